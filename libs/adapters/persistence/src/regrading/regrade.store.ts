import type { MarkBatch, RegradedBatchRow, RegradeStore, RegradeTask } from '@selaras/application/regrading';
import type { CorrectionId } from '@selaras/domain/assessment';
import type { AttemptId, CourseVersionId, Instant } from '@selaras/domain/kernel';
import { recomputeResults } from '../assessment/outcome.store';
import type { Database, Queryable } from '../database';
import { correctionsUpTo, holdKeys, type StoredCorrections } from './key-version.sql';
import { columnsOf, OUTCOME_COLUMNS, readBefore, readKeyedItems, readScored, readUnprepared } from './regraded-attempts.sql';

/** Rows that are marked together under the lock of finishing. */
const LAST_BATCH = 500;

/** The worker's side of regrading: reads and writes whole batches. */
export class PostgresRegradeStore implements RegradeStore {
  constructor(private readonly database: Database) {}

  keyedItems(versionId: CourseVersionId) {
    return readKeyedItems(this.database, versionId);
  }

  scoredAttempts(versionId: CourseVersionId) {
    return readScored(this.database, versionId);
  }

  attempts(ids: readonly AttemptId[]) {
    return readBefore(this.database, ids);
  }

  async task(correctionId: CorrectionId): Promise<RegradeTask | null> {
    const [row] = await this.database.query<Omit<RegradeTask, 'corrections'> & { corrections: StoredCorrections }>(
      `SELECT k.id AS "correctionId", k.version_id AS "versionId", k.key_version AS "keyVersion", k.policy, r.finished_at IS NOT NULL AS "isFinished",
         ${correctionsUpTo('k.version_id', 'k.key_version')} AS corrections
       FROM correction k JOIN regrade r ON r.correction_id = k.id WHERE k.id = $1`,
      [correctionId],
    );
    return row ?? null;
  }

  unprepared(task: RegradeTask) {
    return readUnprepared(this.database, task.versionId, task.correctionId);
  }

  async prepare(task: RegradeTask, rows: readonly RegradedBatchRow[], at: Instant): Promise<void> {
    if (rows.length > 0) await writePrepared(this.database, task, rows, at);
  }

  finish(task: RegradeTask, mark: MarkBatch, at: Instant): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await holdKeys(tx, task.versionId, 'alone');
      const [open] = await tx.query('SELECT 1 FROM regrade WHERE correction_id = $1 AND finished_at IS NULL FOR UPDATE', [task.correctionId]);
      if (!open) return false;
      const left = await readUnprepared(tx, task.versionId, task.correctionId);
      for (let start = 0; start < left.length; start += LAST_BATCH) {
        await writePrepared(tx, task, mark(await readBefore(tx, left.slice(start, start + LAST_BATCH))), at);
      }
      await tx.query(
        `INSERT INTO outcome (attempt_id, key_version, scored_at, ${OUTCOME_COLUMNS})
         SELECT attempt_id, $2, $3, ${OUTCOME_COLUMNS} FROM regraded_outcome WHERE correction_id = $1 ORDER BY attempt_id`,
        [task.correctionId, task.keyVersion, new Date(at)],
      );
      // In force before the results are computed anew, in the same commit: readers see all of the old or all of the new.
      await tx.query(
        `UPDATE regrade SET finished_at = $2, touched_at = $2, attempts_total = (SELECT count(*) FROM regraded_outcome WHERE correction_id = $1)
         WHERE correction_id = $1`,
        [task.correctionId, new Date(at)],
      );
      await tx.query('SELECT 1 FROM enrolment e JOIN cohort c ON c.id = e.cohort_id WHERE c.version_id = $1 ORDER BY e.id FOR NO KEY UPDATE OF e', [task.versionId]);
      await recomputeResults(tx, 'e.cohort_id IN (SELECT id FROM cohort WHERE version_id = $1)', task.versionId);
      await tx.query('DELETE FROM regraded_outcome WHERE correction_id = $1', [task.correctionId]);
      return true;
    });
  }
}

/** One statement a batch. Touching the regrading's row first makes it wait for, and then respect, the commit that finishes it. */
async function writePrepared(on: Queryable, { correctionId }: RegradeTask, rows: readonly RegradedBatchRow[], at: Instant): Promise<void> {
  await on.query(
    `WITH open AS (UPDATE regrade SET touched_at = $2 WHERE correction_id = $1 AND finished_at IS NULL RETURNING correction_id)
     INSERT INTO regraded_outcome (correction_id, attempt_id, base_key_version, base_revision, ${OUTCOME_COLUMNS})
     SELECT open.correction_id, r.attempt_id, r.base_key_version, r.base_revision, ${OUTCOME_COLUMNS}
     FROM open, jsonb_to_recordset($3::jsonb) AS r (attempt_id uuid, base_key_version int, base_revision int, core_earned int, core_maximum int,
       full_earned int, full_maximum int, complete boolean, passed boolean, lifted int, items jsonb, objectives jsonb)
     ON CONFLICT (correction_id, attempt_id) DO UPDATE SET (base_key_version, base_revision, ${OUTCOME_COLUMNS}) =
       (excluded.base_key_version, excluded.base_revision, ${OUTCOME_COLUMNS.replace(/(\w+)/g, 'excluded.$1')})`,
    [correctionId, new Date(at), JSON.stringify(rows.map(columnsOf))],
  );
}
