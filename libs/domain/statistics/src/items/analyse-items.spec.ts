import * as fc from 'fast-check';
import { seededRandom, shuffled } from '@selaras/domain/kernel';
import { analyseItems, type ItemAnalysis } from './analyse-items';
import { discriminationBand, facilityBand } from './bands';
import { mergeTestSummaries } from './item-summary';
import { type ItemDefinition, summariseTest, type Taker } from './summarise-test';

const items = (k: number): ItemDefinition[] => Array.from({ length: k }, (_, index) => ({ id: `i${index}`, maximum: 1, options: ['A', 'B', 'C', 'D'], key: ['A'] }));

/** People whose chance of the right option grows with an ability of their own; the wrong options are not equally liked. */
function takersOf(n: number, k: number, seed: string): Taker[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const ability = 4 * random() - 2;
    return {
      answers: Array.from({ length: k }, (_, index) => {
        const right = random() < 1 / (1 + Math.exp(-(ability - (index / k) * 2 + 1)));
        const chosen = right ? 'A' : random() < 0.7 ? 'B' : random() < 0.95 ? 'C' : 'D';
        return { mark: right ? 1 : 0, chosen: [chosen] };
      }),
    };
  });
}

test('with 29 takers the figures are there and nothing is judged by them; with 30 it is', () => {
  const analysed = (n: number): ItemAnalysis => analyseItems(summariseTest(items(4), takersOf(n, 4, 'few')));
  const few = analysed(29);
  expect(few.enough_takers).toBe(false);
  expect(few.items[0]).toMatchObject({ facility: expect.any(Number), facility_band: null, discrimination_band: null });
  expect(few.items[0]!.options[1]!.works).toBeNull();
  expect(few.reasons).toMatchObject({
    'items.i0.facility_band': 'not_enough_takers',
    'items.i0.discrimination_band': 'not_enough_takers',
    'items.i0.options.B.works': 'not_enough_takers',
  });
  const enough = analysed(30);
  expect(enough.enough_takers).toBe(true);
  expect(enough.items[0]!.facility_band).not.toBeNull();
  expect(Object.values(enough.reasons)).not.toContain('not_enough_takers');
});

test('the limits of the bands belong to the band below them', () => {
  expect([0, 0.3, 0.300001, 0.7, 0.700001, 1].map((p) => facilityBand(p))).toEqual(['hard', 'hard', 'medium', 'medium', 'easy', 'easy']);
  expect([-0.001, 0, 0.2, 0.21, 0.4, 0.41, 0.7, 0.71].map((d) => discriminationBand(d))).toEqual(['replace', 'poor', 'poor', 'fair', 'fair', 'good', 'good', 'very_good']);
});

test('a distractor nobody ticks is in the table and does not work', () => {
  const takers = takersOf(60, 3, 'idle').map(({ answers }) => ({ answers: answers.map((answer) => (answer!.chosen![0] === 'D' ? { mark: 0, chosen: ['C'] } : answer)) }));
  const rows = analyseItems(summariseTest(items(3), takers)).items[0]!.options;
  expect(rows.map(({ option, count, works }) => [option, count === 0, works])).toEqual([['A', false, null], ['B', false, true], ['C', false, true], ['D', true, false]]);
});

test('who ticks several options stands in several lines, and the shares are of people', () => {
  const several = (...chosen: string[]): Taker => ({ answers: [{ mark: 0.5, chosen }, { mark: 1 }] });
  const summary = summariseTest([{ id: 'm', maximum: 1, options: ['A', 'B', 'C'], key: ['A', 'B'] }, { id: 's', maximum: 1 }], [several('A', 'B'), several('A', 'C'), several(), several('A')]);
  const { options, omitted, n } = analyseItems(summary).items[0]!;
  expect([n, omitted]).toEqual([4, 1]);
  expect(options.map(({ option, count, prop }) => [option, count, prop])).toEqual([['A', 3, 0.75], ['B', 1, 0.25], ['C', 1, 0.25], [null, 1, 0.25]]);
});

