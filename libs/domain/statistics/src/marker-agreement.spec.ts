import * as fc from 'fast-check';
import { markerAgreement } from './marker-agreement';

/** By the textbook: a table of counts, and weights from the distance of its cells. */
function kappaByTable(pairs: readonly (readonly [number, number])[]): number {
  const values = [...new Set(pairs.flat())];
  let [observed, expected] = [0, 0];
  for (const a of values) {
    for (const b of values) {
      const weight = (a - b) ** 2;
      observed += weight * pairs.filter(([x, y]) => x === a && y === b).length;
      expected += (weight * pairs.filter(([x]) => x === a).length * pairs.filter(([, y]) => y === b).length) / pairs.length;
    }
  }
  return 1 - observed / expected;
}

test('a worked example by hand: four works, one of them a level apart', () => {
  // Observed square distances: 0 + 0 + 0 + 1, mean 1/4. Chance: firsts 1,2,3,3 against seconds 1,2,3,2: 25/16 by counting all sixteen.
  const agreement = markerAgreement([[1, 1], [2, 2], [3, 3], [3, 2]]);
  let all = 0;
  for (const first of [1, 2, 3, 3]) for (const second of [1, 2, 3, 2]) all += (first - second) ** 2;
  expect(agreement).toEqual({ n: 4, exactShare: 0.75, weightedKappa: 1 - (1 / 4) / (all / 16), reasons: {} });
});

test('nothing marked twice, and one value throughout, have a named reason instead of a figure', () => {
  expect(markerAgreement([])).toEqual({ n: 0, exactShare: null, weightedKappa: null, reasons: { exactShare: 'insufficient_data', weightedKappa: 'insufficient_data' } });
  expect(markerAgreement([[50, 50], [50, 50]])).toEqual({ n: 2, exactShare: 1, weightedKappa: null, reasons: { weightedKappa: 'all_values_equal' } });
  expect(() => markerAgreement([[0.5, 1]])).toThrow(TypeError);
});

test('markers who never meet are worse than chance; a constant one is chance', () => {
  expect(markerAgreement([[0, 100], [100, 0]]).weightedKappa).toBe(-1);
  expect(markerAgreement([[0, 50], [100, 50]]).weightedKappa).toBe(0);
});

test('it is the kappa of the table, between -1 and 1, whichever marker comes first', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
    const { weightedKappa, exactShare } = markerAgreement(pairs);
    const turned = markerAgreement(pairs.map(([a, b]) => [b, a] as const));
    expect(turned.exactShare).toBe(exactShare);
    expect(turned.weightedKappa).toBe(weightedKappa);
    if (weightedKappa === null) return expect(new Set(pairs.flat()).size).toBe(1);
    expect(weightedKappa).toBeCloseTo(kappaByTable(pairs), 10);
    expect(weightedKappa).toBeGreaterThanOrEqual(-1 - 1e-12);
    expect(weightedKappa).toBeLessThanOrEqual(1);
  }));
});
