import type { RecordedStep } from '@selaras/domain/assessment';
import { toIso, type AttemptId, type Instant } from '@selaras/domain/kernel';
import type { Queryable } from '../database';
import { momentOf } from '../moments';

/** Steps to be appended to one attempt, decided on where it stood at sequence `after`. At least one step, in sequence. */
export interface Append {
  readonly attemptId: AttemptId;
  readonly after: number;
  readonly steps: readonly RecordedStep[];
  readonly reached: Reached;
}

/** The furthest item touched, by its position, and whether it has an answer; after the steps. */
export interface Reached {
  readonly furthest: number;
  readonly furthestAnswered: boolean;
}

/**
 * Appends to several attempts, each named once, in one statement and one commit. The outcome of each, in their order: the attempt's due
 * time when its steps were appended, or null when it no longer stands as it was decided on: another step came first, it was closed,
 * its time is up, a break was begun, one of the steps is recorded already, or its learner was withdrawn; late steps need a closed attempt, and
 * those that count one that the clock closed and that is not being marked. The others are not held up by that.
 *
 * The update takes the row's lock and looks once more at the newest version of it, so that of two processes with the same `after` one
 * finds nothing. That a step's id is new may be read from the statement's snapshot: whatever was appended after it moved the sequence.
 * `OFFSET 0` keeps these two looks from becoming joins; naming `sent` in both keeps them from being taken for every open attempt instead of those
 * that are sent; and `closed_by`, which is null whenever `submitted_at` is, keeps the index of all open attempts out of it.
 */
export async function appendSteps(byKey: Queryable, appends: readonly Append[]): Promise<readonly (Instant | null)[]> {
  const rows = await byKey.query<{ id: AttemptId; due_at: Date }>(
    `WITH still AS (
       UPDATE attempt a SET last_sequence = sent.newest, last_hash = sent.hash, furthest = sent.furthest,
         furthest_answered = sent.furthest_answered
       FROM jsonb_to_recordset($1::jsonb) AS sent (attempt_id uuid, after int, newest int, hash text, furthest int, furthest_answered boolean, recorded_at timestamptz,
         late boolean, counts boolean, step_ids uuid[])
       WHERE a.id = sent.attempt_id AND a.last_sequence = sent.after
         AND CASE WHEN sent.late THEN a.closed_by IS NOT NULL AND NOT (sent.counts AND (a.sealed OR a.closed_by = 'learner'))
           ELSE a.closed_by IS NULL AND sent.recorded_at < a.due_at AND (a.break_until IS NULL OR sent.recorded_at >= a.break_until) END
         AND NOT EXISTS (SELECT 1 FROM attempt_step k WHERE k.attempt_id = a.id AND k.step_id = ANY(sent.step_ids) OFFSET 0)
         AND EXISTS (SELECT 1 FROM enrolment e WHERE e.id = a.enrolment_id AND e.withdrawn_at IS NULL AND sent.after >= 0 OFFSET 0)
       RETURNING a.id, a.due_at
     ), appended AS (
       INSERT INTO attempt_step (attempt_id, sequence, step_id, item_version_id, response, flagged, answered_at, recorded_at, late, counts, hash)
       SELECT s.attempt_id, s.sequence, s.step_id, s.item_version_id, s.response, s.flagged, s.answered_at, s.recorded_at, s.late, s.counts, s.hash
       FROM jsonb_to_recordset($2::jsonb) AS s (attempt_id uuid, sequence int, step_id uuid, item_version_id uuid, response jsonb,
         flagged boolean, answered_at timestamptz, recorded_at timestamptz, late boolean, counts boolean, hash text)
       JOIN still ON still.id = s.attempt_id
     )
     SELECT id, due_at FROM still`,
    [JSON.stringify(appends.map(headOf)), JSON.stringify(appends.flatMap(({ attemptId, steps }) => steps.map((step) => columnsOf(attemptId, step))))],
  );
  const dueTimes = new Map(rows.map((row) => [row.id, momentOf(row.due_at)]));
  return appends.map(({ attemptId }) => dueTimes.get(attemptId) ?? null);
}

function headOf({ attemptId, after, steps, reached }: Append) {
  const newest = steps.at(-1);
  if (!newest) throw new Error(`nothing to append to attempt ${attemptId}`);
  return {
    attempt_id: attemptId,
    after,
    newest: newest.sequence,
    hash: newest.hash,
    furthest: reached.furthest,
    furthest_answered: reached.furthestAnswered,
    recorded_at: toIso(newest.recordedAt),
    ...latenessColumns(newest),
    step_ids: steps.map((step) => step.id),
  };
}

function columnsOf(attemptId: AttemptId, step: RecordedStep) {
  return {
    attempt_id: attemptId,
    sequence: step.sequence,
    step_id: step.id,
    item_version_id: step.itemVersionId,
    response: step.response,
    flagged: step.flagged,
    answered_at: toIso(step.answeredAt),
    recorded_at: toIso(step.recordedAt),
    ...latenessColumns(step),
    hash: step.hash,
  };
}

/** Of what is sent together all is late, or nothing. */
function latenessColumns({ late }: RecordedStep) {
  return { late: late !== undefined, counts: late?.counts ?? true };
}
