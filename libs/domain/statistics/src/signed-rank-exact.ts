export interface TiedRank {
  /** Twice the mid-rank: whole. */
  doubledRank: number;
  count: number;
}

/**
 * How many additions the exact distribution may cost, about a tenth of a second. All sign flips of 500 differences always fit; more
 * fit when few go against the rest, because only the shorter tail is computed.
 */
export const MOST_ADDITIONS = 1e8;

/** Counts are scaled down by this power of two whenever they come near the largest double. */
const RESCALE_POWER = 900;

/**
 * Two-sided exact p of the signed-rank test, conditional on the observed mid-ranks: each of the 2^n ways to give the ranks a sign is
 * equally likely. `smallerDoubledSum` is twice the smaller of the two rank sums. The distribution is symmetric, so p is twice the
 * share of sign choices whose positive sum is at most that, and at most 1. `null` beyond MOST_ADDITIONS. No ranks: 1.
 * Source: Streitberg and Roehmel 1986 (shift algorithm).
 */
export function signedRankExact(ranks: readonly TiedRank[], smallerDoubledSum: number): number | null {
  const n = ranks.reduce((sum, { count }) => sum + count, 0);
  const limit = smallerDoubledSum;
  if (additions(ranks, limit) > MOST_ADDITIONS) return null;
  const ways = new Float64Array(limit + 1);
  ways[0] = 1;
  let scaledBy = 0;
  let reached = 0;
  let doublings = 0;
  // Ascending ranks keep the part of the array that is in use short for as long as possible.
  for (const { doubledRank, count } of [...ranks].sort((a, b) => a.doubledRank - b.doubledRank)) {
    if (doubledRank > limit) break;
    for (let turn = 0; turn < count; turn += 1) {
      reached = Math.min(limit, reached + doubledRank);
      for (let sum = reached; sum >= doubledRank; sum -= 1) {
        ways[sum] = (ways[sum] as number) + (ways[sum - doubledRank] as number);
      }
      doublings += 1;
      if (doublings % RESCALE_POWER === 0) {
        for (let sum = 0; sum <= reached; sum += 1) ways[sum] = (ways[sum] as number) * 2 ** -RESCALE_POWER;
        scaledBy += RESCALE_POWER;
      }
    }
  }
  let tail = 0;
  for (let sum = 0; sum <= limit; sum += 1) tail += ways[sum] as number;
  return Math.min(1, tail * 2 ** (1 + scaledBy - n));
}

/** Additions of the shift algorithm: for each rank, the sums reached so far. */
function additions(ranks: readonly TiedRank[], limit: number): number {
  let total = limit;
  let reached = 0;
  for (const { doubledRank, count } of ranks) {
    if (doubledRank > limit) continue;
    const untilFull = Math.min(count, Math.ceil((limit - reached) / doubledRank));
    total += untilFull * reached + (doubledRank * untilFull * (untilFull + 1)) / 2;
    reached = Math.min(limit, reached + untilFull * doubledRank);
    total += (count - untilFull) * limit;
  }
  return total;
}
