import { type RandomSource, seededRandom } from '@selaras/domain/kernel';
import { summariseTest, type TestSummary } from '../items';
import { chanceOfRight } from '../rasch';
import { type EquatingRefusal } from './may-equate';
import { equateRasch, RASCH_METHODS, type RaschEquating, type RaschForm, type RaschMethod } from './rasch-equating';

interface Item {
  id: string;
  difficulty: number;
}

const common = Array.from({ length: 8 }, (_, i): Item => ({ id: `common${i}`, difficulty: (i - 3.5) / 2 }));
const own = (form: string, from: number, to: number): Item[] => Array.from({ length: 12 }, (_, i) => ({ id: `${form}${i}`, difficulty: from + ((to - from) * i) / 11 }));
const easy = [...common, ...own('A', -1.5, 1)];
const hard = [...common, ...own('B', -0.5, 2)];

function bell(random: RandomSource): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random();
  return sum;
}

function taken(items: readonly Item[], n: number, seed: string, ability = 0): TestSummary {
  const random = seededRandom(seed);
  const takers = Array.from({ length: n }, () => {
    const theta = ability + bell(random);
    return { answers: items.map(({ difficulty }) => ({ mark: random() < chanceOfRight(theta, difficulty) ? 1 : 0 })) };
  });
  return summariseTest(items.map(({ id }) => ({ id, maximum: 1 })), takers, { unitsPerMark: 100 });
}

