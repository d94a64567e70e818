import { hasAttemptsLeft, type TestFacts } from './course-path';
import { REVIEW_LEVELS, type ReviewLevel, type ReviewRules } from './test-rules';

/** When the rules show more than now. */
export type ReviewStage = keyof ReviewRules;

export interface Review {
  readonly level: ReviewLevel;
  /** More than `level` while the items may still be asked. */
  readonly byRules: ReviewLevel;
  /** The stage at which the rules show more than they do now; null when they never will. */
  readonly moreAt: ReviewStage | null;
}

/** Whether a learner may still be asked items of these tests: one of them is running, or may yet be started. */
export function mayStillBeAsked(tests: readonly Pick<TestFacts, 'hasOpenAttempt' | 'window' | 'attemptsAllowed' | 'attemptsUsed'>[]): boolean {
  return tests.some((test) => test.hasOpenAttempt || (test.window !== 'over' && hasAttemptsLeft(test)));
}

/**
 * What a learner may see now of an attempt that is over: what the rules say for the stage it is at. But while its items may still be asked of
 * her, never more than the score, whatever the rules say: a key never leaves early.
 * `askedIn`: all tests of hers that draw from the same items, whichever enrolment they belong to.
 */
export function reviewOf(rules: ReviewRules, test: TestFacts, askedIn: readonly TestFacts[]): Review {
  const stage = stageOf(test);
  const byRules = rules[stage];
  const level = mayStillBeAsked(askedIn) && rank(byRules) > rank('score') ? 'score' : byRules;
  return { level, byRules, moreAt: LATER[stage].find((later) => rank(rules[later]) > rank(byRules)) ?? null };
}

const LATER: Readonly<Record<ReviewStage, readonly ReviewStage[]>> = {
  afterSubmit: ['afterLastAttempt', 'afterClosing'], afterLastAttempt: ['afterClosing'], afterClosing: [],
};

function stageOf(test: TestFacts): ReviewStage {
  if (test.window === 'over') return 'afterClosing';
  return !test.hasOpenAttempt && !hasAttemptsLeft(test) ? 'afterLastAttempt' : 'afterSubmit';
}

function rank(level: ReviewLevel): number {
  return REVIEW_LEVELS.indexOf(level);
}
