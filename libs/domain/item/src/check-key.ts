import { checkRubric } from './check-rubric';
import { comparableText } from './comparable-text';
import { optionsOf, type ClozeGap, type Interaction, type Option } from './interaction';
import type { ItemProblem } from './item-problem';
import { entryOf, HIGHEST_RATING, LEAST_RATING, type AcceptedNumber, type AcceptedText, type GapKey, type Key, type TextSensitivity } from './key';

/** What a key gets wrong about its interaction, whatever else is wrong with the item. */
export function checkKey(interaction: Interaction, key: Key): ItemProblem[] {
  if (interaction.type !== key.type) return [{ code: 'KeyOfOtherType', interaction: interaction.type, key: key.type }];
  const ids = idsOf(optionsOf(interaction));
  switch (key.type) {
    case 'single-choice':
      return key.optionId === '' ? [{ code: 'KeyMissing' }] : unknownAmong([key.optionId], ids);
    case 'multiple-choice':
      return key.optionIds.length === 0 ? [{ code: 'KeyMissing' }] : unknownAmong(key.optionIds, ids);
    case 'true-false':
      return [];
    case 'short-text':
      return [...checkAcceptedTexts(key.accepted, key), ...checkCredit(key.accepted)];
    case 'numeric':
      return [...key.accepted.flatMap(checkAcceptedNumber), ...checkCredit(key.accepted)];
    case 'matching':
      return interaction.type === 'matching' ? checkTable(key.pairs, idsOf(interaction.prompts), (choice) => unknownAmong([choice], ids)) : [];
    case 'placing':
      return interaction.type === 'placing' ? checkPlacements(key.placements, ids, idsOf(interaction.places)) : [];
    case 'ordering':
      return checkOrder(key.entryIds, ids);
    case 'situational-judgement':
      return checkRatings(key.ratings, ids);
    case 'cloze':
      return interaction.type === 'cloze' ? checkGapKeys(key.gaps, interaction.gaps) : [];
    case 'essay':
    case 'file-upload':
      return checkRubric(key.rubric);
  }
}

function idsOf(options: readonly Option[]): readonly string[] {
  return options.map(({ id }) => id);
}

function unknownAmong(named: readonly string[], known: readonly string[]): ItemProblem[] {
  return named.filter((id) => !known.includes(id)).map((optionId) => ({ code: 'KeyNamesUnknownOption', optionId }));
}

/** A table that has to say something about each id and nothing about others. */
function checkTable<T>(table: Readonly<Record<string, T>>, ids: readonly string[], checkMember: (member: T, id: string) => ItemProblem[]): ItemProblem[] {
  return [
    ...unknownAmong(Object.keys(table), ids),
    ...ids.flatMap((id) => {
      const member = entryOf(table, id);
      return member === undefined ? [{ code: 'KeyIncomplete', optionId: id } as const] : checkMember(member, id);
    }),
  ];
}

function checkPlacements(placements: Readonly<Record<string, string | null>>, labelIds: readonly string[], placeIds: readonly string[]): ItemProblem[] {
  const belongsSomewhere = labelIds.some((id) => (entryOf(placements, id) ?? null) !== null);
  return [
    ...checkTable(placements, labelIds, (place) => (place === null ? [] : unknownAmong([place], placeIds))),
    ...(belongsSomewhere ? [] : [{ code: 'NothingToPlace' } as const]),
  ];
}

function checkOrder(order: readonly string[], ids: readonly string[]): ItemProblem[] {
  const repeated = new Set(order.filter((id, index) => order.indexOf(id) !== index));
  return [
    ...unknownAmong(order, ids),
    ...[...repeated].map((optionId): ItemProblem => ({ code: 'KeyRepeatsOption', optionId })),
    ...ids.filter((id) => !order.includes(id)).map((optionId): ItemProblem => ({ code: 'KeyIncomplete', optionId })),
  ];
}