function equated(method: RaschMethod, from: RaschForm, to: RaschForm, leaveOut: readonly string[] = []): RaschEquating {
  const result = equateRasch(method, from, to, { leaveOut });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function refusal(from: RaschForm, to: RaschForm): EquatingRefusal {
  const result = equateRasch('mean_mean', from, to);
  if (result.ok) throw new Error('it was equated');
  return result.refusal;
}

/** Calibrations are centred on their own items: what is to be found is the difference of the two centres. */
const centre = (items: readonly Item[]): number => items.reduce((sum, { difficulty }) => sum + difficulty, 0) / items.length;
const TRUE_SHIFT = centre(easy) - centre(hard);
const expectedRight = (items: readonly Item[], theta: number): number => items.reduce((sum, { difficulty }) => sum + chanceOfRight(theta, difficulty), 0);

const A: RaschForm = { form: 'A', summary: taken(easy, 1500, 'rasch A') };
const B: RaschForm = { form: 'B', summary: taken(hard, 1500, 'rasch B', 0.3) };

test('the shift between two forms is found again although the groups differ', () => {
  const { slope, shift, seSlope, seShift, n, warnings, drift } = equated('mean_mean', A, B);
  expect([slope, seSlope, n, warnings]).toEqual([1, 0, [1500, 1500], []]);
  expect(Math.abs(shift - TRUE_SHIFT)).toBeLessThan(3 * seShift);
  expect(seShift).toBeLessThan(0.05);
  expect(drift.map(({ item }) => item)).toEqual(common.map(({ id }) => id));
});

test('stretched too, the slope is one within its error', () => {
  const { slope, seSlope, shift, seShift } = equated('mean_sigma', A, B);
  expect(Math.abs(slope - 1)).toBeLessThan(3 * seSlope);
  expect(Math.abs(shift - TRUE_SHIFT)).toBeLessThan(3 * seShift);
});

test('scores stand for what the same ability would expect on the other form', () => {
  const { table } = equated('mean_mean', A, B);
  expect(table).toHaveLength(21);
  expect([table[0], table[20]]).toEqual([{ score: 0, equated: 0, se: null }, { score: 20, equated: 20, se: null }]);
  for (const theta of [-1.5, -0.5, 0.5, 1.5]) {
    const score = expectedRight(easy, theta);
    const [low, high] = [table[Math.floor(score)]!, table[Math.floor(score) + 1]!];
    const between = low.equated + (score - low.score) * (high.equated - low.equated);
    expect(Math.abs(between - expectedRight(hard, theta))).toBeLessThan(3 * low.se! + 0.02);
  }
});

test.each(RASCH_METHODS)('%s: a form equated to itself keeps every score, and there and back is no way', (method) => {
  for (const { score, equated: same } of equated(method, A, { ...A, form: 'same' }).table) expect(same).toBeCloseTo(score, 9);
  const [there, back] = [equated(method, A, B), equated(method, B, A)];
  expect(back.slope * there.slope).toBeCloseTo(1, 12);
  expect(back.slope * there.shift + back.shift).toBeCloseTo(0, 12);
});

test('the standard error is how much the shift varies from sample to sample', () => {
  const trials = Array.from({ length: 40 }, (_, i) => equated('mean_mean', { form: 'A', summary: taken(easy, 250, `again A${i}`) }, { form: 'B', summary: taken(hard, 250, `again B${i}`) }));
  const errors = trials.map(({ shift }) => shift - TRUE_SHIFT);
  const rootMeanSquare = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  const stated = Math.sqrt(trials.reduce((sum, { seShift }) => sum + seShift ** 2, 0) / trials.length);
  expect(rootMeanSquare / stated).toBeGreaterThan(0.75);
  expect(rootMeanSquare / stated).toBeLessThan(1.3);
  const at10 = trials.map(({ table }) => table[10]!);
  const mean = at10.reduce((sum, { equated: value }) => sum + value, 0) / at10.length;
  const spread = Math.sqrt(at10.reduce((sum, { equated: value }) => sum + (value - mean) ** 2, 0) / (at10.length - 1));
  const statedAt10 = Math.sqrt(at10.reduce((sum, { se }) => sum + se! ** 2, 0) / at10.length);
  expect(spread / statedAt10).toBeGreaterThan(0.7);
  expect(spread / statedAt10).toBeLessThan(1.35);
});

test('an item whose meaning changed is named, and can be left out', () => {
  const changed = hard.map((item) => (item.id === 'common3' ? { ...item, difficulty: item.difficulty + 1.5 } : item));
  const to = { form: 'B', summary: taken(changed, 1500, 'drift') };
  const result = equated('mean_mean', A, to);
  expect(result.warnings).toContain('anchor_items_drift');
  expect(result.drift.filter(({ drifts }) => drifts).map(({ item }) => item)).toEqual(['common3']);
  const without = equated('mean_mean', A, to, ['common3']);
  expect(without.warnings).toEqual([]);
  expect(without.drift).toHaveLength(7);
});

test('refused, with what is missing', () => {
  expect(refusal(A, { form: 'B', summary: taken(hard, 99, 'few') })).toEqual({ reason: 'too_few_people', form: 'B', n: 99, needed: 100 });
  expect(refusal(A, { form: 'C', summary: taken([...common.slice(0, 3), ...own('C', -1, 1), ...own('D', -1, 1)], 200, 'other') })).toEqual({ reason: 'too_few_common_items', common: 3, needed: 6 });
  expect(refusal(A, { form: 'B', summary: taken(hard, 400, 'far', 1.5) })).toMatchObject({ reason: 'groups_too_far_apart' });
  const graded = summariseTest([{ id: 'g', maximum: 2 }, { id: 'h', maximum: 1 }], Array.from({ length: 120 }, (_, i) => ({ answers: [{ mark: i % 3 }, { mark: i % 2 }] })));
  expect(refusal(A, { form: 'G', summary: graded })).toEqual({ reason: 'form_not_calibrated', form: 'G', because: 'items_not_right_or_wrong' });
  const { products: _left, ...bare } = B.summary;
  expect(refusal(A, { form: 'B', summary: bare })).toEqual({ reason: 'form_not_calibrated', form: 'B', because: 'products_not_kept' });
});

test('common items of one difficulty cannot tell a stretch', () => {
  const rows = Array.from({ length: 128 }, (_, i) => [1, 2, 4, 8, 16].map((bit) => ((i & bit) === 0 ? 0 : 1)));
  const summary = summariseTest([0, 1, 2, 3, 4].map((i) => ({ id: `i${i}`, maximum: 1 })), rows.map((row) => ({ answers: row.map((mark) => ({ mark })) })));
  expect(equateRasch('mean_sigma', { form: 'A', summary }, { form: 'B', summary })).toEqual({ ok: false, refusal: { reason: 'zero_variance', form: 'A', of: 'anchor_difficulties' } });
});
