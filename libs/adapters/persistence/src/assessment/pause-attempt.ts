import type { PausableAttempt, Pause } from '@selaras/application/assessment';
import { refuse, type AttemptId, type PersonId, type Result } from '@selaras/domain/kernel';
import { brokenConstraint, type Database, type Queryable } from '../database';
import { momentOf } from '../moments';
import { BREAKS, breaksOf, closingOf, type ClosingColumns, type StoredBreaks } from './attempt-rows';
import { breakRulesOf, expireAt, timingOf, TIMING_COLUMNS, type BreakRuleColumns, type TimingColumns } from './timing-columns';

/**
 * One break after the other: the attempt's row is held from reading to commit, and appending, closing and granting wait for it. Null when the
 * attempt is not hers, or she was withdrawn.
 */
export async function writePause<Refusal>(
  database: Database, personId: PersonId, attemptId: AttemptId, decide: (attempt: PausableAttempt) => Result<Pause, Refusal>,
): Promise<Result<Pause, Refusal | { readonly code: 'IdTaken' }> | null> {
  try {
    return await database.transaction(async (tx) => {
      const attempt = await holdAttempt(tx, personId, attemptId);
      if (!attempt) return null;
      const decision = decide(attempt);
      if (decision.ok) await keep(tx, attempt, decision.value);
      return decision;
    });
  } catch (error) {
    if (brokenConstraint(error) === 'attempt_break_pkey') return refuse({ code: 'IdTaken' });
    throw error;
  }
}

async function holdAttempt(tx: Queryable, personId: PersonId, attemptId: AttemptId): Promise<PausableAttempt | null> {
  // Held in a statement of its own: the breaks are then read as they are after whatever was waited for.
  const [held] = await tx.query(
    `SELECT 1 FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id AND e.person_id = $2 AND e.withdrawn_at IS NULL WHERE a.id = $1 FOR UPDATE OF a`,
    [attemptId, personId],
  );
  if (!held) return null;
  const [row] = await tx.query<PausableRow>(
    `SELECT a.started_at, a.due_at, a.submitted_at, a.closed_by, ${TIMING_COLUMNS}, a.breaks_most, a.break_seconds, ${BREAKS} AS breaks FROM attempt a WHERE a.id = $1`,
    [attemptId],
  );
  return row ? {
    id: attemptId,
    startedAt: momentOf(row.started_at),
    dueAt: momentOf(row.due_at),
    closing: closingOf(row),
    timing: timingOf(row),
    breakRules: breakRulesOf(row),
    breaks: breaksOf(row.breaks),
  } : null;
}

interface PausableRow extends ClosingColumns, TimingColumns, BreakRuleColumns {
  readonly started_at: Date;
  readonly due_at: Date;
  readonly breaks: StoredBreaks;
}

async function keep(tx: Queryable, attempt: PausableAttempt, { break: pause, dueAt }: Pause): Promise<void> {
  const before = attempt.breaks.find(({ id }) => id === pause.id);
  if (before && before.endedAt === pause.endedAt) return;
  if (before) await tx.query('UPDATE attempt_break SET ended_at = $2 WHERE id = $1', [pause.id, new Date(pause.endedAt ?? pause.endsAt)]);
  else {
    await tx.query('INSERT INTO attempt_break (id, attempt_id, number, started_at, ends_at) VALUES ($1, $2, $3, $4, $5)', [
      pause.id, attempt.id, pause.number, new Date(pause.startedAt), new Date(pause.endsAt),
    ]);
  }
  await tx.query('UPDATE attempt SET due_at = $2, break_until = $3 WHERE id = $1', [attempt.id, new Date(dueAt), pause.endedAt === null ? new Date(pause.endsAt) : null]);
  if (dueAt !== attempt.dueAt) await expireAt(tx, attempt.id, dueAt);
}
