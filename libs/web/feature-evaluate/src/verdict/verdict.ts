import type { EquatingRefusal } from '../forms/equating-reasons';

/** What may be said aloud about a comparison: each part has a `kind` out of a closed list and the figures its sentence needs. */
export interface Verdict {
  readonly statement: Statement;
  readonly passRate: PassRateStatement | null;
  readonly units: UnitsStatement | null;
  /** The most important first. Never left out where the statement is shown. */
  readonly caveats: readonly Caveat[];
}

export type Statement =
  | { readonly kind: 'no_pairs'; readonly people: number }
  | { readonly kind: 'too_few_pairs'; readonly pairs: number; readonly fewest: number }
  | { readonly kind: 'forms_not_comparable'; readonly pairs: number }
  | { readonly kind: 'nobody_changed'; readonly pairs: number }
  | { readonly kind: 'everybody_changed_alike'; readonly direction: 'up' | 'down'; readonly pairs: number; readonly meanGain: number }
  | ({ readonly kind: 'rose' | 'fell' | 'not_distinguishable' } & ChangeFigures);

export interface ChangeFigures {
  readonly pairs: number;
  readonly meanGain: number;
  readonly interval: readonly [number, number];
  readonly effect: { readonly word: 'negligible' | 'small' | 'medium' | 'large' } | null;
}

export interface PassRateStatement {
  readonly kind: 'pass_rate_rose' | 'pass_rate_fell' | 'pass_rate_not_distinguishable';
  /** Shares, 0..1. */
  readonly before: number;
  readonly after: number;
  readonly passMark: number;
}

export interface UnitsStatement {
  readonly kind: 'none_assessable' | 'all_rose' | 'some_rose' | 'none_rose';
  readonly assessable: number;
  readonly rose: readonly string[];
  readonly fell: readonly string[];
  readonly notDistinguishable: readonly string[];
  readonly notAssessable: readonly string[];
  readonly hidden: number;
}

export type Caveat =
  | { readonly kind: 'no_comparison_group' }
  | { readonly kind: 'cause_depends_on_grouping'; readonly groups: readonly string[] }
  | { readonly kind: 'many_unpaired'; readonly pairs: number; readonly people: number }
  | { readonly kind: 'awaiting_marks'; readonly people: number }
  | { readonly kind: 'rank_test_disagrees'; readonly p: number | null }
  | { readonly kind: 'small_sample'; readonly pairs: number }
  | { readonly kind: 'ceiling_before'; readonly atMaximum: number; readonly pairs: number }
  | { readonly kind: 'two_forms'; readonly basis: FormsBasis }
  | { readonly kind: 'different_items' };

/** How scores of two forms came onto one scale, or why they did not. */
export type FormsBasis =
  | { readonly kind: 'equated'; readonly method: 'chained' | 'mean_sigma' }
  | { readonly kind: 'averaged' | 'none'; readonly refusal: EquatingRefusal };
