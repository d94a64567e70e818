import type { AttemptToScore, OutcomeStore } from '@selaras/application/assessment';
import type { KeyedItem, Outcome } from '@selaras/domain/assessment';
import type { AttemptId, CohortId, CourseVersionId, EnrolmentId, Instant, ItemVersionId } from '@selaras/domain/kernel';
import type { Database, Queryable } from '../database';
import { KeptRows } from '../kept-rows';
import { correctionsUpTo, holdKeys, keyVersionInForce, NEWEST_OUTCOME_FIRST, type StoredCorrections } from '../regrading/key-version.sql';
import { closingOf, statesOf, STEP_STATES, type ClosingColumns, type StepStates, type StoredForm } from './attempt-rows';

const MOST_KEPT_ITEMS = 5_000;

/** Outcomes and what is summed up from them. Used by the worker alone. */
export class PostgresOutcomeStore implements OutcomeStore {
  private readonly kept: KeptRows<ItemVersionId, KeyedItem>;

  constructor(private readonly database: Database) {
    this.kept = new KeptRows(MOST_KEPT_ITEMS, (ids) => this.loadKeyed(ids));
  }

  async toScore(attemptId: AttemptId): Promise<AttemptToScore | null> {
    const [row] = await this.database.query<ToScoreRow>(
      `SELECT a.enrolment_id, c.version_id, a.phase, a.grace_seconds, a.last_sequence, ${keyVersionInForce('c.version_id')} AS key_version,
         ${correctionsUpTo('c.version_id', keyVersionInForce('c.version_id'))} AS corrections, a.form, a.submitted_at, a.closed_by, p.pass_mark_percent, ${STEP_STATES} AS states
       FROM attempt a
       JOIN enrolment e ON e.id = a.enrolment_id
       JOIN cohort c ON c.id = e.cohort_id
       JOIN linked_pair p ON p.version_id = c.version_id
       WHERE a.id = $1`,
      [attemptId],
    );
    return row ? {
      enrolmentId: row.enrolment_id,
      versionId: row.version_id,
      phase: row.phase,
      graceSeconds: row.grace_seconds,
      lastSequence: row.last_sequence,
      keyVersion: row.key_version,
      corrections: row.corrections,
      form: row.form,
      closing: closingOf(row),
      passMarkPercent: row.pass_mark_percent,
      states: statesOf(row.states),
    } : null;
  }

