import * as fc from 'fast-check';
import { scoreBand } from './score-bands';
import { effectWord } from './effect-word';
import { suppressSmallGroups } from './small-groups';

const units = (people: Record<string, number>) => Object.entries(people).map(([name, count]) => ({ name, people: count }));
const shown = (people: Record<string, number>) => {
  const { visible, ...rest } = suppressSmallGroups(units(people));
  return { visible: visible.map(({ name }) => name), ...rest };
};

test('a unit of four is hidden, and the next smallest with it, or the total would give it away', () => {
  expect(shown({ RSUD: 30, Dukcapil: 4, Kominfo: 12 })).toEqual({ visible: ['RSUD'], hiddenUnits: 2, totalVisible: true });
});

test('two small units that are too few even together take a third with them', () => {
  expect(shown({ A: 2, B: 2, C: 9, D: 20 })).toEqual({ visible: ['D'], hiddenUnits: 3, totalVisible: true });
  expect(shown({ A: 2, B: 3, C: 9, D: 20 })).toEqual({ visible: ['C', 'D'], hiddenUnits: 2, totalVisible: true });
});

test('nothing small, nothing hidden; a unit without people neither is hidden nor hides', () => {
  expect(shown({ A: 5, B: 6 })).toEqual({ visible: ['A', 'B'], hiddenUnits: 0, totalVisible: true });
  expect(shown({ A: 0, B: 3, C: 8 })).toEqual({ visible: ['A'], hiddenUnits: 2, totalVisible: true });
  expect(shown({})).toEqual({ visible: [], hiddenUnits: 0, totalVisible: true });
});

test('a total of fewer than five is hidden as well', () => {
  expect(shown({ A: 4 })).toEqual({ visible: [], hiddenUnits: 1, totalVisible: false });
});

test('whatever the units: the total less the visible ones never leaves one unit or fewer than five people', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), (people) => {
      const given = people.map((count, index) => ({ name: `unit ${index}`, people: count }));
      const { visible, hiddenUnits, totalVisible } = suppressSmallGroups(given);
      const total = people.reduce((sum, count) => sum + count, 0);
      const left = total - visible.reduce((sum, unit) => sum + unit.people, 0);
      expect(visible.every(({ people: count }) => count === 0 || count >= 5)).toBe(true);
      if (!totalVisible || hiddenUnits === 0) return;
      expect(left).toBeGreaterThanOrEqual(5);
      // A single hidden unit is left only when it is the only one with people, and then as large as the total.
      if (hiddenUnits === 1) throw new Error('one unit can be computed from the others');
    }),
  );
});

test('bands of scores and words of effects', () => {
  expect([100, 90.01, 90, 80, 70.01, 70, 60.01, 60, 0].map((score) => scoreBand(score))).toEqual([
    'very_satisfying', 'very_satisfying', 'satisfying', 'fairly_satisfying', 'fairly_satisfying', 'less_satisfying', 'less_satisfying', 'not_satisfying', 'not_satisfying',
  ]);
  expect([0, -0.2, 0.49, 0.5, -0.8].map(effectWord)).toEqual(['negligible', 'small', 'small', 'medium', 'large']);
  expect(() => scoreBand(101)).toThrow(RangeError);
});
