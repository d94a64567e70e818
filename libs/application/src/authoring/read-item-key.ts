import { type AcceptedNumber, type AcceptedText, type Criterion, type GapKey, ITEM_TYPES, type Key, ORDERING_CREDITS, type TextSensitivity } from '@selaras/domain/item';
import { choiceAt, flagAt, idAt, listAt, objectAt, optionalAt, tableAt, textAt, wholeAt } from './read-fields';

/** The key of an item as an author's client sends it. @throws Malformed naming the field */
export function keyAt(json: unknown, field: string): Key {
  const source = objectAt(json, field);
  const type = choiceAt(source['type'], `${field}.type`, ITEM_TYPES);
  const member = <T>(name: string, read: (value: unknown, at: string) => T): T => read(source[name], `${field}.${name}`);
  switch (type) {
    case 'single-choice':
      // Empty while the author has not said which: `checkItem` has the words for that.
      return { type, optionId: member('optionId', textAt) };
    case 'multiple-choice':
      return { type, optionIds: [...new Set(member('optionIds', (value, at) => listAt(value, at, textAt)))] };
    case 'true-false':
      return { type, value: member('value', flagAt) };
    case 'short-text':
      return { type, accepted: member('accepted', acceptedTextsAt), ...sensitivityAt(source, field) };
    case 'numeric':
      return { type, accepted: member('accepted', acceptedNumbersAt) };
    case 'matching':
      return { type, pairs: member('pairs', (value, at) => tableAt(value, at, textAt)) };
    case 'ordering':
      return {
        type,
        entryIds: member('entryIds', (value, at) => listAt(value, at, textAt)),
        credit: member('credit', (value, at) => optionalAt(value, at, (given) => choiceAt(given, at, ORDERING_CREDITS), 'by-pairs')),
      };
    case 'cloze':
      return { type, gaps: member('gaps', (value, at) => tableAt(value, at, gapKeyAt)) };
    case 'placing':
      return { type, placements: member('placements', (value, at) => tableAt(value, at, (place, placeAt) => (place === null ? null : textAt(place, placeAt)))) };
    case 'situational-judgement':
      return { type, ratings: member('ratings', (value, at) => tableAt(value, at, wholeAt)) };
    case 'essay':
    case 'file-upload':
      return {
        type,
        rubric: member('rubric', (value, at) => listAt(value, at, criterionAt)),
        markers: member('markers', (value, at) => optionalAt(value, at, (given) => choiceAt(given, at, [1, 2]), 1)),
      };
  }
}

function gapKeyAt(json: unknown, field: string): GapKey {
  const source = objectAt(json, field);
  const kind = choiceAt(source['kind'], `${field}.kind`, ['text', 'number', 'choice']);
  switch (kind) {
    case 'text':
      return { kind, accepted: acceptedTextsAt(source['accepted'], `${field}.accepted`), ...sensitivityAt(source, field) };
    case 'number':
      return { kind, accepted: acceptedNumbersAt(source['accepted'], `${field}.accepted`) };
    case 'choice':
      return { kind, optionId: textAt(source['optionId'], `${field}.optionId`) };
  }
}

/** What is as usual is left out, so that equal keys are stored equal. */
function sensitivityAt(source: Readonly<Record<string, unknown>>, field: string): TextSensitivity {
  const accents = optionalAt(source['accentSensitive'], `${field}.accentSensitive`, flagAt, true);
  const spaces = optionalAt(source['spaceSensitive'], `${field}.spaceSensitive`, flagAt, false);
  return {
    caseSensitive: flagAt(source['caseSensitive'], `${field}.caseSensitive`),
    ...(accents ? {} : { accentSensitive: false }),
    ...(spaces ? { spaceSensitive: true } : {}),
  };
}

function acceptedTextsAt(value: unknown, field: string): readonly AcceptedText[] {
  return listAt(value, field, (accepted, at) => {
    const { text, creditPercent } = objectAt(accepted, at);
    return { text: textAt(text, `${at}.text`), creditPercent: wholeAt(creditPercent, `${at}.creditPercent`) };
  });
}

function acceptedNumbersAt(value: unknown, field: string): readonly AcceptedNumber[] {
  return listAt(value, field, (accepted, at) => {
    const source = objectAt(accepted, at);
    return {
      value: textAt(source['value'], `${at}.value`),
      tolerance: textAt(source['tolerance'], `${at}.tolerance`),
      creditPercent: wholeAt(source['creditPercent'], `${at}.creditPercent`),
    };
  });
}

function criterionAt(json: unknown, field: string): Criterion {
  const { id, title, weightPercent, levels } = objectAt(json, field);
  return {
    id: idAt(id, `${field}.id`),
    title: textAt(title, `${field}.title`).trim(),
    weightPercent: wholeAt(weightPercent, `${field}.weightPercent`),
    levels: listAt(levels, `${field}.levels`, (level, at) => {
      const source = objectAt(level, at);
      return { id: idAt(source['id'], `${at}.id`), text: textAt(source['text'], `${at}.text`).trim(), creditPercent: wholeAt(source['creditPercent'], `${at}.creditPercent`) };
    }),
  };
}
