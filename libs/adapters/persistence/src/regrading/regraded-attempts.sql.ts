import type { AttemptBefore, RegradedBatchRow } from '@selaras/application/regrading';
import type { AttemptToRegrade, KeyedItem } from '@selaras/domain/assessment';
import type { AttemptId, CohortId, CourseVersionId, EnrolmentId, Hundredths, ItemVersionId } from '@selaras/domain/kernel';
import { statesOf, STEP_STATES, type StepStates, type StoredForm } from '../assessment/attempt-rows';
import type { Queryable } from '../database';
import { NEWEST_OUTCOME_FIRST } from './key-version.sql';

/** Attempts of version $1, each with the numbers of its newest outcome `o`; those without an outcome are left out. */
const SCORED = `cohort c JOIN enrolment e ON e.cohort_id = c.id JOIN attempt a ON a.enrolment_id = e.id
  JOIN LATERAL (SELECT o.key_version, o.revision FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) o ON true`;

export async function readScored(on: Queryable, versionId: CourseVersionId): Promise<AttemptId[]> {
  const rows = await on.query<{ id: AttemptId }>(`SELECT a.id FROM ${SCORED} WHERE c.version_id = $1 ORDER BY a.id`, [versionId]);
  return rows.map(({ id }) => id);
}

export async function readUnprepared(on: Queryable, versionId: CourseVersionId, correctionId: string): Promise<AttemptId[]> {
  const rows = await on.query<{ id: AttemptId }>(
    `SELECT a.id FROM ${SCORED}
     LEFT JOIN regraded_outcome r ON r.correction_id = $2 AND r.attempt_id = a.id AND r.base_key_version = o.key_version AND r.base_revision = o.revision
     WHERE c.version_id = $1 AND r.attempt_id IS NULL ORDER BY a.id`,
    [versionId, correctionId],
  );
  return rows.map(({ id }) => id);
}

interface BeforeRow {
  readonly id: AttemptId;
  readonly enrolment_id: EnrolmentId;
  readonly cohort_id: CohortId;
  readonly phase: AttemptBefore['phase'];
  readonly number: number;
  readonly form: StoredForm;
  readonly pass_mark_percent: number;
  readonly states: StepStates;
  readonly by_hand: StoredMarks;
  readonly settled: StoredMarks;
  readonly outcome: AttemptBefore['outcome'];
}

type StoredMarks = readonly (readonly [ItemVersionId, Hundredths])[] | null;

/** The standing marks by hand of attempt `a` as [item version, earned]; null when there is none. */
const MARKS_BY_HAND = `(SELECT jsonb_agg(jsonb_build_array(m.item_version_id, m.earned)) FROM (
    SELECT DISTINCT ON (mo.item_version_id) mo.item_version_id, mo.earned FROM mark_override mo
    WHERE mo.attempt_id = a.id ORDER BY mo.item_version_id, mo.number DESC
  ) m WHERE m.earned IS NOT NULL)`;

/** What the markers of attempt `a` have settled on, in the same way. */
const SETTLED_MARKS = `(SELECT jsonb_agg(jsonb_build_array(m.item_version_id, m.earned)) FROM (
    SELECT DISTINCT ON (sm.item_version_id) sm.item_version_id, sm.earned FROM settled_mark sm
    WHERE sm.attempt_id = a.id ORDER BY sm.item_version_id, sm.number DESC
  ) m WHERE m.earned IS NOT NULL)`;

/** One statement however many attempts. Those without an outcome are left out. */
export async function readBefore(on: Queryable, ids: readonly AttemptId[]): Promise<AttemptBefore[]> {
  const rows = await on.query<BeforeRow>(
    `SELECT a.id, a.enrolment_id, e.cohort_id, a.phase, a.number, a.form, p.pass_mark_percent, ${STEP_STATES} AS states, ${MARKS_BY_HAND} AS by_hand, ${SETTLED_MARKS} AS settled,
       jsonb_build_object('keyVersion', o.key_version, 'revision', o.revision, 'lifted', o.lifted, 'complete', o.complete, 'passed', o.passed,
         'core', jsonb_build_object('earned', o.core_earned, 'maximum', o.core_maximum),
         'full', jsonb_build_object('earned', o.full_earned, 'maximum', o.full_maximum)) AS outcome
     FROM attempt a
     JOIN enrolment e ON e.id = a.enrolment_id
     JOIN cohort c ON c.id = e.cohort_id
     JOIN linked_pair p ON p.version_id = c.version_id
     JOIN LATERAL (SELECT * FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) o ON true
     WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`,
    [ids],
  );
  return rows.map((row) => ({
    attemptId: row.id,
    enrolmentId: row.enrolment_id,
    cohortId: row.cohort_id,
    phase: row.phase,
    number: row.number,
    form: row.form,
    passMarkPercent: row.pass_mark_percent,
    responses: responsesOf(row.states),
    byHand: new Map(row.by_hand ?? []),
    settled: new Map(row.settled ?? []),
    setByPerson: new Map([...(row.settled ?? []), ...(row.by_hand ?? [])]),
    outcome: row.outcome,
  }));
}

export function responsesOf(states: StepStates): AttemptToRegrade['responses'] {
  return new Map([...statesOf(states)].map(([id, { response }]) => [id, response]));
}

export async function readKeyedItems(on: Queryable, versionId: CourseVersionId): Promise<ReadonlyMap<ItemVersionId, KeyedItem>> {
  const rows = await on.query<KeyedItem & { id: ItemVersionId }>(
    `SELECT i.id, i.content -> 'interaction' AS interaction, i.content -> 'key' AS key, i.maximum,
       coalesce((i.content -> 'penaltyPercent')::int, 0) AS "penaltyPercent", i.objective_code AS "objectiveCode"
     FROM pair_item p JOIN item_version i ON i.id = p.item_version_id WHERE p.version_id = $1`,
    [versionId],
  );
  return new Map(rows.map(({ id, ...item }) => [id, item]));
}

/** The columns of an outcome that are alike in `outcome` and `regraded_outcome`. */
export const OUTCOME_COLUMNS = 'core_earned, core_maximum, full_earned, full_maximum, complete, passed, lifted, items, objectives';

export function columnsOf({ attemptId, base, outcome }: RegradedBatchRow) {
  return {
    attempt_id: attemptId, base_key_version: base.keyVersion, base_revision: base.revision,
    core_earned: outcome.core.earned, core_maximum: outcome.core.maximum, full_earned: outcome.full.earned, full_maximum: outcome.full.maximum,
    complete: outcome.complete, passed: outcome.passed, lifted: outcome.lifted, items: outcome.items, objectives: outcome.objectives,
  };
}
