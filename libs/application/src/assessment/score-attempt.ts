import { scoreAttempt } from '@selaras/domain/assessment';
import type { AttemptId } from '@selaras/domain/kernel';
import type { ScoringDeps } from './ports';

export type Scoring =
  | { readonly kind: 'scored' }
  | { readonly kind: 'scored-before' }
  /** Still open: its submission will ask again. */
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'unknown-attempt' };

/**
 * Scores a submitted attempt from its steps and the key, and brings the enrolment's result up to date, in one commit.
 * Once, whatever is killed and retried: the outcome's key in the database decides, not the queue.
 */
export function makeScoreAttempt({ outcomes, clock }: ScoringDeps) {
  return async (attemptId: AttemptId): Promise<Scoring> => {
    const attempt = await outcomes.toScore(attemptId);
    if (!attempt) return { kind: 'unknown-attempt' };
    if (!attempt.closing) return { kind: 'not-submitted' };
    const items = await outcomes.keyedItems(attempt.form.map((place) => place.itemVersionId));
    const responses = new Map([...attempt.states].map(([id, state]) => [id, state.response]));
    const outcome = scoreAttempt(attempt.form, responses, items, attempt.passMarkPercent);
    const isFirst = await outcomes.append(attemptId, attempt.enrolmentId, outcome, clock());
    return { kind: isFirst ? 'scored' : 'scored-before' };
  };
}
