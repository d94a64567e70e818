import * as fc from 'fast-check';

import { compareHistogram, comparePairs, markOutOfRange, type PairRow } from './compare-pairs';
import { type Cell, mergeCells } from './joint-histogram';

const rows = (pre: (number | null)[], post: (number | null)[]): PairRow[] => pre.map((mark, index) => ({ pre: mark, post: post[index]! }));

/** Every number of a result, to be sure that none of them is NaN or infinite. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(numbersIn);
}

/** Paths of the `null` figures. */
function nullsIn(value: unknown, path = ''): string[] {
  if (value === null) return [path];
  return typeof value !== 'object' ? [] : Object.entries(value as object).flatMap(([key, inner]) => nullsIn(inner, path === '' ? key : `${path}.${key}`));
}

test('four people, checked by hand', () => {
  const { paired_t, effect, wilcoxon, status } = comparePairs(rows([50, 60, 70, 80], [60, 75, 80, 85]), { maximum: 100 });
  expect(status).toBe('ok');
  expect(paired_t.t).toBeCloseTo(4.898979, 6);
  expect(paired_t.df).toBe(3);
  expect(paired_t.p).toBeCloseTo(0.0163, 4);
  expect(effect.d_z).toBeCloseTo(2.449, 3);
  expect(wilcoxon.p_exact_conditional).toBe(0.125);
});

test('only people with both tests are compared; the others are counted', () => {
  const result = comparePairs(rows([40, 50, 90, null], [60, 70, null, 80]), { maximum: 100 });
  expect(result).toMatchObject({
    n_rows: 4,
    n_complete: 2,
    n_pre_any: 3,
    n_post_any: 3,
    missing: { pre_only_missing: 1, post_only_missing: 1, both_missing: 0 },
    diff: { mean: 20 },
    status: 'zero_variance_of_differences',
  });
});

test.each([
  ['nobody', rows([], []), 100, 'insufficient_data'],
  ['nobody with both', rows([1, null], [null, 2]), 100, 'insufficient_data'],
  ['one person', rows([12], [15]), 20, 'insufficient_data'],
  ['no change at all', rows([3, 4, 5], [3, 4, 5]), 20, 'zero_variance_of_differences'],
  ['ten more for everybody', rows([30, 40, 50], [40, 50, 60]), 100, 'zero_variance_of_differences'],
  ['a test without marks', rows([0, 0, 0], [0, 0, 0]), 0, 'zero_variance_of_differences'],
  ['everybody at the maximum before', rows([20, 20, 20], [20, 19, 18]), 20, 'ok'],
  ['two people', rows([1, 2], [4, 3]), 20, 'ok'],
] as const)('%s: a reason for each figure that is not given', (_, given, maximum, status) => {
  const groups = given.map((row, index) => ({ ...row, group: index % 2 ? 'B' : 'A' }));
  for (const tried of [given, groups]) {
    const result = comparePairs(tried, { maximum, reliability: 0.8 });
    expect(result.status).toBe(status);
    expect(numbersIn(result).every(Number.isFinite)).toBe(true);
    const { reasons, ...figures } = result;
    expect(nullsIn(figures).sort()).toEqual(Object.keys(reasons).sort());
    expect(result.paired_t.p).not.toBe(0);
  }
});

test('0.1 + 0.2 and 0.3 are the same mark', () => {
  const { wilcoxon, diff } = comparePairs(rows([0, 0, 0.1], [0.1 + 0.2, 0.3, 0.4]));
  expect(wilcoxon).toMatchObject({ has_ties: true, V: 6 });
  expect(diff).toMatchObject({ sd: 0, mean: 0.3, median: 0.3 });
});

test('a mark above the maximum is named before anything is divided by it', () => {
  const given = rows([10, null], [12, 21]);
  expect(markOutOfRange(given, 20)).toEqual({ row: 1, test: 'post', mark: 21 });
  expect(() => comparePairs(given, { maximum: 20 })).toThrow('row 1: post is 21, outside 0 to 20');
  expect(markOutOfRange(given, 21)).toBeNull();
});

const maybeMark = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });
const anyRows = fc.array(fc.record({ pre: maybeMark, post: maybeMark, group: fc.constantFrom('A', 'B', 'C', null) }), { maxLength: 40 });

test('a summary gives what the rows give, however it was divided and merged', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 0, max: 40 }), (given, cut) => {
      const options = { maximum: 40, passMark: cut, reliability: 0.7 };
      const cells: Cell[] = given.map((row) => ({ ...row, count: 1 }));
      const shards = [mergeCells(cells.slice(0, cut)), mergeCells(cells.slice(cut))].reverse();
      const { reasons, ...fromRows } = comparePairs(given, options);
      const { reasons: summaryReasons, ...fromSummary } = compareHistogram(mergeCells(...shards), options);
      // The only thing a summary cannot know is the order of the rows.
      if (fromRows.reliable_change) fromRows.reliable_change.rci_first10 = null;
      expect(fromSummary).toEqual(fromRows);
      expect({ 'reliable_change.rci_first10': 'row_order_not_kept', ...reasons }).toEqual({ 'reliable_change.rci_first10': 'row_order_not_kept', ...summaryReasons });
    }),
    { numRuns: 150 },
  );
});

test('hundredths shown out of 100 change what has a unit and nothing else', () => {
  const marks = [[12, 17], [9, 14], [15, 15], [7, 13], [11, 10], [16, 19]] as const;
  const plain = comparePairs(marks.map(([pre, post]) => ({ pre, post })), { maximum: 20, passMark: 14 });
  const scaled = compareHistogram(marks.map(([pre, post]) => ({ pre: pre * 100, post: post * 100, count: 1 })), { maximum: 2000, passMark: 1400, scale: 100 / 2000 });
  expect(scaled.diff.mean).toBeCloseTo(5 * plain.diff.mean!, 10);
  expect(scaled.diff.ci95![0]).toBeCloseTo(5 * plain.diff.ci95![0], 10);
  expect(scaled.wilcoxon.hodges_lehmann_walsh_median).toBeCloseTo(5 * plain.wilcoxon.hodges_lehmann_walsh_median!, 10);
  expect(scaled.hake).toMatchObject({ max: 100, band: plain.hake!.band });
  expect(scaled.mcnemar!.cut_min_marks).toBe(70);
  expect(scaled.paired_t.t).toBeCloseTo(plain.paired_t.t!, 12);
  expect(scaled.wilcoxon.p_exact_conditional).toBe(plain.wilcoxon.p_exact_conditional);
  expect(scaled.effect.g_av).toBeCloseTo(plain.effect.g_av!, 12);
});

test('figures of any data are finite, and each missing one has a reason', () => {
  fc.assert(
    fc.property(anyRows, (given) => {
      const { reasons, ...figures } = comparePairs(given, { maximum: 40, reliability: 0.7 });
      expect(numbersIn(figures).every(Number.isFinite)).toBe(true);
      expect(nullsIn(figures).sort()).toEqual(Object.keys(reasons).sort());
    }),
    { numRuns: 300 },
  );
});
