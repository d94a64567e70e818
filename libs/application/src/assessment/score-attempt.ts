import { regrade } from '@selaras/domain/assessment';
import type { AttemptId } from '@selaras/domain/kernel';
import type { ScoringDeps } from './ports';

export type Scoring =
  | { readonly kind: 'scored' }
  | { readonly kind: 'scored-before' }
  /** Still open: its submission will ask again. */
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'unknown-attempt' };

/** Each round lost means that a corrected key came into force in between. */
const MOST_ROUNDS = 5;

/**
 * Scores a submitted attempt from its steps and the keys in force, and brings the enrolment's result up to date, in one commit.
 * Once, whatever is killed and retried: the outcome's key in the database decides, not the queue. When a corrected key comes into
 * force between reading and writing, it is read and scored again.
 */
export function makeScoreAttempt({ outcomes, clock }: ScoringDeps) {
  return async (attemptId: AttemptId): Promise<Scoring> => {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const attempt = await outcomes.toScore(attemptId);
      if (!attempt) return { kind: 'unknown-attempt' };
      if (!attempt.closing) return { kind: 'not-submitted' };
      const items = await outcomes.keyedItems(attempt.form.map((place) => place.itemVersionId));
      const responses = new Map([...attempt.states].map(([id, state]) => [id, state.response]));
      const outcome = regrade({ ...attempt, responses, setByPerson: new Map() }, items, attempt.corrections, 'recompute', null);
      const appended = await outcomes.append(attemptId, attempt, outcome, clock());
      if (appended !== 'overtaken') return { kind: appended };
    }
    throw new Error(`the keys of attempt ${attemptId} did not stand still for ${MOST_ROUNDS} rounds`);
  };
}
