import type { AttemptId, Instant } from '@selaras/domain/kernel';
import { closeIfDue } from './close-if-due';
import type { ScoringDeps } from './ports';

export type Expiry =
  | { readonly kind: 'expired' }
  /** She submitted, or somebody looked and closed it before. */
  | { readonly kind: 'closed-before' }
  /** Come back then: the clocks differ. */
  | { readonly kind: 'not-due'; readonly dueAt: Instant }
  /** It was given more time, and the commit that gave it wrote a job for the new due time. */
  | { readonly kind: 'moved'; readonly dueAt: Instant }
  | { readonly kind: 'unknown-attempt' };

/** As far as the clocks of the queue and of this process may differ. */
const CLOCKS_DIFFER_MS = 5_000;

/** Closes an attempt nobody submitted, at its due time however late this runs, and hands it to scoring. Safe to repeat. */
export function makeExpireAttempt({ attempts, clock }: ScoringDeps) {
  return async (attemptId: AttemptId): Promise<Expiry> => {
    const attempt = await attempts.dueAndClosing(attemptId);
    if (!attempt) return { kind: 'unknown-attempt' };
    if (attempt.closing) return { kind: 'closed-before' };
    const now = clock();
    if (await closeIfDue(attempts, { id: attemptId, ...attempt }, now)) return { kind: 'expired' };
    return { kind: attempt.dueAt - now > CLOCKS_DIFFER_MS ? 'moved' : 'not-due', dueAt: attempt.dueAt };
  };
}