  keyedItems(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, KeyedItem>> {
    return this.kept.get(ids);
  }

  append(attemptId: AttemptId, read: AttemptToScore, outcome: Outcome, scoredAt: Instant): Promise<'scored' | 'scored-before' | 'overtaken'> {
    const { enrolmentId, versionId, keyVersion } = read;
    return this.database.transaction(async (tx) => {
      await holdKeys(tx, versionId, 'shared');
      // Two attempts of one enrolment may be scored at once, each blind to the other's outcome: one after the other here.
      const [keys] = await tx.query<{ in_force: number }>(`SELECT ${keyVersionInForce('$2')} AS in_force FROM enrolment WHERE id = $1 FOR NO KEY UPDATE`, [enrolmentId, versionId]);
      if (keys?.in_force !== keyVersion || !(await seal(tx, attemptId, read))) return 'overtaken';
      if (read.phase === 'practice') return appendPractice(tx, attemptId, outcome, scoredAt);
      const added = await tx.query(
        `INSERT INTO outcome (attempt_id, key_version, core_earned, core_maximum, full_earned, full_maximum, complete, passed, items, objectives, scored_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (attempt_id, key_version, revision) DO NOTHING RETURNING attempt_id`,
        [
          attemptId, keyVersion, outcome.core.earned, outcome.core.maximum, outcome.full.earned, outcome.full.maximum, outcome.complete, outcome.passed,
          JSON.stringify(outcome.items), JSON.stringify(outcome.objectives), new Date(scoredAt),
        ],
      );
      await recomputeResults(tx, 'e.id = $1', enrolmentId);
      return added.length > 0 ? 'scored' : 'scored-before';
    });
  }

  rebuildResults(cohortId: CohortId): Promise<number> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM enrolment WHERE cohort_id = $1 ORDER BY id FOR NO KEY UPDATE', [cohortId]);
      await tx.query('DELETE FROM enrolment_result WHERE cohort_id = $1', [cohortId]);
      return recomputeResults(tx, 'e.cohort_id = $1', cohortId);
    });
  }

  private async loadKeyed(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, KeyedItem>> {
    const rows = await this.database.query<KeyedItem & { id: ItemVersionId }>(
      `SELECT id, content -> 'interaction' AS interaction, content -> 'key' AS key, maximum,
       coalesce((content -> 'penaltyPercent')::int, 0) AS "penaltyPercent", objective_code AS "objectiveCode"
       FROM item_version WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, ...item }) => [id, item]));
  }
}

/**
 * From the commit on nothing late counts any more. False when something that counts came since the attempt was read. One that its learner handed in
 * takes nothing that counts, and needs no sealing.
 */
async function seal(tx: Queryable, attemptId: AttemptId, { closing, lastSequence }: AttemptToScore): Promise<boolean> {
  if (closing?.closedBy !== 'expiry') return true;
  const sealed = await tx.query('UPDATE attempt SET sealed = true WHERE id = $1 AND (sealed OR last_sequence = $2) RETURNING id', [attemptId, lastSequence]);
  return sealed.length > 0;
}

async function appendPractice(tx: Queryable, attemptId: AttemptId, { full, complete, passed, items, objectives }: Outcome, scoredAt: Instant): Promise<'scored' | 'scored-before'> {
  const added = await tx.query(
    `INSERT INTO practice_outcome (attempt_id, earned, maximum, complete, passed, items, objectives, scored_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (attempt_id) DO NOTHING RETURNING attempt_id`,
    [attemptId, full.earned, full.maximum, complete, passed, JSON.stringify(items), JSON.stringify(objectives), new Date(scoredAt)],
  );
  return added.length > 0 ? 'scored' : 'scored-before';
}

interface ToScoreRow extends ClosingColumns {
  readonly enrolment_id: EnrolmentId;
  readonly version_id: CourseVersionId;
  readonly phase: AttemptToScore['phase'];
  readonly grace_seconds: number;
  readonly last_sequence: number;
  readonly key_version: number;
  readonly corrections: StoredCorrections;
  readonly form: StoredForm;
  readonly pass_mark_percent: number;
  readonly states: StepStates;
}

/**
 * The outcome of the first attempt of a phase, by the newest key version: what a person knew the first time she was asked. One
 * that still awaits marks counts as none.
 */
const firstOutcome = (phase: 'pre' | 'post') => `LEFT JOIN LATERAL (
    SELECT a.unit_id, a.parallel_form, o.core_earned, o.core_maximum, o.passed, o.scored_at, o.complete
    FROM attempt a JOIN outcome o ON o.attempt_id = a.id
    WHERE a.enrolment_id = e.id AND a.phase = '${phase}' AND a.number = 1
    ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1
  ) ${phase} ON ${phase}.complete`;

/**
 * Writes the results of enrolments from their outcomes and nothing else, so that writing again, or rebuilding all, gives the
 * same rows. The first pre-test and the first post-test count; the unit is the one of the pre-test, or of the post-test when
 * there is no pre-test; `first_form` is the parallel form of the pre-test, as frozen in whichever attempt there is; `updated_at` is when the newer of the two was scored. Where neither counts any longer, because a mark was
 * taken back, the row goes.
 */
export async function recomputeResults(tx: Queryable, condition: string, parameter: string): Promise<number> {
  const rows = await tx.query(
    `WITH standing AS (
       SELECT e.id, e.cohort_id, coalesce(pre.unit_id, post.unit_id) AS unit_id, coalesce(pre.core_maximum, post.core_maximum) AS core_maximum, post.core_maximum AS post_maximum,
         coalesce(pre.parallel_form, CASE post.parallel_form WHEN 'A' THEN 'B' WHEN 'B' THEN 'A' END) AS first_form,
         pre.core_earned AS pre_core, pre.passed AS pre_passed, post.core_earned AS post_core, post.passed AS post_passed,
         greatest(pre.scored_at, post.scored_at) AS updated_at
       FROM enrolment e ${firstOutcome('pre')} ${firstOutcome('post')}
       WHERE ${condition}
     ), gone AS (
       DELETE FROM enrolment_result r USING standing s WHERE r.enrolment_id = s.id AND s.unit_id IS NULL
     )
     INSERT INTO enrolment_result (enrolment_id, cohort_id, unit_id, first_form, core_maximum, post_maximum, pre_core, pre_passed, post_core, post_passed, updated_at)
     SELECT id, cohort_id, unit_id, first_form, core_maximum, post_maximum, pre_core, pre_passed, post_core, post_passed, updated_at FROM standing WHERE unit_id IS NOT NULL
     ON CONFLICT (enrolment_id) DO UPDATE SET
       unit_id = excluded.unit_id, first_form = excluded.first_form, core_maximum = excluded.core_maximum, post_maximum = excluded.post_maximum, pre_core = excluded.pre_core, pre_passed = excluded.pre_passed,
       post_core = excluded.post_core, post_passed = excluded.post_passed, updated_at = excluded.updated_at
     RETURNING enrolment_id`,
    [parameter],
  );
  return rows.length;
}
