import type { Response } from '@selaras/domain/item';
import { hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import type { Form, Part } from './form';
import { byNeedOfRevision, passes, scoreAttempt, type KeyedItem } from './score-attempt';

const id = (name: string) => name as ItemVersionId;
const trueIs = (objectiveCode: string | null, maximum = 100): KeyedItem =>
  ({ interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, maximum: hundredths(maximum), objectiveCode });
const places = (...parts: [string, Part][]): Form =>
  parts.map(([name, part]) => ({ itemVersionId: id(name), part, type: 'true-false', optionIds: [] }));
const says = (value: boolean): Response => ({ type: 'true-false', value });

const form = places(['c1', 'core'], ['c2', 'core'], ['k1', 'case']);
const items = new Map([[id('c1'), trueIs('T10')], [id('c2'), trueIs('T2', 200)], [id('k1'), trueIs('T2')]]);

test('core is scored apart, full decides passing, a blank item counts as nothing earned', () => {
  const outcome = scoreAttempt(form, new Map([[id('c1'), says(true)], [id('k1'), says(true)]]), items, 50);
  expect(outcome).toMatchObject({ core: { earned: 100, maximum: 300 }, full: { earned: 200, maximum: 400 }, passed: true });
  expect(outcome.items[1]).toEqual({ itemVersionId: 'c2', part: 'core', objectiveCode: 'T2', earned: 0, maximum: 200, answered: false });
  expect(outcome.objectives).toEqual([{ code: 'T2', earned: 100, maximum: 300 }, { code: 'T10', earned: 100, maximum: 100 }]);
});

test('an attempt without a single answer is scored, and not passed', () => {
  expect(scoreAttempt(form, new Map(), items, 70)).toMatchObject({ core: { earned: 0 }, full: { earned: 0, maximum: 400 }, passed: false });
});

test('the pass mark itself is passed, a hundredth of a mark below is not, and nothing cannot be passed', () => {
  const marks = (earned: number, maximum: number) => ({ earned: hundredths(earned), maximum: hundredths(maximum) });
  expect(passes(marks(700, 1000), 70)).toBe(true);
  expect(passes(marks(699, 1000), 70)).toBe(false);
  expect(passes(marks(0, 0), 0)).toBe(false);
});

test('a form that names an item nobody read is a bug', () => {
  expect(() => scoreAttempt(places(['gone', 'core']), new Map(), items, 70)).toThrow(TypeError);
});

test('parts and objectives always add up to the whole', () => {
  const arbitrary = fc.array(fc.record({
    part: fc.constantFrom<Part>('core', 'case'), objective: fc.constantFrom('T1', 'T2', 'T3'),
    maximum: fc.integer({ min: 1, max: 500 }), answer: fc.constantFrom(true, false, null),
  }), { maxLength: 30 });
  fc.assert(fc.property(arbitrary, fc.integer({ min: 0, max: 100 }), (drawn, passMark) => {
    const drawnForm = places(...drawn.map((item, index): [string, Part] => [`i${index}`, item.part]));
    const keyed = new Map(drawn.map((item, index) => [id(`i${index}`), trueIs(item.objective, item.maximum)]));
    const answers = new Map(drawn.flatMap((item, index) => (item.answer === null ? [] : [[id(`i${index}`), says(item.answer)] as const])));
    const outcome = scoreAttempt(drawnForm, answers, keyed, passMark);
    const total = (marks: readonly { earned: number; maximum: number }[], key: 'earned' | 'maximum') => marks.reduce((sum, mark) => sum + mark[key], 0);
    for (const key of ['earned', 'maximum'] as const) {
      expect(total(outcome.items, key)).toBe(outcome.full[key]);
      expect(total(outcome.objectives, key)).toBe(outcome.full[key]);
      expect(total(outcome.items.filter((item) => item.part === 'core'), key)).toBe(outcome.core[key]);
    }
    expect(scoreAttempt(drawnForm, answers, keyed, passMark)).toEqual(outcome);
  }));
});

test('what went worst comes first for revision', () => {
  const marks = [{ code: 'T1', earned: 90, maximum: 100 }, { code: 'T2', earned: 100, maximum: 400 }, { code: 'T3', earned: 25, maximum: 100 }]
    .map((objective) => ({ ...objective, earned: hundredths(objective.earned), maximum: hundredths(objective.maximum) }));
  expect(byNeedOfRevision(marks).map((objective) => objective.code)).toEqual(['T2', 'T3', 'T1']);
});
