import type { Response } from '@selaras/domain/item';
import { hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import type { Form, Part } from './form';
import { byNeedOfRevision, floorAdjustment, passes, scoreAttempt, type KeyedItem } from './score-attempt';

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

describe('marks lost for wrong answers', () => {
  const costing = (penaltyPercent: number, maximum = 100): KeyedItem => ({ ...trueIs('T1', maximum), penaltyPercent });
  const ten = places(...Array.from({ length: 10 }, (_, index): [string, Part] => [`i${index}`, 'core']));
  const costly = new Map(ten.map(({ itemVersionId }) => [itemVersionId, costing(100)]));
  const answers = (right: number, wrong: number) => new Map(ten.slice(0, right + wrong).map(({ itemVersionId }, index) => [itemVersionId, says(index < right)]));

  test('three right and six wrong at one mark each is minus three of ten: the score is nothing, and what was added for that is said', () => {
    const outcome = scoreAttempt(ten, answers(3, 6), costly, 0);
    expect(outcome.items.map(({ earned }) => earned)).toEqual([100, 100, 100, -100, -100, -100, -100, -100, -100, 0]);
    expect(outcome).toMatchObject({ core: { earned: 0, maximum: 1_000 }, full: { earned: 0, maximum: 1_000 }, objectives: [{ code: 'T1', earned: 0, maximum: 1_000 }] });
    expect(floorAdjustment(outcome.items)).toBe(300);
  });

  test('lost marks count within the score: six right and two wrong is four of ten', () => {
    const outcome = scoreAttempt(ten, answers(6, 2), costly, 40);
    expect(outcome).toMatchObject({ full: { earned: 400, maximum: 1_000 }, passed: true });
    expect(floorAdjustment(outcome.items)).toBe(0);
  });

  test('core and full are each at least nothing: what was lost in the case cannot take from the core', () => {
    const form2 = places(['c', 'core'], ['k', 'case']);
    const outcome = scoreAttempt(form2, new Map([[id('c'), says(true)], [id('k'), says(false)]]), new Map([[id('c'), costing(100)], [id('k'), costing(100, 300)]]), 50);
    expect(outcome).toMatchObject({ core: { earned: 100, maximum: 100 }, full: { earned: 0, maximum: 400 }, passed: false });
  });

  test('items and what was added always add up to the total a reader sees', () => {
    const drawn = fc.array(fc.record({ maximum: fc.integer({ min: 1, max: 500 }), penaltyPercent: fc.nat(100), answer: fc.constantFrom(true, false, null) }), { maxLength: 20 });
    fc.assert(fc.property(drawn, (all) => {
      const drawnForm = places(...all.map((_, index): [string, Part] => [`i${index}`, index % 2 === 0 ? 'core' : 'case']));
      const keyed = new Map(all.map((one, index) => [id(`i${index}`), costing(one.penaltyPercent, one.maximum)]));
      const given = new Map(all.flatMap((one, index) => (one.answer === null ? [] : [[id(`i${index}`), says(one.answer)] as const])));
      const outcome = scoreAttempt(drawnForm, given, keyed, 70);
      const sum = outcome.items.reduce((total, { earned }) => total + earned, 0);
      expect(sum + floorAdjustment(outcome.items)).toBe(outcome.full.earned);
      expect(outcome.full.earned).toBe(Math.max(0, sum));
      for (const part of [outcome.core, outcome.full]) expect(part.earned >= 0 && part.earned <= part.maximum).toBe(true);
    }));
  });
});

describe('answers that a person marks', () => {
  const essay: KeyedItem = {
    interaction: { type: 'essay', longest: 500 }, maximum: hundredths(100), objectiveCode: 'T1',
    key: { type: 'essay', markers: 1, rubric: [] },
  };
  const withEssay = places(['c1', 'core'], ['e', 'core']);
  const keyed = new Map([[id('c1'), trueIs('T1')], [id('e'), essay]]);

  test('an outcome with one is not complete, and passes nobody, however much the rest earned', () => {
    const outcome = scoreAttempt(withEssay, new Map<ItemVersionId, Response>([[id('c1'), says(true)], [id('e'), { type: 'essay', text: 'x' }]]), keyed, 10);
    expect(outcome).toMatchObject({ complete: false, passed: false, full: { earned: 100, maximum: 200 } });
    expect(outcome.items[1]).toMatchObject({ earned: 0, answered: true, basis: 'awaiting' });
  });

  test('an empty page awaits nobody: there is nothing to mark', () => {
    expect(scoreAttempt(withEssay, new Map([[id('c1'), says(true)]]), keyed, 10)).toMatchObject({ complete: true, passed: true });
  });
});
