import type { OpenAttempt } from '@selaras/application/accommodations';
import type { AttemptId, EnrolmentId } from '@selaras/domain/kernel';
import type { MovedAttempt } from '@selaras/domain/scheduling';
import type { Queryable } from '../database';
import { momentOf } from '../moments';
import { BREAKS, breaksOf, type StoredBreaks } from './attempt-rows';
import { breakRulesOf, expireAt, timingOf, TIMING_COLUMNS, type BreakRuleColumns, type TimingColumns } from './timing-columns';

/** The open attempts of an enrolment, held until the commit: appending, closing and pausing wait. */
export async function holdOpenAttempts(tx: Queryable, enrolmentId: EnrolmentId): Promise<readonly OpenAttempt[]> {
  // Held in a statement of its own: the breaks are then read as they are after whatever was waited for.
  const held = await tx.query<{ id: AttemptId }>('SELECT id FROM attempt WHERE enrolment_id = $1 AND submitted_at IS NULL ORDER BY id FOR UPDATE', [enrolmentId]);
  const rows = await tx.query<OpenRow>(
    `SELECT a.id, a.phase, a.started_at, a.due_at, ${TIMING_COLUMNS}, a.breaks_most, a.break_seconds, ${BREAKS} AS breaks FROM attempt a WHERE a.id = ANY($1::uuid[])`,
    [held.map(({ id }) => id)],
  );
  return rows.map((row) => ({
    id: row.id, phase: row.phase, startedAt: momentOf(row.started_at), dueAt: momentOf(row.due_at), timing: timingOf(row), breakRules: breakRulesOf(row), breaks: breaksOf(row.breaks),
  }));
}

interface OpenRow extends TimingColumns, BreakRuleColumns {
  readonly id: AttemptId;
  readonly phase: OpenAttempt['phase'];
  readonly started_at: Date;
  readonly due_at: Date;
  readonly breaks: StoredBreaks;
}

/** Gives a held attempt what it is given, and writes the job for the due time it then has. */
export async function moveAttempt(tx: Queryable, attemptId: AttemptId, { extraSeconds, deadline, breakRules, dueAt }: MovedAttempt): Promise<void> {
  await tx.query('UPDATE attempt SET extra_seconds = $2, closes_at = $3, breaks_most = $4, break_seconds = $5, due_at = $6 WHERE id = $1', [
    attemptId, extraSeconds, new Date(deadline), breakRules.most, breakRules.secondsEach, new Date(dueAt),
  ]);
  await expireAt(tx, attemptId, dueAt);
}
