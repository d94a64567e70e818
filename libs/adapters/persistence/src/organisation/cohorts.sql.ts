import type { FormAssignment, FormTaker } from '@selaras/domain/assessment';
import { otherForm, type ParallelForm } from '@selaras/domain/item';
import type { CohortId, EnrolmentId, Instant, PersonId, WorkUnitId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { CohortMember, CohortRow, GiveForms, OrganisationStore, Page, PageRequest } from '@selaras/application/organisation';
import type { Database, Queryable } from '../database';
import { reaching } from '@selaras/domain/scheduling';
import { holdOpenAttempts, moveAttempt } from '../assessment/open-attempts';
import { unitJson } from '../unit-columns';
import { cohortInScope, DEADLINE_JSON, instantSql, personInScope } from './read-columns';

const COHORT_COLUMNS = `c.id, c.name, v.title AS "courseTitle", v.number AS "versionNumber", ${unitJson('u')} AS unit,
  ${instantSql('c.opens_at')} AS "opensAt", ${instantSql('c.closes_at')} AS "closesAt", c.zone,
  (SELECT count(*)::int FROM enrolment e WHERE e.cohort_id = c.id AND e.withdrawn_at IS NULL) AS enrolled,
  (SELECT count(*)::int FROM enrolment_progress ep WHERE ep.cohort_id = c.id AND ep.withdrawn_at IS NULL AND ep.steps_done = ep.steps_total) AS finished`;
const COHORT_FROM = 'cohort c JOIN course_version v ON v.id = c.version_id JOIN work_unit u ON u.id = c.unit_id';

export async function readCohorts(database: Database, scope: UnitScope, page: PageRequest): Promise<Page<CohortRow>> {
  const rows = await database.query<CohortRow & { total: number }>(
    `SELECT ${COHORT_COLUMNS}, count(*) OVER ()::int AS total FROM ${COHORT_FROM} WHERE ${cohortInScope('$1')}
     ORDER BY c.closes_at DESC, c.id LIMIT $2 OFFSET $3`,
    [scope.rootUnitIds, page.first + 1, page.offset],
  );
  return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first, totalCount: rows[0]?.total ?? 0 };
}

export async function readCohort(database: Database, scope: UnitScope, cohortId: CohortId): Promise<CohortRow | null> {
  const [row] = await database.query<CohortRow>(`SELECT ${COHORT_COLUMNS} FROM ${COHORT_FROM} WHERE c.id = $2 AND ${cohortInScope('$1')}`, [
    scope.rootUnitIds, cohortId,
  ]);
  return row ?? null;
}

/** Whether a post-test of enrolment `e` is not marked to the end: then nobody can say yet that she failed. */
const AWAITS_MARKS = `EXISTS (
    SELECT 1 FROM attempt a
    JOIN LATERAL (SELECT o.complete FROM outcome o WHERE o.attempt_id = a.id ORDER BY o.key_version DESC, o.revision DESC LIMIT 1) o ON NOT o.complete
    WHERE a.enrolment_id = e.id AND a.phase = 'post')`;

export async function readMembers(database: Database, cohortId: CohortId, page: PageRequest, day: string): Promise<Page<CohortMember>> {
  const rows = await database.query<CohortMember & { total: number }>(
    `SELECT e.id AS "enrolmentId", p.id AS "personId", p.name, p.nip,
       (SELECT ${unitJson('u')} FROM unit_assignment a JOIN work_unit u ON u.id = a.unit_id
        WHERE a.person_id = p.id AND a.kind = 'definitive' AND a.period @> $2::date) AS unit,
       ${DEADLINE_JSON} AS deadline, ep.steps_done AS "stepsDone", ep.steps_total AS "stepsTotal",
       CASE WHEN ep.post_done AND (ep.passed OR NOT ${AWAITS_MARKS}) THEN ep.passed END AS passed, ${instantSql('e.withdrawn_at')} AS "withdrawnAt",
       count(*) OVER ()::int AS total
     FROM enrolment e JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id
     JOIN enrolment_progress ep ON ep.enrolment_id = e.id
     WHERE e.cohort_id = $1 ORDER BY p.name COLLATE "id-ID-x-icu", e.id LIMIT $3 OFFSET $4`,
    [cohortId, day, page.first + 1, page.offset],
  );
  return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first, totalCount: rows[0]?.total ?? 0 };
}

/** Published courses are open to the whole organisation; drafts are not. */
export async function readPublishedVersions(database: Database, scope: UnitScope): ReturnType<OrganisationStore['publishedVersions']> {
  if (scope.rootUnitIds.length === 0) return [];
  return database.query(
    `SELECT v.id AS "versionId", v.title AS "courseTitle", v.number, v.jp FROM course_version v JOIN course k ON k.id = v.course_id
     WHERE v.status = 'published' AND k.archived_at IS NULL ORDER BY v.title, v.number DESC`,
  );
}

