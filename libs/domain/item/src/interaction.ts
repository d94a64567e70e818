import type { RichText } from './rich-text';

/** The five ways of answering; the closed list every table of item types must cover. */
export const ITEM_TYPES = ['single-choice', 'multiple-choice', 'true-false', 'short-text', 'numeric'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** An option is known by its id; its text may change or be translated without touching key or responses. */
export interface Option {
  readonly id: string;
  readonly text: RichText;
  /** Stays where it is when the others are shuffled ("All of the above"). */
  readonly staysLast?: boolean;
}

/** What the learner is asked to do. Carries no key, no weight, no feedback: safe to deliver during an attempt. */
export type Interaction =
  | { readonly type: 'single-choice'; readonly options: readonly Option[]; readonly shuffle: boolean }
  | { readonly type: 'multiple-choice'; readonly options: readonly Option[]; readonly shuffle: boolean }
  | { readonly type: 'true-false' }
  | { readonly type: 'short-text' }
  | { readonly type: 'numeric'; readonly unit?: string };
