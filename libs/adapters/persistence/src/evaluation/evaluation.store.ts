import type { FormTakers } from '@selaras/domain/evaluation';
import type { ParallelForm } from '@selaras/domain/item';
import type { CohortId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { EvaluatedCohort, EvaluationStore, ResultCell, UnitFunnel, UnpairedRow } from '@selaras/application/evaluation';
import type { Page, PageRequest } from '@selaras/application/organisation';
import type { Database } from '../database';
import { NEWEST_OUTCOME_FIRST } from '../regrading/key-version.sql';
import { instantSql } from '../organisation/read-columns';
import { unitJson } from '../unit-columns';

/**
 * Enrolments an evaluator may see, each with the unit it counts for: the one frozen in the attempts, or before any attempt the one
 * she is assigned to. `$1` roots of the scope, `$2` the day.
 */
const VISIBLE = `visible AS (
  SELECT e.id AS enrolment_id, e.cohort_id, e.person_id, place.unit_id, r.reporting_id
  FROM enrolment e
  LEFT JOIN enrolment_result er ON er.enrolment_id = e.id
  LEFT JOIN unit_assignment s ON s.person_id = e.person_id AND s.kind = 'definitive' AND s.period @> $2::date
  CROSS JOIN LATERAL (SELECT coalesce(er.unit_id, s.unit_id) AS unit_id) place
  JOIN reporting_unit r ON r.unit_id = place.unit_id
  WHERE (e.withdrawn_at IS NULL OR er.enrolment_id IS NOT NULL)
    AND EXISTS (SELECT 1 FROM work_unit_ancestor a WHERE a.unit_id = place.unit_id AND a.ancestor_id = ANY($1::uuid[]))
)`;

const COHORT_COLUMNS = `c.id AS "cohortId", c.name AS "cohortName", v.title AS "courseTitle", v.number AS "versionNumber",
  ${instantSql('c.opens_at')} AS "opensAt", ${instantSql('c.closes_at')} AS "closesAt", c.zone,
  count(*)::int AS enrolled, count(*) FILTER (WHERE er.pre_core IS NOT NULL AND er.post_core IS NOT NULL)::int AS paired`;
const COHORT_FROM = `visible JOIN cohort c ON c.id = visible.cohort_id JOIN course_version v ON v.id = c.version_id
  LEFT JOIN enrolment_result er ON er.enrolment_id = visible.enrolment_id`;

export class PostgresEvaluationStore implements EvaluationStore {
  constructor(private readonly database: Database) {}

  async cohorts(scope: UnitScope, page: PageRequest, day: string): Promise<Page<EvaluatedCohort>> {
    const rows = await this.database.query<EvaluatedCohort & { total: number }>(
      `WITH ${VISIBLE} SELECT ${COHORT_COLUMNS}, count(*) OVER ()::int AS total FROM ${COHORT_FROM}
       GROUP BY c.id, v.id ORDER BY c.closes_at DESC, c.id LIMIT $3 OFFSET $4`,
      [scope.rootUnitIds, day, page.first + 1, page.offset],
    );
    return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first, totalCount: rows[0]?.total ?? 0 };
  }

  async cohort(scope: UnitScope, cohortId: CohortId, day: string): Promise<(EvaluatedCohort & { passMarkPercent: number }) | null> {
    const [row] = await this.database.query<EvaluatedCohort & { passMarkPercent: number }>(
      `WITH ${VISIBLE} SELECT ${COHORT_COLUMNS}, lp.pass_mark_percent AS "passMarkPercent" FROM ${COHORT_FROM}
       JOIN linked_pair lp ON lp.version_id = v.id WHERE c.id = $3 GROUP BY c.id, v.id, lp.version_id`,
      [scope.rootUnitIds, day, cohortId],
    );
    return row ?? null;
  }

  funnel(scope: UnitScope, cohortId: CohortId, day: string): Promise<readonly UnitFunnel[]> {
    return this.database.query<UnitFunnel>(
      `WITH ${VISIBLE} SELECT ${unitJson('u')} AS unit, count(*)::int AS enrolled, count(*) FILTER (WHERE ep.pre_done)::int AS pre,
         count(*) FILTER (WHERE ep.modules_done = ep.modules_total)::int AS modules, count(*) FILTER (WHERE ep.post_done)::int AS post,
         count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM attempt a JOIN LATERAL (SELECT o.complete FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) newest ON NOT newest.complete
           WHERE a.enrolment_id = visible.enrolment_id AND a.phase <> 'practice' AND a.number = 1))::int AS "awaitingMarks"
       FROM visible JOIN work_unit u ON u.id = visible.reporting_id JOIN enrolment_progress ep ON ep.enrolment_id = visible.enrolment_id
       WHERE visible.cohort_id = $3 GROUP BY u.id ORDER BY u.short_name COLLATE "id-ID-x-icu", u.id`,
      [scope.rootUnitIds, day, cohortId],
    );
  }

  cells(scope: UnitScope, cohortId: CohortId, day: string): Promise<readonly ResultCell[]> {
    return this.database.query<ResultCell>(
      `WITH ${VISIBLE} SELECT visible.reporting_id AS "unitId", er.first_form AS "firstForm", er.pre_core AS pre, er.post_core AS post,
         er.core_maximum AS "coreMaximum", er.post_maximum AS "postMaximum", count(*)::int AS count
       FROM visible JOIN enrolment_result er ON er.enrolment_id = visible.enrolment_id
       WHERE visible.cohort_id = $3 GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4`,
      [scope.rootUnitIds, day, cohortId],
    );
  }

  unpaired(scope: UnitScope, cohortId: CohortId, day: string): Promise<readonly UnpairedRow[]> {
    return this.database.query<UnpairedRow>(
      `WITH ${VISIBLE} SELECT p.name, p.nip, ${unitJson('u')} AS unit, CASE WHEN er.pre_core IS NULL THEN 'post' ELSE 'pre' END AS has,
         coalesce(er.pre_core, er.post_core) AS core, er.core_maximum AS "coreMaximum", er.first_form AS "firstForm"
       FROM visible JOIN enrolment_result er ON er.enrolment_id = visible.enrolment_id JOIN person p ON p.id = visible.person_id
       JOIN work_unit u ON u.id = visible.reporting_id
       WHERE visible.cohort_id = $3 AND (er.pre_core IS NULL) <> (er.post_core IS NULL) ORDER BY u.short_name COLLATE "id-ID-x-icu", p.name COLLATE "id-ID-x-icu"`,
      [scope.rootUnitIds, day, cohortId],
    );
  }

  async formTakers(scope: UnitScope, cohortId: CohortId, day: string): Promise<Readonly<Record<ParallelForm, FormTakers>>> {
    const rows = await this.database.query<{ form: ParallelForm; items: FormTakers['items']; patterns: readonly (readonly [marks: readonly number[], count: number])[] }>(
      `WITH ${VISIBLE}, taken AS (
         SELECT a.parallel_form AS form, answers.items, answers.marks, count(*)::int AS count
         FROM visible JOIN attempt a ON a.enrolment_id = visible.enrolment_id AND a.phase = 'pre' AND a.number = 1 AND a.parallel_form IS NOT NULL
         JOIN LATERAL (SELECT o.items, o.complete FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) newest ON newest.complete
         CROSS JOIN LATERAL (
           SELECT jsonb_agg(jsonb_build_object('id', i ->> 'itemVersionId', 'maximum', (i ->> 'maximum')::int) ORDER BY i ->> 'itemVersionId') AS items,
             jsonb_agg((i ->> 'earned')::int ORDER BY i ->> 'itemVersionId') AS marks
           FROM jsonb_array_elements(newest.items) i WHERE i ->> 'part' = 'core' AND (i ->> 'maximum')::int > 0
         ) answers
         WHERE visible.cohort_id = $3 AND answers.items IS NOT NULL GROUP BY 1, 2, 3
       )
       SELECT form, items, jsonb_agg(jsonb_build_array(marks, count)) AS patterns FROM taken GROUP BY form, items ORDER BY form, sum(count) DESC`,
      [scope.rootUnitIds, day, cohortId],
    );
    // Everybody who has a form has the same items of it: one version, one key version in force.
    const taken = (form: ParallelForm): FormTakers => {
      const row = rows.find((candidate) => candidate.form === form);
      return { form, items: row?.items ?? [], patterns: (row?.patterns ?? []).map(([marks, count]) => ({ marks, count })) };
    };
    return { A: taken('A'), B: taken('B') };
  }
}
