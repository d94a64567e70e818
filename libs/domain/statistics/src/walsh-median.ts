import type { Histogram } from './histogram';

/** How many pairs i <= j of the listed values have a sum of at most `bound`. One sweep with two ends moving towards each other. */
function pairsUpTo(bound: number, { values, counts }: Histogram): number {
  let ordered = 0;
  let withItself = 0;
  let partner = values.length - 1;
  let countUpToPartner = counts.reduce((sum, count) => sum + count, 0);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    while (partner >= 0 && value + (values[partner] as number) > bound) {
      countUpToPartner -= counts[partner] as number;
      partner -= 1;
    }
    ordered += (counts[index] as number) * countUpToPartner;
    if (2 * value <= bound) withItself += counts[index] as number;
  }
  return (ordered + withItself) / 2;
}

/** The k-th smallest (from 1) of all sums of pairs i <= j: bisection over the whole numbers a sum can be. */
function pairSumAt(k: number, histogram: Histogram): number {
  let low = 2 * (histogram.values[0] as number);
  let high = 2 * (histogram.values.at(-1) as number);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (pairsUpTo(middle, histogram) >= k) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Median of the n(n+1)/2 pairwise means (d_i + d_j) / 2, i <= j, zeros included: the Hodges-Lehmann estimate of the shift.
 * Works on the histogram in (different values) x log(range) steps, so ten thousand people cost no more than their different values.
 * Values in whole units; `null` when there are none. Source: Hodges and Lehmann 1963.
 */
export function walshMedian(histogram: Histogram): number | null {
  const n = histogram.total;
  if (n === 0) return null;
  const pairs = (n * (n + 1)) / 2;
  const lower = pairSumAt(Math.floor((pairs + 1) / 2), histogram);
  const upper = pairSumAt(Math.floor(pairs / 2) + 1, histogram);
  return (lower + upper) / 4;
}
