import { LONGEST_TEXT_RESPONSE, type Interaction, type ItemType, type Response } from '@selaras/domain/item';
import { ok, refuse, type Result } from '@selaras/domain/kernel';

/** What a response can be checked against: the type of the item and the options it offers. Carries no key. */
export interface Answerable {
  readonly type: ItemType;
  /** Empty for types without options. */
  readonly optionIds: readonly string[];
}

export type ResponseRefusal =
  | { readonly code: 'ResponseMalformed'; readonly expected: string }
  | { readonly code: 'ResponseOfOtherType'; readonly expected: ItemType; readonly sent: string }
  | { readonly code: 'UnknownOption'; readonly optionId: string }
  | { readonly code: 'ResponseTooLong'; readonly longest: number; readonly sent: number }
  | { readonly code: 'TextNotReadable' };

export function answerableOf(interaction: Interaction): Answerable {
  const options = interaction.type === 'single-choice' || interaction.type === 'multiple-choice' ? interaction.options : [];
  return { type: interaction.type, optionIds: options.map((option) => option.id) };
}

/**
 * Reads what a client sent as the response to one item. Only what a response consists of is taken: a `score` or
 * `correctAnswers` sent along is dropped. Texts are kept as typed; `TextNotReadable` refuses NUL and halves of
 * surrogate pairs, which no database text can hold. Ticks come back once each, in the order of the item.
 */
export function parseResponse(sent: unknown, item: Answerable): Result<Response, ResponseRefusal> {
  if (typeof sent !== 'object' || sent === null) return malformed(`an object with type ${item.type}`);
  const type = (sent as { type?: unknown }).type;
  if (type !== item.type) {
    return refuse({ code: 'ResponseOfOtherType', expected: item.type, sent: printable(type) });
  }
  return READERS[item.type](sent as Readonly<Record<string, unknown>>, item);
}

type Reader = (sent: Readonly<Record<string, unknown>>, item: Answerable) => Result<Response, ResponseRefusal>;

const READERS = {
  'single-choice': ({ optionId }, item) => {
    if (optionId === null) return ok({ type: 'single-choice', optionId });
    if (typeof optionId !== 'string') return malformed('optionId: text or null');
    if (!item.optionIds.includes(optionId)) return unknownOption(optionId);
    return ok({ type: 'single-choice', optionId });
  },
  'multiple-choice': ({ optionIds }, item) => {
    if (!Array.isArray(optionIds)) return malformed('optionIds: a list of texts');
    const ticked = new Set<unknown>(optionIds);
    for (const id of ticked) {
      if (typeof id !== 'string') return malformed('optionIds: a list of texts');
      if (!item.optionIds.includes(id)) return unknownOption(id);
    }
    return ok({ type: 'multiple-choice', optionIds: item.optionIds.filter((id) => ticked.has(id)) });
  },
  'true-false': ({ value }) =>
    value === null || typeof value === 'boolean' ? ok({ type: 'true-false', value }) : malformed('value: true, false or null'),
  'short-text': ({ text }) => readText(text, (read) => ({ type: 'short-text', text: read })),
  numeric: ({ text }) => readText(text, (read) => ({ type: 'numeric', text: read })),
} satisfies Record<ItemType, Reader>;

function readText(text: unknown, make: (text: string) => Response): Result<Response, ResponseRefusal> {
  if (typeof text !== 'string') return malformed('text: a text');
  if (text.length > LONGEST_TEXT_RESPONSE * 2 || [...text].length > LONGEST_TEXT_RESPONSE) {
    return refuse({ code: 'ResponseTooLong', longest: LONGEST_TEXT_RESPONSE, sent: text.length });
  }
  if (/[\0]|\p{Cs}/u.test(text)) return refuse({ code: 'TextNotReadable' });
  return ok(make(text));
}

function malformed(expected: string): Result<Response, ResponseRefusal> {
  return refuse({ code: 'ResponseMalformed', expected });
}

function unknownOption(optionId: string): Result<Response, ResponseRefusal> {
  return refuse({ code: 'UnknownOption', optionId: printable(optionId) });
}

/** Short and printable, since it is said back to the sender. */
function printable(sent: unknown): string {
  return JSON.stringify(sent)?.slice(0, 60) ?? 'nothing';
}
