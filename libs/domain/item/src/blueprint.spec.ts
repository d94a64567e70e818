import type { ItemId } from '@selaras/domain/kernel';
import { type BlueprintItem, checkBlueprint, checkParallelForms, commonItemsWanted, type Difficulty, itemsOfForm, usesForms } from './blueprint';

const item = (name: string, objectiveCode: string | null, difficulty: Difficulty | null): BlueprintItem => ({ itemId: name as ItemId, objectiveCode, difficulty });
const blueprint = [
  { objectiveCode: 'T1', difficulty: 'easy', number: 2 },
  { objectiveCode: 'T1', difficulty: 'hard', number: 1 },
  { objectiveCode: 'T2', difficulty: 'medium', number: 3 },
] as const;

test('the author sees which objective lacks items of which difficulty, and which items fill no cell', () => {
  const items = [item('1', 'T1', 'easy'), item('2', 'T1', 'easy'), item('3', 'T2', 'medium'), item('3', 'T2', 'medium'), item('4', 'T3', 'easy'), item('5', 'T1', null), item('6', null, 'hard')];
  const check = checkBlueprint(blueprint, items);
  expect(check.cells.map(({ available, missing }) => [available, missing])).toEqual([[2, 0], [0, 1], [1, 2]]);
  expect(check.lacking).toEqual([
    { objectiveCode: 'T1', difficulty: 'hard', number: 1, available: 0, missing: 1 },
    { objectiveCode: 'T2', difficulty: 'medium', number: 3, available: 1, missing: 2 },
  ]);
  expect([check.notAskedFor, check.unclassified]).toEqual([['4'], ['5', '6']]);
});

test('a cell written twice asks for the sum; an empty blueprint asks for nothing', () => {
  expect(checkBlueprint([blueprint[0], blueprint[0]], [item('1', 'T1', 'easy')]).cells).toEqual([{ ...blueprint[0], number: 4, available: 1, missing: 3 }]);
  expect(checkBlueprint([], [item('1', 'T1', 'easy')])).toEqual({ cells: [], lacking: [], notAskedFor: ['1'], unclassified: [] });
  expect(() => checkBlueprint([{ ...blueprint[0], number: 1.5 }], [])).toThrow(/whole number/);
});

test('both forms are held against the one blueprint, and their common items are named', () => {
  const core = [item('c1', 'T1', 'easy'), item('c2', 'T2', 'medium')];
  const { A, B, common } = checkParallelForms(blueprint, { A: [...core, item('a', 'T1', 'hard')], B: [...core, item('b', 'T1', 'easy')] });
  expect(common).toEqual(['c1', 'c2']);
  expect(A.lacking.map(({ objectiveCode, difficulty }) => [objectiveCode, difficulty])).toEqual([['T1', 'easy'], ['T2', 'medium']]);
  expect(B.lacking.map(({ objectiveCode, difficulty }) => [objectiveCode, difficulty])).toEqual([['T1', 'hard'], ['T2', 'medium']]);
});

test('a form holds what is in both and what is its own; a pair without forms is one form', () => {
  const items = [{ id: 1, form: null }, { id: 2, form: 'A' }, { id: 3, form: 'B' }] as const;
  expect([itemsOfForm(items, 'A'), itemsOfForm(items, 'B'), itemsOfForm(items, null)].map((form) => form.map(({ id }) => id))).toEqual([[1, 2], [1, 3], [1, 2, 3]]);
  expect([usesForms(items), usesForms(items.slice(0, 1)), usesForms([])]).toEqual([true, false, false]);
});

test('forms want a fifth of their items in common, five in a short one, thirty at most', () => {
  expect([5, 20, 25, 26, 50, 400].map(commonItemsWanted)).toEqual([5, 5, 5, 6, 10, 30]);
});
