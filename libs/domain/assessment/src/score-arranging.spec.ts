import type { Interaction, ItemContent, Key, Response } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { pairsCredit } from './score-arranging';
import { scoreResponse } from './score-response';

function item(interaction: Interaction, key: Key, maximum = 100, penaltyPercent = 0): ItemContent {
  return { title: '', stem: '', interaction, key, feedback: {}, maximum: hundredths(maximum), penaltyPercent };
}
const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);

const matching = (pairs: Record<string, string>, choices: string[], maximum = 100) =>
  item({ type: 'matching', prompts: options(...Object.keys(pairs)), choices: options(...choices), shuffle: true }, { type: 'matching', pairs }, maximum);
const matched = (pairs: Record<string, string>): Response => ({ type: 'matching', pairs });

const placing = (placements: Record<string, string | null>, places: string[], maximum = 100) =>
  item({ type: 'placing', labels: options(...Object.keys(placements)), places: options(...places), shuffle: true }, { type: 'placing', placements }, maximum);
const put = (placements: Record<string, string>): Response => ({ type: 'placing', placements });

const ordering = (entryIds: string[], credit: 'by-pairs' | 'all-or-nothing', maximum = 100) =>
  item({ type: 'ordering', entries: options(...entryIds) }, { type: 'ordering', entryIds, credit }, maximum);
const ordered = (...entryIds: string[]): Response => ({ type: 'ordering', entryIds });

describe('matching', () => {
  const institutions = matching({ ombudsman: 'mal', kpk: 'corrupt', bkn: 'staff', lapor: 'complaint' }, ['mal', 'corrupt', 'staff', 'complaint', 'tax']);

  test('each prompt with its choice is an equal share; left out prompts earn nothing', () => {
    expect(scoreResponse(institutions, matched({ ombudsman: 'mal', kpk: 'corrupt', bkn: 'staff', lapor: 'complaint' })).earned).toBe(100);
    expect(scoreResponse(institutions, matched({ ombudsman: 'mal', kpk: 'tax', bkn: 'staff' })).earned).toBe(50);
    expect(scoreResponse(institutions, matched({ ombudsman: 'tax' }))).toEqual({ earned: 0, maximum: 100, answered: true });
    expect(scoreResponse(institutions, matched({}))).toEqual({ earned: 0, maximum: 100, answered: false });
  });

  test('one choice for everything tells nothing apart, also when a prompt is left out', () => {
    expect(scoreResponse(institutions, matched({ ombudsman: 'mal', kpk: 'mal', bkn: 'mal', lapor: 'mal' })).earned).toBe(0);
    expect(scoreResponse(institutions, matched({ ombudsman: 'mal', kpk: 'mal' })).earned).toBe(0);
    // One prompt alone may be all she knows.
    expect(scoreResponse(institutions, matched({ ombudsman: 'mal' })).earned).toBe(25);
  });

  test('where two prompts share their choice, giving both that choice is simply right', () => {
    const shared = matching({ a: 'x', b: 'x', c: 'y' }, ['x', 'y']);
    expect(scoreResponse(shared, matched({ a: 'x', b: 'x' })).earned).toBe(66);
    expect(scoreResponse(shared, matched({ a: 'x', b: 'x', c: 'x' })).earned).toBe(0);
  });
});

describe('placing', () => {
  const duties = placing({ catat: 'hari-1', terima: 'hari-1', tanggapi: 'hari-14', selesaikan: 'hari-60', abaikan: null }, ['hari-1', 'hari-14', 'hari-60']);

  test('labels where they belong, less labels where they do not, over those that belong somewhere', () => {
    expect(scoreResponse(duties, put({ catat: 'hari-1', terima: 'hari-1', tanggapi: 'hari-14', selesaikan: 'hari-60' })).earned).toBe(100);
    expect(scoreResponse(duties, put({ catat: 'hari-1', terima: 'hari-1', tanggapi: 'hari-60' })).earned).toBe(25);
    expect(scoreResponse(duties, put({ catat: 'hari-1', terima: 'hari-1', tanggapi: 'hari-14', selesaikan: 'hari-60', abaikan: 'hari-60' })).earned).toBe(75);
    expect(scoreResponse(duties, put({ abaikan: 'hari-1' }))).toEqual({ earned: 0, maximum: 100, answered: true });
  });

  test('where three of four labels belong to one place, putting all four there still earns nothing', () => {
    const uneven = placing({ a: 'x', b: 'x', c: 'x', d: 'y' }, ['x', 'y']);
    expect(scoreResponse(uneven, put({ a: 'x', b: 'x', c: 'x', d: 'x' })).earned).toBe(0);
    expect(scoreResponse(uneven, put({ a: 'x', b: 'x', c: 'x' })).earned).toBe(75);
    expect(scoreResponse(uneven, put({ a: 'x', b: 'x', c: 'x', d: 'y' })).earned).toBe(100);
  });
});

