import type { ItemType, Option } from './interaction';
import type { ItemContent } from './item';
import type { AcceptedNumber, AcceptedText, Key } from './key';
import { isBlank, plainTextOf } from './plain-text';
import type { RichText } from './rich-text';

/** Longest title and texts, in characters as people count them (an emoji of one code point is one), not in bytes. */
export const LONGEST_TITLE = 200;
export const LONGEST_RICH_TEXT = 20_000;
export const MOST_OPTIONS = 20;

/** What keeps an item from being used. Positions count from 1, as an author sees the options or accepted answers. */
export type ItemProblem =
  | { readonly code: 'TitleEmpty' }
  | { readonly code: 'TitleTooLong'; readonly length: number; readonly limit: number }
  | { readonly code: 'StemEmpty' }
  | { readonly code: 'TextTooLong'; readonly part: 'stem' | 'option' | 'feedback'; readonly length: number; readonly limit: number }
  | { readonly code: 'TooFewOptions'; readonly count: number }
  | { readonly code: 'TooManyOptions'; readonly count: number; readonly limit: number }
  | { readonly code: 'OptionEmpty'; readonly position: number }
  | { readonly code: 'OptionsEqual'; readonly position: number; readonly otherPosition: number }
  | { readonly code: 'OptionIdsEqual'; readonly position: number; readonly otherPosition: number }
  | { readonly code: 'KeyOfOtherType'; readonly interaction: ItemType; readonly key: ItemType }
  | { readonly code: 'KeyMissing' }
  | { readonly code: 'KeyNamesUnknownOption'; readonly optionId: string }
  | { readonly code: 'FeedbackNamesUnknownOption'; readonly optionId: string }
  | { readonly code: 'NoAcceptedAnswer' }
  | { readonly code: 'AcceptedTextEmpty'; readonly position: number }
  | { readonly code: 'AcceptedTextsConflict'; readonly position: number; readonly otherPosition: number }
  | { readonly code: 'NotADecimal'; readonly position: number; readonly text: string }
  | { readonly code: 'ToleranceNegative'; readonly position: number; readonly text: string }
  | { readonly code: 'CreditOutOfRange'; readonly position: number; readonly creditPercent: number }
  | { readonly code: 'NoFullCredit'; readonly highestPercent: number }
  | { readonly code: 'MarksTooFew'; readonly maximum: number };

/**
 * Everything that keeps this content from being used in a test; the empty list when it is sound.
 * Asked before an item is saved as ready, before a course is published, and by every importer, so that no door lets in what another refuses.
 * An option is equal to another when both show the same words and pictures, whatever their markup. It is no problem when every option is right.
 */
export function checkItem(content: ItemContent): readonly ItemProblem[] {
  return [
    ...checkTitle(content.title),
    ...(isBlank(content.stem) ? [{ code: 'StemEmpty' } as const] : checkLength(content.stem, 'stem')),
    ...checkAnswering(content),
    ...checkFeedback(content),
    ...(Number.isSafeInteger(content.maximum) && content.maximum >= 1 ? [] : [{ code: 'MarksTooFew', maximum: content.maximum } as const]),
  ];
}

function checkTitle(title: string): ItemProblem[] {
  if (title.trim() === '') return [{ code: 'TitleEmpty' }];
  const length = characters(title);
  return length > LONGEST_TITLE ? [{ code: 'TitleTooLong', length, limit: LONGEST_TITLE }] : [];
}

function checkLength(text: RichText, part: 'stem' | 'option' | 'feedback'): ItemProblem[] {
  const length = text.length > LONGEST_RICH_TEXT ? characters(text) : 0;
  return length > LONGEST_RICH_TEXT ? [{ code: 'TextTooLong', part, length, limit: LONGEST_RICH_TEXT }] : [];
}

function checkAnswering({ interaction, key }: ItemContent): ItemProblem[] {
  if (interaction.type !== key.type) return [{ code: 'KeyOfOtherType', interaction: interaction.type, key: key.type }];
  const options = 'options' in interaction ? checkOptions(interaction.options) : [];
  return [...options, ...checkKey(key, 'options' in interaction ? interaction.options : [])];
}

