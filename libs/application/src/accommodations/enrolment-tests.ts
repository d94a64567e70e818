import type { AttemptId, EnrolmentId, Instant } from '@selaras/domain/kernel';
import { type Actor, type Nip, scopeOf } from '@selaras/domain/organisation';
import { PHASES, type BreakRules, type Deadline, type Phase } from '@selaras/domain/scheduling';
import { attemptsIn, placeInCourse } from '../learning/index';
import type { AccommodationDeps } from './deps';
import type { AccommodationRow } from './ports';

export interface EnrolmentTestsView {
  readonly enrolmentId: EnrolmentId;
  readonly person: { readonly name: string; readonly nip: Nip };
  readonly courseTitle: string;
  readonly cohortName: string;
  readonly zone: string;
  readonly tests: readonly EnrolmentTestView[];
  readonly accommodations: readonly AccommodationRow[];
}

/** One test of an enrolment, with all that was granted. */
export interface EnrolmentTestView {
  readonly phase: Phase;
  /** Null: no limit but the deadline. */
  readonly timeLimitSeconds: number | null;
  readonly attemptsAllowed: number | null;
  readonly attemptsUsed: number;
  readonly opensAt: Instant;
  readonly deadline: Deadline;
  readonly breaks: BreakRules;
  /** The running attempt, and when it is due. */
  readonly open: { readonly attemptId: AttemptId; readonly dueAt: Instant } | null;
}

/** The tests of one enrolment and what was granted for them; null when it is not in my scope. */
export function makeEnrolmentTests({ store, clock }: AccommodationDeps) {
  return async (actor: Actor, enrolmentId: EnrolmentId): Promise<EnrolmentTestsView | null> => {
    const now = clock();
    const found = await store.enrolment(scopeOf(actor, 'administrator'), enrolmentId, now);
    if (!found) return null;
    const { record, person, accommodations } = found;
    const { allowances, facts } = placeInCourse(record, now);
    return {
      enrolmentId, person, courseTitle: record.course.title, cohortName: record.cohort.name, zone: record.cohort.zone, accommodations,
      tests: PHASES.filter((phase) => facts[phase] !== null).map((phase) => {
        const { timeLimitSeconds, extraSeconds, attempts: attemptsAllowed, opensAt, deadline, breaks } = allowances[phase];
        const attempts = attemptsIn(record, phase);
        const running = attempts.find(({ closing, dueAt }) => closing === null && now < dueAt);
        return {
          phase, attemptsAllowed, attemptsUsed: attempts.length, opensAt, deadline, breaks,
          timeLimitSeconds: timeLimitSeconds === null ? null : timeLimitSeconds + extraSeconds,
          open: running ? { attemptId: running.id, dueAt: running.dueAt } : null,
        };
      }),
    };
  };
}
