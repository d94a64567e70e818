import { type Histogram, histogramOf } from '../histogram';
import type { TotalCell } from './item-summary';

/** How many of the takers stand at each end: `part` of `of`. */
export interface EndShare {
  readonly part: number;
  readonly of: number;
}

/** Kelley 1939: where the difference between the ends is told best from chance. */
export const KELLEY: EndShare = { part: 27, of: 100 };
/** Large enough to read shares of options from when there are only some dozens of takers. */
export const THIRDS: EndShare = { part: 1, of: 3 };

/** The upper and lower takers by total, 27 % each unless said otherwise. Totals are whole units. */
export interface ExtremeGroups {
  /** People in each group: the share of n, rounded half up. */
  readonly k: number;
  /** Total of the k-th best and of the k-th weakest person. */
  readonly upperCut: number;
  readonly lowerCut: number;
  /** People at or beyond the cut. */
  readonly upperWithTies: number;
  readonly lowerWithTies: number;
  /** Weight of a person with this total in the upper (lower) group of exactly k: the expected value over random breaking of ties. */
  readonly upperWeight: (total: number) => number;
  readonly lowerWeight: (total: number) => number;
}

/** How many people have each total: of a test, or of those who saw an item. */
export function totalsOf(cells: readonly TotalCell[]): Histogram {
  return histogramOf(cells.map(({ total, count }) => [total, count] as const));
}

/** `null` when the groups are empty (fewer than two people). */
export function extremeGroups(totals: Histogram, { part, of }: EndShare = KELLEY): ExtremeGroups | null {
  const k = Math.floor((2 * part * totals.total + of) / (2 * of)); // in whole numbers: 0.27 has no exact double
  if (k === 0) return null;
  const ascending = totals.values.map((value, index) => ({ value, count: totals.counts[index] as number }));
  const lower = boundary(ascending, k);
  const upper = boundary([...ascending].reverse(), k);
  return {
    k,
    upperCut: upper.cut,
    lowerCut: lower.cut,
    upperWithTies: upper.withTies,
    lowerWithTies: lower.withTies,
    upperWeight: (total) => (total > upper.cut ? 1 : total === upper.cut ? upper.weightAtCut : 0),
    lowerWeight: (total) => (total < lower.cut ? 1 : total === lower.cut ? lower.weightAtCut : 0),
  };
}

function boundary(fromTheEnd: readonly { value: number; count: number }[], k: number): { cut: number; withTies: number; weightAtCut: number } {
  let beyond = 0;
  for (const { value, count } of fromTheEnd) {
    if (beyond + count >= k) return { cut: value, withTies: beyond + count, weightAtCut: (k - beyond) / count };
    beyond += count;
  }
  throw new RangeError(`${k} of ${beyond} people`);
}
