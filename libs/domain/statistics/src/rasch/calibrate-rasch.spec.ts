import * as fc from 'fast-check';
import { seededRandom } from '@selaras/domain/kernel';
import { mergeTestSummaries, summariseTest, type TestSummary } from '../items';
import { differences, readJson, referenceIsHere } from '../testing/reference';
import { publishedTest } from '../testing/item-data';
import { calibrateRasch, type RaschCalibration } from './calibrate-rasch';
import { chanceOfRight, personEstimates } from './person-estimates';
import { leavingOneOut, symmetricFunctions } from './symmetric-functions';

interface PublishedRasch {
  difficulty: number[];
  se: number[];
  loglik: number;
  theta_ml_by_score: { score: number; theta_ml: number; se: number }[];
  theta_wle_by_score: { score: number; theta_wle: number }[];
  itemfit: { n_nonextreme_persons: number; outfit_msq: number[]; infit_msq: number[] };
}

function testOf(rows: readonly (readonly number[])[]): TestSummary {
  const k = rows[0]?.length ?? 0;
  return summariseTest(Array.from({ length: k }, (_, i) => ({ id: `i${i}`, maximum: 1 })), rows.map((row) => ({ answers: row.map((mark) => ({ mark })) })), { unitsPerMark: 100 });
}

function calibrated(summary: TestSummary): RaschCalibration {
  const result = calibrateRasch(summary);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}

const far = (actual: readonly number[], wanted: readonly number[]): number => Math.max(...wanted.map((value, i) => Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value))));

(referenceIsHere ? test : test.skip).each(['it_hci_mcq', 'it_lsat'] as const)('published difficulties, errors, abilities and fit of %s', (name) => {
  const { datasets } = readJson<{ datasets: Record<string, { values: { irt: { rasch_cml: PublishedRasch } } }> }>('reference.json');
  const wanted = datasets[name]!.values.irt.rasch_cml;
  const { items, people, logLikelihood, nInner, setAside } = calibrated(publishedTest(name));
  expect(far(items.map(({ difficulty }) => difficulty), wanted.difficulty)).toBeLessThan(1e-12);
  expect(far(items.map(({ se }) => se), wanted.se)).toBeLessThan(1e-12);
  expect(far(items.map(({ infit_msq }) => infit_msq), wanted.itemfit.infit_msq)).toBeLessThan(1e-11);
  expect(far(items.map(({ outfit_msq }) => outfit_msq), wanted.itemfit.outfit_msq)).toBeLessThan(1e-11);
  expect([nInner, setAside]).toEqual([wanted.itemfit.n_nonextreme_persons, []]);
  expect(differences(logLikelihood, wanted.loglik)).toEqual([]);
  for (const { score, theta_ml, se } of wanted.theta_ml_by_score) expect(far([people[score]!.theta_ml!, people[score]!.se_ml!], [theta_ml, se])).toBeLessThan(1e-11);
  for (const { score, theta_wle } of wanted.theta_wle_by_score) expect(far([people[score]!.theta_wle], [theta_wle])).toBeLessThan(1e-11);
});

/** People drawn from the model itself. */
function drawn(n: number, difficulty: readonly number[], seed: string): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const theta = (random() + random() + random() + random() - 2) * 1.7;
    return difficulty.map((b) => (random() < chanceOfRight(theta, b) ? 1 : 0));
  });
}

test('difficulties that made the answers are found again within their standard errors', () => {
  const truth = Array.from({ length: 12 }, (_, i) => (i - 5.5) / 3);
  const { items } = calibrated(testOf(drawn(2000, truth, 'recovery')));
  const z = items.map(({ difficulty, se }, i) => (difficulty - truth[i]!) / se);
  expect(Math.max(...z.map(Math.abs))).toBeLessThan(3.5);
  expect(Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / z.length)).toBeGreaterThan(0.4);
  expect(items.reduce((sum, { difficulty }) => sum + difficulty, 0)).toBeCloseTo(0, 12);
  for (const { infit_msq } of items) expect(Math.abs(infit_msq - 1)).toBeLessThan(0.12);
});

test('two items: the difficulty is the logarithm of how often each was right alone', () => {
  const rows = [...Array(30).fill([1, 0]), ...Array(10).fill([0, 1]), ...Array(7).fill([1, 1]), ...Array(3).fill([0, 0])] as number[][];
  const { items, nInner } = calibrated(testOf(rows));
  expect(items[1]!.difficulty - items[0]!.difficulty).toBeCloseTo(Math.log(3), 12);
  expect(items[0]!.se).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10) / 2, 12);
  expect(nInner).toBe(40);
});

