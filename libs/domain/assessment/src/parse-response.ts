import { LONGEST_ESSAY, LONGEST_TEXT_RESPONSE, optionsOf, type Interaction, type ItemType, type Response } from '@selaras/domain/item';
import { ok, refuse, type Result } from '@selaras/domain/kernel';

/**
 * What a response can be checked against: the type of the item and the ids it offers. Carries no key. It is frozen with the
 * form of an attempt, so that saving an answer reads no item; members that a type has no use for are left out, as they are in
 * forms that were stored before that type existed.
 */
export interface Answerable {
  readonly type: ItemType;
  /** What is chosen, ordered or put somewhere (`optionsOf`); empty for types where something is typed or handed in. */
  readonly optionIds: readonly string[];
  /** Where it is put: the prompts of a matching, the places of a placing; in the author's order. */
  readonly targetIds?: readonly string[];
  /** The gaps of a cloze, in the author's order. */
  readonly gaps?: readonly AnswerableGap[];
  /** Characters of the longest essay. */
  readonly longest?: number;
  /** How many files may be handed in. */
  readonly most?: number;
}

export interface AnswerableGap {
  readonly id: string;
  /** Left out where something is typed. */
  readonly optionIds?: readonly string[];
}

export type ResponseRefusal =
  | { readonly code: 'ResponseMalformed'; readonly expected: string }
  | { readonly code: 'ResponseOfOtherType'; readonly expected: ItemType; readonly sent: string }
  | { readonly code: 'UnknownOption'; readonly optionId: string }
  /** An ordering that leaves entries out or names one twice. */
  | { readonly code: 'OrderIncomplete'; readonly expected: number; readonly sent: number }
  | { readonly code: 'SameActionTwice'; readonly optionId: string }
  | { readonly code: 'TooManyFiles'; readonly most: number; readonly sent: number }
  | { readonly code: 'ResponseTooLong'; readonly longest: number; readonly sent: number }
  | { readonly code: 'TextNotReadable' };

export function answerableOf(interaction: Interaction): Answerable {
  const base = { type: interaction.type, optionIds: idsOf(optionsOf(interaction)) };
  switch (interaction.type) {
    case 'matching':
      return { ...base, targetIds: idsOf(interaction.prompts) };
    case 'placing':
      return { ...base, targetIds: idsOf(interaction.places) };
    case 'cloze':
      return { ...base, gaps: interaction.gaps.map((gap) => (gap.kind === 'choice' ? { id: gap.id, optionIds: idsOf(gap.options) } : { id: gap.id })) };
    case 'essay':
      return { ...base, longest: interaction.longest };
    case 'file-upload':
      return { ...base, most: interaction.most };
    default:
      return base;
  }
}

function idsOf(options: readonly { readonly id: string }[]): readonly string[] {
  return options.map(({ id }) => id);
}

