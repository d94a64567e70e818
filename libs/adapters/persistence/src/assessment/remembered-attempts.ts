import type { AttemptState, RecordedStep } from '@selaras/domain/assessment';
import type { AttemptId, Instant, PersonId } from '@selaras/domain/kernel';

/**
 * Where open attempts stood when this process last read them or appended to them, whose they are beside it. A guess and no more: another
 * process may have gone on. It spares the read before an append, because the append itself finds out. Bounded; the longest untouched go.
 */
export class RememberedAttempts {
  private readonly attempts = new Map<AttemptId, { readonly personId: PersonId; readonly state: AttemptState }>();

  constructor(private readonly limit: number) {}

  of(personId: PersonId, attemptId: AttemptId): AttemptState | null {
    const remembered = this.attempts.get(attemptId);
    return remembered?.personId === personId ? remembered.state : null;
  }

  /** An answer that comes late is not taken for news. */
  learn(personId: PersonId, state: AttemptState): void {
    if (state.closing) return this.forget(state.id);
    const before = this.attempts.get(state.id);
    if (before && before.state.lastSequence > state.lastSequence) return;
    this.attempts.delete(state.id);
    this.attempts.set(state.id, { personId, state: { ...state, known: NONE_KNOWN } });
    if (this.attempts.size > this.limit) this.attempts.delete(this.attempts.keys().next().value as AttemptId);
  }

  /** The steps were appended to the attempt, which is due then. */
  advance(attemptId: AttemptId, newest: RecordedStep, reached: Pick<AttemptState, 'furthest' | 'furthestAnswered'>, dueAt: Instant): void {
    const before = this.attempts.get(attemptId);
    if (before) this.learn(before.personId, { ...before.state, ...reached, dueAt, lastSequence: newest.sequence, lastHash: newest.hash });
  }

  forget(attemptId: AttemptId): void {
    this.attempts.delete(attemptId);
  }
}

const NONE_KNOWN: AttemptState['known'] = new Map();
