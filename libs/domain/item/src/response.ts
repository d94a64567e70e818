/** What a learner answered, as sent. "Blank" is a response like any other: it takes an earlier one back. */
export type Response =
  | { readonly type: 'single-choice'; readonly optionId: string | null }
  | { readonly type: 'multiple-choice'; readonly optionIds: readonly string[] }
  | { readonly type: 'true-false'; readonly value: boolean | null }
  | { readonly type: 'short-text'; readonly text: string }
  | { readonly type: 'numeric'; readonly text: string };

export const LONGEST_TEXT_RESPONSE = 2_000;
