import fc from 'fast-check';
import { analyseItems } from './analyse-items';
import { poolItem } from './pooled-item';
import { type ItemDefinition, summariseTest, type Taker } from './summarise-test';

const ITEMS: readonly ItemDefinition[] = [
  { id: 'a', maximum: 1, options: ['x', 'y', 'z'], key: ['x'] },
  { id: 'b', maximum: 1, options: ['x', 'y'], key: ['y'] },
  { id: 'c', maximum: 2 },
];
const taker = fc.tuple(fc.constantFrom('x', 'y', 'z', null), fc.constantFrom('x', 'y', null), fc.integer({ min: 0, max: 2 })).map(([a, b, c]): Taker => ({
  answers: [{ mark: a === 'x' ? 1 : 0, chosen: a === null ? [] : [a] }, { mark: b === 'y' ? 1 : 0, chosen: b === null ? [] : [b] }, { mark: c }],
}));
const groupOf = (takers: readonly Taker[], index: number) => {
  const summary = summariseTest(ITEMS, takers, { unitsPerMark: 1 });
  return { summary, item: summary.items[index] as (typeof summary.items)[number] };
};

test('a single group has the figures it has in the analysis of its test', () => {
  fc.assert(fc.property(fc.array(taker, { maxLength: 40 }), fc.nat(2), (takers, index) => {
    const { summary, item } = groupOf(takers, index);
    const alone = analyseItems(summary).items[index];
    const pooled = poolItem([item]);
    expect([pooled.n, pooled.facility, pooled.discrimination]).toEqual([alone?.n, alone?.facility ?? null, alone?.item_rest_r ?? null]);
    expect(pooled.options.map(({ option, isKey, count, share }) => [option, isKey, count, share])).toEqual(alone?.options.map(({ option, isKey, count, prop }) => [option, isKey, count, prop]));
  }));
});

test('a harder test for one group does not pass for discrimination: figures are taken within the groups', () => {
  const answer = (right: boolean, rest: number): Taker => ({ answers: [{ mark: right ? 1 : 0, chosen: [right ? 'x' : 'y'] }, { mark: 0, chosen: [] }, { mark: rest }] });
  const people = (right: number, wrong: number, rest: number) => [...Array(right).fill(answer(true, rest)), ...Array(wrong).fill(answer(false, rest))] as Taker[];
  // Within each group the rest says nothing of the item: half of those with each rest are right.
  const easy = groupOf([...people(9, 3, 2), ...people(9, 3, 1)], 0).item;
  const hard = groupOf([...people(2, 8, 1), ...people(2, 8, 0)], 0).item;
  expect(poolItem([easy, hard]).discrimination).toBeCloseTo(0, 12);
  expect(poolItem([groupOf([...people(9, 3, 2), ...people(9, 3, 1), ...people(2, 8, 1), ...people(2, 8, 0)], 0).item]).discrimination).toBeGreaterThan(0.3);
});

test('shares of the thirds lie between 0 and 1 and, where one option is chosen, add up to everybody', () => {
  fc.assert(fc.property(fc.array(fc.array(taker, { maxLength: 25 }), { minLength: 1, maxLength: 3 }), (groups) => {
    const { options, n } = poolItem(groups.map((takers) => groupOf(takers, 0).item));
    const sum = (pick: (option: (typeof options)[number]) => number | null) => options.reduce((total, option) => total + (pick(option) ?? 0), 0);
    if (n === 0) return expect(options.every(({ share }) => share === null)).toBe(true);
    expect(sum(({ count }) => count)).toBe(n);
    if (options[0]?.upperShare !== null) expect([sum(({ upperShare }) => upperShare), sum(({ lowerShare }) => lowerShare)]).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
  }));
});

const choosing = (chosen: string, rest: number): Taker => ({ answers: [{ mark: chosen === 'x' ? 1 : 0, chosen: [chosen] }, { mark: 0, chosen: [] }, { mark: rest }] });
const times = (people: number, taker: Taker): readonly Taker[] => Array<Taker>(people).fill(taker);
const notesOf = (takers: readonly Taker[]) => poolItem([groupOf(takers, 0).item]).notes.map((note) => [note.code, 'option' in note ? note.option : null]);

test('a wrong key gives itself away: the good choose another option; below thirty takers nothing is said', () => {
  const takers = (people: number) => [...times(4 * people, choosing('y', 2)), ...times(3 * people, choosing('x', 0)), ...times(2 * people, choosing('y', 1)), ...times(people, choosing('x', 1))];
  expect(notesOf(takers(4))).toEqual([['negative-discrimination', null], ['key-loses', 'y'], ['unchosen-option', 'z']]);
  expect(notesOf(takers(2))).toEqual([]);
});

test('what chance alone may have done is called low, never wrong; the same shares of twenty times as many people are', () => {
  const takers = (people: number) => [
    ...times(6 * people, choosing('x', 2)), ...times(4 * people, choosing('y', 2)), ...times(12 * people, choosing('x', 0)), ...times(2 * people, choosing('z', 1)),
    ...times(2 * people, choosing('y', 1)), ...times(people, choosing('y', 0)), ...times(3 * people, choosing('z', 0)),
  ];
  expect(notesOf(takers(2))).toEqual([['low-discrimination', null]]);
  expect(notesOf(takers(40))).toEqual([['negative-discrimination', null], ['upper-prefer-option', 'y']]);
});

test('nobody yet: no figure is invented; groups of different items do not pool', () => {
  expect(poolItem([])).toMatchObject({ n: 0, facility: null, discrimination: null, notes: [], enoughTakers: false });
  expect(() => poolItem([groupOf([], 0).item, groupOf([], 1).item])).toThrow(TypeError);
});