test('an item that was not presented leaves the denominator, and alpha says why it is not given', () => {
  const takers: Taker[] = [{ answers: [{ mark: 1 }, null] }, { answers: [{ mark: 0 }, { mark: 1 }] }, { answers: [{ mark: 1 }, { mark: 0 }] }];
  const analysis = analyseItems(summariseTest([{ id: 'core', maximum: 1 }, { id: 'case', maximum: 1 }], takers));
  expect(analysis.items.map(({ n, facility }) => [n, facility])).toEqual([[3, 2 / 3], [2, 0.5]]);
  expect([analysis.alpha, analysis.status, analysis.reasons['alpha']]).toEqual([null, 'not_everybody_saw_every_item', 'not_everybody_saw_every_item']);
});

test('nobody took it: every figure is null with its reason, none is NaN', () => {
  const analysis = analyseItems(summariseTest(items(3), []));
  expect(JSON.stringify(analysis)).not.toMatch(/NaN|Infinity/);
  expect(analysis.items[0]).toMatchObject({ n: 0, facility: null, sd: null, item_rest_r: null, D27_fractional: null });
  expect(analysis.reasons).toMatchObject({ alpha: 'insufficient_data', 'items.i0.facility': 'insufficient_data' });
});

const tables = fc.integer({ min: 1, max: 6 }).chain((k) => fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: k, maxLength: k }), { maxLength: 40 }));
const graded = (k: number): ItemDefinition[] => Array.from({ length: k }, (_, index) => ({ id: `i${index}`, maximum: 3 }));
const takersFrom = (rows: readonly number[][]): Taker[] => rows.map((row) => ({ answers: row.map((mark) => ({ mark })) }));

test('shards in any division and order say the same as the whole, to the last digit', () => {
  fc.assert(fc.property(tables, fc.integer({ min: 0, max: 40 }), fc.string(), (rows, cut, seed) => {
    const k = rows[0]?.length ?? 2;
    const whole = summariseTest(graded(k), takersFrom(rows));
    const mixed = shuffled(rows, seededRandom(seed));
    const shards = [mixed.slice(cut), mixed.slice(0, cut)].map((part) => summariseTest(graded(k), takersFrom(part)));
    expect(mergeTestSummaries(shards)).toEqual(whole);
    expect(analyseItems(mergeTestSummaries(shards))).toEqual(analyseItems(whole));
  }), { numRuns: 60 });
});

test('whatever the marks, a figure is finite or null with a reason, and shares and correlations stay in their ranges', () => {
  fc.assert(fc.property(tables, (rows) => {
    const analysis = analyseItems(summariseTest(graded(rows[0]?.length ?? 2), takersFrom(rows)));
    expect(JSON.stringify(analysis)).not.toMatch(/NaN/);
    for (const item of analysis.items) {
      for (const [key, value] of Object.entries(item)) {
        if (value === null && key !== 'omitted') expect(analysis.reasons).toHaveProperty([`items.${item.item}.${key}`]);
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
      if (item.facility !== null) expect(item.facility >= 0 && item.facility <= 1).toBe(true);
      for (const r of [item.item_total_r, item.item_rest_r]) if (r !== null) expect(Math.abs(r)).toBeLessThanOrEqual(1);
      if (item.discriminative_efficiency !== null) expect(item.discriminative_efficiency).toBeLessThanOrEqual(1);
    }
    if (analysis.alpha !== null) expect(analysis.alpha).toBeLessThanOrEqual(1 + 1e-12);
    else expect(analysis.status).toBe(analysis.reasons['alpha']);
  }), { numRuns: 150 });
});

test('marks in hundredths and marks in whole numbers give the same figures', () => {
  const takers = takersOf(80, 5, 'unit');
  const [coarse, fine] = [undefined, 100].map((unitsPerMark) => analyseItems(summariseTest(items(5), takers, unitsPerMark === undefined ? {} : { unitsPerMark })));
  expect(fine).toMatchObject({ alpha: coarse!.alpha, kr20: coarse!.kr20, total: { median: coarse!.total.median } });
  expect(fine!.sem).toBeCloseTo(coarse!.sem!, 12);
  expect(fine!.items.map(({ mean }) => mean)).toEqual(coarse!.items.map(({ mean }) => mean));
});

test('twenty items and ten thousand people are analysed from their summary well under a second', () => {
  const summary = summariseTest(items(20), takersOf(10_000, 20, 'many'), { unitsPerMark: 100 });
  const before = performance.now();
  const analysis = analyseItems(summary);
  const milliseconds = performance.now() - before;
  expect(analysis.alpha).toBeGreaterThan(0.5);
  expect(milliseconds).toBeLessThan(1000);
});
