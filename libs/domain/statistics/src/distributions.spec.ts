import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chiSquareUpper, fUpper, normalQuantile, normalTwoSided, tQuantile, tTwoSided } from './distributions';
import { noncentralityInterval, noncentralTLower } from './noncentral-t';

const edgeFile = join(__dirname, '../../../../../shared/statistics/edge.json');

test('far tails keep their digits', () => {
  expect(tTwoSided(40, 500) / 6.29064291825824e-158).toBeCloseTo(1, 10);
  expect(normalTwoSided(30) / 9.813427854296374e-198).toBeCloseTo(1, 10);
  expect(fUpper(100, 3, 300) / 6.886533857861639e-45).toBeCloseTo(1, 10);
  expect(chiSquareUpper(1000, 1) / 1.7958327848007262e-219).toBeCloseTo(1, 10);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
});

test('the non-central t is the central one at 0 and a shifted normal with many degrees of freedom', () => {
  for (const df of [1, 2, 5, 30, 400]) {
    for (const t of [0, 0.3, 1.5, 6]) expect(noncentralTLower(t, df, 0)).toBeCloseTo(1 - tTwoSided(t, df) / 2, 12);
  }
  expect(noncentralTLower(3, 1e7, 1)).toBeCloseTo(0.97724986805, 6);
  // Boost's series, for small degrees of freedom and both signs.
  expect(noncentralTLower(3, 9, 1.2)).toBeCloseTo(0.9218476479936427, 12);
  expect(noncentralTLower(1, 1, 0.5)).toBeCloseTo(0.5927477364400293, 12);
  expect(noncentralTLower(2, 2, -1)).toBeCloseTo(0.9844873846810808, 12);
});

test('an interval of the non-centrality is mirrored with the sign of t and works beyond 37.6, where series fail', () => {
  const [low, high] = noncentralityInterval(3, 9);
  expect(noncentralityInterval(-3, 9)).toEqual([-high, -low]);
  const [farLow, farHigh] = noncentralityInterval(60, 232);
  expect(noncentralTLower(60, 232, farLow)).toBeCloseTo(0.975, 10);
  expect(noncentralTLower(60, 232, farHigh)).toBeCloseTo(0.025, 10);
  const [zeroLow, zeroHigh] = noncentralityInterval(0, 12);
  expect(zeroLow).toBeCloseTo(-1.959963984540054, 10);
  expect(zeroHigh).toBeCloseTo(1.959963984540054, 10);
});

interface Tail {
  dist: 't' | 'normal' | 'F' | 'chi2';
  args: Record<string, number>;
  value: string;
}

const given = existsSync(edgeFile)
  ? (JSON.parse(readFileSync(edgeFile, 'utf8')) as { tails: Tail[]; t_quantiles: { df: number; p: number; quantile: string }[] })
  : null;
if (given === null) console.log('skipped: published tails and quantiles (the reference folder is not beside the project)');

const tails = {
  t: (a: Record<string, number>) => tTwoSided(a['t']!, a['df']!),
  normal: (a: Record<string, number>) => normalTwoSided(a['z']!),
  F: (a: Record<string, number>) => fUpper(a['F']!, a['df1']!, a['df2']!),
  chi2: (a: Record<string, number>) => chiSquareUpper(a['x']!, a['df']!),
};

(given ? test : test.skip)('published tails and quantiles', () => {
  expect(given!.tails.length).toBeGreaterThan(20);
  for (const tail of given!.tails) {
    const value = tails[tail.dist](tail.args);
    const expected = Number(tail.value);
    // Below 1e-300 doubles themselves have fewer digits.
    const tolerance = expected < 1e-300 ? 0.05 : 1e-11;
    expect({ tail, error: expected === 0 ? value : Math.abs(value / expected - 1) < tolerance }).toEqual({ tail, error: expected === 0 ? 0 : true });
  }
  for (const { df, p, quantile } of given!.t_quantiles) {
    expect(Math.abs(tQuantile(p, df) / Number(quantile) - 1)).toBeLessThan(1e-10);
  }
});
