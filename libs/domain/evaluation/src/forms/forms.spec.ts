import { type RandomSource, seededRandom } from '@selaras/domain/kernel';
import { compareHistogram } from '@selaras/domain/statistics';
import { analyseForms, type FormsAnalysis } from './analyse-forms';
import { compareOnScale, withheldComparison } from './compare-on-scale';
import type { FormTakers } from './equate-forms';
import { FORM_ORDERS, type FormOrder, type OrderedCell, sumsOf } from './form-orders';
import { gainOnScale } from './gain-on-scale';
import { lineOfOrders } from './scale-line';

/* Two forms of 20 right-or-wrong items, 8 in common; what is in form B alone is easier by a logit. Everybody learns, ability rises by 0.6. */
const COMMON = Array.from({ length: 8 }, (_, index) => (index - 3.5) / 3);
const OWN = Array.from({ length: 12 }, (_, index) => (index - 5.5) / 4);
const EASIER = 1;
const LEARNT = 0.6;
const DIFFICULTY = { A: [...COMMON, ...OWN], B: [...COMMON, ...OWN.map((difficulty) => difficulty - EASIER)] };
const MAXIMUM = 2000;

function bell(random: RandomSource): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}

const answered = (form: 'A' | 'B', ability: number, random: RandomSource) => DIFFICULTY[form].map((difficulty) => (random() < 1 / (1 + Math.exp(difficulty - ability)) ? 100 : 0));
const total = (marks: readonly number[]) => marks.reduce((sum, mark) => sum + mark, 0);

interface Cohort {
  readonly cells: readonly OrderedCell[];
  readonly A: FormTakers;
  readonly B: FormTakers;
}

/** `inOrder`: how many have form A first, and form B first. */
function trained(seed: string, inOrder: Readonly<Record<FormOrder, number>>): Cohort {
  const random = seededRandom(seed);
  const first: Record<'A' | 'B', number[][]> = { A: [], B: [] };
  const cells = FORM_ORDERS.flatMap((order) => Array.from({ length: inOrder[order] }, (): OrderedCell => {
    const [before, after] = order === 'AB' ? (['A', 'B'] as const) : (['B', 'A'] as const);
    const ability = bell(random);
    const pre = answered(before, ability, random);
    first[before].push(pre);
    return { order, pre: total(pre), post: total(answered(after, ability + LEARNT, random)), count: 1 };
  }));
  const takers = (form: 'A' | 'B'): FormTakers => ({
    form,
    items: DIFFICULTY[form].map((_, index) => ({ id: index < COMMON.length ? `common${index}` : `${form}${index}`, maximum: 100 })),
    patterns: first[form].map((marks) => ({ marks, count: 1 })),
  });
  return { cells, A: takers('A'), B: takers('B') };
}

/** What the same people would gain on one form taken both times: the mean over the abilities they are drawn from. */
function trueGain(form: 'A' | 'B'): number {
  const random = seededRandom('many');
  let sum = 0;
  const people = 20_000;
  for (let person = 0; person < people; person += 1) {
    const ability = bell(random);
    for (const difficulty of DIFFICULTY[form]) sum += 100 / (1 + Math.exp(difficulty - ability - LEARNT)) - 100 / (1 + Math.exp(difficulty - ability));
  }
  return sum / people;
}
const TRUE_GAIN = trueGain('A');
/** Orders averaged, it is the gain on either form that is averaged. */
const TRUE_AVERAGE = (trueGain('A') + trueGain('B')) / 2;

const analysed = ({ cells, A, B }: Cohort): FormsAnalysis => analyseForms(cells, A, B, MAXIMUM);
const raw = ({ cells }: Cohort) => gainOnScale(cells, { slope: 1, intercept: 0, variance: { slope: 0, intercept: 0, both: 0 }, df: 1 });

