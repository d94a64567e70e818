import type { PersonId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { assignForms, type FormAssignment, formOfPhase, type FormTaker } from './parallel-forms';

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

test('the post-test has the other form than the pre-test; practice has none, and one form stays one form', () => {
  expect((['A', 'B', null] as const).map((first) => (['pre', 'post', 'practice'] as const).map((phase) => formOfPhase(first, phase)))).toEqual([['A', 'B', null], ['B', 'A', null], [null, null, null]]);
});