function checkOptions(options: readonly Option[]): ItemProblem[] {
  const problems: ItemProblem[] = [];
  if (options.length < 2) problems.push({ code: 'TooFewOptions', count: options.length });
  if (options.length > MOST_OPTIONS) problems.push({ code: 'TooManyOptions', count: options.length, limit: MOST_OPTIONS });
  const seenIds = new Map<string, number>();
  const seenTexts = new Map<string, number>();
  options.forEach(({ id, text }, index) => {
    const position = index + 1;
    const shown = whatIsShown(text);
    const sameId = seenIds.get(id);
    const sameText = seenTexts.get(shown);
    if (sameId !== undefined) problems.push({ code: 'OptionIdsEqual', position, otherPosition: sameId });
    if (isBlank(text)) problems.push({ code: 'OptionEmpty', position });
    else if (sameText !== undefined) problems.push({ code: 'OptionsEqual', position, otherPosition: sameText });
    problems.push(...checkLength(text, 'option'));
    seenIds.set(id, sameId ?? position);
    seenTexts.set(shown, sameText ?? position);
  });
  return problems;
}

/** Words and pictures; two options that differ in markup alone look alike to the learner. */
function whatIsShown(text: RichText): string {
  return [plainTextOf(text), ...(text.match(/<(?:img|video|audio|source)\b[^<>]*>/gi) ?? [])].join('\n');
}

function checkKey(key: Key, options: readonly Option[]): ItemProblem[] {
  const known = new Set(options.map(({ id }) => id));
  switch (key.type) {
    case 'single-choice':
      if (key.optionId === '') return [{ code: 'KeyMissing' }];
      return known.has(key.optionId) ? [] : [{ code: 'KeyNamesUnknownOption', optionId: key.optionId }];
    case 'multiple-choice':
      if (key.optionIds.length === 0) return [{ code: 'KeyMissing' }];
      return key.optionIds.filter((id) => !known.has(id)).map((optionId) => ({ code: 'KeyNamesUnknownOption', optionId }));
    case 'true-false':
      return [];
    case 'short-text':
      return [...checkAcceptedTexts(key.accepted, key.caseSensitive), ...checkCredit(key.accepted)];
    case 'numeric':
      return [...key.accepted.flatMap(checkAcceptedNumber), ...checkCredit(key.accepted)];
    default:
      return [];
  }
}

function checkAcceptedTexts(accepted: readonly AcceptedText[], caseSensitive: boolean): ItemProblem[] {
  const problems: ItemProblem[] = [];
  const seen = new Map<string, { position: number; creditPercent: number }>();
  accepted.forEach(({ text, creditPercent }, index) => {
    const position = index + 1;
    const folded = caseSensitive ? text.trim() : text.trim().toLowerCase();
    if (folded === '') problems.push({ code: 'AcceptedTextEmpty', position });
    const same = seen.get(folded);
    if (same && same.creditPercent !== creditPercent) problems.push({ code: 'AcceptedTextsConflict', position, otherPosition: same.position });
    if (!same) seen.set(folded, { position, creditPercent });
  });
  return problems;
}

/** As the number reader of keys takes it: digits, one point, no thousands. */
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

function checkAcceptedNumber({ value, tolerance }: AcceptedNumber, index: number): ItemProblem[] {
  const problems: ItemProblem[] = [];
  for (const text of [value, tolerance]) {
    if (!DECIMAL.test(text)) problems.push({ code: 'NotADecimal', position: index + 1, text });
  }
  if (/^-.*[1-9]/.test(tolerance)) problems.push({ code: 'ToleranceNegative', position: index + 1, text: tolerance });
  return problems;
}

/** Some answer must be able to earn everything, else the marks of the form add up to what nobody can reach. */
function checkCredit(accepted: readonly { readonly creditPercent: number }[]): ItemProblem[] {
  if (accepted.length === 0) return [{ code: 'NoAcceptedAnswer' }];
  const outside = accepted.flatMap(({ creditPercent }, index): ItemProblem[] =>
    Number.isInteger(creditPercent) && creditPercent >= 1 && creditPercent <= 100 ? [] : [{ code: 'CreditOutOfRange', position: index + 1, creditPercent }]);
  const highestPercent = Math.max(...accepted.map(({ creditPercent }) => creditPercent));
  return highestPercent < 100 ? [...outside, { code: 'NoFullCredit', highestPercent }] : outside;
}

function checkFeedback({ feedback, interaction }: ItemContent): ItemProblem[] {
  const byOption = Object.entries(feedback.byOption ?? {});
  const known = 'options' in interaction ? interaction.options.map(({ id }) => id) : interaction.type === 'true-false' ? ['true', 'false'] : [];
  return [
    ...byOption.filter(([id]) => !known.includes(id)).map(([optionId]): ItemProblem => ({ code: 'FeedbackNamesUnknownOption', optionId })),
    ...[feedback.general ?? '', ...byOption.map(([, text]) => text)].flatMap((text) => checkLength(text, 'feedback')),
  ];
}

/** Code points: what a person sees as one sign is at most a few of them, a byte count would be anything. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