test('an item that everybody has right is set aside, and the others are as without it', () => {
  const rows = drawn(200, [-1, -0.3, 0.3, 1], 'aside');
  const plain = calibrated(testOf(rows));
  const given = calibrated(testOf(rows.map((row) => [1, ...row, 0])));
  expect(given.setAside).toEqual([{ item: 'i0', reason: 'everybody_right' }, { item: 'i5', reason: 'everybody_wrong' }]);
  expect(far(given.items.map(({ difficulty }) => difficulty), plain.items.map(({ difficulty }) => difficulty))).toBeLessThan(1e-13);
  expect(given.people.map(({ count }) => count)).toEqual(plain.people.map(({ count }) => count));
});

test('an item missed only by who has nothing right is extreme too', () => {
  const rows = [...drawn(100, [-0.5, 0, 0.5], 'inner').map((row) => [1, ...row]), [0, 0, 0, 0], [0, 0, 0, 0]];
  const { setAside, people } = calibrated(testOf(rows));
  expect(setAside).toEqual([{ item: 'i0', reason: 'everybody_right' }]);
  expect(people.reduce((sum, { count }) => sum + count, 0)).toBe(102);
});

test.each([
  ['nobody', [], 'insufficient_data'],
  ['one item', [[1], [0]], 'needs_two_items'],
  ['all or nothing', [[1, 1], [0, 0]], 'insufficient_data'],
  ['one above the other', [[1, 0], [1, 0]], 'needs_two_items'],
  ['two easy and two hard items without a surprise', [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 1, 0], [1, 1, 0, 1]], 'items_fall_apart'],
  ['part marks', [[0.5, 1], [0, 1]], 'items_not_right_or_wrong'],
] as const)('no finite difficulties, named: %s', (_, rows, reason) => {
  expect(calibrateRasch(testOf(rows))).toEqual({ ok: false, refusal: { reason } });
});

test('an item that some were not asked is refused', () => {
  const summary = summariseTest([{ id: 'a', maximum: 1 }, { id: 'b', maximum: 1 }], [{ answers: [{ mark: 1 }, null] }, { answers: [{ mark: 0 }, { mark: 1 }] }]);
  expect(calibrateRasch(summary)).toEqual({ ok: false, refusal: { reason: 'not_everybody_saw_every_item' } });
});

const binary = fc.integer({ min: 2, max: 6 }).chain((k) => fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: k, maxLength: k }), { minLength: 1, maxLength: 30 }));

test('whatever the answers: refused by name or finite, expected right answers equal observed ones, and shards say the same', () => {
  let settled = 0;
  fc.assert(fc.property(binary, fc.integer({ min: 0, max: 30 }), (rows, cut) => {
    const whole = testOf(rows);
    const result = calibrateRasch(whole);
    if (rows.length > cut && cut > 0) expect(calibrateRasch(mergeTestSummaries([testOf(rows.slice(cut)), testOf(rows.slice(0, cut))]))).toEqual(result);
    if (!result.ok) return;
    settled += 1;
    const { items, people } = result.value;
    expect(JSON.stringify(result.value)).not.toMatch(/NaN|Infinity/);
    for (const { se, outfit_msq } of items) expect(se > 0 && outfit_msq >= 0).toBe(true);
    const thetas = people.map(({ theta_wle }) => theta_wle);
    expect(thetas).toEqual([...thetas].sort((a, b) => a - b));
    const difficulties = items.map(({ difficulty }) => difficulty);
    for (const { score, theta_ml } of people) if (theta_ml !== null) expect(difficulties.reduce((sum, b) => sum + chanceOfRight(theta_ml, b), 0)).toBeCloseTo(score, 9);
  }), { numRuns: 120 });
  expect(settled).toBeGreaterThan(20);
});

test('symmetric functions count subsets: of equal items they are binomial coefficients', () => {
  expect([...symmetricFunctions([1, 1, 1, 1])]).toEqual([1, 4, 6, 4, 1]);
  expect(leavingOneOut([2, 3, 5]).map((polynomial) => [...polynomial].slice(0, 3))).toEqual([[1, 8, 15], [1, 7, 10], [1, 5, 6]]);
});

test('the weighted likelihood ability of a single item is the logarithm of three to one', () => {
  expect(personEstimates([0]).map(({ theta_wle }) => theta_wle)).toEqual([expect.closeTo(-Math.log(3), 12), expect.closeTo(Math.log(3), 12)]);
});

test('thirty items and ten thousand people within two seconds; a hundred items still settle', () => {
  const spread = (k: number): number[] => Array.from({ length: k }, (_, i) => (4 * i) / (k - 1) - 2);
  const summary = testOf(drawn(10_000, spread(30), 'speed'));
  const before = performance.now();
  calibrated(summary);
  expect(performance.now() - before).toBeLessThan(2000);
  const { items } = calibrated(testOf(drawn(400, spread(100), 'long')));
  expect(items.every(({ difficulty, se }) => Math.abs(difficulty) < 4 && se < 0.4)).toBe(true);
});
