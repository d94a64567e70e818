import { instant } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import type { TestFacts } from './course-path';
import { mayStillBeAsked, reviewOf } from './review';
import { REVIEW_LEVELS, type ReviewRules } from './test-rules';

const aTest = (changes: Partial<TestFacts> = {}): TestFacts => ({
  window: 'open', opensAt: instant(1_000), deadline: instant(9_000), attemptsAllowed: 1, attemptsUsed: 1, hasOpenAttempt: false, hasSubmitted: true, passed: null, ...changes,
});
const untouched = aTest({ attemptsUsed: 0, hasSubmitted: false });
const GENEROUS: ReviewRules = { afterSubmit: 'feedback', afterLastAttempt: 'feedback', afterClosing: 'feedback' };
const STEPWISE: ReviewRules = { afterSubmit: 'nothing', afterLastAttempt: 'score', afterClosing: 'answers' };

test('after the pre-test she sees her score and no key, however generous the rules: the post-test asks the same items', () => {
  const pre = aTest();
  expect(reviewOf(GENEROUS, pre, [pre, untouched])).toEqual({ level: 'score', byRules: 'feedback', moreAt: null });
  const post = aTest();
  expect(reviewOf(GENEROUS, pre, [pre, post]).level).toBe('feedback');
  expect(reviewOf(GENEROUS, pre, [pre, aTest({ hasOpenAttempt: true })]).level).toBe('score');
});

test('each stage shows what its rule says, and says when more is shown', () => {
  const twice = aTest({ attemptsAllowed: 2 });
  expect(reviewOf(STEPWISE, twice, [])).toEqual({ level: 'nothing', byRules: 'nothing', moreAt: 'afterLastAttempt' });
  expect(reviewOf(STEPWISE, aTest(), [])).toEqual({ level: 'score', byRules: 'score', moreAt: 'afterClosing' });
  expect(reviewOf(STEPWISE, { ...twice, window: 'over' }, [])).toEqual({ level: 'answers', byRules: 'answers', moreAt: null });
});

test('a test that may be taken as often as one likes is only over when it closes', () => {
  const endless = aTest({ attemptsAllowed: null, attemptsUsed: 40 });
  expect(reviewOf(GENEROUS, endless, [endless]).level).toBe('score');
  expect(reviewOf(GENEROUS, { ...endless, window: 'over' }, [{ ...endless, window: 'over' }]).level).toBe('feedback');
});

test('whatever the rules and wherever she stands, right answers are shown only when nothing can ask those items of her any more', () => {
  const anyTest = fc.record({
    window: fc.constantFrom('not-yet' as const, 'open' as const, 'over' as const), attemptsAllowed: fc.constantFrom(1, 2, null), attemptsUsed: fc.nat(3),
    hasOpenAttempt: fc.boolean(), hasSubmitted: fc.boolean(),
  }).map((facts) => aTest(facts));
  const anyLevel = fc.constantFrom(...REVIEW_LEVELS);
  const anyRules = fc.record({ afterSubmit: anyLevel, afterLastAttempt: anyLevel, afterClosing: anyLevel });
  fc.assert(fc.property(anyRules, fc.array(anyTest, { minLength: 1, maxLength: 4 }), (rules, tests) => {
    const { level, byRules } = reviewOf(rules, tests[0]!, tests);
    const canStart = tests.some((test) => test.window !== 'over' && (test.attemptsAllowed === null || test.attemptsUsed < test.attemptsAllowed));
    const isRunning = tests.some((test) => test.hasOpenAttempt);
    expect(mayStillBeAsked(tests)).toBe(canStart || isRunning);
    if (level === 'answers' || level === 'feedback') expect([canStart, isRunning]).toEqual([false, false]);
    expect(REVIEW_LEVELS.indexOf(level)).toBeLessThanOrEqual(REVIEW_LEVELS.indexOf(byRules));
  }), { numRuns: 500 });
});
