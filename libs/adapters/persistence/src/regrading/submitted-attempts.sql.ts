import type { AttemptFilter, AttemptPage, AttemptPerson, SubmittedAttempt } from '@selaras/application/regrading';
import type { Phase } from '@selaras/domain/assessment';
import type { CohortId, CourseVersionId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import type { Queryable } from '../database';
import { momentOf } from '../moments';
import { unitJson } from '../unit-columns';
import { attemptInScope } from './correction.store';
import { NEWEST_OUTCOME_FIRST } from './key-version.sql';

/** Submitted attempts of version $1 that count, of people in scope $2. */
const SUBMITTED = `attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id
  LEFT JOIN LATERAL (SELECT * FROM outcome o WHERE o.attempt_id = a.id ORDER BY ${NEWEST_OUTCOME_FIRST} LIMIT 1) o ON true
  WHERE c.version_id = $1 AND a.submitted_at IS NOT NULL AND a.phase IN ('pre', 'post') AND ${attemptInScope('a', '$2')}`;

const MARKED_BY_HAND = `EXISTS (SELECT 1 FROM (
    SELECT DISTINCT ON (m.item_version_id) m.earned FROM mark_override m WHERE m.attempt_id = a.id ORDER BY m.item_version_id, m.number DESC
  ) standing WHERE standing.earned IS NOT NULL)`;

interface Row {
  readonly person: AttemptPerson;
  readonly phase: Phase;
  readonly number: number;
  readonly submitted_at: Date;
  readonly outcome: SubmittedAttempt['outcome'];
  readonly by_hand: boolean;
  readonly total: number;
}

/** Two statements, however many attempts; null when the course is not in scope. */
export async function readSubmitted(
  on: Queryable, scope: UnitScope, versionId: CourseVersionId, filter: AttemptFilter, page: { readonly first: number; readonly offset: number },
): Promise<AttemptPage | null> {
  const [visible] = await on.query(
    `SELECT 1 FROM course_version v JOIN course k ON k.id = v.course_id WHERE v.id = $1 AND ${courseInScope('k', '$2')}`, [versionId, scope.rootUnitIds],
  );
  if (!visible) return null;
  // An identity number is often written in groups.
  const digits = filter.search.replace(/[\s.-]/g, '');
  const isDigits = /^\d+$/.test(digits);
  const rows = await on.query<Row>(
    `SELECT jsonb_build_object('attemptId', found.id, 'name', p.name, 'nip', p.nip, 'unit', ${unitJson('u')}, 'cohortName', found.cohort_name) AS person,
       found.phase, found.number, found.submitted_at, found.outcome, found.by_hand, found.total
     FROM (
       SELECT a.id, e.person_id, a.unit_id, c.name AS cohort_name, a.phase, a.number, a.submitted_at, ${MARKED_BY_HAND} AS by_hand, count(*) OVER ()::int AS total,
         CASE WHEN o.attempt_id IS NULL THEN NULL ELSE jsonb_build_object('keyVersion', o.key_version, 'complete', o.complete, 'passed', o.passed,
           'core', jsonb_build_object('earned', o.core_earned, 'maximum', o.core_maximum),
           'full', jsonb_build_object('earned', o.full_earned, 'maximum', o.full_maximum)) END AS outcome
       FROM ${SUBMITTED}
         AND ($3 = '' OR CASE WHEN $4 THEN right(p.nip, length($3)) = $3
              ELSE p.name ILIKE '%' || replace(replace(replace($3, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' END)
         AND ($5::text IS NULL OR a.phase = $5) AND ($6::uuid IS NULL OR c.id = $6) AND (NOT $7 OR o.complete IS FALSE)
       ORDER BY a.submitted_at DESC, a.id LIMIT $8 OFFSET $9
     ) found JOIN person p ON p.id = found.person_id JOIN work_unit u ON u.id = found.unit_id
     ORDER BY found.submitted_at DESC, found.id`,
    [versionId, scope.rootUnitIds, isDigits ? digits : filter.search, isDigits, filter.phase, filter.cohortId, filter.isAwaiting, page.first + 1, page.offset],
  );
  return {
    rows: rows.slice(0, page.first).map(({ person, phase, number, submitted_at, outcome, by_hand }) => ({ person, phase, number, submittedAt: momentOf(submitted_at), outcome, isMarkedByHand: by_hand })),
    hasNextPage: rows.length > page.first,
    totalCount: rows[0]?.total ?? 0,
  };
}

export function readAttemptCohorts(on: Queryable, scope: UnitScope, versionId: CourseVersionId): Promise<readonly { readonly id: CohortId; readonly name: string }[]> {
  return on.query(
    `SELECT c.id, c.name FROM cohort c JOIN course_version v ON v.id = c.version_id JOIN course k ON k.id = v.course_id
     WHERE c.version_id = $1 AND ${courseInScope('k', '$2')} AND EXISTS (
       SELECT 1 FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id WHERE e.cohort_id = c.id AND a.submitted_at IS NOT NULL AND ${attemptInScope('a', '$2')})
     ORDER BY c.name COLLATE "id-ID-x-icu", c.id`,
    [versionId, scope.rootUnitIds],
  );
}
