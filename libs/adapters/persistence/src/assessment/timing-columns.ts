import type { AttemptTiming } from '@selaras/application/assessment';
import { toIso, type AttemptId, type Instant } from '@selaras/domain/kernel';
import type { BreakRules } from '@selaras/domain/scheduling';
import type { Queryable } from '../database';
import { momentOf } from '../moments';

/** Of attempt `a`: what its due time is reckoned from. One that was brought in when it was over has no deadline of its own but its due time. */
export const TIMING_COLUMNS = 'a.time_limit_seconds, a.extra_seconds, coalesce(a.closes_at, a.due_at) AS closes_at';

export interface TimingColumns {
  readonly time_limit_seconds: number | null;
  readonly extra_seconds: number;
  readonly closes_at: Date;
}

export function timingOf({ time_limit_seconds, extra_seconds, closes_at }: TimingColumns): AttemptTiming {
  return { timeLimitSeconds: time_limit_seconds, extraSeconds: extra_seconds, deadline: momentOf(closes_at) };
}

export interface BreakRuleColumns {
  readonly breaks_most: number;
  readonly break_seconds: number;
}

export function breakRulesOf({ breaks_most, break_seconds }: BreakRuleColumns): BreakRules {
  return { most: breaks_most, secondsEach: break_seconds };
}

/**
 * A job for the due time that an attempt now has; its first one, for the due time it had at the start, finds that it has moved. To be written in the
 * commit that moves it.
 */
export async function expireAt(tx: Queryable, attemptId: AttemptId, dueAt: Instant): Promise<void> {
  await tx.query(
    `INSERT INTO outbox (job_name, job_key, payload, run_at) VALUES ('expire-attempt', $1::text || '-' || $2::text, jsonb_build_object('attemptId', $1::text), $3)
     ON CONFLICT (job_name, job_key) DO NOTHING`,
    [attemptId, String(dueAt), toIso(dueAt)],
  );
}
