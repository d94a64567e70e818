import type { Extras } from './extras';

export const TEXT_FORMATS = ['moodle', 'html', 'plain', 'markdown'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export interface GiftText {
  /** As named before the text; answers and feedback without one take that of the stem, a stem without one is `moodle`. */
  readonly format: TextFormat;
  /** Escapes undone, never empty. */
  readonly text: string;
}

/** An option of a choice question. */
export interface GiftChoice {
  /** Written with `=`. */
  readonly right: boolean;
  /** Per cent as written (`%50%`, `%-33.33333%`); null when none is written: then 100 for `=` and 0 for `~`. */
  readonly weight: number | null;
  readonly text: GiftText;
  readonly feedback: GiftText | null;
}

export interface GiftShortAnswer {
  readonly weight: number | null;
  /** Escapes of GIFT undone; `*` still stands for any text and `\*` for an asterisk, as Moodle matches it. */
  readonly text: string;
  readonly feedback: GiftText | null;
}

/** Decimal texts. `tolerance` null: none is written, the number must be met exactly. */
export type GiftNumber =
  | { readonly kind: 'value'; readonly value: string; readonly tolerance: string | null }
  | { readonly kind: 'range'; readonly low: string; readonly high: string };

export interface GiftNumberAnswer {
  readonly weight: number | null;
  readonly accepts: GiftNumber;
  readonly feedback: GiftText | null;
}

export type GiftAnswers =
  /** At least one `=`: one option is chosen. */
  | { readonly type: 'single'; readonly choices: readonly GiftChoice[] }
  /** Only `~`: options are ticked, weights add up. */
  | { readonly type: 'multi'; readonly choices: readonly GiftChoice[] }
  /** The first feedback belongs to the wrong response, the second to the right one. */
  | { readonly type: 'truefalse'; readonly isTrue: boolean; readonly wrongFeedback: GiftText | null; readonly rightFeedback: GiftText | null }
  | { readonly type: 'short'; readonly answers: readonly GiftShortAnswer[] }
  /** `otherFeedback` is for every number that no answer accepts. */
  | { readonly type: 'numerical'; readonly answers: readonly GiftNumberAnswer[]; readonly otherFeedback: GiftText | null }
  /** `left` null: a distractor among the right sides. */
  | { readonly type: 'match'; readonly pairs: readonly { readonly left: GiftText | null; readonly right: string }[] }
  | { readonly type: 'essay' }
  | { readonly type: 'description' };

export type GiftType = GiftAnswers['type'];
export const GIFT_TYPES = ['single', 'multi', 'truefalse', 'short', 'numerical', 'match', 'essay', 'description'] as const satisfies readonly GiftType[];

export type GiftQuestion = GiftAnswers & {
  /** Where it begins in the file, counted from 1: the line of its name or stem, not of the comments above it. */
  readonly line: number;
  /** Its lines as they stand in the file. */
  readonly raw: string;
  readonly name: string | null;
  readonly stem: GiftText;
  /** The answers stood inside the sentence: the stem has `_____` in their place. */
  readonly hasGap: boolean;
  readonly generalFeedback: GiftText | null;
  /** The category in force, null before the first. */
  readonly category: string | null;
  readonly idNumber: string | null;
  readonly tags: readonly string[];
  readonly extras: Extras;
};

/** Why a question could not be read. `line` in the refusal of a document says where. */
export type GiftFault =
  | { readonly code: 'BraceNotClosed' }
  | { readonly code: 'BraceNotOpened' }
  /** A second answer block, or a brace inside the first: one that belongs to the text must be written `\{` or `\}`. */
  | { readonly code: 'BraceNotEscaped' }
  | { readonly code: 'NameNotClosed' }
  | { readonly code: 'StemEmpty' }
  | { readonly code: 'TextBeforeOptions'; readonly text: string }
  | { readonly code: 'NoAcceptedAnswer' }
  | { readonly code: 'NumberNotReadable'; readonly text: string }
  | { readonly code: 'RangeReversed'; readonly text: string }
  | { readonly code: 'PairWithoutArrow'; readonly text: string };

export interface GiftRefusalAtLine {
  readonly line: number;
  /** Where the question begins; at or above `line`. */
  readonly questionLine: number;
  readonly name: string | null;
  readonly raw: string;
  readonly fault: GiftFault;
}

export interface GiftDocument {
  readonly questions: readonly GiftQuestion[];
  readonly categories: readonly { readonly line: number; readonly path: string }[];
  readonly refusals: readonly GiftRefusalAtLine[];
}
