import type { AttemptToCount, CellChange, CountingRules, ItemCountStore, OutcomeToCount } from '@selaras/application/item-bank';
import type { AttemptId, CourseId, CourseVersionId, ItemVersionId } from '@selaras/domain/kernel';
import { statesOf, STEP_STATES, type StepStates } from '../assessment/attempt-rows';
import type { Database, Queryable } from '../database';
import { NEWEST_OUTCOME_FIRST } from '../regrading/key-version.sql';
import { readGroups } from './item-record.sql';

/** Keeps our advisory locks apart from those of others. */
const LOCK = 7_302;
/** Attempts read at once while a course is counted anew. */
const BATCH = 500;
const HAVE_OPTIONS = "('single-choice', 'multiple-choice', 'true-false', 'situational-judgement')";

/**
 * Counts of items from outcomes. Outcomes leave a row in `item_count_due` in their own commit; here many are counted in one, by one at a
 * time (an advisory lock), taking out of the counts what an older outcome of the same attempt put in. The counts are whole numbers, so
 * neither order nor batches change them: counting anew gives the same rows.
 */
export class PostgresItemCountStore implements ItemCountStore {
  constructor(private readonly database: Database) {}

  async countDue(most: number, rules: CountingRules): Promise<number> {
    // Mostly there is nothing: that is told without a lock.
    const [some] = await this.database.query('SELECT 1 FROM item_count_due LIMIT 1');
    if (!some) return 0;
    return this.database.transaction(async (tx) => {
      await lock(tx);
      const due = await tx.query<{ attempt_id: AttemptId }>('DELETE FROM item_count_due WHERE id IN (SELECT id FROM item_count_due ORDER BY id LIMIT $1) RETURNING attempt_id', [most]);
      if (due.length > 0) await count(tx, [...new Set(due.map(({ attempt_id }) => attempt_id))], rules);
      return due.length;
    });
  }

  recount(courseId: CourseId, rules: CountingRules): Promise<number> {
    return this.database.transaction(async (tx) => {
      await lock(tx);
      await forget(tx, courseId);
      const attempts = await tx.query<{ id: AttemptId }>(
        `SELECT a.id FROM course_version v JOIN cohort c ON c.version_id = v.id JOIN enrolment e ON e.cohort_id = c.id JOIN attempt a ON a.enrolment_id = e.id
         WHERE v.course_id = $1 AND EXISTS (SELECT 1 FROM outcome o WHERE o.attempt_id = a.id) ORDER BY a.id`,
        [courseId],
      );
      for (let start = 0; start < attempts.length; start += BATCH) await count(tx, attempts.slice(start, start + BATCH).map(({ id }) => id), rules);
      return attempts.length;
    });
  }
}

/** In a statement of its own: only the next one sees what the wait was for. */
async function lock(tx: Queryable): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
}

async function count(tx: Queryable, ids: readonly AttemptId[], rules: CountingRules): Promise<void> {
  const attempts = await readAttempts(tx, ids);
  const changes = rules.changesOf(attempts);
  await writeCells(tx, changes);
  const seen = await writeSeen(tx, attempts.map(({ attemptId }) => attemptId));
  await tx.query(
    `INSERT INTO item_counted (attempt_id, key_version, revision) SELECT * FROM jsonb_to_recordset($1::jsonb) AS n (attempt_id uuid, key_version int, revision int)
     ON CONFLICT (attempt_id) DO UPDATE SET (key_version, revision) = (excluded.key_version, excluded.revision)`,
    [JSON.stringify(attempts.map(({ attemptId, newest }) => ({ attempt_id: attemptId, key_version: newest.keyVersion, revision: newest.revision })))],
  );
  await writeFigures(tx, [...new Set([...changes.map(({ itemVersionId }) => itemVersionId), ...seen])].sort(), rules);
}

