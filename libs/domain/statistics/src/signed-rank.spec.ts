import * as fc from 'fast-check';

import { histogramOf } from './histogram';
import { rankSumExact } from './mann-whitney-exact';
import { pooledRanks } from './rank-groups';
import { signedRankExact } from './signed-rank-exact';
import { walshMedian } from './walsh-median';

const counted = (values: readonly number[]) => histogramOf(values.map((value) => [value, 1] as const));

test('the Walsh median of the histogram is that of all pairs', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 25 }), (values) => {
      const sums = values.flatMap((a, index) => values.slice(index).map((b) => a + b)).sort((a, b) => a - b);
      const middle = (sums[Math.floor((sums.length - 1) / 2)]! + sums[Math.floor(sums.length / 2)]!) / 4;
      expect(walshMedian(counted(values))).toBe(middle);
    }),
  );
});

test('the exact signed-rank p counts all choices of signs', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 9 }), fc.nat(), (ranks, choice) => {
      const sumOf = (signs: number): number => ranks.reduce((sum, rank, index) => sum + ((signs >> index) & 1 ? rank : 0), 0);
      const total = sumOf(-1);
      const seen = sumOf(choice);
      const smaller = Math.min(seen, total - seen);
      let asExtreme = 0;
      for (let signs = 0; signs < 2 ** ranks.length; signs += 1) if (sumOf(signs) <= smaller) asExtreme += 1;
      const p = signedRankExact(ranks.map((doubledRank) => ({ doubledRank, count: 1 })), smaller);
      expect(p).toBeCloseTo(Math.min(1, (2 * asExtreme) / 2 ** ranks.length), 12);
    }),
  );
});

test('two thousand differences of which few are negative are still counted exactly, and hopeless sizes are refused', () => {
  const ranks = Array.from({ length: 2000 }, (_, index) => ({ doubledRank: 2 * (index + 1), count: 1 }));
  // One negative difference of the lowest rank: the empty choice and that one, twice.
  expect(signedRankExact(ranks.slice(0, 1000), 2)! / (4 * 2 ** -1000)).toBeCloseTo(1, 12);
  expect(signedRankExact(ranks, 1_999_000)).toBeNull();
  expect(signedRankExact([], 0)).toBe(1);
});

test('the exact rank-sum p counts all divisions into groups', () => {
  const marks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(marks, marks, (first, second) => {
      const { values, doubledSums } = pooledRanks([counted(first), counted(second)]);
      const everybody = values.flatMap(({ doubledRank, count }) => Array.from({ length: count }, () => doubledRank));
      const n = everybody.length;
      const expected = first.length * (n + 1);
      let all = 0;
      let asFar = 0;
      for (let choice = 0; choice < 2 ** n; choice += 1) {
        const chosen = everybody.filter((_, index) => (choice >> index) & 1);
        if (chosen.length !== first.length) continue;
        all += 1;
        if (Math.abs(chosen.reduce((sum, rank) => sum + rank, 0) - expected) >= Math.abs(doubledSums[0]! - expected)) asFar += 1;
      }
      expect(rankSumExact(values, first.length, doubledSums[0]!)).toBeCloseTo(asFar / all, 12);
    }),
  );
});