describe('ordering', () => {
  test('by pairs: one slip of neighbours among five costs a fifth, half of the pairs wrong earns nothing', () => {
    const steps = ordering(['1', '2', '3', '4', '5'], 'by-pairs');
    expect(scoreResponse(steps, ordered('1', '2', '3', '4', '5')).earned).toBe(100);
    expect(scoreResponse(steps, ordered('2', '1', '3', '4', '5')).earned).toBe(80);
    expect(scoreResponse(steps, ordered('5', '1', '2', '3', '4')).earned).toBe(20);
    expect(scoreResponse(steps, ordered('5', '4', '3', '2', '1'))).toEqual({ earned: 0, maximum: 100, answered: true });
    expect(scoreResponse(steps, ordered())).toMatchObject({ earned: 0, answered: false });
  });

  test('all or nothing: one slip is a wrong order', () => {
    const steps = ordering(['1', '2', '3'], 'all-or-nothing');
    expect(scoreResponse(steps, ordered('1', '2', '3')).earned).toBe(100);
    expect(scoreResponse(steps, ordered('1', '3', '2')).earned).toBe(0);
  });

  test('an order by lot earns nothing on average before the floor', () => {
    const entries = ['a', 'b', 'c', 'd'];
    const orders = (left: string[]): string[][] => (left.length === 0 ? [[]] : left.flatMap((first) => orders(left.filter((id) => id !== first)).map((rest) => [first, ...rest])));
    const all = orders(entries);
    expect(all).toHaveLength(24);
    // What the floor cuts off is what the reverse of the order would earn.
    const unfloored = all.map((order) => pairsCredit(entries, order).of - pairsCredit(entries, [...order].reverse()).of);
    expect(unfloored.reduce((sum, of) => sum + of, 0)).toBe(0);
  });
});

describe('whatever is answered', () => {
  const keyedPlaces = fc.integer({ min: 1, max: 4 }).chain((places) => fc.record({
    places: fc.constant(numbered('p', places)),
    belongs: fc.array(fc.option(fc.constantFrom(...numbered('p', places)), { nil: null }), { minLength: 2, maxLength: 8 }).filter((keys) => keys.some((key) => key !== null)),
    put: fc.array(fc.option(fc.constantFrom(...numbered('p', places)), { nil: null }), { minLength: 8, maxLength: 8 }),
    maximum: fc.integer({ min: 1, max: 10_000 }),
  }));
  const chosenOnly = (ids: string[], chosen: (string | null)[]) => Object.fromEntries(ids.flatMap((id, index) => (chosen[index] == null ? [] : [[id, chosen[index]]])));

  test('placing: marks lie between nothing and all, all only for the key itself, and one place for everything never pays', () => {
    fc.assert(fc.property(keyedPlaces, ({ places, belongs, put: chosen, maximum }) => {
      const labels = numbered('l', belongs.length);
      const question = placing(Object.fromEntries(labels.map((id, index) => [id, belongs[index] ?? null])), places, maximum);
      const { earned } = scoreResponse(question, put(chosenOnly(labels, chosen)));
      expect(Number.isInteger(earned) && earned >= 0 && earned <= maximum).toBe(true);
      expect(earned === maximum).toBe(belongs.every((place, index) => place === chosen[index]));
      for (const place of places) {
        const everything = scoreResponse(question, put(Object.fromEntries(labels.map((id) => [id, place])))).earned;
        if (belongs.some((key) => key !== place)) expect(everything).toBe(0);
        else expect(everything).toBe(maximum);
      }
      expect(scoreResponse(question, put({}))).toEqual({ earned: 0, maximum, answered: false });
    }));
  });

  test('matching: the share of right prompts, unless one choice was given to all of different ones', () => {
    const arbitrary = fc.record({
      belongs: fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }), chosen: fc.array(fc.option(fc.nat(5), { nil: null }), { minLength: 6, maxLength: 6 }), maximum: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(fc.property(arbitrary, ({ belongs, chosen, maximum }) => {
      const prompts = numbered('q', belongs.length);
      const choices = numbered('c', 6);
      const question = matching(Object.fromEntries(prompts.map((id, index) => [id, `c${belongs[index]}`])), choices, maximum);
      const given = chosenOnly(prompts, chosen.map((choice) => (choice === null ? null : `c${choice}`)));
      const { earned } = scoreResponse(question, matched(given));
      const right = prompts.filter((_, index) => belongs[index] === chosen[index]).length;
      const answered = prompts.filter((id) => given[id] !== undefined);
      const oneForAll = answered.length > 1 && new Set(Object.values(given)).size === 1 && new Set(answered.map((id) => belongs[prompts.indexOf(id)])).size > 1;
      expect(earned).toBe(oneForAll ? 0 : Math.floor((maximum * right) / prompts.length));
      if (new Set(belongs).size > 1) for (const choice of choices) expect(scoreResponse(question, matched(Object.fromEntries(prompts.map((id) => [id, choice])))).earned).toBe(0);
    }));
  });

  test('ordering by pairs: never better than by another order closer to the key', () => {
    const arbitrary = fc.integer({ min: 2, max: 7 }).chain((size) => fc.tuple(fc.constant(size), fc.shuffledSubarray([...Array(size).keys()], { minLength: size }), fc.nat(size - 2)));
    fc.assert(fc.property(arbitrary, ([size, ranks, at]) => {
      const key = numbered('e', size);
      const order = ranks.map((rank) => `e${rank}`);
      const question = ordering(key, 'by-pairs', 10_000);
      const earned = scoreResponse(question, ordered(...order)).earned;
      const [first, second] = [ranks[at] ?? 0, ranks[at + 1] ?? 0];
      const swapped = [...order.slice(0, at), `e${second}`, `e${first}`, ...order.slice(at + 2)];
      const after = scoreResponse(question, ordered(...swapped)).earned;
      expect(first > second ? after >= earned : after <= earned).toBe(true);
      expect(earned === 10_000).toBe(ranks.every((rank, index) => rank === index));
    }));
  });
});
