import type { TiedRank } from './signed-rank-exact';

/** About two tenths of a second for the two tails together: groups of 80 and 80 fit. */
export const MOST_RANK_SUM_ADDITIONS = 2e8;

/**
 * Two-sided exact p of the rank-sum test, conditional on the observed mid-ranks: each of the C(n, n1) choices of who belongs to the
 * first group is equally likely; p is the share of choices whose rank sum lies at least as far from its expectation as the observed.
 * With ties the distribution is not symmetric, so both tails are counted. `null` beyond MOST_RANK_SUM_ADDITIONS.
 */
export function rankSumExact(ranks: readonly TiedRank[], n1: number, doubledSum: number): number | null {
  const n = ranks.reduce((sum, { count }) => sum + count, 0);
  const n2 = n - n1;
  const doubledTotal = n * (n + 1);
  // The smaller group is cheaper to count; its sum deviates by the same amount.
  const chosen = Math.min(n1, n2);
  const sum = n1 <= n2 ? doubledSum : doubledTotal - doubledSum;
  const expected = chosen * (n + 1);
  const distance = Math.abs(sum - expected);
  if (distance === 0) return 1;
  const smallestSum = smallestDoubledSum(ranks, chosen);
  const mirrored = ranks.map(({ doubledRank, count }) => ({ doubledRank: 2 * (n + 1) - doubledRank, count }));
  const smallestMirrored = smallestDoubledSum(mirrored, chosen);
  const limit = expected - distance;
  if (2 * n * chosen * Math.max(0, limit) > 4 * MOST_RANK_SUM_ADDITIONS) return null;
  const lower = limit < smallestSum ? 0 : choicesUpTo(ranks, chosen, limit);
  const upper = limit < smallestMirrored ? 0 : choicesUpTo(mirrored, chosen, limit);
  const all = choices(n, chosen);
  return Number.isFinite(all) ? Math.min(1, (lower + upper) / all) : null;
}

function smallestDoubledSum(ranks: readonly TiedRank[], chosen: number): number {
  let left = chosen;
  let sum = 0;
  for (const { doubledRank, count } of [...ranks].sort((a, b) => a.doubledRank - b.doubledRank)) {
    const taken = Math.min(left, count);
    sum += taken * doubledRank;
    left -= taken;
  }
  return sum;
}

/** In how many ways `chosen` people can be picked so that their doubled ranks add up to at most `limit`. */
function choicesUpTo(ranks: readonly TiedRank[], chosen: number, limit: number): number {
  const width = limit + 1;
  // Row c: ways to pick c people, by the sum of their ranks.
  const ways = Array.from({ length: chosen + 1 }, () => new Float64Array(width));
  (ways[0] as Float64Array)[0] = 1;
  let seen = 0;
  for (const { doubledRank, count } of [...ranks].sort((a, b) => a.doubledRank - b.doubledRank)) {
    for (let turn = 0; turn < count; turn += 1) {
      seen += 1;
      for (let people = Math.min(seen, chosen); people >= 1; people -= 1) {
        const with_ = ways[people] as Float64Array;
        const without = ways[people - 1] as Float64Array;
        // Nobody later has a lower rank, so a sum above this cannot have been reached by the people seen so far.
        const reachable = Math.min(limit, people * doubledRank);
        for (let sum = reachable; sum >= doubledRank; sum -= 1) with_[sum] = (with_[sum] as number) + (without[sum - doubledRank] as number);
      }
    }
  }
  return (ways[chosen] as Float64Array).reduce((total, value) => total + value, 0);
}

function choices(n: number, chosen: number): number {
  let product = 1;
  for (let index = 1; index <= chosen; index += 1) product *= (n - chosen + index) / index;
  return product;
}
