import type { AttemptId, Instant } from '@selaras/domain/kernel';
import { closeIfDue } from './close-if-due';
import type { ScoringDeps } from './ports';

export type Expiry =
  | { readonly kind: 'expired' }
  /** She submitted, or somebody looked and closed it before. */
  | { readonly kind: 'closed-before' }
  /** Come back then. */
  | { readonly kind: 'not-due'; readonly dueAt: Instant }
  | { readonly kind: 'unknown-attempt' };

/** Closes an attempt nobody submitted, at its due time however late this runs, and hands it to scoring. Safe to repeat. */
export function makeExpireAttempt({ attempts, clock }: ScoringDeps) {
  return async (attemptId: AttemptId): Promise<Expiry> => {
    const attempt = await attempts.dueAndClosing(attemptId);
    if (!attempt) return { kind: 'unknown-attempt' };
    if (attempt.closing) return { kind: 'closed-before' };
    return (await closeIfDue(attempts, { id: attemptId, ...attempt }, clock()))
      ? { kind: 'expired' }
      : { kind: 'not-due', dueAt: attempt.dueAt };
  };
}