export async function writeCohort(database: Database, cohort: Parameters<OrganisationStore['createCohort']>[0]): Promise<void> {
  await database.query(
    `INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    [cohort.id, cohort.versionId, cohort.unitId, cohort.name, new Date(cohort.opensAt), new Date(cohort.closesAt), cohort.zone, cohort.createdBy],
  );
}

/**
 * Enrols people, those of whole units too. In a course with two forms `giveForms` decides by lot who begins with which, seeing everybody who is
 * in the cohort: the cohort's row is held, so that two enrolments at once come one after the other and each evens out what the other did.
 */
export function writeEnrolments(
  database: Database,
  scope: UnitScope,
  cohortId: CohortId,
  who: { readonly personIds: readonly PersonId[]; readonly unitIds: readonly WorkUnitId[] },
  at: Instant,
  day: string,
  giveForms: GiveForms,
): Promise<{ added: number; already: number }> {
  return database.transaction(async (tx) => {
    const [cohort] = await tx.query<{ form_seed: string; has_forms: boolean }>(
      `SELECT c.form_seed, EXISTS (SELECT 1 FROM pair_item pi WHERE pi.version_id = c.version_id AND pi.form IS NOT NULL) AS has_forms
       FROM cohort c WHERE c.id = $1 FOR NO KEY UPDATE`,
      [cohortId],
    );
    const wanted = await tx.query<FormTakerRow>(
      `SELECT p.id AS person_id, ${REPORTING_UNIT_OF('p.id', '$4')} AS stratum FROM person p
       WHERE p.left_on IS NULL AND ${personInScope('$1', '$4')} AND (p.id = ANY($2::uuid[]) OR EXISTS (
         SELECT 1 FROM unit_assignment a JOIN work_unit_ancestor below ON below.unit_id = a.unit_id
         WHERE a.person_id = p.id AND a.kind = 'definitive' AND a.period @> $4::date AND below.ancestor_id = ANY($3::uuid[])))`,
      [scope.rootUnitIds, who.personIds, who.unitIds, day],
    );
    const forms = cohort?.has_forms ? await formsFor(tx, cohortId, wanted, day, (people, earlier) => giveForms(people, cohort.form_seed, earlier)) : new Map<PersonId, ParallelForm>();
    const added = await tx.query(
      `INSERT INTO enrolment (id, cohort_id, person_id, enrolled_at, first_form)
       SELECT gen_random_uuid(), $1, wanted.person, $2, wanted.form FROM jsonb_to_recordset($3::jsonb) AS wanted(person uuid, form text)
       ON CONFLICT (cohort_id, person_id) DO UPDATE SET withdrawn_at = NULL WHERE enrolment.withdrawn_at IS NOT NULL
       RETURNING person_id`,
      [cohortId, new Date(at), JSON.stringify(wanted.map(({ person_id: person }) => ({ person, form: forms.get(person) ?? null })))],
    );
    return { added: added.length, already: wanted.length - added.length };
  });
}

interface FormTakerRow {
  readonly person_id: PersonId;
  readonly stratum: WorkUnitId | null;
}

/** The unit a person is compared under, by her definitive assignment; null while she has none. */
const REPORTING_UNIT_OF = (person: string, day: string) => `(SELECT r.reporting_id FROM unit_assignment s JOIN reporting_unit r ON r.unit_id = s.unit_id
  WHERE s.person_id = ${person} AND s.kind = 'definitive' AND s.period @> ${day}::date)`;

/** First forms of those wanted. Who was withdrawn keeps hers, and is not balanced against. */
async function formsFor(
  tx: Queryable, cohortId: CohortId, wanted: readonly FormTakerRow[], day: string,
  give: (people: readonly FormTaker[], earlier: readonly FormAssignment[]) => readonly FormAssignment[],
): Promise<ReadonlyMap<PersonId, ParallelForm>> {
  const there = await tx.query<FormTakerRow & { first_form: ParallelForm; withdrawn: boolean }>(
    `SELECT e.person_id, e.first_form, e.withdrawn_at IS NOT NULL AS withdrawn, ${REPORTING_UNIT_OF('e.person_id', '$2')} AS stratum
     FROM enrolment e WHERE e.cohort_id = $1 ORDER BY e.person_id`,
    [cohortId, day],
  );
  const people = new Map([...there.filter(({ withdrawn }) => !withdrawn), ...wanted].map(({ person_id: personId, stratum }) => [personId, { personId, stratum: stratum ?? '' }]));
  const earlier = there.map(({ person_id: personId, first_form: pre }) => ({ personId, pre, post: otherForm(pre) }));
  return new Map(give([...people.values()], earlier).map(({ personId, pre }) => [personId, pre]));
}

export async function readEnrolmentInScope(database: Database, scope: UnitScope, enrolmentId: EnrolmentId): Promise<{ closesAt: Instant } | null> {
  const [row] = await database.query<{ closesAt: Instant }>(
    `SELECT ${instantSql('c.closes_at')} AS "closesAt" FROM enrolment e JOIN cohort c ON c.id = e.cohort_id WHERE e.id = $2 AND ${cohortInScope('$1')}`,
    [scope.rootUnitIds, enrolmentId],
  );
  return row ?? null;
}

export function writeExtension(database: Database, enrolmentId: EnrolmentId, to: Instant, reason: string, now: Instant): Promise<void> {
  return database.transaction(async (tx) => {
    // Whoever starts an attempt at this moment finds `grants` moved, and decides again.
    await tx.query('UPDATE enrolment SET extended_to = $2, extension_reason = $3, grants = grants + 1 WHERE id = $1', [enrolmentId, new Date(to), reason]);
    for (const attempt of await holdOpenAttempts(tx, enrolmentId)) {
      if (now < attempt.dueAt) await moveAttempt(tx, attempt.id, reaching(attempt, { extraSeconds: attempt.timing.extraSeconds, breaks: attempt.breakRules, deadline: to }));
    }
  });
}

export async function writeWithdrawal(database: Database, enrolmentId: EnrolmentId, at: Instant): Promise<void> {
  await database.query('UPDATE enrolment SET withdrawn_at = coalesce(withdrawn_at, $2) WHERE id = $1', [enrolmentId, new Date(at)]);
}
