import type { Comparison } from '@selaras/domain/statistics';
import { caveatsOf, type Caveat, saysOfAChange } from './caveats';
import type { FormsBasis } from './forms';
import { passRateOf, type PassRateStatement } from './pass-rate';
import { SMALLEST_SHOWN_GROUP } from './small-groups';
import { type Statement, statementOf } from './statement';
import { unitsOf, type UnitEvidence, type UnitsStatement } from './unit-verdict';

/**
 * What may be said aloud about a comparison, without a language: each part has a `kind` out of a closed list and the figures its
 * sentence needs. Translations turn them into sentences and add nothing. Marks are in the mark units of the comparison.
 */
export interface Verdict {
  /** Exactly one sentence about everybody with both tests. */
  readonly statement: Statement;
  /** `null` without a pass mark, and where the statement gives no figures. */
  readonly passRate: PassRateStatement | null;
  /** `null` without units, and where the statement gives no figures. */
  readonly units: UnitsStatement | null;
  /** What limits the statement, the most important first. Never to be left out where the statement is shown. */
  readonly caveats: readonly Caveat[];
}

export interface VerdictOptions {
  /** Below this number of pairs nothing is stated; never below two. */
  readonly fewestPairs?: number;
  /** Units that are hidden because they are small (`suppressSmallGroups`). */
  readonly hiddenUnits?: number;
  /** Whether both tests ask the same items (a linked pair's core): true unless said otherwise. */
  readonly sameItems?: boolean;
  /** Where two parallel forms were used: how their scores came onto one scale, or that they did not. */
  readonly forms?: FormsBasis | null;
  /** People with a test that is not counted yet, because somebody has to mark items of it; none unless said. */
  readonly awaitingMarks?: number;
}

/**
 * `units`: only those that may be shown, each with its p adjusted for the whole family of tested units.
 * The statement follows the interval of the mean alone; what speaks against it is a caveat, never silence.
 */
export function verdict(comparison: Comparison, units: readonly UnitEvidence[] = [], options: VerdictOptions = {}): Verdict {
  const { fewestPairs = SMALLEST_SHOWN_GROUP, hiddenUnits = 0, sameItems = true, forms = null, awaitingMarks = 0 } = options;
  const statement = statementOf(comparison, Math.max(2, fewestPairs));
  const silent = !saysOfAChange(statement);
  return {
    statement,
    passRate: silent ? null : passRateOf(comparison.mcnemar),
    units: silent ? null : unitsOf(units, hiddenUnits, Math.max(2, fewestPairs)),
    caveats: caveatsOf(comparison, statement, sameItems, forms, awaitingMarks),
  };
}