interface AttemptRow {
  readonly id: AttemptId; readonly version_id: CourseVersionId; readonly phase: string; readonly number: number; readonly form: string;
  readonly states: StepStates; readonly newest: OutcomeToCount; readonly counted: OutcomeToCount | null;
}

const outcomeJson = (alias: string) => `jsonb_build_object('keyVersion', ${alias}.key_version, 'revision', ${alias}.revision, 'complete', ${alias}.complete, 'items', ${alias}.items)`;

/** One statement however many attempts; in one order, so that rows are locked in one order. */
async function readAttempts(tx: Queryable, ids: readonly AttemptId[]): Promise<AttemptToCount[]> {
  const rows = await tx.query<AttemptRow>(
    `SELECT a.id, c.version_id, a.phase, a.number, coalesce(a.parallel_form, '') AS form, ${STEP_STATES} AS states, ${outcomeJson('o')} AS newest,
       CASE WHEN b.attempt_id IS NULL THEN NULL ELSE ${outcomeJson('b')} END AS counted
     FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id
     JOIN LATERAL (SELECT * FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) o ON true
     LEFT JOIN item_counted k ON k.attempt_id = a.id LEFT JOIN outcome b ON (b.attempt_id, b.key_version, b.revision) = (k.attempt_id, k.key_version, k.revision)
     WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`,
    [ids],
  );
  return rows.map(({ id, version_id, states, ...row }) => ({
    ...row, attemptId: id, versionId: version_id, responses: new Map([...statesOf(states)].map(([itemVersionId, { response }]) => [itemVersionId, response])),
  }));
}

async function writeCells(tx: Queryable, changes: readonly CellChange[]): Promise<void> {
  const cells = (some: readonly CellChange[]) => JSON.stringify(some.map(({ itemVersionId, versionId, by, ...cell }) => ({ ...cell, item_version_id: itemVersionId, version_id: versionId, changed_by: by })));
  const columns = '(item_version_id uuid, version_id uuid, phase text, form text, mark int, total int, answered boolean, option text, changed_by int)';
  await tx.query(
    `MERGE INTO item_mark_cell c USING (SELECT * FROM jsonb_to_recordset($1::jsonb) AS n ${columns}) n
       ON (c.item_version_id, c.version_id, c.phase, c.form, c.mark, c.total, c.answered) = (n.item_version_id, n.version_id, n.phase, n.form, n.mark, n.total, n.answered)
     WHEN MATCHED AND c.count + n.changed_by = 0 THEN DELETE
     WHEN MATCHED THEN UPDATE SET count = c.count + n.changed_by
     WHEN NOT MATCHED THEN INSERT VALUES (n.item_version_id, n.version_id, n.phase, n.form, n.mark, n.total, n.answered, n.changed_by)`,
    [cells(changes.filter(({ option }) => option === null))],
  );
  await tx.query(
    `MERGE INTO item_choice_cell c USING (SELECT n.* FROM jsonb_to_recordset($1::jsonb) AS n ${columns} JOIN item_version v ON v.id = n.item_version_id AND v.type IN ${HAVE_OPTIONS}) n
       ON (c.item_version_id, c.version_id, c.phase, c.form, c.option, c.mark, c.total) = (n.item_version_id, n.version_id, n.phase, n.form, n.option, n.mark, n.total)
     WHEN MATCHED AND c.count + n.changed_by = 0 THEN DELETE
     WHEN MATCHED THEN UPDATE SET count = c.count + n.changed_by
     WHEN NOT MATCHED THEN INSERT VALUES (n.item_version_id, n.version_id, n.phase, n.form, n.option, n.mark, n.total, n.changed_by)`,
    [cells(changes.filter(({ option }) => option !== null))],
  );
}

/**
 * How many learners met which item, each once, however often; returns the versions that somebody met for the first time. Whom a learner's
 * counted attempts showed an item to needs no rows of its own: she has few attempts, and their forms say it. So this comes before the
 * attempts are noted as counted.
 */
