import fc from 'fast-check';
import { isEvident } from '../comparison/comparison';
import { distributionOf } from './distribution';
import { forestScale } from './forest-scale';

describe('the common line of a forest plot', () => {
  const gains = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 40 });

  test('everything lies inside, in order, and zero is always on it', () => {
    fc.assert(
      fc.property(gains, (values) => {
        const { at, width } = forestScale(values, 176);
        for (const value of [0, ...values]) {
          expect(at(value)).toBeGreaterThanOrEqual(0);
          expect(at(value)).toBeLessThanOrEqual(width);
        }
        const sorted = [...values].sort((a, b) => a - b);
        for (const [index, value] of sorted.entries()) expect(at(value)).toBeGreaterThanOrEqual(at(sorted[index - 1] ?? value));
      }),
    );
  });

  test('ticks are few, evenly spaced, zero among them', () => {
    fc.assert(
      fc.property(gains, (values) => {
        const { ticks, at, width } = forestScale(values, 176);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThanOrEqual(5);
        for (const tick of ticks) expect(at(tick)).toBeLessThanOrEqual(width);
      }),
    );
    expect(forestScale([-2, 48], 176).ticks).toEqual([0, 20, 40]);
  });

  test('an interval on both sides of zero is drawn on both sides of zero', () => {
    const { at } = forestScale([4, -1, 9], 176);
    expect(at(-1)).toBeLessThan(at(0));
    expect(at(9)).toBeGreaterThan(at(0));
  });
});

describe('a filled or a hollow mark', () => {
  const part = { meanGain: 14.8, adjustedP: 0.087, reason: null };
  test('follows the adjusted p, not the interval of the unit alone', () => {
    expect(isEvident(part)).toBe(false);
    expect(isEvident({ ...part, adjustedP: 0.049 })).toBe(true);
  });
  test('without a test there is nothing to tell; a p too small to be written down tells all', () => {
    expect(isEvident({ ...part, adjustedP: null, reason: 'zero_variance_of_differences' })).toBe(false);
    expect(isEvident({ ...part, adjustedP: null, reason: 'p_below_smallest_number' })).toBe(true);
    expect(isEvident({ ...part, meanGain: null, adjustedP: 0.01 })).toBe(false);
  });
});

describe('the histogram', () => {
  const bins = [{ from: 0, to: 50, pre: 3, post: 0 }, { from: 50, to: 100, pre: 1, post: 4 }];

  test('heights stand in the proportion of people; both start from zero', () => {
    const { base, peopleTicks, prePath, postPath } = distributionOf(bins, 560, 300);
    const y = (path: string) => [...path.matchAll(/L[\d.]+ ([\d.]+)/g)].map((match) => Number(match[1]));
    const top = peopleTicks.find(({ people }) => people === 4)?.y ?? 0;
    expect(Math.min(...y(postPath))).toBeCloseTo(top, 0);
    expect((base - Math.min(...y(prePath))) / (base - Math.min(...y(postPath)))).toBeCloseTo(3 / 4, 2);
  });

  test('the scale runs from the lowest to the highest score', () => {
    const { at, left, right, scoreTicks } = distributionOf(bins, 560, 300);
    expect(at(0)).toBe(left);
    expect(at(100)).toBe(right);
    expect(scoreTicks.map(({ score }) => score)).toEqual([0, 25, 50, 75, 100]);
  });

  test('nobody at all is a flat line, not a broken one', () => {
    const { prePath } = distributionOf([{ from: 0, to: 10, pre: 0, post: 0 }], 390, 300);
    expect(prePath).not.toMatch(/NaN|Infinity/);
  });
});
