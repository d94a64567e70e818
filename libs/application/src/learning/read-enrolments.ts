import { closingByClock } from '@selaras/domain/assessment';
import type { EnrolmentId, Instant, PersonId } from '@selaras/domain/kernel';
import type { EnrolmentRecord, EnrolmentStore } from './ports';

/**
 * Her enrolments as they are now. An attempt whose time is up is closed before anything is said about it, so that what she
 * reads is right however late the worker is. One read; two more statements only when something had to be closed.
 */
export async function readEnrolments(
  store: EnrolmentStore, personId: PersonId, now: Instant, enrolmentId?: EnrolmentId,
): Promise<readonly EnrolmentRecord[]> {
  const enrolments = await store.enrolmentsOf(personId, now, enrolmentId);
  const due = enrolments.flatMap((enrolment) => enrolment.attempts).filter((attempt) => closingByClock(attempt, now));
  if (due.length === 0) return enrolments;
  await store.closeDue(due.map((attempt) => attempt.id), now);
  return store.enrolmentsOf(personId, now, enrolmentId);
}
