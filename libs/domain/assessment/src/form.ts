import type { DeliveredItem, Interaction, ItemType, Option } from '@selaras/domain/item';
import { seededRandom, shuffled, type Hundredths, type ItemVersionId, type RandomSource } from '@selaras/domain/kernel';
import { answerableOf } from './parse-response';

/** `core`: the same items for everybody, the score that is comparable. `case`: items of the learner's own unit. */
export type Part = 'core' | 'case';

/** An item that one learner is to be asked: of the core, or of the case that is hers (`itemsFor` of the course decides whose). */
export interface DrawnItem {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  readonly interaction: Interaction;
}

/** One place of a form, frozen when the attempt starts. Stored with the attempt; carries no key. */
export interface FormItem {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  readonly type: ItemType;
  /** Options in the order in which this learner sees them; empty for types without options. */
  readonly optionIds: readonly string[];
}

/** What one learner is asked, in order: first the core, then the case of her unit. */
export type Form = readonly FormItem[];

/**
 * Draws the form of one attempt from the items its learner is to be asked. The order of items within each part and of the
 * options is decided by the seed alone: the same seed draws the same form. No items, no places.
 */
export function drawForm(items: readonly DrawnItem[], seed: string): Form {
  const random = seededRandom(seed);
  const inPart = (part: Part) => shuffled(items.filter((item) => item.part === part), random);
  return [...inPart('core'), ...inPart('case')].map(({ itemVersionId, part, interaction }) => ({
    itemVersionId,
    part,
    type: interaction.type,
    // A source of its own for each item: what one item offers does not change the order of another.
    optionIds: optionOrder(interaction, seededRandom(`${seed}/${itemVersionId}`)),
  }));
}

function optionOrder(interaction: Interaction, random: RandomSource): readonly string[] {
  if (interaction.type !== 'single-choice' && interaction.type !== 'multiple-choice') return answerableOf(interaction).optionIds;
  const idsOf = (options: readonly Option[]) => options.map((option) => option.id);
  if (!interaction.shuffle) return idsOf(interaction.options);
  const movable = interaction.options.filter((option) => !option.staysLast);
  const last = interaction.options.filter((option) => option.staysLast);
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

function inOrder(interaction: Interaction, optionIds: readonly string[]): Interaction {
  if (interaction.type !== 'single-choice' && interaction.type !== 'multiple-choice') return interaction;
  const options = optionIds.flatMap((id) => interaction.options.find((option) => option.id === id) ?? []);
  return { type: interaction.type, shuffle: false, options: options.map(({ id, text }) => ({ id, text })) };
}
