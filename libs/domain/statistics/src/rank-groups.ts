import { chiSquareUpper } from './distributions';
import { type Histogram, histogramOf } from './histogram';
import { type Note, positive } from './reason';

export interface KruskalWallis {
  H: number | null;
  df: number | null;
  p: number | null;
}

/** Values of all groups together with twice their mid-rank. */
export interface PooledRanks {
  n: number;
  values: { doubledRank: number; count: number }[];
  /** Twice the rank sum of each group, in the order given. */
  doubledSums: number[];
  /** Sum of t^3 - t over the ties: 0 without ties, n^3 - n when all values are equal. */
  tieTerm: number;
}

export function pooledRanks(groups: readonly Histogram[]): PooledRanks {
  const pooled = histogramOf(groups.flatMap((group) => group.values.map((value, index) => [value, group.counts[index] as number] as const)));
  const rankOf = new Map<number, number>();
  let below = 0;
  let tieTerm = 0;
  const values = pooled.values.map((value, index) => {
    const count = pooled.counts[index] as number;
    const doubledRank = 2 * below + count + 1;
    rankOf.set(value, doubledRank);
    below += count;
    tieTerm += count ** 3 - count;
    return { doubledRank, count };
  });
  const doubledSums = groups.map((group) =>
    group.values.reduce((sum, value, index) => sum + (rankOf.get(value) as number) * (group.counts[index] as number), 0),
  );
  return { n: pooled.total, values, doubledSums, tieTerm };
}

/** Kruskal and Wallis 1952, corrected for ties. */
export function kruskalWallis(groups: readonly Histogram[], note: Note): KruskalWallis {
  const refuse = (reason: Parameters<Note>[1]): KruskalWallis => {
    for (const key of ['H', 'df', 'p']) note(key, reason);
    return { H: null, df: null, p: null };
  };
  if (groups.length < 2) return refuse('fewer_than_two_groups');
  const { n, doubledSums, tieTerm } = pooledRanks(groups);
  if (n < 2) return refuse('insufficient_data');
  const spread = 1 - tieTerm / (n ** 3 - n);
  if (spread === 0) return refuse('all_values_equal');
  // Centred, so that no digits cancel: the sum of n_g (mean rank - (n + 1) / 2)^2.
  const between = groups.reduce((sum, group, index) => sum + group.total * ((doubledSums[index] as number) / 2 / group.total - (n + 1) / 2) ** 2, 0);
  const H = ((12 / (n * (n + 1))) * between) / spread;
  const df = groups.length - 1;
  return { H, df, p: positive(note, 'p', chiSquareUpper(H, df)) };
}