async function writeSeen(tx: Queryable, ids: readonly AttemptId[]): Promise<ItemVersionId[]> {
  const rows = await tx.query<{ id: ItemVersionId }>(
    `WITH batch AS MATERIALIZED (
       SELECT e.person_id, a.form FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE a.id = ANY($1::uuid[])
     ), met AS MATERIALIZED (
       SELECT DISTINCT b.person_id, v.id, v.item_id FROM batch b CROSS JOIN jsonb_array_elements(b.form) place JOIN item_version v ON v.id = (place ->> 'itemVersionId')::uuid
     ), earlier AS MATERIALIZED (
       SELECT DISTINCT e.person_id, v.id, v.item_id FROM (SELECT DISTINCT person_id FROM batch) b
       JOIN enrolment e ON e.person_id = b.person_id JOIN attempt a ON a.enrolment_id = e.id JOIN item_counted k ON k.attempt_id = a.id
       CROSS JOIN jsonb_array_elements(a.form) place JOIN item_version v ON v.id = (place ->> 'itemVersionId')::uuid
     ), exposed AS (
       INSERT INTO item_exposure (item_id, learners)
       SELECT item_id, count(*) FROM (SELECT item_id, person_id FROM met EXCEPT SELECT item_id, person_id FROM earlier) new GROUP BY item_id ORDER BY item_id
       ON CONFLICT (item_id) DO UPDATE SET learners = item_exposure.learners + excluded.learners
     )
     INSERT INTO item_version_figures (item_version_id, item_id, number, learners, shown, answered)
     SELECT v.id, v.item_id, v.number, count(*), 0, 0 FROM (SELECT id, person_id FROM met EXCEPT SELECT id, person_id FROM earlier) new
     JOIN item_version v ON v.id = new.id GROUP BY v.id ORDER BY v.id
     ON CONFLICT (item_version_id) DO UPDATE SET learners = item_version_figures.learners + excluded.learners RETURNING item_version_id AS id`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** What the cells of these versions now come to. Rows are there: whoever was counted has seen the item. */
async function writeFigures(tx: Queryable, ids: readonly ItemVersionId[], rules: CountingRules): Promise<void> {
  if (ids.length === 0) return;
  const groups = await readGroups(tx, ids);
  const rows = ids.map((id) => {
    const own = groups.get(id) ?? [];
    const shown = own.reduce((sum, { summary }) => sum + summary.marks.reduce((part, cell) => part + cell.count, 0), 0);
    return { id, shown, answered: own.reduce((sum, { answered }) => sum + answered, 0), ...rules.figuresOf(own.map(({ summary }) => summary)) };
  });
  await tx.query(
    `UPDATE item_version_figures f SET shown = n.shown, answered = n.answered, facility = n.facility, discrimination = n.discrimination, notes = n.notes
     FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, shown int, answered int, facility double precision, discrimination double precision, notes text[]) WHERE f.item_version_id = n.id`,
    [JSON.stringify(rows)],
  );
}

async function forget(tx: Queryable, courseId: CourseId): Promise<void> {
  const items = '(SELECT id FROM item WHERE course_id = $1)';
  const itemVersions = '(SELECT v.id FROM item_version v JOIN item i ON i.id = v.item_id WHERE i.course_id = $1)';
  for (const table of ['item_mark_cell', 'item_choice_cell', 'item_version_figures']) await tx.query(`DELETE FROM ${table} WHERE item_version_id IN ${itemVersions}`, [courseId]);
  await tx.query(`DELETE FROM item_exposure WHERE item_id IN ${items}`, [courseId]);
  await tx.query(
    `DELETE FROM item_counted k USING attempt a, enrolment e, cohort c, course_version v
     WHERE k.attempt_id = a.id AND e.id = a.enrolment_id AND c.id = e.cohort_id AND v.id = c.version_id AND v.course_id = $1`,
    [courseId],
  );
}