function checkRatings(ratings: Readonly<Record<string, number>>, actionIds: readonly string[]): ItemProblem[] {
  const bounds = { least: LEAST_RATING, highest: HIGHEST_RATING };
  const problems = checkTable(ratings, actionIds, (rating, optionId) =>
    Number.isInteger(rating) && rating >= LEAST_RATING && rating <= HIGHEST_RATING ? [] : [{ code: 'RatingOutOfRange', optionId, rating, ...bounds }]);
  const different = new Set(actionIds.map((id) => entryOf(ratings, id))).size > 1;
  return different || actionIds.length < 2 ? problems : [...problems, { code: 'RatingsAllEqual' }];
}

function checkGapKeys(keys: Readonly<Record<string, GapKey>>, gaps: readonly ClozeGap[]): ItemProblem[] {
  const gapOf = (id: string) => gaps.find((gap) => gap.id === id);
  return checkTable(keys, [...new Set(gaps.map(({ id }) => id))], (key, gapId) => {
    const gap = gapOf(gapId);
    if (gap?.kind !== key.kind) return [{ code: 'GapKeyOfOtherKind', gapId }];
    if (gap.kind === 'choice' && key.kind === 'choice') return unknownAmong([key.optionId], idsOf(gap.options));
    const found = key.kind === 'text' ? [...checkAcceptedTexts(key.accepted, key), ...checkCredit(key.accepted)]
      : key.kind === 'number' ? [...key.accepted.flatMap(checkAcceptedNumber), ...checkCredit(key.accepted)] : [];
    return found.map((problem) => ({ ...problem, gapId }));
  });
}

type AcceptedProblem = Extract<ItemProblem, { code: 'NoAcceptedAnswer' | 'AcceptedTextEmpty' | 'AcceptedTextsConflict' | 'NotADecimal' | 'ToleranceNegative' | 'CreditOutOfRange' | 'NoFullCredit' }>;

/** Texts that compare equal when an answer is marked must not earn different credit. */
function checkAcceptedTexts(accepted: readonly AcceptedText[], sensitivity: TextSensitivity): AcceptedProblem[] {
  const problems: AcceptedProblem[] = [];
  const seen = new Map<string, { position: number; creditPercent: number }>();
  accepted.forEach(({ text, creditPercent }, index) => {
    const position = index + 1;
    const compared = comparableText(text, sensitivity);
    if (compared.trim() === '') problems.push({ code: 'AcceptedTextEmpty', position });
    const same = seen.get(compared);
    if (same && same.creditPercent !== creditPercent) problems.push({ code: 'AcceptedTextsConflict', position, otherPosition: same.position });
    if (!same) seen.set(compared, { position, creditPercent });
  });
  return problems;
}

/** As the number reader of keys takes it: digits, one point, no thousands. */
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

function checkAcceptedNumber({ value, tolerance }: AcceptedNumber, index: number): AcceptedProblem[] {
  const problems: AcceptedProblem[] = [];
  for (const text of [value, tolerance]) {
    if (!DECIMAL.test(text)) problems.push({ code: 'NotADecimal', position: index + 1, text });
  }
  if (/^-.*[1-9]/.test(tolerance)) problems.push({ code: 'ToleranceNegative', position: index + 1, text: tolerance });
  return problems;
}

/** Some answer must be able to earn everything, else the marks of the form add up to what nobody can reach. */
function checkCredit(accepted: readonly { readonly creditPercent: number }[]): AcceptedProblem[] {
  if (accepted.length === 0) return [{ code: 'NoAcceptedAnswer' }];
  const outside = accepted.flatMap(({ creditPercent }, index): AcceptedProblem[] =>
    Number.isInteger(creditPercent) && creditPercent >= 1 && creditPercent <= 100 ? [] : [{ code: 'CreditOutOfRange', position: index + 1, creditPercent }]);
  const highestPercent = Math.max(...accepted.map(({ creditPercent }) => creditPercent));
  return highestPercent < 100 ? [...outside, { code: 'NoFullCredit', highestPercent }] : outside;
}
