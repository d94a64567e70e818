import { noteInto, type Reason, unnoted } from '../reason';
import { publishedTest } from '../testing/item-data';
import { differences, readJson, referenceIsHere } from '../testing/reference';
import { differentialFunctioning } from './differential-functioning';
import type { ItemSummary } from './item-summary';
import { summariseTest } from './summarise-test';

const groups = { reference: '0', focal: '1' };

(referenceIsHere ? test : test.skip).each(['it_hci_mcq', 'it_verbal'] as const)('every published figure of functioning by gender in %s', (name) => {
  const { datasets } = readJson<{ datasets: Record<string, { values: { dif_gender: { reference: number; items: unknown[] } } }> }>('reference.json');
  const wanted = datasets[name]!.values.dif_gender;
  expect(String(wanted.reference)).toBe(groups.reference);
  expect(wanted.items.length).toBeGreaterThan(19);
  expect(differences(publishedTest(name).items.map((item) => differentialFunctioning(item, groups, unnoted)), wanted.items)).toEqual([]);
});

const itemOf = (rows: readonly (readonly [mark: number, other: number, group: string | null])[]): ItemSummary =>
  summariseTest([{ id: 'a', maximum: 1 }, { id: 'b', maximum: 1 }], rows.map(([mark, other, group]) => ({ answers: [{ mark }, { mark: other }], group }))).items[0]!;

test('the groups change places: the odds ratio turns over, the test stays', () => {
  const rows = Array.from({ length: 90 }, (_, i) => [i % 3 === 0 ? 0 : 1, i % 2, i % 5 < 2 ? '0' : i % 5 < 4 ? '1' : null] as const);
  const there = differentialFunctioning(itemOf(rows), groups, unnoted);
  const back = differentialFunctioning(itemOf(rows), { reference: '1', focal: '0' }, unnoted);
  expect(there.alpha_mh! * back.alpha_mh!).toBeCloseTo(1, 12);
  expect(back.chi2_cc).toBeCloseTo(there.chi2_cc!, 12);
  expect([there.n_reference, there.n_focal]).toEqual([36, 36]);
});

test.each([
  ['nobody in the focal group', [[1, 0, '0'], [0, 1, '0']], 'insufficient_data'],
  ['no total has both outcomes in both groups', [[1, 1, '0'], [1, 1, '1'], [0, 0, '1']], 'groups_do_not_overlap'],
  ['part marks', [[0.5, 0, '0'], [1, 0.5, '1']], 'items_not_right_or_wrong'],
] as const)('nothing to compare, named: %s', (_, rows, reason) => {
  const reasons: Record<string, Reason> = {};
  const result = differentialFunctioning(itemOf(rows), groups, noteInto(reasons));
  expect(result).toMatchObject({ alpha_mh: null, delta_mh: null, se_delta: null, chi2_cc: null, p: null, ets_class_full: null });
  expect(reasons).toMatchObject({ alpha_mh: reason, ets_class_full: reason });
});
