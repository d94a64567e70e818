import { closingByClock, closingHash, type AttemptState, type ClosedBy } from '@selaras/domain/assessment';
import { ok, refuse, type AttemptId, type Instant, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { AssessmentDeps, AttemptStore, ClosedAttempt } from './ports';

export interface Submitted {
  readonly attemptId: AttemptId;
  readonly submittedAt: Instant;
  readonly closedBy: ClosedBy;
  /** The same however often it is asked for. */
  readonly receipt: string;
}

export type SubmitRefusal = { readonly code: 'AttemptNotFound' };

/**
 * Hands the attempt in. Submitting again, or twenty times at once, answers with the first submission and its receipt;
 * submitting too late answers that the clock closed it, and when.
 */
export function makeSubmitAttempt({ attempts, clock, hash }: AssessmentDeps) {
  return async (actor: Actor, attemptId: AttemptId): Promise<Result<Submitted, SubmitRefusal>> => {
    const now = clock();
    const state = await attempts.stateOf(actor.personId, attemptId, []);
    if (!state) return refuse({ code: 'AttemptNotFound' });
    const closed = state.closing ? { closing: state.closing, lastHash: state.lastHash } : await close(attempts, actor, state, now);
    const { submittedAt, closedBy } = closed.closing;
    return ok({ attemptId, submittedAt, closedBy, receipt: closingHash(closed.lastHash, submittedAt, closedBy, hash) });
  };
}

/** Closes it, or finds who was faster. */
async function close(attempts: AttemptStore, actor: Actor, state: AttemptState, now: Instant): Promise<ClosedAttempt> {
  const closing = closingByClock(state, now) ?? { submittedAt: now, closedBy: 'learner' as const };
  const closed = await attempts.close(state.id, closing, now);
  if (closed) return closed;
  const again = await attempts.stateOf(actor.personId, state.id, []);
  if (!again?.closing) throw new Error(`attempt ${state.id} could not be closed and is still open`);
  return { closing: again.closing, lastHash: again.lastHash };
}
