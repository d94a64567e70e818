import type { ItemOutcome } from '@selaras/domain/assessment';
import type { Response } from '@selaras/domain/item';
import { asId, hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import fc from 'fast-check';
import { COUNTING_RULES } from './count-items';
import type { AttemptToCount, OutcomeToCount } from './ports';

const [core, other, ofCase] = ['1', '2', '3'].map((digit) => asId<'ItemVersion'>(`${digit}0000000-0000-4000-8000-000000000000`)) as [ItemVersionId, ItemVersionId, ItemVersionId];
const item = (itemVersionId: ItemVersionId, earned: number, over: Partial<ItemOutcome> = {}): ItemOutcome => ({
  itemVersionId, part: itemVersionId === ofCase ? 'case' : 'core', objectiveCode: 'T1', answered: true, earned: hundredths(earned), maximum: hundredths(100), ...over,
});
const outcome = (items: readonly ItemOutcome[], over: Partial<OutcomeToCount> = {}): OutcomeToCount => ({ keyVersion: 1, revision: 1, complete: true, items, ...over });
const chose = (optionId: string | null): Response => ({ type: 'single-choice', optionId });
const attempt = (newest: OutcomeToCount, over: Partial<AttemptToCount> = {}): AttemptToCount => ({
  attemptId: asId<'Attempt'>('a0000000-0000-4000-8000-000000000000'), versionId: asId<'CourseVersion'>('b0000000-0000-4000-8000-000000000000'), phase: 'pre', number: 1, form: '', responses: new Map([[core, chose('x')]]), newest, counted: null, ...over,
});
const changes = (...attempts: AttemptToCount[]) => COUNTING_RULES.changesOf(attempts).map(({ itemVersionId, option, mark, total, by }) => [itemVersionId, option, mark, total, by]);

test('a mark stands beside the sum of the core, and that of a case beside the core and itself', () => {
  expect(changes(attempt(outcome([item(core, 100), item(other, 50), item(ofCase, 80)])))).toEqual(expect.arrayContaining([
    [core, null, 100, 150, 1], [core, 'x', 100, 150, 1], [other, null, 50, 150, 1], [ofCase, null, 80, 230, 1],
  ]));
});

test.each([
  ['practice', { phase: 'practice' }, {}],
  ['a second attempt', { number: 2 }, {}],
  ['an outcome that awaits marks', {}, { complete: false }],
] as const)('%s changes nothing', (_, ofAttempt, ofOutcome) => {
  expect(changes(attempt(outcome([item(core, 100)], ofOutcome), ofAttempt))).toEqual([]);
});

test('once the last mark is set she comes in; when it is taken back she goes', () => {
  const [awaiting, marked] = [outcome([item(core, 0, { basis: 'awaiting' })], { complete: false }), outcome([item(core, 70, { basis: 'person' })], { revision: 2 })];
  expect(changes(attempt(marked, { counted: awaiting }))).toEqual([[core, 'x', 70, 70, 1], [core, null, 70, 70, 1]]);
  expect(changes(attempt(awaiting, { counted: marked }))).toEqual([[core, 'x', 70, 70, -1], [core, null, 70, 70, -1]]);
});

test('a dropped item, and one credited to everybody, say nothing of their takers', () => {
  expect(changes(attempt(outcome([item(core, 0, { basis: 'dropped' }), item(other, 100, { basis: 'credited' })])))).toEqual([]);
});

const someOutcome = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.boolean()).map(([a, b, complete]) => outcome([item(core, a), item(other, b)], { complete }));

test('whatever is marked anew in whatever order, the changes add up to where each stands last', () => {
  fc.assert(fc.property(fc.array(someOutcome, { minLength: 1, maxLength: 6 }), (history) => {
    const sums = new Map<string, number>();
    history.forEach((newest, index) => {
      for (const [id, option, mark, total, by] of changes(attempt(newest, { counted: history[index - 1] ?? null }))) {
        const cell = `${String(id)} ${String(option)} ${String(mark)} ${String(total)}`;
        sums.set(cell, (sums.get(cell) ?? 0) + Number(by));
      }
    });
    const last = changes(attempt(history.at(-1) as OutcomeToCount)).map(([id, option, mark, total]) => `${String(id)} ${String(option)} ${String(mark)} ${String(total)}`);
    expect([...sums].filter(([, count]) => count !== 0).map(([cell]) => cell).sort()).toEqual(last.sort());
    expect([...sums.values()].every((count) => count === 0 || count === 1)).toBe(true);
  }));
});
