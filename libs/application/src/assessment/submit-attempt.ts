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

/** Each round lost means that it was closed, or its due time moved, in between. */
const MOST_ROUNDS = 10;

export type SubmitRefusal = { readonly code: 'AttemptNotFound' };

/**
 * Hands the attempt in. Submitting again, or twenty times at once, answers with the first submission and its receipt;
 * submitting too late answers that the clock closed it, and when.
 */
export function makeSubmitAttempt({ attempts, clock, hash }: AssessmentDeps) {
  return async (actor: Actor, attemptId: AttemptId): Promise<Result<Submitted, SubmitRefusal>> => {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const now = clock();
      const state = await attempts.stateOf(actor.personId, attemptId, []);
      if (!state) return refuse({ code: 'AttemptNotFound' });
      const closed = state.closing ? { closing: state.closing, lastHash: state.lastHash } : await close(attempts, state, now);
      // Somebody was faster, or gave her more time just now: what holds is read again.
      if (!closed) continue;
      const { submittedAt, closedBy } = closed.closing;
      return ok({ attemptId, submittedAt, closedBy, receipt: closingHash(closed.lastHash, submittedAt, closedBy, hash) });
    }
    throw new Error(`attempt ${attemptId} could not be closed and is still open`);
  };
}

function close(attempts: AttemptStore, state: AttemptState, now: Instant): Promise<ClosedAttempt | null> {
  return attempts.close(state.id, closingByClock(state, now) ?? { submittedAt: now, closedBy: 'learner' }, now);
}
