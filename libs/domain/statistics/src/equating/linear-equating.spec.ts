import * as fc from 'fast-check';
import { type RandomSource, seededRandom } from '@selaras/domain/kernel';
import { bootstrapErrors } from './bootstrap';
import { type FormScores, formScoresOf, mergeScoreCells, momentsOfForm } from './form-scores';
import { equatedScore, equateLinear, LINEAR_METHODS, type LinearEquating, type LinearMethod } from './linear-equating';
import { commonItemsNeeded, EQUATING_LIMITS, type EquatingRefusal } from './may-equate';

const ids = (own: string): string[] => [...Array.from({ length: 8 }, (_, i) => `common${i}`), ...Array.from({ length: 12 }, (_, i) => `${own}${i}`)];

/** Near enough to a normal number for a simulation. */
function bell(random: RandomSource): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random();
  return sum;
}

/**
 * People with an ability, a score on the common items that shows it, and a total that holds both. On the other form the same person's
 * total would be 500 + 1.25 times as much: that is the line to be found again. Scores are in hundredths.
 */
const TRUTH = { slope: 1.25, intercept: 500 };
function group(form: string, n: number, seed: string, options: { ability?: number; other?: boolean; noise?: number } = {}): FormScores {
  const random = seededRandom(seed);
  const cells = Array.from({ length: n }, () => {
    const ability = (options.ability ?? 0) + bell(random);
    const anchor = 400 + 150 * ability + 60 * (options.noise ?? 1) * bell(random);
    const total = 1000 + 300 * ability + 100 * (options.noise ?? 1) * bell(random);
    return { total: Math.round(options.other ? TRUTH.intercept + TRUTH.slope * total : total), anchor: Math.round(anchor), count: 1 };
  });
  return { form, itemIds: ids(form), cells: mergeScoreCells(cells) };
}

