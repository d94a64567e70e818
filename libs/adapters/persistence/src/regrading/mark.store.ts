import type { AttemptPerson, GradedAttemptRecord, MarkByPerson, MarkOverrideId, MarkStore, OutcomeVersion } from '@selaras/application/regrading';
import type { Form, ItemFace, Phase, RegradedOutcome } from '@selaras/domain/assessment';
import { instant, ok, refuse, type AttemptId, type CourseVersionId, type EnrolmentId, type Hundredths, type Instant, type ItemVersionId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { STEP_STATES, type StepStates } from '../assessment/attempt-rows';
import { recomputeResults } from '../assessment/outcome.store';
import { courseInScope } from '../authoring/scope.sql';
import { brokenConstraint, type Database, type Queryable } from '../database';
import { momentOf } from '../moments';
import { unitJson } from '../unit-columns';
import { attemptInScope } from './correction.store';
import { correctionsUpTo, holdKeys, keyVersionInForce, NEWEST_OUTCOME_FIRST, type StoredCorrections } from './key-version.sql';
import { readAttemptCohorts, readSubmitted } from './submitted-attempts.sql';
import { columnsOf, OUTCOME_COLUMNS, readBefore, readKeyedItems, responsesOf } from './regraded-attempts.sql';

/** An attempt of somebody else, for its marker: the course and the unit frozen in the attempt both lie in scope $2. */
export const VISIBLE = `attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id
  JOIN course_version v ON v.id = c.version_id JOIN course k ON k.id = v.course_id`;
export const IN_SCOPE = `a.id = $1 AND a.submitted_at IS NOT NULL AND ${courseInScope('k', '$2')} AND ${attemptInScope('a', '$2')}`;

/** Marks that people set by hand, and the attempts they are set in. */
export class PostgresMarkStore implements MarkStore {
  constructor(private readonly database: Database) {}

  async gradedAttempt(scope: UnitScope, attemptId: AttemptId): Promise<GradedAttemptRecord | null> {
    const [row] = await this.database.query<GradedRow>(
      `SELECT a.id, v.id AS version_id, v.title, a.phase, a.number, a.submitted_at, a.form, ${STEP_STATES} AS states,
         jsonb_build_object('attemptId', a.id, 'name', p.name, 'nip', p.nip, 'unit', ${unitJson('u')}, 'cohortName', c.name) AS person,
         (SELECT jsonb_agg(jsonb_build_object('id', i.id, 'title', i.content -> 'title', 'stem', i.content -> 'stem',
             'interaction', i.content -> 'interaction', 'maximum', i.maximum))
           FROM item_version i WHERE i.id IN (SELECT (place ->> 'itemVersionId')::uuid FROM jsonb_array_elements(a.form) place)) AS faces,
         (SELECT jsonb_agg(jsonb_build_object('itemVersionId', m.item_version_id, 'id', m.id, 'earned', m.earned, 'reason', m.reason, 'by', marker.name,
             'at', m.made_at) ORDER BY m.number DESC)
           FROM mark_override m JOIN person marker ON marker.id = m.made_by WHERE m.attempt_id = a.id) AS marks
       FROM ${VISIBLE} JOIN person p ON p.id = e.person_id JOIN work_unit u ON u.id = a.unit_id WHERE ${IN_SCOPE}`,
      [attemptId, scope.rootUnitIds],
    );
    if (!row) return null;
    const marks = new Map<ItemVersionId, MarkByPerson[]>();
    for (const { itemVersionId, at, ...mark } of row.marks ?? []) marks.set(itemVersionId, [...(marks.get(itemVersionId) ?? []), { ...mark, at: momentOf(at) }]);
    return {
      attemptId: row.id, versionId: row.version_id, courseTitle: row.title, person: row.person, phase: row.phase, number: row.number,
      submittedAt: momentOf(row.submitted_at), form: row.form, faces: new Map((row.faces ?? []).map((face) => [face.id, face])),
      responses: responsesOf(row.states), marksByPerson: marks, outcomes: await readOutcomes(this.database, attemptId),
    };
  }

  submittedAttempts: MarkStore['submittedAttempts'] = (scope, versionId, filter, page) => readSubmitted(this.database, scope, versionId, filter, page);

  attemptCohorts: MarkStore['attemptCohorts'] = (scope, versionId) => readAttemptCohorts(this.database, scope, versionId);

  setMark: MarkStore['setMark'] = async (scope, mark, decide) => {
    try {
      return await this.database.transaction(async (tx) => {
        const [found] = await tx.query<{ version_id: CourseVersionId; enrolment_id: EnrolmentId }>(
          `SELECT v.id AS version_id, e.id AS enrolment_id FROM ${VISIBLE} WHERE ${IN_SCOPE}`, [mark.attemptId, scope.rootUnitIds],
        );
        if (!found) return refuse({ code: 'AttemptNotInScope' });
        await holdKeys(tx, found.version_id, 'shared');
        // One mark of an enrolment after the other, and none while the attempt is being scored.
        const [keys] = await tx.query<{ corrections: StoredCorrections }>(
          `SELECT ${correctionsUpTo('$2', keyVersionInForce('$2'))} AS corrections FROM enrolment WHERE id = $1 FOR NO KEY UPDATE`, [found.enrolment_id, found.version_id],
        );
        const [attempt] = await readBefore(tx, [mark.attemptId]);
        const [same] = await tx.query<{ attemptId: AttemptId; itemVersionId: ItemVersionId; id: MarkOverrideId; earned: Hundredths | null; reason: string }>(
          'SELECT id, attempt_id AS "attemptId", item_version_id AS "itemVersionId", earned, reason FROM mark_override WHERE id = $1', [mark.id],
        );
        const decision = decide({ attempt: attempt ?? null, items: await readKeyedItems(tx, found.version_id), corrections: keys?.corrections ?? [], same: same ?? null });
        if (!decision.ok) return decision;
        if (!decision.value || !attempt) return ok(null);
        await tx.query(
          `INSERT INTO mark_override (id, attempt_id, item_version_id, number, earned, reason, made_by, made_at)
           SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7 FROM mark_override WHERE attempt_id = $2 AND item_version_id = $3`,
          [mark.id, mark.attemptId, mark.itemVersionId, mark.earned, mark.reason, mark.madeBy, new Date(mark.madeAt)],
        );
        await appendRevision(tx, mark.attemptId, attempt.outcome, decision.value, mark.madeAt);
        await recomputeResults(tx, 'e.id = $1', found.enrolment_id);
        return ok(null);
      });
    } catch (error) {
      // The same id for two people's attempts at once: the locks of two enrolments do not know of each other.
      if (brokenConstraint(error) === 'mark_override_pkey') return refuse({ code: 'IdTaken', id: mark.id });
      throw error;
    }
  };
}

/** The outcome that follows from a mark a person set: the next revision of the key version that `base` stands by. */
export async function appendRevision(
  tx: Queryable, attemptId: AttemptId, base: { readonly keyVersion: number; readonly revision: number }, outcome: RegradedOutcome, at: Instant,
): Promise<void> {
  const row = columnsOf({ attemptId, base, outcome });
  await tx.query(
    `INSERT INTO outcome (attempt_id, key_version, revision, scored_at, ${OUTCOME_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      attemptId, base.keyVersion, base.revision + 1, new Date(at), row.core_earned, row.core_maximum, row.full_earned, row.full_maximum, row.complete, row.passed, row.lifted,
      JSON.stringify(row.items), JSON.stringify(row.objectives),
    ],
  );
}

interface GradedRow {
  readonly id: AttemptId;
  readonly version_id: CourseVersionId;
  readonly title: string;
  readonly phase: Phase;
  readonly number: number;
  readonly submitted_at: Date;
  readonly form: Form;
  readonly states: StepStates;
  readonly person: AttemptPerson;
  readonly faces: readonly (ItemFace & { readonly title: string })[] | null;
  readonly marks: readonly (Omit<MarkByPerson, 'at'> & { readonly itemVersionId: ItemVersionId; readonly at: string })[] | null;
}

/** Newest first. */
async function readOutcomes(on: Queryable, attemptId: AttemptId): Promise<OutcomeVersion[]> {
  const rows = await on.query<Omit<OutcomeVersion, 'scoredAt'> & { scored_at: Date }>(
    `SELECT o.key_version AS "keyVersion", o.revision, o.lifted, o.complete, o.passed, o.scored_at, o.items,
       jsonb_build_object('earned', o.core_earned, 'maximum', o.core_maximum) AS core,
       jsonb_build_object('earned', o.full_earned, 'maximum', o.full_maximum) AS full
     FROM outcome o WHERE o.attempt_id = $1 ORDER BY ${NEWEST_OUTCOME_FIRST}`,
    [attemptId],
  );
  return rows.map(({ scored_at, ...outcome }) => ({ ...outcome, scoredAt: instant(scored_at.getTime()) }));
}
