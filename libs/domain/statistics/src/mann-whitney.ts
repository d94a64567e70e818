import { normalTwoSided } from './distributions';
import type { Histogram } from './histogram';
import { rankSumExact } from './mann-whitney-exact';
import { pooledRanks } from './rank-groups';
import { type Note, positive } from './reason';

export interface MannWhitney {
  /** R's W: how many pairs (one of the first group, one of the second) the first wins; a tie counts half. */
  W_R: number | null;
  p_normal_cc: number | null;
  p_normal_nocc: number | null;
  /** Over all ways to divide the observed mid-ranks between the groups. */
  p_exact_conditional: number | null;
  /** W_R / (n1 n2): the chance that somebody of the first group is above somebody of the second. */
  prob_superiority: number | null;
}

/** Mann and Whitney 1947; two-sided, variance corrected for ties. `null` figures where a group is empty or all values are equal. */
export function mannWhitney(first: Histogram, second: Histogram, note: Note): MannWhitney {
  const n1 = first.total;
  const n2 = second.total;
  if (n1 === 0 || n2 === 0) {
    for (const key of ['W_R', 'p_normal_cc', 'p_normal_nocc', 'p_exact_conditional', 'prob_superiority']) note(key, 'insufficient_data');
    return { W_R: null, p_normal_cc: null, p_normal_nocc: null, p_exact_conditional: null, prob_superiority: null };
  }
  const { n, values, doubledSums, tieTerm } = pooledRanks([first, second]);
  const doubledSum = doubledSums[0] as number;
  const wins = (doubledSum - n1 * (n1 + 1)) / 2;
  const variance = ((n1 * n2) / 12) * (n + 1 - tieTerm / (n * (n - 1)));
  const centred = wins - (n1 * n2) / 2;
  const normal = (key: 'p_normal_cc' | 'p_normal_nocc', correction: number): number | null =>
    variance === 0
      ? note(key, 'all_values_equal')
      : positive(note, key, normalTwoSided((centred - correction * Math.sign(centred)) / Math.sqrt(variance)));
  const exact = rankSumExact(values, n1, doubledSum);
  return {
    W_R: wins,
    p_normal_cc: normal('p_normal_cc', 0.5),
    p_normal_nocc: normal('p_normal_nocc', 0),
    p_exact_conditional: exact === null ? note('p_exact_conditional', 'exact_distribution_too_large') : positive(note, 'p_exact_conditional', exact),
    prob_superiority: wins / (n1 * n2),
  };
}
