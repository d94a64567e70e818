import { closingByClock, type ClosedBy } from '@selaras/domain/assessment';
import { refuse, type AttemptId, type Instant, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { dueOf, endBreak, reservedMilliseconds, startBreak, type Break, type BreakId, type BreakRefusal } from '@selaras/domain/scheduling';
import type { AssessmentDeps, PausableAttempt, Pause } from './ports';

export interface BreakRecorded extends Pause {
  readonly serverTime: Instant;
}

export type PauseRefusal =
  | BreakRefusal
  | { readonly code: 'AttemptNotFound' }
  | { readonly code: 'AttemptClosed'; readonly closedAt: Instant; readonly closedBy: ClosedBy }
  /** The id is that of a break of another attempt. */
  | { readonly code: 'IdTaken' };

/** Begins a break: until it ends nothing new is taken, and the attempt is due so much later. Asking again answers alike. */
export function makeStartBreak(deps: AssessmentDeps) {
  return (actor: Actor, attemptId: AttemptId, breakId: BreakId): Promise<Result<BreakRecorded, PauseRefusal>> =>
    pause(deps, actor, attemptId, breakId, ({ breaks, breakRules }, now) => startBreak(breaks, breakRules, breakId, now));
}

/** Ends a break; what was not used of it is taken off the due time again. One that ended itself stays as it was. */
export function makeEndBreak(deps: AssessmentDeps) {
  return (actor: Actor, attemptId: AttemptId, breakId: BreakId): Promise<Result<BreakRecorded, PauseRefusal>> =>
    pause(deps, actor, attemptId, breakId, ({ breaks }, now) => endBreak(breaks, breakId, now));
}

async function pause(
  { attempts, clock }: AssessmentDeps, actor: Actor, attemptId: AttemptId, breakId: BreakId,
  decide: (attempt: PausableAttempt, now: Instant) => Result<Break, BreakRefusal>,
): Promise<Result<BreakRecorded, PauseRefusal>> {
  const now = clock();
  const paused = await attempts.pause<PauseRefusal>(actor.personId, attemptId, (attempt) => {
    const known = attempt.breaks.find(({ id }) => id === breakId);
    const closing = attempt.closing ?? closingByClock(attempt, now);
    // What is known is answered also after the end: its first answer was lost on the way.
    if (closing) return known ? { ok: true, value: { break: known, dueAt: attempt.dueAt } } : refuse({ code: 'AttemptClosed', closedAt: closing.submittedAt, closedBy: closing.closedBy });
    const decided = decide(attempt, now);
    if (!decided.ok) return decided;
    const breaks = [...attempt.breaks.filter(({ id }) => id !== breakId), decided.value];
    const { at: dueAt } = dueOf({ startedAt: attempt.startedAt, ...attempt.timing, breakMilliseconds: reservedMilliseconds(breaks) });
    return { ok: true, value: { break: decided.value, dueAt } };
  });
  if (!paused) return refuse({ code: 'AttemptNotFound' });
  return paused.ok ? { ok: true, value: { ...paused.value, serverTime: now } } : paused;
}
