import { optionsOf, type ClozeGap, type DeliveredItem, type Interaction, type Option } from '@selaras/domain/item';
import { seededRandom, shuffled, type Hundredths, type ItemVersionId, type RandomSource } from '@selaras/domain/kernel';
import { answerableOf, type Answerable } from './parse-response';
import { bySection } from './sections';

/** `core`: the same items for everybody, the score that is comparable. `case`: items of the learner's own unit. `practice`: asked in practice alone. */
export type Part = 'core' | 'case' | 'practice';

/** An item that one learner is to be asked: of the core, or of the case that is hers (`itemsFor` of the course decides whose). */
export interface DrawnItem {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  readonly interaction: Interaction;
  /** Title of the section it stands in; null or left out for none. */
  readonly section?: string | null;
  /** Must be answered before she can hand in; not when left out. */
  readonly required?: boolean;
}

/**
 * One place of a form, frozen when the attempt starts. Stored with the attempt; carries no key. `optionIds` is what is shuffled,
 * in the order in which this learner sees it; the rest is what her responses are checked against.
 */
export interface FormItem extends Answerable {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  /** Left out outside any section. */
  readonly section?: string;
  /** Left out where she may leave it blank. */
  readonly required?: true;
}

/** What one learner is asked, in order: section by section, in each first the core, then the case of her unit. */
export type Form = readonly FormItem[];

/**
 * Draws the form of one attempt from the items its learner is to be asked. Sections stay in the order in which they first appear. The order of
 * items within each part of a section, unless the test keeps the author's, and of the options is decided by the seed alone: the same seed draws
 * the same form. No items, no places.
 */
export function drawForm(items: readonly DrawnItem[], seed: string, { shuffleItems }: { readonly shuffleItems: boolean } = { shuffleItems: true }): Form {
  const random = seededRandom(seed);
  const inPart = (part: Part, ofSection: readonly DrawnItem[]) => {
    const ofPart = ofSection.filter((item) => item.part === part);
    return shuffleItems ? shuffled(ofPart, random) : ofPart;
  };
  const drawn = bySection(items).flatMap((ofSection) => [...inPart('core', ofSection), ...inPart('case', ofSection), ...inPart('practice', ofSection)]);
  return drawn.map(({ itemVersionId, part, interaction, section, required }) => ({
    itemVersionId,
    part,
    ...(section ? { section } : {}),
    ...(required ? { required } : {}),
    ...answerableOf(interaction),
    // A source of its own for each item: what one item offers does not change the order of another.
    optionIds: optionOrder(interaction, seededRandom(`${seed}/${itemVersionId}`)),
  }));
}

function optionOrder(interaction: Interaction, random: RandomSource): readonly string[] {
  const options = optionsOf(interaction);
  const idsOf = (some: readonly Option[]) => some.map((option) => option.id);
  // An ordering is shuffled whatever anybody wishes: the author's order may well be the right one.
  const shuffle = interaction.type === 'ordering' || ('shuffle' in interaction && interaction.shuffle);
  if (!shuffle) return idsOf(options);
  const movable = options.filter((option) => !option.staysLast);
  const last = options.filter((option) => option.staysLast);
  return [...idsOf(shuffled(movable, random)), ...idsOf(last)];
}

/** The side of an item version that may be shown while an attempt is open. */
export interface ItemFace {
  readonly id: ItemVersionId;
  readonly stem: string;
  readonly interaction: Interaction;
  readonly maximum: Hundredths;
}

/** Lays an item out for this learner: options in the order of her form. Says nothing of authors' shuffling wishes. */
export function deliverItem(face: ItemFace, place: FormItem): DeliveredItem {
  return { itemVersionId: face.id, stem: face.stem, interaction: inOrder(face.interaction, place.optionIds), maximum: face.maximum };
}

/** Each member by name, so that nothing that is added to an interaction later leaves the server by itself. */
function inOrder(interaction: Interaction, optionIds: readonly string[]): Interaction {
  const ordered = (options: readonly Option[]) => shown(optionIds.flatMap((id) => options.find((option) => option.id === id) ?? []));
  switch (interaction.type) {
    case 'single-choice':
    case 'multiple-choice':
      return { type: interaction.type, shuffle: false, options: ordered(interaction.options) };
    case 'matching':
      return { type: interaction.type, shuffle: false, prompts: shown(interaction.prompts), choices: ordered(interaction.choices) };
    case 'ordering':
      return { type: interaction.type, entries: ordered(interaction.entries) };
    case 'placing':
      return { type: interaction.type, shuffle: false, labels: ordered(interaction.labels), places: shown(interaction.places) };
    case 'situational-judgement':
      return { type: interaction.type, shuffle: false, actions: ordered(interaction.actions) };
    case 'cloze':
      return { type: interaction.type, text: interaction.text, gaps: interaction.gaps.map(shownGap) };
    case 'true-false':
    case 'short-text':
      return { type: interaction.type };
    case 'numeric':
      return { type: interaction.type, ...unitOf(interaction) };
    case 'essay':
      return { type: interaction.type, longest: interaction.longest };
    case 'file-upload':
      return { type: interaction.type, mediaTypes: interaction.mediaTypes, largestBytes: interaction.largestBytes, most: interaction.most };
  }
}

function shownGap(gap: ClozeGap): ClozeGap {
  switch (gap.kind) {
    case 'text':
      return { id: gap.id, kind: gap.kind };
    case 'number':
      return { id: gap.id, kind: gap.kind, ...unitOf(gap) };
    case 'choice':
      return { id: gap.id, kind: gap.kind, options: shown(gap.options) };
  }
}

function unitOf({ unit }: { readonly unit?: string }): { readonly unit?: string } {
  return unit === undefined ? {} : { unit };
}

/** Id and text, nothing else. */
function shown(options: readonly Option[]): readonly Option[] {
  return options.map(({ id, text }) => ({ id, text }));
}
