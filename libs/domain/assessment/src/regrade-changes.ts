import type { AttemptId, CohortId, EnrolmentId } from '@selaras/domain/kernel';
import type { Phase } from './attempt';
import type { Marks, Outcome } from './score-attempt';

export type Standing = Pick<Outcome, 'core' | 'full' | 'complete' | 'passed'>;

/** One attempt before and after a correction. */
export interface RegradedAttempt {
  readonly attemptId: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly cohortId: CohortId;
  readonly phase: Phase;
  /** 1, 2 ... within the phase; the first of each phase makes the pair. */
  readonly number: number;
  readonly before: Standing;
  readonly after: Standing;
}

/** How many are touched by a correction, and how. */
export interface RegradeCounts {
  readonly attempts: number;
  /** Core score, full score, pass or completeness differ. */
  readonly changed: number;
  readonly higher: number;
  readonly lower: number;
  readonly passGained: number;
  readonly passLost: number;
}

/** Core scores of the people of one cohort who took both first tests, out of 100; null where nobody did or nothing could be earned. */
export interface PairMeans {
  readonly cohortId: CohortId;
  readonly paired: number;
  readonly before: { readonly pre: number | null; readonly post: number | null };
  readonly after: { readonly pre: number | null; readonly post: number | null };
}

/** Compares shares, not marks: a dropped item makes both smaller. Positive when `a` is the larger share; nothing of nothing is the smallest. */
export function compareShares(a: Marks, b: Marks): number {
  if (a.maximum === 0 || b.maximum === 0) return Math.sign(a.maximum - b.maximum);
  return Math.sign(a.earned * b.maximum - b.earned * a.maximum);
}

export function isChanged({ before, after }: Pick<RegradedAttempt, 'before' | 'after'>): boolean {
  return before.complete !== after.complete || before.passed !== after.passed || !sameMarks(before.core, after.core) || !sameMarks(before.full, after.full);
}

function sameMarks(a: Marks, b: Marks): boolean {
  return a.earned === b.earned && a.maximum === b.maximum;
}

export function countChanges(attempts: readonly RegradedAttempt[]): RegradeCounts {
  const count = (matches: (attempt: RegradedAttempt) => boolean) => attempts.reduce((sum, attempt) => sum + (matches(attempt) ? 1 : 0), 0);
  return {
    attempts: attempts.length,
    changed: count(isChanged),
    higher: count(({ before, after }) => compareShares(after.full, before.full) > 0),
    lower: count(({ before, after }) => compareShares(after.full, before.full) < 0),
    passGained: count(({ before, after }) => !before.passed && after.passed),
    passLost: count(({ before, after }) => before.passed && !after.passed),
  };
}

/** People who gain, or lose, what a course credits to whoever passed: she passed when some post-test of hers is passed. */
export interface CreditChanges {
  readonly creditGained: number;
  readonly creditLost: number;
}

/** @param attempts all scored attempts of the people concerned: one of two passed post-tests may be lost without any consequence. */
export function countCredit(attempts: readonly RegradedAttempt[]): CreditChanges {
  const passedBefore = new Set<EnrolmentId>();
  const passedAfter = new Set<EnrolmentId>();
  for (const { enrolmentId, phase, before, after } of attempts) {
    if (phase !== 'post') continue;
    if (before.passed) passedBefore.add(enrolmentId);
    if (after.passed) passedAfter.add(enrolmentId);
  }
  const without = (people: ReadonlySet<EnrolmentId>, others: ReadonlySet<EnrolmentId>) => [...people].filter((id) => !others.has(id)).length;
  return { creditGained: without(passedAfter, passedBefore), creditLost: without(passedBefore, passedAfter) };
}

/** Those who change, who loses most by it first: a lost pass, then a gained one, then the larger change of the full score. */
export function byConsequence(attempts: readonly RegradedAttempt[]): readonly RegradedAttempt[] {
  const rank = ({ before, after }: RegradedAttempt) => (before.passed && !after.passed ? 0 : !before.passed && after.passed ? 1 : 2);
  return attempts.filter(isChanged).sort((a, b) =>
    rank(a) - rank(b) || Math.abs(shareChange(b)) - Math.abs(shareChange(a)) || (a.attemptId < b.attemptId ? -1 : 1));
}

function shareChange({ before, after }: RegradedAttempt): number {
  return (shareOf(after.full) ?? 0) - (shareOf(before.full) ?? 0);
}

/**
 * By cohort, in the order of its id. Counts the first pre-test and the first post-test, as the evaluation does, and before and after
 * each only those whose marks are all there; `paired` counts after.
 */
export function pairMeans(attempts: readonly RegradedAttempt[]): readonly PairMeans[] {
  const people = new Map<EnrolmentId, Partial<Record<Phase, RegradedAttempt>>>();
  for (const attempt of attempts) {
    if (attempt.number === 1) people.set(attempt.enrolmentId, { ...people.get(attempt.enrolmentId), [attempt.phase]: attempt });
  }
  const pairs = new Map<CohortId, { pre: RegradedAttempt; post: RegradedAttempt }[]>();
  for (const { pre, post } of people.values()) {
    if (!pre || !post) continue;
    const others = pairs.get(pre.cohortId);
    if (others) others.push({ pre, post });
    else pairs.set(pre.cohortId, [{ pre, post }]);
  }
  return [...new Set(attempts.map(({ cohortId }) => cohortId))].sort().map((cohortId) => {
    const paired = pairs.get(cohortId) ?? [];
    const complete = (when: 'before' | 'after') => paired.filter(({ pre, post }) => pre[when].complete && post[when].complete);
    const means = (when: 'before' | 'after') => ({
      pre: meanShare(complete(when).map(({ pre }) => pre[when].core)), post: meanShare(complete(when).map(({ post }) => post[when].core)),
    });
    return { cohortId, paired: complete('after').length, before: means('before'), after: means('after') };
  });
}

/**
 * Mean share in per cent. Whole marks are summed by maximum, so that the order of people cannot matter; maxima differ within a cohort where two
 * forms are used and an item of one of them was dropped. Null for nobody, and where nothing can be earned.
 */
function meanShare(marks: readonly Marks[]): number | null {
  const byMaximum = new Map<number, number>();
  for (const { earned, maximum } of marks) byMaximum.set(maximum, (byMaximum.get(maximum) ?? 0) + earned);
  if (marks.length === 0 || byMaximum.has(0)) return null;
  const shares = [...byMaximum].sort(([a], [b]) => a - b).reduce((sum, [maximum, earned]) => sum + (earned * 100) / maximum, 0);
  return shares / marks.length;
}

function shareOf({ earned, maximum }: Marks): number | null {
  return maximum === 0 ? null : (earned * 100) / maximum;
}
