import type { MarkingItem, MarkingState, RecordedDecision, WorkRecord } from '@selaras/application/marking';
import type { AttemptPerson } from '@selaras/application/regrading';
import type { Key } from '@selaras/domain/item';
import type { AttemptId, Hundredths, ItemVersionId } from '@selaras/domain/kernel';
import { STEP_STATES, type StepStates } from '../assessment/attempt-rows';
import { courseInScope } from '../authoring/scope.sql';
import { momentOf } from '../moments';
import { NEWEST_OUTCOME_FIRST } from '../regrading/key-version.sql';
import { attemptInScope } from '../regrading/correction.store';
import { responsesOf } from '../regrading/regraded-attempts.sql';
import { unitJson } from '../unit-columns';
import { attemptFileJson, attemptFileOf, type StoredAttemptFile } from './attempt-file.store';

/**
 * Answers that people mark, of version $1, in scope $2, as they stand for person $3: submitted and scored tests that count, not her own,
 * not blank, and not of items that a correction dropped or credited. A mark that stands, by a rubric or by hand, has the basis `person`.
 */
export const WORKS = `
  SELECT a.id AS attempt_id, i.id AS item_version_id, (i.content -> 'key' ->> 'markers')::int AS markers,
    CASE WHEN marked ->> 'basis' = 'person' THEN (marked ->> 'earned')::int END AS earned,
    CASE WHEN marked ->> 'basis' = 'person' THEN 'marked'
      WHEN decided.people >= (i.content -> 'key' ->> 'markers')::int THEN 'disagreed'
      WHEN decided.mine THEN 'waiting'
      ELSE 'open' END AS state
  FROM pair_item p JOIN item_version i ON i.id = p.item_version_id AND i.type IN ('essay', 'file-upload')
  JOIN course_version v ON v.id = p.version_id JOIN course k ON k.id = v.course_id
  JOIN cohort c ON c.version_id = v.id JOIN enrolment e ON e.cohort_id = c.id
  JOIN attempt a ON a.enrolment_id = e.id AND a.submitted_at IS NOT NULL AND a.phase IN ('pre', 'post')
  JOIN LATERAL (SELECT o.items FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) o ON true
  JOIN LATERAL jsonb_array_elements(o.items) marked ON (marked ->> 'itemVersionId')::uuid = i.id
  LEFT JOIN LATERAL (
    SELECT count(DISTINCT d.marker_id) FILTER (WHERE d.role = 'marker')::int AS people, bool_or(d.marker_id = $3) AS mine
    FROM marking_decision d WHERE d.attempt_id = a.id AND d.item_version_id = i.id
  ) decided ON true
  WHERE p.version_id = $1 AND ${courseInScope('k', '$2')} AND ${attemptInScope('a', '$2')} AND e.person_id <> $3
    AND (marked ->> 'answered')::boolean AND marked ->> 'basis' IN ('awaiting', 'person')`;

/** All decisions about item `i` of attempt `a`, by number. */
export const DECISIONS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'role', d.role, 'markerId', d.marker_id,
    'markerName', marker.name, 'levels', d.levels, 'earned', d.earned, 'comment', d.comment, 'reason', d.reason, 'madeAt', d.made_at) ORDER BY d.number), '[]')
  FROM marking_decision d JOIN person marker ON marker.id = d.marker_id WHERE d.attempt_id = a.id AND d.item_version_id = i.id)`;

export type StoredDecisions = readonly (Omit<RecordedDecision, 'madeAt'> & { readonly madeAt: string })[];

export function decisionsOf(stored: StoredDecisions): readonly RecordedDecision[] {
  return stored.map((decision) => ({ ...decision, madeAt: momentOf(decision.madeAt) }));
}

/** Columns of a work `w` (a row of WORKS) with its attempt `a`, item `i`, enrolment `e`, cohort `c`, person `p` and unit `u`. */
export const WORK_COLUMNS = `w.attempt_id, w.item_version_id, w.state, w.earned, a.phase, a.number, a.submitted_at, ${STEP_STATES} AS states,
  i.content -> 'key' AS key, i.maximum, ${DECISIONS} AS decisions,
  jsonb_build_object('attemptId', a.id, 'name', p.name, 'nip', p.nip, 'unit', ${unitJson('u')}, 'cohortName', c.name) AS person,
  (SELECT coalesce(jsonb_agg(${attemptFileJson('f')} ORDER BY f.uploaded_at, f.id), '[]') FROM attempt_file f WHERE f.attempt_id = a.id AND f.item_version_id = i.id) AS files`;
export const WORK_FROM = `JOIN attempt a ON a.id = w.attempt_id JOIN item_version i ON i.id = w.item_version_id JOIN enrolment e ON e.id = a.enrolment_id
  JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id JOIN work_unit u ON u.id = a.unit_id`;

export interface WorkRow {
  readonly attempt_id: AttemptId;
  readonly item_version_id: ItemVersionId;
  readonly state: MarkingState;
  readonly earned: Hundredths | null;
  readonly phase: WorkRecord['phase'];
  readonly number: number;
  readonly submitted_at: Date;
  readonly states: StepStates;
  readonly key: Key;
  readonly maximum: Hundredths;
  readonly decisions: StoredDecisions;
  readonly person: AttemptPerson;
  readonly files: readonly StoredAttemptFile[];
}

export function workOf(row: WorkRow): WorkRecord {
  const response = responsesOf(row.states).get(row.item_version_id) ?? null;
  const named = response?.type === 'file-upload' ? response.fileIds : [];
  const files = row.files.map(attemptFileOf);
  return {
    attemptId: row.attempt_id, itemVersionId: row.item_version_id, person: row.person, phase: row.phase, number: row.number, submittedAt: momentOf(row.submitted_at),
    response, files: named.flatMap((id) => files.find((file) => file.id === id) ?? []), state: row.state, scheme: schemeIn(row.key, row.maximum), earned: row.earned,
    decisions: decisionsOf(row.decisions),
  };
}

/** Only items that people mark are read here. */
export function schemeIn(key: Key, maximum: Hundredths): Pick<MarkingItem, 'rubric' | 'markers' | 'maximum'> {
  if (key.type !== 'essay' && key.type !== 'file-upload') throw new TypeError(`an item that people mark has the key of ${key.type}`);
  return { rubric: key.rubric, markers: key.markers, maximum };
}
