import { type Histogram, histogramOf } from '../histogram';
import type { TotalCell } from './item-summary';

/** The upper and lower 27 % of the takers by total (Kelley 1939). Totals are whole units. */
export interface ExtremeGroups {
  /** People in each group: floor(0.27 n + 0.5). */
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
export function extremeGroups(totals: Histogram): ExtremeGroups | null {
  const k = Math.floor((27 * totals.total + 50) / 100); // in whole numbers: 0.27 has no exact double
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
