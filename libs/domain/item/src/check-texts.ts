import type { ClozeGap, Interaction, Option } from './interaction';
import type { ItemProblem, OptionList } from './item-problem';
import { isBlank, plainTextOf } from './plain-text';
import type { RichText } from './rich-text';

/** Longest title and texts, in characters as people count them (an emoji of one code point is one), not in bytes. */
export const LONGEST_TITLE = 200;
export const LONGEST_RICH_TEXT = 20_000;
export const MOST_OPTIONS = 20;
export const MOST_GAPS = 50;

/** Code points: what a person sees as one sign is at most a few of them, a byte count would be anything. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export function checkLength(text: RichText, part: Extract<ItemProblem, { code: 'TextTooLong' }>['part']): ItemProblem[] {
  const length = text.length > LONGEST_RICH_TEXT ? characters(text) : 0;
  return length > LONGEST_RICH_TEXT ? [{ code: 'TextTooLong', part, length, limit: LONGEST_RICH_TEXT }] : [];
}

interface Where {
  readonly list?: OptionList;
  readonly gapId?: string;
}

/** Every list of an interaction: who reads two entries of one list must be able to tell them apart. */
export function checkLists(interaction: Interaction): ItemProblem[] {
  switch (interaction.type) {
    case 'single-choice':
    case 'multiple-choice':
      return checkOptions(interaction.options);
    case 'matching':
      return [...checkOptions(interaction.prompts, { list: 'prompts' }), ...checkOptions(interaction.choices, { list: 'choices' })];
    case 'ordering':
      return checkOptions(interaction.entries, { list: 'entries' });
    case 'placing':
      // One place is enough: a label may belong nowhere.
      return [...checkOptions(interaction.labels, { list: 'labels' }), ...checkOptions(interaction.places, { list: 'places' }, 1)];
    case 'situational-judgement':
      return checkOptions(interaction.actions, { list: 'actions' });
    case 'cloze':
      return checkCloze(interaction.text, interaction.gaps);
    case 'true-false':
    case 'short-text':
    case 'numeric':
    case 'essay':
    case 'file-upload':
      return [];
  }
}

function checkOptions(options: readonly Option[], where: Where = {}, least = 2): ItemProblem[] {
  const problems: ItemProblem[] = [];
  if (options.length < least) problems.push({ code: 'TooFewOptions', count: options.length, ...where });
  if (options.length > MOST_OPTIONS) problems.push({ code: 'TooManyOptions', count: options.length, limit: MOST_OPTIONS, ...where });
  const seenIds = new Map<string, number>();
  const seenTexts = new Map<string, number>();
  options.forEach(({ id, text }, index) => {
    const position = index + 1;
    const shown = whatIsShown(text);
    const sameId = seenIds.get(id);
    const sameText = seenTexts.get(shown);
    if (sameId !== undefined) problems.push({ code: 'OptionIdsEqual', position, otherPosition: sameId, ...where });
    if (isBlank(text)) problems.push({ code: 'OptionEmpty', position, ...where });
    else if (sameText !== undefined) problems.push({ code: 'OptionsEqual', position, otherPosition: sameText, ...where });
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

const GAP_MARKER = /\[\[([^[\]]{1,100})\]\]/g;

/** The ids of the `[[id]]` in a text, in the order in which they stand. */
export function gapMarkersOf(text: RichText): readonly string[] {
  return [...text.matchAll(GAP_MARKER)].map((marker) => marker[1] ?? '');
}

function checkCloze(text: RichText, gaps: readonly ClozeGap[]): ItemProblem[] {
  const problems: ItemProblem[] = [...checkLength(text, 'cloze')];
  if (gaps.length === 0) problems.push({ code: 'NoGap' });
  if (gaps.length > MOST_GAPS) problems.push({ code: 'TooManyGaps', count: gaps.length, limit: MOST_GAPS });
  const markers = gapMarkersOf(text);
  // A marker inside a tag is seen by nobody.
  const visible = new Set(gapMarkersOf(text.replace(/<[^<>]*>/g, ' ')));
  const known = new Set<string>();
  for (const gap of gaps) {
    const { id: gapId } = gap;
    if (known.has(gapId)) problems.push({ code: 'GapIdsEqual', gapId });
    else if (!visible.has(gapId)) problems.push({ code: 'GapMarkerMissing', gapId });
    else if (markers.filter((marker) => marker === gapId).length > 1) problems.push({ code: 'GapMarkerRepeated', gapId });
    known.add(gapId);
    if (gap.kind === 'choice') problems.push(...checkOptions(gap.options, { list: 'gapOptions', gapId }));
  }
  const unknown = [...new Set(markers)].filter((marker) => !known.has(marker));
  return [...problems, ...unknown.map((gapId): ItemProblem => ({ code: 'GapMarkerUnknown', gapId }))];
}
