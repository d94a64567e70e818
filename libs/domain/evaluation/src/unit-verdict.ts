import type { Comparison } from '@selaras/domain/statistics';
import { LEVEL } from './evidence';

export interface UnitEvidence {
  /** As it is to be read aloud. */
  readonly name: string;
  readonly comparison: Pick<Comparison, 'n_complete' | 'diff' | 'status'>;
  /** Two-sided p of its paired t test, adjusted (Holm) for all units tested together; `null` where there is no test. */
  readonly adjustedP: number | null;
}

export interface UnitsStatement {
  /**
   * `none_assessable`: no unit has a test. `all_rose`: each assessable unit rose evidently. `some_rose`: at least one did, not all.
   * `none_rose`: not one did; some may have fallen.
   */
  readonly kind: 'none_assessable' | 'all_rose' | 'some_rose' | 'none_rose';
  /** Units with enough pairs and a test. */
  readonly assessable: number;
  /** Names, in the order given. Evident: adjusted p below 0.05. */
  readonly rose: readonly string[];
  readonly fell: readonly string[];
  /** Assessable, but the change cannot be told from zero: not the same as no change. */
  readonly notDistinguishable: readonly string[];
  /** Shown, but with too few pairs, or with everybody changing alike so that nothing could be tested. */
  readonly notAssessable: readonly string[];
  /** Units that are not shown because they are small. */
  readonly hidden: number;
}

/** `null` when there are no units at all, shown or hidden. */
export function unitsOf(units: readonly UnitEvidence[], hidden: number, fewestPairs: number): UnitsStatement | null {
  if (units.length === 0 && hidden === 0) return null;
  const names: Record<'rose' | 'fell' | 'notDistinguishable' | 'notAssessable', string[]> = { rose: [], fell: [], notDistinguishable: [], notAssessable: [] };
  for (const unit of units) names[outcomeOf(unit, fewestPairs)].push(unit.name);
  const assessable = units.length - names.notAssessable.length;
  const kind = assessable === 0 ? 'none_assessable' : names.rose.length === assessable ? 'all_rose' : names.rose.length > 0 ? 'some_rose' : 'none_rose';
  return { kind, assessable, ...names, hidden };
}

function outcomeOf({ comparison, adjustedP }: UnitEvidence, fewestPairs: number): 'rose' | 'fell' | 'notDistinguishable' | 'notAssessable' {
  const { mean } = comparison.diff;
  if (comparison.n_complete < fewestPairs || comparison.status !== 'ok' || mean === null || adjustedP === null) return 'notAssessable';
  if (adjustedP >= LEVEL || mean === 0) return 'notDistinguishable';
  return mean > 0 ? 'rose' : 'fell';
}
