import type { Note } from './reason';
import type { PairCell } from './joint-histogram';

/** Whose change is larger than the test's own error makes likely (Jacobson and Truax 1991). In mark units. */
export interface ReliableChange {
  /** The reliability that was stated; it is not estimated here. */
  reliability_used: number;
  /** Standard error of measurement, sd_pre * sqrt(1 - reliability). */
  sem: number | null;
  /** Standard error of a difference, sqrt(2) * sem. */
  s_diff: number | null;
  /** Smallest change that counts, 1.96 * s_diff. */
  criterion_points: number | null;
  /** People whose index (post - pre) / s_diff is above 1.96. Whether higher is better is for the reader to know. */
  n_improved: number | null;
  n_deteriorated: number | null;
  n_unchanged: number | null;
  /** The index of the first ten complete rows. */
  rci_first10: number[] | null;
  /** Given only where the index cannot be formed. */
  status?: 'not_defined' | 'insufficient_data';
}

/** Two-sided 5 % of the normal distribution as the authors round it. */
const CRITERION = 1.96;

/** (post - pre) / s_diff; `null` when s_diff is 0. */
export function reliableChangeIndex(pre: number, post: number, sDiff: number): number | null {
  return sDiff > 0 ? (post - pre) / sDiff : null;
}

/** @throws RangeError for a reliability outside 0..1. `sdPre` in marks, like the result. */
export function measurementError(sdPre: number, reliability: number): { sem: number; s_diff: number } {
  if (!(reliability >= 0 && reliability <= 1)) throw new RangeError(`a reliability lies between 0 and 1, not at ${reliability}`);
  const sem = sdPre * Math.sqrt(1 - reliability);
  return { sem, s_diff: Math.SQRT2 * sem };
}

export function reliableChange(
  cells: readonly PairCell[],
  firstPairs: readonly Pick<PairCell, 'pre' | 'post'>[] | null,
  sdPre: number | null,
  reliability: number,
  display: (units: number) => number,
  note: Note,
): ReliableChange {
  const error = sdPre === null ? null : measurementError(sdPre, reliability);
  if (error === null || error.s_diff === 0) {
    const status = error === null ? 'insufficient_data' : 'not_defined';
    if (error === null) for (const key of ['sem', 's_diff']) note(key, status);
    for (const key of ['criterion_points', 'n_improved', 'n_deteriorated', 'n_unchanged', 'rci_first10']) note(key, status);
    return {
      reliability_used: reliability,
      sem: error?.sem ?? null,
      s_diff: error?.s_diff ?? null,
      criterion_points: null,
      n_improved: null,
      n_deteriorated: null,
      n_unchanged: null,
      rci_first10: null,
      status,
    };
  }
  const index = ({ pre, post }: Pick<PairCell, 'pre' | 'post'>): number => display(post - pre) / error.s_diff;
  const count = (counts: (rci: number) => boolean): number => cells.reduce((sum, cell) => sum + (counts(index(cell)) ? cell.count : 0), 0);
  return {
    reliability_used: reliability,
    ...error,
    criterion_points: CRITERION * error.s_diff,
    n_improved: count((rci) => rci > CRITERION),
    n_deteriorated: count((rci) => rci < -CRITERION),
    n_unchanged: count((rci) => Math.abs(rci) <= CRITERION),
    rci_first10: firstPairs === null ? note('rci_first10', 'row_order_not_kept') : firstPairs.map(index),
  };
}