test('the raw gain of either order is wrong by the difference in difficulty; equated, the truth is found again', () => {
  const cohort = trained('a city', { AB: 400, BA: 400 });
  const [ab, ba] = FORM_ORDERS.map((order) => sumsOf(cohort.cells, order)?.meanGain ?? Number.NaN) as [number, number];
  // B after looks like more, B before like less: both are off by far more than their errors.
  expect(ab - TRUE_GAIN).toBeGreaterThan(120);
  expect(ba - TRUE_GAIN).toBeLessThan(-120);
  const { basis, line, tried, common, length } = analysed(cohort);
  expect([basis, common, length]).toEqual([{ kind: 'equated', method: 'chained' }, 8, { A: 20, B: 20 }]);
  for (const order of FORM_ORDERS) {
    const gain = gainOnScale(cohort.cells.filter((cell) => cell.order === order), line!)!;
    expect(Math.abs(gain.mean - TRUE_GAIN)).toBeLessThan(3 * gain.se);
    expect(Math.abs(gain.mean - TRUE_GAIN)).toBeLessThan(60);
  }
  const all = gainOnScale(cohort.cells, line!)!;
  expect(Math.abs(all.mean - TRUE_GAIN)).toBeLessThan(2.5 * all.se);
  // The Rasch model agrees with the line in the middle, where people are.
  const [chained, , rasch] = tried;
  const at = (points: readonly { score: number; equated: number }[], score: number) => points.find((point) => point.score === score)?.equated ?? Number.NaN;
  expect(Math.abs(at(chained!.points, 50) - at(rasch!.points, 50))).toBeLessThan(4);
}, 30_000);

