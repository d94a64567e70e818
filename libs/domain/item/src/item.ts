import type { Hundredths, ItemId, ItemVersionId } from '@selaras/domain/kernel';
import type { Interaction } from './interaction';
import type { Key } from './key';
import type { RichText } from './rich-text';

/** What is shown after the attempt, by phase of review. */
export interface Feedback {
  readonly general?: RichText;
  /** By option id ("true"/"false" for true-false). */
  readonly byOption?: Readonly<Record<string, RichText>>;
}

/** What an author writes: the whole of a question, key included. Stored as one immutable version. */
export interface ItemContent {
  readonly title: string;
  readonly stem: RichText;
  readonly interaction: Interaction;
  readonly key: Key;
  readonly feedback: Feedback;
  /** Marks a full answer earns, in hundredths; at least 1. */
  readonly maximum: Hundredths;
  /** Negative marking: an answered response that earns nothing loses this share of the maximum, in whole per cent (0..100; 0 when left out). */
  readonly penaltyPercent?: number;
}

export interface ItemVersion extends ItemContent {
  readonly id: ItemVersionId;
  readonly itemId: ItemId;
  readonly number: number;
  /** The objective it measures, by its code (T1, T2 ...): codes outlive the versions of a course. */
  readonly objectiveCode: string | null;
}

/** An item as delivered in an attempt: no key, no feedback, options already in this learner's order. */
export interface DeliveredItem {
  readonly itemVersionId: ItemVersionId;
  readonly stem: RichText;
  readonly interaction: Interaction;
  readonly maximum: Hundredths;
}
