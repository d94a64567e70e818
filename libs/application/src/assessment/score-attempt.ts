import { markedFrom, regrade } from '@selaras/domain/assessment';
import type { AttemptId, Instant } from '@selaras/domain/kernel';
import type { ScoringDeps } from './ports';

export type Scoring =
  | { readonly kind: 'scored' }
  | { readonly kind: 'scored-before' }
  /** Still open: its submission will ask again. */
  | { readonly kind: 'not-submitted' }
  /** What counts may still arrive until then. */
  | { readonly kind: 'within-grace'; readonly until: Instant }
  | { readonly kind: 'unknown-attempt' };

/** Each round lost means that a corrected key came into force in between, or a late answer that counts arrived. */
const MOST_ROUNDS = 5;

/**
 * Scores a submitted attempt from its steps and the keys in force, and brings the enrolment's result up to date, in one commit.
 * Once, whatever is killed and retried: the outcome's key in the database decides, not the queue. When a corrected key comes into
 * force between reading and writing, or a late answer that counts arrives, it is read and scored again.
 */
export function makeScoreAttempt({ outcomes, clock }: ScoringDeps) {
  return async (attemptId: AttemptId): Promise<Scoring> => {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const attempt = await outcomes.toScore(attemptId);
      if (!attempt) return { kind: 'unknown-attempt' };
      if (!attempt.closing) return { kind: 'not-submitted' };
      const until = markedFrom(attempt, attempt.closing);
      if (clock() < until) return { kind: 'within-grace', until };
      const items = await outcomes.keyedItems(attempt.form.map((place) => place.itemVersionId));
      const responses = new Map([...attempt.states].map(([id, state]) => [id, state.response]));
      const outcome = regrade({ ...attempt, responses, setByPerson: new Map() }, items, attempt.corrections, 'recompute', null);
      const appended = await outcomes.append(attemptId, attempt, outcome, clock());
      if (appended !== 'overtaken') return { kind: appended };
    }
    throw new Error(`attempt ${attemptId} and its keys did not stand still for ${MOST_ROUNDS} rounds`);
  };
}