/**
 * Reads what a client sent as the response to one item. Only what a response consists of is taken: a `score` or
 * `correctAnswers` sent along is dropped. Texts are kept as typed; `TextNotReadable` refuses NUL and halves of
 * surrogate pairs, which no database text can hold. Ticks come back once each, in the order of the item; what is kept by
 * ids comes back in the order of the item too, with blanks left out. Whether a file of a file upload is this learner's is
 * for whoever keeps the files to say: here only how many there are is checked.
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
  'short-text': ({ text }) => typed('text', text, LONGEST_TEXT_RESPONSE, (read) => ({ type: 'short-text', text: read })),
  numeric: ({ text }) => typed('text', text, LONGEST_TEXT_RESPONSE, (read) => ({ type: 'numeric', text: read })),
  matching: ({ pairs }, item) =>
    readTable('pairs', pairs, item.targetIds ?? [], () => item.optionIds, (read) => ({ type: 'matching', pairs: read })),
  ordering: ({ entryIds }, item) => {
    if (!Array.isArray(entryIds)) return malformed('entryIds: a list of texts');
    const order: string[] = [];
    for (const id of entryIds.slice(0, item.optionIds.length + 1) as unknown[]) {
      if (typeof id !== 'string') return malformed('entryIds: a list of texts');
      if (!item.optionIds.includes(id)) return unknownOption(id);
      order.push(id);
    }
    const complete = entryIds.length === item.optionIds.length && new Set(order).size === order.length;
    if (order.length > 0 && !complete) return refuse({ code: 'OrderIncomplete', expected: item.optionIds.length, sent: entryIds.length });
    return ok({ type: 'ordering', entryIds: order });
  },
  cloze: ({ gaps }, item) => {
    const known = item.gaps ?? [];
    const optionIdsOf = (id: string) => known.find((gap) => gap.id === id)?.optionIds ?? null;
    return readTable('gaps', gaps, known.map(({ id }) => id), optionIdsOf, (read) => ({ type: 'cloze', gaps: read }));
  },
  placing: ({ placements }, item) =>
    readTable('placements', placements, item.optionIds, () => item.targetIds ?? [], (read) => ({ type: 'placing', placements: read })),
  'situational-judgement': ({ most, least }, item) => {
    for (const [field, id] of [['most', most], ['least', least]] as const) {
      if (id !== null && typeof id !== 'string') return malformed(`${field}: text or null`);
      if (id !== null && !item.optionIds.includes(id)) return unknownOption(id);
    }
    if (most !== null && most === least) return refuse({ code: 'SameActionTwice', optionId: printable(most) });
    return ok({ type: 'situational-judgement', most: most as string | null, least: least as string | null });
  },
  essay: ({ text }, item) => typed('text', text, item.longest ?? LONGEST_ESSAY, (read) => ({ type: 'essay', text: read })),
  'file-upload': ({ fileIds }, item) => {
    if (!Array.isArray(fileIds)) return malformed('fileIds: a list of ids');
    const most = item.most ?? 1;
    if (fileIds.length > most) return refuse({ code: 'TooManyFiles', most, sent: fileIds.length });
    const read = new Set<string>();
    for (const id of fileIds as unknown[]) {
      if (typeof id !== 'string' || !UUID.test(id)) return malformed('fileIds: a list of ids');
      read.add(id.toLowerCase());
    }
    return ok({ type: 'file-upload', fileIds: [...read] });
  },
} satisfies Record<ItemType, Reader>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A table by ids. `valuesOf` gives the ids that may stand at an id, null where something is typed. Only own members are looked at. */
function readTable(
  field: string, table: unknown, ids: readonly string[], valuesOf: (id: string) => readonly string[] | null,
  make: (read: Readonly<Record<string, string>>) => Response,
): Result<Response, ResponseRefusal> {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return malformed(`${field}: a text for each id`);
  const sent = new Map(Object.entries(table));
  for (const [id, value] of sent) {
    if (!ids.includes(id)) return unknownOption(id);
    if (typeof value !== 'string') return malformed(`${field}: a text for each id`);
    const values = valuesOf(id);
    if (values && value !== '' && !values.includes(value)) return unknownOption(value);
    const refusal = values ? null : textRefusal(value, LONGEST_TEXT_RESPONSE);
    if (refusal) return refuse(refusal);
  }
  // Object.fromEntries defines members, so that even an id called `__proto__` is one like any other.
  return ok(make(Object.fromEntries(ids.flatMap((id) => {
    const value = sent.get(id) as string | undefined;
    return value === undefined || value.trim() === '' ? [] : [[id, value]];
  }))));
}

function typed(field: string, text: unknown, longest: number, make: (text: string) => Response): Result<Response, ResponseRefusal> {
  if (typeof text !== 'string') return malformed(`${field}: a text`);
  const refusal = textRefusal(text, longest);
  return refusal ? refuse(refusal) : ok(make(text));
}

function textRefusal(text: string, longest: number): ResponseRefusal | null {
  if (text.length > longest * 2 || (text.length > longest && [...text].length > longest)) return { code: 'ResponseTooLong', longest, sent: text.length };
  return /[\0]|\p{Cs}/u.test(text) ? { code: 'TextNotReadable' } : null;
}

function malformed(expected: string): Result<Response, ResponseRefusal> {
  return refuse({ code: 'ResponseMalformed', expected });
}

function unknownOption(optionId: string): Result<Response, ResponseRefusal> {
  return refuse({ code: 'UnknownOption', optionId: printable(optionId) });
}

/** Short and printable, since it is said back to the sender. */
function printable(sent: unknown): string {
  const text = typeof sent === 'string' ? JSON.stringify(sent.slice(0, 60)) : JSON.stringify(sent);
  return text?.slice(0, 60) ?? 'nothing';
}