test('too few to equate: the average over both orders is unbiased all the same, also where one order is larger', () => {
  const gains = Array.from({ length: 200 }, (_, seed) => {
    const cohort = trained(`small ${seed}`, { AB: 30, BA: 18 });
    const { basis, line } = analysed(cohort);
    expect(basis).toEqual({ kind: 'averaged', refusal: { reason: 'too_few_people', form: 'B', n: 18, needed: 50 } });
    return { averaged: gainOnScale(cohort.cells, line!)!, pooled: raw(cohort)! };
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(mean(gains.map(({ averaged }) => (averaged.mean - mean(gains.map((gain) => gain.averaged.mean))) ** 2)));
  expect(Math.abs(mean(gains.map(({ averaged }) => averaged.mean)) - TRUE_AVERAGE)).toBeLessThan((3 * spread) / Math.sqrt(gains.length));
  expect(mean(gains.map(({ pooled }) => pooled.mean)) - TRUE_AVERAGE).toBeGreaterThan(25);
  // The stated error is the one that is seen, and 95 % intervals hold the truth about so often.
  expect(mean(gains.map(({ averaged }) => averaged.se)) / spread).toBeGreaterThan(0.85);
  expect(mean(gains.map(({ averaged }) => averaged.se)) / spread).toBeLessThan(1.15);
  const covered = gains.filter(({ averaged: { ci95: [low, high] } }) => low <= TRUE_AVERAGE && TRUE_AVERAGE <= high).length;
  expect(covered).toBeGreaterThan(180);
}, 30_000);

test('equated in many cohorts, the stated error covers what is seen', () => {
  const gains = Array.from({ length: 120 }, (_, seed) => {
    const cohort = trained(`middling ${seed}`, { AB: 90, BA: 60 });
    const { basis, line } = analysed(cohort);
    return basis.kind === 'equated' ? gainOnScale(cohort.cells, line!)! : null;
  }).flatMap((gain) => gain ?? []);
  // Now and then two groups drawn by lot lie so far apart that equating is refused: that is what the refusal is for.
  expect(gains.length).toBeGreaterThan(100);
  const covered = gains.filter(({ ci95: [low, high] }) => low <= TRUE_GAIN && TRUE_GAIN <= high).length;
  expect(covered / gains.length).toBeGreaterThan(0.9);
}, 30_000);

test('in a balanced cohort the average over orders is the mean of two means, with its textbook error', () => {
  const { cells } = trained('textbook', { AB: 40, BA: 40 });
  const [ab, ba] = [sumsOf(cells, 'AB')!, sumsOf(cells, 'BA')!];
  const gain = gainOnScale(cells, lineOfOrders(cells)!)!;
  expect(gain.mean).toBeCloseTo((ab.meanGain + ba.meanGain) / 2, 9);
  // Pooled over both orders with 2n - 1 instead of 2n - 2 degrees of freedom.
  expect(gain.se).toBeCloseTo(Math.sqrt(((ab.varianceGain / 40 + ba.varianceGain / 40) / 4) * (78 / 79)), 9);
  expect(lineOfOrders(cells.filter(({ order }) => order === 'AB'))).toBeNull();
});

test('people of one order only and too few to equate: nothing is claimed', () => {
  const cohort = trained('one order', { AB: 60, BA: 3 });
  const { basis, line } = analysed(cohort);
  expect([basis.kind, line]).toEqual(['none', null]);
  const comparison = withheldComparison(cohort.cells);
  expect([comparison.status, comparison.n_complete, comparison.diff.mean, comparison.reasons['diff.mean']]).toEqual(['forms_not_comparable', 63, null, 'forms_not_comparable']);
});

test('without common items the lot alone carries the equating', () => {
  const { cells, A, B } = trained('no anchor', { AB: 200, BA: 200 });
  const apart = { ...B, items: B.items.map((item) => ({ ...item, id: `other ${item.id}` })) };
  const { basis, tried } = analyseForms(cells, A, apart, MAXIMUM);
  expect(basis).toEqual({ kind: 'equated', method: 'mean_sigma' });
  expect(tried.map(({ method, refusal }) => [method, refusal?.reason ?? null])).toEqual([['chained', 'too_few_common_items'], ['mean_sigma', null], ['rasch', 'too_few_common_items']]);
});

test('a form made shorter by a dropped item is equated and compared in units both come to', () => {
  const cohort = trained('dropped', { AB: 150, BA: 150 });
  const shorter: FormTakers = { ...cohort.B, items: cohort.B.items.slice(0, -1), patterns: cohort.B.patterns.map(({ marks, count }) => ({ marks: marks.slice(0, -1), count })) };
  // 2000 and 1900 come to 38000.
  const most = 38_000;
  const cells = cohort.cells.map((cell) => ({ ...cell, pre: cell.pre === null ? null : cell.pre * 19, post: cell.post === null ? null : cell.post * 19 }));
  const { basis, length } = analyseForms(cells, cohort.A, shorter, most);
  expect([basis.kind, length]).toEqual(['equated', { A: 20, B: 19 }]);
});

test('on the scale of A all figures are there, out of 100, and the interval is the one of the gain', () => {
  const cohort = trained('figures', { AB: 120, BA: 100 });
  const { line } = analysed(cohort);
  const comparison = compareOnScale(cohort.cells, line!, { maximum: MAXIMUM, passMark: 1400 });
  const gain = gainOnScale(cohort.cells, line!)!;
  expect(comparison.diff.mean).toBeCloseTo(gain.mean / 20, 6);
  expect(comparison.diff.ci95?.[0]).toBeCloseTo(gain.ci95[0] / 20, 6);
  expect(comparison.mcnemar?.cut_min_marks).toBe(70);
  expect([comparison.n_complete, comparison.hake?.max]).toEqual([220, 100]);
  // The plain comparison of the same people, form by form, has a wider or equal spread of gains: the orders are apart.
  const plain = compareHistogram(cohort.cells.map(({ pre, post, count }) => ({ pre, post, count })), { maximum: MAXIMUM, scale: 100 / MAXIMUM });
  expect(comparison.diff.sd!).toBeLessThan(plain.diff.sd!);
});
