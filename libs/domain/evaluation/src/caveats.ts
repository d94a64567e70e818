import type { Comparison } from '@selaras/domain/statistics';
import { isEvident } from './evidence';
import type { FormsBasis } from './forms';
import type { Statement } from './statement';

export type Caveat =
  /** Everybody took the training: what caused a change cannot be told from this comparison. */
  | { readonly kind: 'no_comparison_group' }
  /** There are groups; whether their difference has a cause in the training depends on how people came into them. */
  | { readonly kind: 'cause_depends_on_grouping'; readonly groups: readonly string[]; readonly p: number | null }
  /** Many people cannot be compared; those who can may differ from them. */
  | {
      readonly kind: 'many_unpaired';
      readonly pairs: number;
      readonly people: number;
      readonly onlyBefore: number;
      readonly onlyAfter: number;
      readonly neither: number;
    }
  /** Tests of so many people have items that somebody has yet to mark: what they come to may change what is said. */
  | { readonly kind: 'awaiting_marks'; readonly people: number }
  /** The rank test, which does not lean on single large changes, comes to the other answer. `p` two-sided. */
  | { readonly kind: 'rank_test_disagrees'; readonly p: number | null }
  | { readonly kind: 'small_sample'; readonly pairs: number; readonly below: number }
  /** So many had the maximum before that the gain of the others is understated. */
  | { readonly kind: 'ceiling_before'; readonly atMaximum: number; readonly pairs: number }
  /** Two forms were used. How their scores came onto one scale, or why they did not: see `FormsBasis`. */
  | { readonly kind: 'two_forms'; readonly basis: FormsBasis }
  /** The two tests do not ask the same items: part of the change may be a difference in difficulty. */
  | { readonly kind: 'different_items' };

/** Below this many pairs one person's change moves the mean visibly. */
export const SMALL_SAMPLE = 30;
/** One in ten: from this share on, missing pairs and people at the maximum are said. */
export const NOTABLE_SHARE = 0.1;

/** Closed list, the most important first. */
export function caveatsOf(comparison: Comparison, statement: Statement, sameItems: boolean, forms: FormsBasis | null = null, awaitingMarks = 0): Caveat[] {
  const caveats: Caveat[] = [];
  const { n_complete: pairs, n_rows: people, missing, groups, hake } = comparison;
  const saysSomething = saysOfAChange(statement);
  if (saysSomething) {
    const several = groups !== undefined && groups.levels.length > 1;
    caveats.push(several ? { kind: 'cause_depends_on_grouping', groups: groups.levels, p: groups.ancova.p_group } : { kind: 'no_comparison_group' });
  }
  if (forms !== null && (saysSomething || statement.kind === 'forms_not_comparable')) caveats.push({ kind: 'two_forms', basis: forms });
  if (people > 0 && (people - pairs) / people >= NOTABLE_SHARE) {
    const { post_only_missing: onlyBefore, pre_only_missing: onlyAfter, both_missing: neither } = missing;
    caveats.push({ kind: 'many_unpaired', pairs, people, onlyBefore, onlyAfter, neither });
  }
  if (awaitingMarks > 0) caveats.push({ kind: 'awaiting_marks', people: awaitingMarks });
  if (!saysSomething) return caveats;
  const ranks = rankTest(comparison);
  const claimsChange = statement.kind === 'rose' || statement.kind === 'fell';
  if (ranks !== null && 'interval' in statement && ranks.evident !== claimsChange) caveats.push({ kind: 'rank_test_disagrees', p: ranks.p });
  if (pairs < SMALL_SAMPLE) caveats.push({ kind: 'small_sample', pairs, below: SMALL_SAMPLE });
  if (hake && pairs > 0 && hake.n_excluded_pre_at_max / pairs >= NOTABLE_SHARE) {
    caveats.push({ kind: 'ceiling_before', atMaximum: hake.n_excluded_pre_at_max, pairs });
  }
  if (!sameItems) caveats.push({ kind: 'different_items' });
  return caveats;
}

/** Whether the statement says something of a change, or that there was none. */
export function saysOfAChange({ kind }: Statement): boolean {
  return kind !== 'no_pairs' && kind !== 'too_few_pairs' && kind !== 'forms_not_comparable';
}

/** The exact signed-rank p, or the corrected normal one where the exact is too costly; `null` when there is no rank to test. */
function rankTest({ wilcoxon, reasons }: Comparison): { p: number | null; evident: boolean } | null {
  if (wilcoxon.n_nonzero === 0) return null;
  const exactTooLarge = reasons['wilcoxon.p_exact_conditional'] === 'exact_distribution_too_large';
  const key = exactTooLarge ? 'p_normal_cc' : 'p_exact_conditional';
  const p = wilcoxon[key];
  return { p, evident: isEvident(p, reasons[`wilcoxon.${key}`]) };
}
