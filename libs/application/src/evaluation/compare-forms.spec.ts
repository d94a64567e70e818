import type { FormTakers } from '@selaras/domain/evaluation';
import { seededRandom } from '@selaras/domain/kernel';
import { compareForms } from './compare-forms';
import type { ResultCell } from './ports';

const nobody = (form: 'A' | 'B'): FormTakers => ({ form, items: [{ id: 'i', maximum: 100 }], patterns: [] });
const cell = (firstForm: 'A' | 'B', pre: number | null, post: number | null, over: Partial<ResultCell> = {}): ResultCell =>
  ({ unitId: 'rsud' as ResultCell['unitId'], firstForm, pre, post, coreMaximum: 1000, postMaximum: post === null ? null : 1000, count: 1, ...over });

/** Twelve people in each order who learn 10 points; form B is 20 points easier. */
const people = (first: 'A' | 'B') => Array.from({ length: 12 }, (_, index) => {
  const ability = 300 + index * 10;
  const learnt = 100 + (index % 3) * 6 - 6;
  return first === 'A' ? cell('A', ability, ability + learnt + 200) : cell('B', ability + 200, ability + learnt);
});

test('averaged over both orders, the gain is what people learnt, for everybody and for one unit', () => {
  const cells = [...people('A'), ...people('B')];
  const { forms, compare, bins } = compareForms(cells, { A: nobody('A'), B: nobody('B') }, 70);
  expect(forms.basis).toMatchObject({ kind: 'averaged', refusal: { reason: 'too_few_common_items' } });
  expect(forms.orders.map(({ order, pairs, raw }) => [order, pairs, raw?.diff.mean])).toEqual([['AB', 12, 30], ['BA', 12, -10]]);
  const all = compare(cells);
  expect([all.n_complete, all.diff.mean, all.mcnemar?.cut_min_marks]).toEqual([24, 10, 70]);
  // Six people of one unit, most of them in one order: the shift found over all holds for them too, and its error with it.
  const unit = compare([...people('A').slice(0, 4), ...people('B').slice(0, 2)]);
  expect(Math.abs((unit.diff.mean ?? 0) - 10)).toBeLessThan(1);
  expect(unit.diff.se ?? 0).toBeGreaterThan(0);
  expect(bins(cells).reduce((sum, { pre }) => sum + pre, 0)).toBe(24);
});

test('a form that lost an item is counted in the units both come to', () => {
  const shorter = people('A').map((one): ResultCell => ({ ...one, coreMaximum: 900, pre: ((one.pre ?? 0) * 9) / 10 }));
  const other = people('B').map((one): ResultCell => ({ ...one, postMaximum: 900, post: ((one.post ?? 0) * 9) / 10 }));
  const { compare } = compareForms([...shorter, ...other], { A: nobody('A'), B: nobody('B') }, 70);
  expect(compare([...shorter, ...other]).diff.mean).toBeCloseTo(10, 9);
});

test('an order of fewer than five is not told apart, and with it the other one; nothing is claimed then', () => {
  const cells = [...people('A'), ...people('B').slice(0, 3), cell('B', 500, null)];
  const { forms, compare, bins } = compareForms(cells, { A: nobody('A'), B: nobody('B') }, 70);
  expect(forms.basis.kind).toBe('none');
  expect(forms.orders.map(({ pairs, raw }) => [pairs, raw])).toEqual([[12, null], [3, null]]);
  expect(compare(cells)).toMatchObject({ status: 'forms_not_comparable', n_complete: 15, n_rows: 16, diff: { mean: null } });
  expect(bins(cells)).toEqual([]);
});

test('scores that the scale carries beyond its ends are drawn at them and counted as they are', () => {
  const random = seededRandom('ends');
  const cells = (['A', 'B'] as const).flatMap((first) => Array.from({ length: 20 }, () => (first === 'A' ? cell('A', 20 + Math.round(random() * 60), 1000) : cell('B', 0, 400 + Math.round(random() * 60)))));
  const { bins, compare } = compareForms(cells, { A: nobody('A'), B: nobody('B') }, 70);
  expect(bins(cells).reduce((sum, { post }) => sum + post, 0)).toBe(40);
  expect(compare(cells).pre.min ?? 0).toBeLessThan(0);
  expect(compare(cells).hake?.g_of_averages).not.toBeNull();
});
