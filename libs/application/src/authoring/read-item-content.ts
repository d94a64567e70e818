import { type AcceptedNumber, type AcceptedText, checkItem, type Feedback, type Interaction, type ItemContent, type ItemProblem, ITEM_TYPES, type Key, LONGEST_TITLE, type Option, plainTextOf, type RichText } from '@selaras/domain/item';
import { hundredths, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { AuthoringRefusal } from './refusals';

/** Thrown and caught in this file alone: the field at which the JSON is not what it should be. */
class Malformed extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

/**
 * Reads an item as an author's client sends it: the shape is checked field by field, rich text is sanitised, members nobody
 * knows are dropped, an empty title is made from the stem. Then the rules of the item decide whether it is sound.
 */
export function readItemContent(json: unknown, sanitise: (html: string) => RichText): Result<ItemContent, AuthoringRefusal> {
  try {
    const content = contentFrom(json, sanitise);
    const [problem, ...others] = checkItem(content);
    return problem ? refuse(itemInvalid(problem, others.length + 1)) : ok(content);
  } catch (error) {
    if (error instanceof Malformed) return refuse({ code: 'ContentMalformed', field: error.field });
    throw error;
  }
}

/** The first problem with its params; how many there are in all. */
function itemInvalid({ code: problem, ...params }: ItemProblem, problems: number): AuthoringRefusal {
  return { code: 'ItemInvalid', field: 'content', problem, problems, ...params };
}

function contentFrom(json: unknown, sanitise: (html: string) => RichText): ItemContent {
  const rich = (value: unknown, field: string) => sanitise(textAt(value, field));
  const source = objectAt(json, 'content');
  const stem = rich(source['stem'], 'stem');
  const title = source['title'] === undefined ? '' : textAt(source['title'], 'title').normalize('NFC').replace(/\s+/gu, ' ').trim();
  return {
    title: title || titleFrom(stem),
    stem,
    interaction: interactionFrom(source['interaction'], rich),
    key: keyFrom(source['key']),
    feedback: feedbackFrom(source['feedback'], rich),
    maximum: hundredths(wholeAt(source['maximum'], 'maximum')),
  };
}

/** The first words of the stem, cut between characters. */
function titleFrom(stem: RichText): string {
  const words = [...plainTextOf(stem)];
  return words.length > 80 ? `${words.slice(0, 79).join('').trimEnd()}…` : words.slice(0, LONGEST_TITLE).join('');
}

type Rich = (value: unknown, field: string) => RichText;

function interactionFrom(json: unknown, rich: Rich): Interaction {
  const source = objectAt(json, 'interaction');
  const type = typeAt(source, 'interaction.type');
  switch (type) {
    case 'single-choice':
    case 'multiple-choice':
      return {
        type,
        options: listAt(source['options'], 'interaction.options').map((option, index) => optionFrom(option, `interaction.options.${index}`, rich)),
        shuffle: source['shuffle'] === undefined ? true : flagAt(source['shuffle'], 'interaction.shuffle'),
      };
    case 'numeric': {
      const unit = source['unit'] === undefined || source['unit'] === null ? '' : textAt(source['unit'], 'interaction.unit').trim();
      return unit === '' ? { type } : { type, unit };
    }
    case 'true-false':
    case 'short-text':
      return { type };
  }
}

function optionFrom(json: unknown, field: string, rich: Rich): Option {
  const source = objectAt(json, field);
  const id = textAt(source['id'], `${field}.id`);
  if (id === '') throw new Malformed(`${field}.id`);
  const text = rich(source['text'], `${field}.text`);
  return source['staysLast'] === true ? { id, text, staysLast: true } : { id, text };
}

function keyFrom(json: unknown): Key {
  const source = objectAt(json, 'key');
  const type = typeAt(source, 'key.type');
  switch (type) {
    case 'single-choice':
      return { type, optionId: textAt(source['optionId'], 'key.optionId') };
    case 'multiple-choice':
      return { type, optionIds: [...new Set(listAt(source['optionIds'], 'key.optionIds').map((id, index) => textAt(id, `key.optionIds.${index}`)))] };
    case 'true-false':
      return { type, value: flagAt(source['value'], 'key.value') };
    case 'short-text':
      return {
        type,
        accepted: listAt(source['accepted'], 'key.accepted').map((accepted, index): AcceptedText => {
          const { text, creditPercent } = objectAt(accepted, `key.accepted.${index}`);
          return { text: textAt(text, `key.accepted.${index}.text`), creditPercent: wholeAt(creditPercent, `key.accepted.${index}.creditPercent`) };
        }),
        caseSensitive: flagAt(source['caseSensitive'], 'key.caseSensitive'),
      };
    case 'numeric':
      return {
        type,
        accepted: listAt(source['accepted'], 'key.accepted').map((accepted, index): AcceptedNumber => {
          const { value, tolerance, creditPercent } = objectAt(accepted, `key.accepted.${index}`);
          return {
            value: textAt(value, `key.accepted.${index}.value`),
            tolerance: textAt(tolerance, `key.accepted.${index}.tolerance`),
            creditPercent: wholeAt(creditPercent, `key.accepted.${index}.creditPercent`),
          };
        }),
      };
  }
}

function feedbackFrom(json: unknown, rich: Rich): Feedback {
  if (json === undefined || json === null) return {};
  const { general, byOption } = objectAt(json, 'feedback');
  const texts = byOption === undefined || byOption === null ? [] : Object.entries(objectAt(byOption, 'feedback.byOption'));
  const written = texts.map(([id, text]) => [id, rich(text, `feedback.byOption.${id}`)] as const).filter(([, text]) => text !== '');
  const ofAll = general === undefined || general === null ? '' : rich(general, 'feedback.general');
  return {
    ...(ofAll === '' ? {} : { general: ofAll }),
    ...(written.length === 0 ? {} : { byOption: Object.fromEntries(written) }),
  };
}

function typeAt(source: Readonly<Record<string, unknown>>, field: string) {
  const type = ITEM_TYPES.find((known) => known === source['type']);
  if (!type) throw new Malformed(field);
  return type;
}

function objectAt(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(field);
  return value as Record<string, unknown>;
}

function listAt(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > 200) throw new Malformed(field);
  return value;
}

/** PostgreSQL stores no U+0000, and half a surrogate pair is no text. */
function textAt(value: unknown, field: string): string {
  if (typeof value !== 'string' || /\u0000|[\ud800-\udfff]/u.test(value)) throw new Malformed(field);
  return value;
}

function wholeAt(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Malformed(field);
  return value;
}

function flagAt(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw new Malformed(field);
  return value;
}
