import type { Clock, EnrolmentId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { enrolmentView, type EnrolmentView } from './enrolment-view';
import type { EnrolmentStore } from './ports';
import { readEnrolments } from './read-enrolments';

export interface LearningDeps {
  readonly enrolments: EnrolmentStore;
  readonly clock: Clock;
}

/** All my courses, by deadline; empty for somebody who is enrolled in none. The number of statements does not grow with them. */
export function makeMyEnrolments({ enrolments, clock }: LearningDeps) {
  return async (actor: Actor): Promise<readonly EnrolmentView[]> => {
    const now = clock();
    return (await readEnrolments(enrolments, actor.personId, now)).map((enrolment) => enrolmentView(enrolment, now));
  };
}

/** One of my courses; null when it is not mine, whether or not it exists. */
export function makeMyEnrolment({ enrolments, clock }: LearningDeps) {
  return async (actor: Actor, enrolmentId: EnrolmentId): Promise<EnrolmentView | null> => {
    const now = clock();
    const [enrolment] = await readEnrolments(enrolments, actor.personId, now, enrolmentId);
    return enrolment ? enrolmentView(enrolment, now) : null;
  };
}