function equated(method: LinearMethod, from: FormScores, to: FormScores): LinearEquating {
  const result = equateLinear(method, from, to);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function refusal(method: LinearMethod, from: FormScores, to: FormScores): EquatingRefusal {
  const result = equateLinear(method, from, to);
  if (result.ok) throw new Error('it was equated');
  return result.refusal;
}

test.each(LINEAR_METHODS)('%s finds a known shift and stretch again, within its own standard errors', (method) => {
  const result = equated(method, group('A', 2000, 'recover A'), group('B', 2000, 'recover B', { other: true }));
  expect(result).toMatchObject({ from: 'A', to: 'B', n: [2000, 2000], warnings: [] });
  for (const score of [400, 1000, 1600]) {
    const { equated: found, se } = equatedScore(result, score);
    expect(Math.abs(found - (TRUTH.intercept + TRUTH.slope * score))).toBeLessThan(3 * se);
    expect(se).toBeLessThan(40);
  }
  expect(Math.abs(result.slope - TRUTH.slope)).toBeLessThan(3 * Math.sqrt(result.variance.slope));
});

test.each(['tucker', 'chained'] as const)('%s is not led astray by an abler group, as equal means and spreads would be', (method) => {
  // With an anchor that shows the ability almost without error, the difference of the groups is known almost without error.
  const from = group('A', 4000, 'able A', { ability: 0.25, noise: 0.1 });
  const to = group('B', 4000, 'able B', { other: true, noise: 0.1 });
  const right = TRUTH.intercept + TRUTH.slope * 1000;
  const found = equatedScore(equated(method, from, to), 1000);
  expect(Math.abs(found.equated - right)).toBeLessThan(4 * found.se);
  expect(Math.abs(equatedScore(equated('mean_sigma', from, to), 1000).equated - right)).toBeGreaterThan(70);
});

test.each(LINEAR_METHODS)('%s: a form equated to itself keeps every score, and the way there and back is no way', (method) => {
  const [a, b] = [group('A', 300, 'self'), group('B', 250, 'other', { other: true, ability: 0.2 })];
  const same = equated(method, a, { ...a, form: 'same' });
  expect(same.slope).toBeCloseTo(1, 12);
  expect(same.intercept).toBeCloseTo(0, 8);
  const [there, back] = [equated(method, a, b), equated(method, b, a)];
  for (const score of [0, 700, 1234, 2000]) expect(equatedScore(back, equatedScore(there, score).equated).equated).toBeCloseTo(score, 7);
});

const scores = fc.array(fc.record({ total: fc.integer({ min: 0, max: 2000 }), anchor: fc.integer({ min: 0, max: 800 }), count: fc.integer({ min: 1, max: 5 }) }), { minLength: 60, maxLength: 90 });

test('whatever the scores: refused by name, or the same there and back, with finite errors, and doubled scores give a doubled line', () => {
  let settled = 0;
  fc.assert(fc.property(scores, scores, fc.constantFrom(...LINEAR_METHODS), (x, y, method) => {
    // Totals that hold their anchor, as totals do.
    const form = (name: string, cells: typeof x, factor = 1): FormScores => ({ form: name, itemIds: ids(name), cells: mergeScoreCells(cells.map(({ total, anchor, count }) => ({ total: factor * (total + 4 * anchor), anchor: factor * anchor, count }))) });
    const result = equateLinear(method, form('A', x), form('B', y));
    if (!result.ok) return expect(['groups_too_far_apart', 'anchor_correlation_too_low', 'zero_variance']).toContain(result.refusal.reason);
    settled += 1;
    const back = equated(method, form('B', y), form('A', x));
    const twice = equated(method, form('A', x, 2), form('B', y, 2));
    for (const score of [0, 1111, 4000]) {
      const { equated: there, se } = equatedScore(result.value, score);
      expect(se).toBeGreaterThan(0);
      expect(equatedScore(back, there).equated).toBeCloseTo(score, 5);
      expect(equatedScore(twice, 2 * score).equated).toBeCloseTo(2 * there, 5);
      expect(equatedScore(twice, 2 * score).se).toBeCloseTo(2 * se, 5);
    }
    return undefined;
  }), { numRuns: 40 });
  expect(settled).toBeGreaterThan(20);
});

test('the standard error of equal means and spreads is the published formula with skewness and kurtosis', () => {
  const [a, b] = [group('A', 180, 'formula A'), group('B', 240, 'formula B', { other: true })];
  const shape = ({ cells }: FormScores): { n: number; mean: number; sd: number; skew: number; kurtosis: number } => {
    const { n, meanTotal: mean } = momentsOfForm(cells)!;
    const power = (exponent: number): number => cells.reduce((sum, { total, count }) => sum + count * (total - mean) ** exponent, 0) / n;
    const sd = Math.sqrt(power(2));
    return { n, mean, sd, skew: power(3) / sd ** 3, kurtosis: power(4) / sd ** 4 };
  };
  const [x, y] = [shape(a), shape(b)];
  const result = equated('mean_sigma', a, b);
  for (const score of [500, 1000, 1700]) {
    const z = (score - x.mean) / x.sd;
    const variance = y.sd ** 2 * (1 / x.n + 1 / y.n + z * (x.skew / x.n + y.skew / y.n) + (z * z / 4) * ((x.kurtosis - 1) / x.n + (y.kurtosis - 1) / y.n));
    expect(Math.abs(equatedScore(result, score).se / Math.sqrt(variance) - 1)).toBeLessThan(0.02); // divisors n and n - 1
  }
});

test.each(LINEAR_METHODS)('%s: drawing the groups again from themselves gives nearly the same error as the delta method', (method) => {
  const [a, b] = [group('A', 300, 'boot A', { ability: 0.2 }), group('B', 300, 'boot B', { other: true })];
  const result = equated(method, a, b);
  const asked = [500, 1000, 1500];
  const drawn = (): ReturnType<typeof bootstrapErrors> => bootstrapErrors(method, a, b, asked, { replicates: 400, random: seededRandom('draws') });
  const { se, replicates } = drawn();
  expect(replicates).toBe(400);
  for (const [index, score] of asked.entries()) expect(Math.abs(se[index]! / equatedScore(result, score).se - 1)).toBeLessThan(0.15);
  expect(drawn().se).toEqual(se);
});

test('a nominal 95 % interval covers the true score about that often', () => {
  let covered = 0;
  for (let trial = 0; trial < 200; trial += 1) {
    const result = equated('chained', group('A', 150, `trial A${trial}`), group('B', 150, `trial B${trial}`, { other: true }));
    const { equated: found, se } = equatedScore(result, 1200);
    if (Math.abs(found - (TRUTH.intercept + TRUTH.slope * 1200)) < 1.96 * se) covered += 1;
  }
  expect(covered).toBeGreaterThan(180);
  expect(covered).toBeLessThan(199);
});

describe('refused, with what is missing', () => {
  const a = group('A', 200, 'refuse A');
  const b = group('B', 200, 'refuse B', { other: true });

  test('three common items of twenty are too few; a fifth is enough, five at least, thirty always', () => {
    const few = { ...b, itemIds: b.itemIds.map((id, index) => (index >= 3 && index < 8 ? `B${id}` : id)) };
    expect(refusal('chained', a, few)).toEqual({ reason: 'too_few_common_items', common: 3, needed: 5 });
    expect([5, 10, 20, 21, 50, 400].map((items) => commonItemsNeeded(items))).toEqual([5, 5, 5, 5, 10, 30]);
  });

  test('too few people, by form', () => {
    expect(refusal('tucker', a, group('B', 49, 'few'))).toEqual({ reason: 'too_few_people', form: 'B', n: 49, needed: 50 });
    expect(equateLinear('tucker', a, group('B', 49, 'few'), { ...EQUATING_LIMITS, fewestPeople: 40 }).ok).toBe(true);
  });

  test('common items that hardly go with the test', () => {
    const loose = { ...b, cells: mergeScoreCells(b.cells.map((cell, index) => ({ ...cell, anchor: (index * 37) % 101 }))) };
    expect(refusal('chained', a, loose)).toMatchObject({ reason: 'anchor_correlation_too_low', form: 'B', needed: 0.5 });
  });

  test('groups too far apart to tell forms from people; a smaller difference is said', () => {
    expect(refusal('tucker', a, group('B', 200, 'far', { ability: 0.9 }))).toMatchObject({ reason: 'groups_too_far_apart', most: 0.5 });
    expect(equated('tucker', group('A', 1000, 'here'), group('B', 1000, 'near', { ability: 0.43 })).warnings).toEqual(['groups_differ']);
  });

  test('no spread in a total or on the common items', () => {
    const flat = (field: 'total' | 'anchor'): FormScores => ({ ...b, cells: mergeScoreCells(b.cells.map((cell) => ({ ...cell, [field]: 500 }))) });
    expect(refusal('mean_sigma', a, flat('total'))).toEqual({ reason: 'zero_variance', form: 'B', of: 'total' });
    expect(refusal('chained', flat('anchor'), a)).toEqual({ reason: 'zero_variance', form: 'B', of: 'anchor' });
  });
});

test('forms given out by lot need no common items to have equal means and spreads', () => {
  const apart = (form: string, scoresOf: FormScores): FormScores => ({ ...scoresOf, form, itemIds: Array.from({ length: 20 }, (_, i) => `${form}${i}`) });
  const result = equated('mean_sigma', apart('A', group('A', 100, 'lot A')), apart('B', group('B', 100, 'lot B', { other: true })));
  expect(result.anchor).toMatchObject({ common: 0, difference: null });
});

test('scores are counted from answers: the anchor is the common part of the total, and who was not asked everything is left out', () => {
  const items = ['c', 'own', 'd'].map((id) => ({ id, maximum: 1 }));
  const taker = (...marks: (number | null)[]) => ({ answers: marks.map((mark) => (mark === null ? null : { mark })) });
  const { cells } = formScoresOf('A', items, [taker(1, 0.5, 0), taker(1, 0.5, 0), taker(0, 1, 1), taker(1, null, 1)], ['c', 'd']);
  expect(cells).toEqual([{ total: 150, anchor: 100, count: 2 }, { total: 200, anchor: 100, count: 1 }]);
});
