import type { Closing } from '@selaras/domain/assessment';
import type { AttemptId, Instant } from '@selaras/domain/kernel';
import { momentOf } from '../moments';
import type { Queryable } from '../database';

/**
 * Both ways to the end of an attempt hand it to scoring in the commit that closes it; `closed` names what was closed just now. One that the clock
 * closed is scored when its grace is over.
 */
const HAND_TO_SCORING = `
  INSERT INTO outbox (job_name, job_key, payload, run_at)
  SELECT 'score-attempt', id::text, jsonb_build_object('attemptId', id),
    CASE WHEN closed_by = 'expiry' THEN greatest($2::timestamptz, submitted_at + make_interval(secs => grace_seconds)) ELSE $2::timestamptz END FROM closed
  ON CONFLICT (job_name, job_key) DO NOTHING`;

/** The job that would have closed it, where it still waits in the outbox. One for a due time that was moved finds nothing to do. */
const TAKE_BACK_EXPIRY = `DELETE FROM outbox o USING closed WHERE o.job_name = 'expire-attempt' AND o.job_key = closed.id::text AND o.sent_at IS NULL`;

/** Closes one open attempt; null when it is not open, its due time has moved since the closing was decided, or it is not at step `onlyAt` any more. */
export async function closeAttempt(
  database: Queryable, attemptId: AttemptId, closing: Closing, now: Instant, onlyAt: number | null = null,
): Promise<{ readonly closing: Closing; readonly lastHash: string } | null> {
  const [row] = await database.query<{ submitted_at: Date; closed_by: Closing['closedBy']; last_hash: string }>(
    `WITH closed AS (
       UPDATE attempt SET submitted_at = $3, closed_by = $4, closing_hash = last_hash
       WHERE id = $1 AND submitted_at IS NULL AND CASE WHEN $4 = 'expiry' THEN due_at = $3 ELSE due_at > $3 END AND ($5::int IS NULL OR last_sequence = $5)
       RETURNING id, submitted_at, closed_by, grace_seconds, last_hash
     ), handed AS (${HAND_TO_SCORING}), taken_back AS (${TAKE_BACK_EXPIRY})
     SELECT submitted_at, closed_by, last_hash FROM closed`,
    [attemptId, new Date(now), new Date(closing.submittedAt), closing.closedBy, onlyAt],
  );
  return row ? { closing: { submittedAt: momentOf(row.submitted_at), closedBy: row.closed_by }, lastHash: row.last_hash } : null;
}

/** Closes those of the attempts that are open and due, each at its due time. */
export async function closeDueAttempts(database: Queryable, attemptIds: readonly AttemptId[], now: Instant): Promise<void> {
  await database.query(
    `WITH closed AS (
       UPDATE attempt SET submitted_at = due_at, closed_by = 'expiry', closing_hash = last_hash
       WHERE id = ANY($1::uuid[]) AND submitted_at IS NULL AND due_at <= $2 RETURNING id, submitted_at, closed_by, grace_seconds
     ) ${HAND_TO_SCORING}`,
    [attemptIds, new Date(now)],
  );
}
