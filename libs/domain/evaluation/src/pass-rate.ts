import type { McNemar } from '@selaras/domain/statistics';
import { LEVEL } from './evidence';

/** Whether more people reached the pass mark than before, by McNemar's exact test. Rates are shares of the pairs, 0..1. */
export type PassRateStatement = {
  readonly kind: 'pass_rate_rose' | 'pass_rate_fell' | 'pass_rate_not_distinguishable';
  readonly before: number;
  readonly after: number;
  /** People who crossed the pass mark upwards and downwards. */
  readonly upwards: number;
  readonly downwards: number;
  /** In mark units. */
  readonly passMark: number;
  /** Two-sided, exact. `null` when it is smaller than can be written down. */
  readonly p: number | null;
};

export function passRateOf(mcnemar: McNemar | undefined): PassRateStatement | null {
  if (!mcnemar || mcnemar.pass_rate_pre === null || mcnemar.pass_rate_post === null) return null;
  const { fail_to_pass: upwards, pass_to_fail: downwards, p_exact: p } = mcnemar;
  // With rates given, an exact p is missing only because it is too small to be written down.
  const evident = p === null || p < LEVEL;
  return {
    kind: !evident ? 'pass_rate_not_distinguishable' : upwards > downwards ? 'pass_rate_rose' : 'pass_rate_fell',
    before: mcnemar.pass_rate_pre,
    after: mcnemar.pass_rate_post,
    upwards,
    downwards,
    passMark: mcnemar.cut_min_marks,
    p,
  };
}
