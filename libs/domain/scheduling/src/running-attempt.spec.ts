import { instant, plusSeconds } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { reaching, type RunningAttempt } from './running-attempt';

const START = instant(Date.UTC(2026, 10, 25, 2));
const running = (changes: Partial<RunningAttempt['timing']> = {}): RunningAttempt => ({
  startedAt: START, timing: { timeLimitSeconds: 1_800, extraSeconds: 0, deadline: plusSeconds(START, 86_400), ...changes }, breakRules: { most: 0, secondsEach: 300 }, breaks: [],
});
const holds = { extraSeconds: 0, deadline: plusSeconds(START, 86_400), breaks: { most: 0, secondsEach: 300 } };

test('half an hour with fifteen minutes on top ends after forty-five, but not after the deadline', () => {
  expect(reaching(running(), { ...holds, extraSeconds: 900 }).dueAt).toBe(plusSeconds(START, 2_700));
  expect(reaching(running({ deadline: plusSeconds(START, 2_000) }), { ...holds, extraSeconds: 900, deadline: plusSeconds(START, 2_000) }).dueAt).toBe(plusSeconds(START, 2_000));
  expect(reaching(running({ timeLimitSeconds: null, deadline: plusSeconds(START, 600) }), { ...holds, deadline: plusSeconds(START, 900) }).dueAt).toBe(plusSeconds(START, 900));
});

test('whatever holds by now, nothing is taken from an attempt that runs', () => {
  const seconds = fc.nat(5_000);
  const rules = fc.record({ most: fc.nat(3), secondsEach: fc.integer({ min: 60, max: 600 }) });
  fc.assert(fc.property(fc.option(seconds), seconds, seconds, rules, seconds, seconds, rules, (timeLimitSeconds, extraSeconds, deadline, breakRules, more, later, breaks) => {
    const attempt: RunningAttempt = { ...running({ timeLimitSeconds, extraSeconds, deadline: plusSeconds(START, deadline) }), breakRules };
    const before = reaching(attempt, { extraSeconds: 0, deadline: START, breaks: { most: 0, secondsEach: 60 } });
    const after = reaching(attempt, { extraSeconds: more, deadline: plusSeconds(START, later), breaks });
    expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt);
    expect(after.deadline).toBeGreaterThanOrEqual(attempt.timing.deadline);
    expect(after.breakRules.most).toBe(Math.max(breakRules.most, breaks.most));
    if (breakRules.most > 0) expect(after.breakRules.secondsEach).toBeGreaterThanOrEqual(breakRules.secondsEach);
    expect(reaching({ ...attempt, timing: { ...attempt.timing, ...after }, breakRules: after.breakRules }, { extraSeconds: more, deadline: plusSeconds(START, later), breaks }).dueAt).toBe(after.dueAt);
  }));
});
