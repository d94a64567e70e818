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

/** What makes a response right. Never leaves the server while an attempt on the item can still be open. */
export type Key =
  | { readonly type: 'single-choice'; readonly optionId: string }
  | { readonly type: 'multiple-choice'; readonly optionIds: readonly string[] }
  | { readonly type: 'true-false'; readonly value: boolean }
  | { readonly type: 'short-text'; readonly accepted: readonly AcceptedText[]; readonly caseSensitive: boolean }
  | { readonly type: 'numeric'; readonly accepted: readonly AcceptedNumber[] };
