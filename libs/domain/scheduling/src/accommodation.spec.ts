import { instant } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { allowanceOf, checkGrant, type Grant } from './accommodation';
import { asKept, checkTestRules, startingRules } from './test-rules';

const day = (count: number) => instant(Date.UTC(2026, 7, count));
const WINDOW = { opensAt: day(1), deadline: { at: day(10), zone: 'Asia/Jakarta' as const, setBy: 'cohort' as const, reason: 'Angkatan I' } };
const NOTHING: Grant = { extraPercent: null, extraSeconds: null, extraAttempts: null, opensAt: null, closesAt: null, breaks: null };
const granted = (changes: Partial<Grant>) => ({ ...NOTHING, ...changes, reason: 'Screen reader' });
const RULES = startingRules('post');
const holds = (...grants: ReturnType<typeof granted>[]) => allowanceOf(RULES, WINDOW, grants);

test('half as long again of thirty minutes is forty-five, and further minutes come on top', () => {
  expect(holds(granted({ extraPercent: 50 }))).toMatchObject({ timeLimitSeconds: 1_800, extraSeconds: 900 });
  expect(holds(granted({ extraPercent: 50 }), granted({ extraSeconds: 300, extraAttempts: 1 }))).toMatchObject({ extraSeconds: 1_200, attempts: 3 });
});

test('dates only ever move outward, and the deadline says whose it is', () => {
  expect(holds(granted({ closesAt: day(12) }), granted({ closesAt: day(11), opensAt: day(1) }))).toMatchObject({
    opensAt: day(1), deadline: { at: day(12), setBy: 'accommodation', reason: 'Screen reader', zone: 'Asia/Jakarta' },
  });
  expect(allowanceOf(RULES, { ...WINDOW, deadline: { ...WINDOW.deadline, at: day(20) } }, [granted({ closesAt: day(12) })]).deadline).toMatchObject({ at: day(20), setBy: 'cohort' });
});

test('what makes no sense is refused by name', () => {
  const untimed = allowanceOf({ ...RULES, timeLimitSeconds: null, attempts: null }, WINDOW, []);
  const codeOf = (grant: Partial<Grant>, now = holds()) => checkGrant({ ...NOTHING, ...grant }, now)?.code ?? 'granted';
  expect(codeOf({})).toBe('NothingGranted');
  expect(codeOf({ extraPercent: 50 })).toBe('granted');
  expect(codeOf({ extraPercent: 0.5 })).toBe('OutOfRange');
  expect(codeOf({ extraPercent: 50 }, untimed)).toBe('NoTimeLimit');
  expect(codeOf({ extraAttempts: 1 }, untimed)).toBe('NoAttemptLimit');
  expect(codeOf({ opensAt: day(2) })).toBe('OpeningNotEarlier');
  expect(codeOf({ closesAt: day(10) })).toBe('ClosingNotLater');
  expect(codeOf({ breaks: { most: 0, secondsEach: 300 } })).toBe('OutOfRange');
  expect(codeOf({ breaks: { most: 2, secondsEach: 300 } })).toBe('granted');
});

test('no accommodation ever takes something away', () => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value);
  const anyGrant = fc.record({
    extraPercent: some(fc.integer({ min: 1, max: 300 })), extraSeconds: some(fc.integer({ min: 60, max: 9_000 })), extraAttempts: some(fc.integer({ min: 1, max: 20 })),
    opensAt: some(fc.integer({ min: -40, max: 40 }).map(day)), closesAt: some(fc.integer({ min: -40, max: 40 }).map(day)),
    breaks: some(fc.record({ most: fc.integer({ min: 0, max: 10 }), secondsEach: fc.integer({ min: 60, max: 7_200 }) })), reason: fc.constant('x'),
  });
  fc.assert(fc.property(fc.array(anyGrant, { maxLength: 5 }), anyGrant, (before, more) => {
    const least = allowanceOf(RULES, WINDOW, before);
    const then = allowanceOf(RULES, WINDOW, [...before, more]);
    expect(then.extraSeconds).toBeGreaterThanOrEqual(least.extraSeconds);
    expect(then.attempts).toBeGreaterThanOrEqual(least.attempts ?? 0);
    expect(then.opensAt).toBeLessThanOrEqual(least.opensAt);
    expect(then.deadline.at).toBeGreaterThanOrEqual(least.deadline.at);
    expect(then.breaks.most).toBeGreaterThanOrEqual(least.breaks.most);
  }));
});

test('rules out of range, and a review that would show less later, are named', () => {
  for (const phase of ['pre', 'post', 'practice'] as const) expect(checkTestRules(startingRules(phase))).toBeNull();
  expect(checkTestRules({ ...RULES, timeLimitSeconds: 59 })).toMatchObject({ code: 'OutOfRange', field: 'timeLimitSeconds' });
  expect(checkTestRules({ ...RULES, timeLimitSeconds: null, attempts: null })).toBeNull();
  expect(checkTestRules({ ...RULES, breaks: { most: 1, secondsEach: 10 } })).toMatchObject({ field: 'breaks.secondsEach' });
  for (const secondsEach of [0, -1, 7_201]) {
    expect(checkTestRules({ ...RULES, breaks: { most: 0, secondsEach } })).toBeNull();
    expect(asKept({ ...RULES, breaks: { most: 0, secondsEach } }).breaks).toEqual({ most: 0, secondsEach: 300 });
  }
  expect(asKept({ ...RULES, breaks: { most: 0, secondsEach: 600 } }).breaks).toEqual({ most: 0, secondsEach: 600 });
  expect(checkTestRules({ ...RULES, review: { afterSubmit: 'score', afterLastAttempt: 'nothing', afterClosing: 'feedback' } })).toEqual({ code: 'ReviewGoesBack', field: 'review.afterLastAttempt' });
});
