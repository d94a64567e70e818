import { closingByClock, closingHash, unansweredRequired, type AttemptState, type ClosedBy, type Closing } from '@selaras/domain/assessment';
import { ok, refuse, type AttemptId, type Instant, type PersonId, type Result } from '@selaras/domain/kernel';
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

export type SubmitRefusal =
  | { readonly code: 'AttemptNotFound' }
  /** One-based. */
  | { readonly code: 'RequiredItemsUnanswered'; readonly positions: readonly number[] };

/**
 * Hands the attempt in. Submitting again, or twenty times at once, answers with the first submission and its receipt;
 * submitting too late answers that the clock closed it, and when. A break that is going on ends with it.
 */
export function makeSubmitAttempt({ attempts, clock, hash }: AssessmentDeps) {
  return async (actor: Actor, attemptId: AttemptId): Promise<Result<Submitted, SubmitRefusal>> => {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const now = clock();
      const state = await attempts.stateOf(actor.personId, attemptId, []);
      if (!state) return refuse({ code: 'AttemptNotFound' });
      const closed = state.closing
        ? ok({ closing: state.closing, lastHash: state.hashAtClosing ?? state.lastHash })
        : await close(attempts, actor.personId, state, now);
      if (!closed.ok) return closed;
      // Somebody was faster, or gave her more time just now: what holds is read again.
      if (!closed.value) continue;
      const { submittedAt, closedBy } = closed.value.closing;
      return ok({ attemptId, submittedAt, closedBy, receipt: closingHash(closed.value.lastHash, submittedAt, closedBy, hash) });
    }
    throw new Error(`attempt ${attemptId} could not be closed and is still open`);
  };
}

/** Null when it no longer stood as it was read. What is required is only asked of a learner who hands in, never of the clock. */
async function close(attempts: AttemptStore, personId: PersonId, state: AttemptState, now: Instant): Promise<Result<ClosedAttempt | null, SubmitRefusal>> {
  const byClock = closingByClock(state, now);
  if (byClock) return ok(await attempts.close(state.id, byClock, now));
  const byLearner: Closing = { submittedAt: now, closedBy: 'learner' };
  if (!state.form.some(({ required }) => required)) return ok(await attempts.close(state.id, byLearner, now));
  const attempt = await attempts.attemptOf(personId, state.id);
  if (!attempt) return refuse({ code: 'AttemptNotFound' });
  const positions = unansweredRequired(attempt.form, attempt.states);
  // Only while nothing was taken back since it was looked at.
  return positions.length > 0 ? refuse({ code: 'RequiredItemsUnanswered', positions }) : ok(await attempts.close(state.id, byLearner, now, attempt.lastSequence));
}
