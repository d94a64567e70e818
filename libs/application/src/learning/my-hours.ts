import type { Clock } from '@selaras/domain/kernel';
import { type Actor, type TrainingDuty, trainingDutyOf } from '@selaras/domain/organisation';
import type { EnrolmentStore } from './ports';

export interface MyHours extends TrainingDuty {
  /** Calendar year in the person's zone. */
  readonly year: number;
  /** JP of the courses she passed in that year. */
  readonly earned: number;
}

/** The hours of this year. Null for somebody who is not in the staff any more. */
export function makeMyHours({ enrolments, clock }: { readonly enrolments: EnrolmentStore; readonly clock: Clock }) {
  return async (actor: Actor): Promise<MyHours | null> => {
    const hours = await enrolments.hoursOf(actor.personId, clock());
    return hours && { year: hours.year, earned: hours.earned, ...trainingDutyOf(hours.employment) };
  };
}
