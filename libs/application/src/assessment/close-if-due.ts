import { closingByClock, type Closing } from '@selaras/domain/assessment';
import type { AttemptId, Instant } from '@selaras/domain/kernel';
import type { AttemptStore } from './ports';

/** Closes an attempt whose time is up, so that whoever looks first finds it as if the clock itself had closed it. */
export async function closeIfDue(
  attempts: AttemptStore,
  attempt: { readonly id: AttemptId; readonly dueAt: Instant; readonly closing: Closing | null },
  now: Instant,
): Promise<boolean> {
  const closing = closingByClock(attempt, now);
  if (!closing) return false;
  await attempts.close(attempt.id, closing, now);
  return true;
}
