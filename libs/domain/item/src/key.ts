/** An accepted short text and the share of the item's marks it earns, in whole per cent (1..100). */
export interface AcceptedText {
  readonly text: string;
  readonly creditPercent: number;
}

/** An accepted number: decimal texts ("0.3", "0.1"), so that tolerance is decided in decimal arithmetic, never in binary. */
export interface AcceptedNumber {
  readonly value: string;
  /** Absolute, not negative; the bounds belong to the accepted range. */
  readonly tolerance: string;
  readonly creditPercent: number;
}

/** What counts when texts are compared. */
export interface TextSensitivity {
  /** `Ya` and `ya` differ. */
  readonly caseSensitive: boolean;
  /** `é` and `e` differ; they do when left out. */
  readonly accentSensitive?: boolean;
  /** One blank and two differ, and so does a blank at the end; they do not when left out. */
  readonly spaceSensitive?: boolean;
}

/** What makes the content of one gap right; `kind` is that of the gap. */
export type GapKey =
  | ({ readonly kind: 'text'; readonly accepted: readonly AcceptedText[] } & TextSensitivity)
  | { readonly kind: 'number'; readonly accepted: readonly AcceptedNumber[] }
  | { readonly kind: 'choice'; readonly optionId: string };

/** One level of a criterion: what the work shows, and the share of the criterion's weight it earns, in whole per cent (0..100). */
export interface CriterionLevel {
  readonly id: string;
  readonly text: string;
  readonly creditPercent: number;
}

/** One thing a marker looks at. The weights of a rubric add up to 100. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly weightPercent: number;
  readonly levels: readonly CriterionLevel[];
}

/** What makes a response right. Never leaves the server while an attempt on the item can still be open. */
export type Key =
  | { readonly type: 'single-choice'; readonly optionId: string }
  | { readonly type: 'multiple-choice'; readonly optionIds: readonly string[] }
  | { readonly type: 'true-false'; readonly value: boolean }
  | ({ readonly type: 'short-text'; readonly accepted: readonly AcceptedText[] } & TextSensitivity)
  | { readonly type: 'numeric'; readonly accepted: readonly AcceptedNumber[] }
  /** The right choice of each prompt, by their ids. */
  | { readonly type: 'matching'; readonly pairs: Readonly<Record<string, string>> }
  /** All entries in the right order. */
  | { readonly type: 'ordering'; readonly entryIds: readonly string[]; readonly credit: OrderingCredit }
  | { readonly type: 'cloze'; readonly gaps: Readonly<Record<string, GapKey>> }
  /** The place of each label, by their ids; null for a label that belongs nowhere. */
  | { readonly type: 'placing'; readonly placements: Readonly<Record<string, string | null>> }
  /** How effective experts find each action: whole numbers from `LEAST_RATING` to `HIGHEST_RATING`. */
  | { readonly type: 'situational-judgement'; readonly ratings: Readonly<Record<string, number>> }
  /** `markers`: how many people mark each work, each without seeing what the other decided. */
  | { readonly type: 'essay' | 'file-upload'; readonly rubric: readonly Criterion[]; readonly markers: 1 | 2 };

export const ORDERING_CREDITS = ['by-pairs', 'all-or-nothing'] as const;
export type OrderingCredit = (typeof ORDERING_CREDITS)[number];

export const LEAST_RATING = 1;
export const HIGHEST_RATING = 5;

/** A member of a table kept by ids. Own members alone: an id that happens to be called `__proto__` or `constructor` finds nothing. */
export function entryOf<T>(table: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
