import { normalTwoSided } from './distributions';
import type { Histogram } from './histogram';
import { type Note, positive, within } from './reason';
import { signedRankExact } from './signed-rank-exact';
import { walshMedian } from './walsh-median';

export interface Wilcoxon {
  /** Sum of the mid-ranks of |d| over the positive differences, zeros dropped. */
  V: number;
  W_minus: number;
  n_nonzero: number;
  has_ties: boolean;
  has_zeros: boolean;
  /** Two-sided, normal approximation with tie-corrected variance and a continuity correction of half a rank. */
  p_normal_cc: number | null;
  p_normal_nocc: number | null;
  z_nocc: number | null;
  /** Two-sided, over all 2^n sign flips of the observed mid-ranks. */
  p_exact_conditional: number | null;
  /** The same where a printed signed-rank table would apply: no ties, no zeros, n below 50. */
  p_exact_no_ties: number | null;
  /** Zeros are ranked with the others, then dropped. */
  pratt: Pratt;
  /** (V - W_minus) / (V + W_minus). */
  rank_biserial: number | null;
  /** Hodges-Lehmann: the median of all pairwise means of the differences, in mark units. */
  hodges_lehmann_walsh_median: number | null;
  /** Zeros are ranked, and their rank sum is split between the two signs. */
  zsplit: { p_normal_nocc: number | null; p_normal_cc: number | null };
}

export interface Pratt {
  W_plus: number;
  W_minus: number;
  z_nocc: number | null;
  p_normal_nocc: number | null;
  p_exact_conditional: number | null;
  p_normal_cc: number | null;
}

/** People whose differences have the same size share a mid-rank. */
interface RankedSize {
  positive: number;
  negative: number;
  /** Twice the mid-rank: always whole. */
  doubledRank: number;
}

interface SignedRanks {
  sizes: RankedSize[];
  plus: number;
  minus: number;
  /** Variance of the rank sum under sign flips: a quarter of the sum of squared ranks. */
  variance: number;
}

/** Mid-ranks of the sizes of the non-zero differences; ranks start after `ranksBelow` smaller ones. */
function rankSizes(gain: Histogram, ranksBelow: number): SignedRanks {
  const bySize = new Map<number, RankedSize>();
  for (const [index, value] of gain.values.entries()) {
    if (value === 0) continue;
    const size = bySize.get(Math.abs(value)) ?? { positive: 0, negative: 0, doubledRank: 0 };
    size[value > 0 ? 'positive' : 'negative'] += gain.counts[index] as number;
    bySize.set(Math.abs(value), size);
  }
  const sizes = [...bySize].sort(([a], [b]) => a - b).map(([, size]) => size);
  let below = ranksBelow;
  let plus = 0;
  let minus = 0;
  let variance = 0;
  for (const size of sizes) {
    const count = size.positive + size.negative;
    size.doubledRank = 2 * below + count + 1;
    below += count;
    plus += (size.positive * size.doubledRank) / 2;
    minus += (size.negative * size.doubledRank) / 2;
    variance += (count * size.doubledRank ** 2) / 16;
  }
  return { sizes, plus, minus, variance };
}

interface NormalTest {
  z_nocc: number | null;
  p_normal_nocc: number | null;
  p_normal_cc: number | null;
}

/** z of the rank sum; `centred` is V - E(V). No correction where V is exactly its expectation, so p is 1 there. */
function normalTest(centred: number, variance: number, note: Note): NormalTest {
  if (variance === 0) {
    for (const key of ['z_nocc', 'p_normal_nocc', 'p_normal_cc'] as const) note(key, 'no_nonzero_differences');
    return { z_nocc: null, p_normal_nocc: null, p_normal_cc: null };
  }
  const deviation = Math.sqrt(variance);
  const corrected = centred - 0.5 * Math.sign(centred);
  return {
    z_nocc: centred / deviation,
    p_normal_nocc: positive(note, 'p_normal_nocc', normalTwoSided(centred / deviation)),
    p_normal_cc: positive(note, 'p_normal_cc', normalTwoSided(corrected / deviation)),
  };
}

function exactTest(ranks: SignedRanks, note: Note): number | null {
  const p = signedRankExact(
    ranks.sizes.map((size) => ({ doubledRank: size.doubledRank, count: size.positive + size.negative })),
    2 * Math.min(ranks.plus, ranks.minus),
  );
  if (p === null) return note('p_exact_conditional', 'exact_distribution_too_large');
  return positive(note, 'p_exact_conditional', p);
}

function pratt(gain: Histogram, zeros: number, note: Note): Pratt & { zsplitVariance: number; centred: number } {
  const ranks = rankSizes(gain, zeros);
  const centred = (ranks.plus - ranks.minus) / 2;
  const normal = normalTest(centred, ranks.variance, note);
  const some = ranks.sizes.length > 0;
  return {
    W_plus: ranks.plus,
    W_minus: ranks.minus,
    z_nocc: normal.z_nocc,
    p_normal_nocc: normal.p_normal_nocc,
    p_exact_conditional: some ? exactTest(ranks, note) : note('p_exact_conditional', 'no_nonzero_differences'),
    p_normal_cc: normal.p_normal_cc,
    centred,
    // Zeros share the mid-rank (zeros + 1) / 2 and count in the variance as one more tie.
    zsplitVariance: ranks.variance === 0 ? 0 : ranks.variance + (zeros * (zeros + 1) ** 2) / 16,
  };
}

/**
 * Wilcoxon's signed-rank test on the differences (whole units; `display` turns units into marks). Sources: Wilcoxon 1945, Pratt 1959,
 * Cureton 1967 (variance with zeros), Streitberg and Roehmel 1986 (exact with ties). Undefined figures are `null`, with a reason.
 */
export function wilcoxon(gain: Histogram, display: (units: number) => number, note: Note): Wilcoxon {
  const zeros = gain.counts[gain.values.indexOf(0)] ?? 0;
  const n = gain.total - zeros;
  const ranks = rankSizes(gain, 0);
  const hasTies = ranks.sizes.some((size) => size.positive + size.negative > 1);
  const normal = normalTest((ranks.plus - ranks.minus) / 2, ranks.variance, note);
  const exact = n > 0 ? exactTest(ranks, note) : note('p_exact_conditional', 'no_nonzero_differences');
  const inTable = n > 0 && n < 50 && !hasTies && zeros === 0;
  const { zsplitVariance, centred, ...prattTest } = pratt(gain, zeros, within(note, 'pratt'));
  const zsplit = normalTest(centred, zsplitVariance, (key, reason) => (key === 'z_nocc' ? null : note(`zsplit.${key}`, reason)));
  const walsh = walshMedian(gain);
  return {
    V: ranks.plus,
    W_minus: ranks.minus,
    n_nonzero: n,
    has_ties: hasTies,
    has_zeros: zeros > 0,
    p_normal_cc: normal.p_normal_cc,
    p_normal_nocc: normal.p_normal_nocc,
    z_nocc: normal.z_nocc,
    p_exact_conditional: exact,
    p_exact_no_ties: inTable ? exact : note('p_exact_no_ties', 'not_in_textbook_table'),
    pratt: prattTest,
    rank_biserial: n > 0 ? (ranks.plus - ranks.minus) / (ranks.plus + ranks.minus) : note('rank_biserial', 'no_nonzero_differences'),
    hodges_lehmann_walsh_median: walsh === null ? note('hodges_lehmann_walsh_median', 'insufficient_data') : display(walsh),
    zsplit: { p_normal_nocc: zsplit.p_normal_nocc, p_normal_cc: zsplit.p_normal_cc },
  };
}
