import type { ItemId, PersonId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { assignForms, type BlueprintItem, checkBlueprint, checkParallelForms, type Difficulty, type FormAssignment, type FormTaker } from './parallel-forms';

const person = (name: string, stratum?: string): FormTaker => ({ personId: name as PersonId, ...(stratum === undefined ? {} : { stratum }) });
const city = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.constantFrom('Dukcapil', 'RSUD', 'Satpol PP')), { selector: ([name]) => name, maxLength: 40 })
  .map((people) => people.map(([name, unit]) => person(name, unit)));

/** Of those who begin with A, how many more than of those who begin with B. */
const moreA = (given: readonly FormAssignment[]): number => given.reduce((sum, { pre }) => sum + (pre === 'A' ? 1 : -1), 0);

test('everybody has one form before and the other after; units and the whole are balanced to one person', () => {
  fc.assert(fc.property(city, fc.string(), (people, seed) => {
    const given = assignForms(people, seed);
    expect(given.map(({ personId }) => personId)).toEqual(people.map(({ personId }) => personId));
    expect(given.every(({ pre, post }) => pre !== post)).toBe(true);
    expect(Math.abs(moreA(given))).toBeLessThanOrEqual(1);
    for (const unit of ['Dukcapil', 'RSUD', 'Satpol PP']) {
      expect(Math.abs(moreA(given.filter((_, index) => people[index]!.stratum === unit)))).toBeLessThanOrEqual(1);
    }
  }));
});

test('the same people and seed give the same forms in whatever order they are listed; another seed gives others', () => {
  const people = Array.from({ length: 30 }, (_, i) => person(`p${i}`, i % 2 === 0 ? 'RSUD' : 'Dukcapil'));
  const byId = (given: readonly FormAssignment[]) => [...given].sort((a, b) => (a.personId < b.personId ? -1 : 1));
  expect(byId(assignForms([...people].reverse(), 'seed'))).toEqual(byId(assignForms(people, 'seed')));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => assignForms(people, String(seed)).map(({ pre }) => pre).join(''))).size).toBe(20);
});

test('by lot: over many seeds a person begins with either form about equally often, also alone', () => {
  for (const people of [[person('alone')], ['a', 'b', 'c', 'd', 'e'].map((name) => person(name))]) {
    const withA = Array.from({ length: 400 }, (_, seed) => assignForms(people, `lot ${seed}`)[0]!.pre).filter((form) => form === 'A').length;
    expect(withA).toBeGreaterThan(150);
    expect(withA).toBeLessThan(250);
  }
});

test('who joins later changes nobody else, and evens out what is there', () => {
  fc.assert(fc.property(city, fc.nat(40), fc.string(), (people, cut, seed) => {
    const first = assignForms(people.slice(0, cut), seed);
    const all = assignForms(people, `${seed} later`, first);
    expect(all.slice(0, first.length)).toEqual(first);
    expect(Math.abs(moreA(all))).toBeLessThanOrEqual(3); // each of three units may carry one that cannot be evened out
    for (const unit of ['Dukcapil', 'RSUD', 'Satpol PP']) expect(Math.abs(moreA(all.filter((_, index) => people[index]!.stratum === unit)))).toBeLessThanOrEqual(1);
  }));
});

test('nobody, no forms; the same person twice is a bug', () => {
  expect(assignForms([], 'seed')).toEqual([]);
  expect(() => assignForms([person('a'), person('a')], 'seed')).toThrow(/twice/);
});

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
