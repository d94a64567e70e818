import type { ItemId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { type BlueprintCell, checkBlueprint, commonItemsWanted, DIFFICULTIES, type Difficulty, itemsOfForm, type ParallelForm } from './blueprint';
import { fillBlueprint, type FillableItem, type FillWish } from './fill-blueprint';

const item = (name: string, objectiveCode: string | null, difficulty: Difficulty | null, maximum = 100): FillableItem => ({ itemId: name as ItemId, objectiveCode, difficulty, maximum });
const many = (count: number, objectiveCode: string, difficulty: Difficulty, marks: readonly number[] = [100]) =>
  Array.from({ length: count }, (_, index) => item(`${objectiveCode} ${difficulty} ${index}`, objectiveCode, difficulty, marks[index % marks.length]));
const cell = (objectiveCode: string, difficulty: Difficulty, number: number): BlueprintCell => ({ objectiveCode, difficulty, number });

/** Everything after the proposal was taken. */
function taken(wish: FillWish) {
  const { added, lacking } = fillBlueprint(wish);
  const all = [...wish.placed, ...added.map(({ itemId, form }) => ({ ...(wish.bank.find((each) => each.itemId === itemId) as FillableItem), form }))];
  return { added, lacking, all, of: (form: ParallelForm | null) => itemsOfForm(all, form) };
}
const marks = (items: readonly FillableItem[]) => items.reduce((sum, { maximum }) => sum + maximum, 0);

const wishes: fc.Arbitrary<FillWish> = fc.record({
  blueprint: fc.uniqueArray(fc.record({ objectiveCode: fc.constantFrom('T1', 'T2'), difficulty: fc.constantFrom(...DIFFICULTIES), number: fc.nat(6) }), { selector: ({ objectiveCode, difficulty }) => objectiveCode + difficulty, maxLength: 6 }),
  placed: fc.array(fc.tuple(fc.constantFrom('T1', 'T2', null), fc.constantFrom(...DIFFICULTIES, null), fc.constantFrom('A' as const, 'B' as const, null)), { maxLength: 8 })
    .map((items) => items.map(([objective, difficulty, form], index) => ({ ...item(`placed ${index}`, objective, difficulty), form }))),
  bank: fc.array(fc.tuple(fc.constantFrom('T1', 'T2', 'T3', null), fc.constantFrom(...DIFFICULTIES, null), fc.constantFrom(100, 200)), { maxLength: 60 })
    .map((items) => items.map(([objective, difficulty, maximum], index) => item(`bank ${index}`, objective, difficulty, maximum))),
  forms: fc.constant(true),
  seed: fc.string(),
});

test('whatever is there: nothing twice, nothing the blueprint does not ask for, no form overfilled, and short only where the bank is', () => {
  fc.assert(fc.property(wishes, fc.boolean(), (two, forms) => {
    const wish: FillWish = { ...two, forms, placed: forms ? two.placed : two.placed.map((placed) => ({ ...placed, form: null })) };
    const { added, lacking, all, of } = taken(wish);
    expect(new Set(all.map(({ itemId }) => itemId)).size).toBe(all.length);
    for (const form of forms ? (['A', 'B'] as const) : [null]) {
      for (const { objectiveCode, difficulty, number, available } of checkBlueprint(wish.blueprint, of(form)).cells) {
        const before = itemsOfForm(wish.placed, form).filter((each) => each.objectiveCode === objectiveCode && each.difficulty === difficulty).length;
        expect(available).toBeLessThanOrEqual(Math.max(number, before));
        const unused = wish.bank.filter((each) => each.objectiveCode === objectiveCode && each.difficulty === difficulty && !added.some(({ itemId }) => itemId === each.itemId));
        if (available < number) expect(unused).toEqual([]);
        expect(lacking.some((each) => each.form === form && each.objectiveCode === objectiveCode && each.difficulty === difficulty)).toBe(available < number);
      }
    }
    expect(fillBlueprint({ ...wish, bank: [...wish.bank].reverse() })).toEqual({ added, lacking });
  }));
});

test('from a rich bank come two forms as long and as heavy as each other, with enough in common in every cell', () => {
  const blueprint = [cell('T1', 'easy', 6), cell('T1', 'medium', 8), cell('T2', 'hard', 6)];
  const bank = [...many(20, 'T1', 'easy', [100, 200]), ...many(20, 'T1', 'medium', [100, 150, 200]), ...many(20, 'T2', 'hard')];
  const { all, lacking, of } = taken({ blueprint, placed: [], bank, forms: true, seed: 'rich' });
  expect(lacking).toEqual([]);
  expect([of('A').length, of('B').length]).toEqual([20, 20]);
  expect(marks(of('A'))).toBe(marks(of('B')));
  const common = all.filter(({ form }) => form === null);
  expect(common.length).toBeGreaterThanOrEqual(commonItemsWanted(20));
  expect(new Set(common.map(({ objectiveCode, difficulty }) => `${objectiveCode} ${difficulty}`)).size).toBe(3);
});

test('a poor bank makes more items common before it leaves a form short', () => {
  const blueprint = [cell('T1', 'easy', 5)];
  const { all, lacking } = taken({ blueprint, placed: [], bank: many(6, 'T1', 'easy'), forms: true, seed: 'poor' });
  expect(lacking).toEqual([]);
  expect(all.filter(({ form }) => form === null).length).toBe(5);
  const seven = taken({ blueprint: [cell('T1', 'easy', 10)], placed: [], bank: many(14, 'T1', 'easy'), forms: true, seed: 'poor' });
  expect([seven.all.filter(({ form }) => form === null).length, seven.of('A').length, seven.of('B').length]).toEqual([6, 10, 10]);
});

test('what stands in a form already is counted, and stays', () => {
  const placed = [{ ...item('own', 'T1', 'easy'), form: 'A' as const }, { ...item('both', 'T1', 'easy'), form: null }];
  const { of } = taken({ blueprint: [cell('T1', 'easy', 3)], placed, bank: many(9, 'T1', 'easy'), forms: true, seed: 's' });
  expect([of('A').length, of('B').length]).toEqual([3, 3]);
});

test('another seed proposes others; an empty blueprint proposes nothing', () => {
  const wish: FillWish = { blueprint: [cell('T1', 'easy', 5)], placed: [], bank: many(30, 'T1', 'easy'), forms: true, seed: 'one' };
  expect(fillBlueprint({ ...wish, seed: 'two' }).added).not.toEqual(fillBlueprint(wish).added);
  expect(fillBlueprint({ ...wish, blueprint: [] })).toEqual({ added: [], lacking: [] });
});
