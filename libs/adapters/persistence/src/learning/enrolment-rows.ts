import type { AttemptRecord, EnrolmentRecord, GrantedAccommodation, ProgressRecord } from '@selaras/application/learning';
import type { ClosedBy } from '@selaras/domain/assessment';
import type { AttemptId, CourseVersionId, EnrolmentId, ModuleId, WorkUnitId, Zone } from '@selaras/domain/kernel';
import type { AccommodationId, BreakRules } from '@selaras/domain/scheduling';
import { BREAKS, breaksOf, closingOf, NEWEST_OUTCOME, type StoredBreaks, type StoredOutcome } from '../assessment/attempt-rows';
import { momentOf, momentOrNull } from '../moments';

/**
 * One row an enrolment of person $1 that was not withdrawn (only $3 when it is given), with progress and attempts inside,
 * and her unit on day $2: the definitive one, else an acting one, else the last one she had, else the cohort's.
 */
export const ENROLMENTS_OF_PERSON = `
  SELECT e.id, c.version_id, c.name, c.opens_at, c.closes_at, c.zone, e.extended_to, e.extension_reason, e.first_form, e.grants,
    person.level,
    (SELECT jsonb_agg(up.ancestor_id ORDER BY up.distance) FROM work_unit_ancestor up WHERE up.unit_id = coalesce(place.unit_id, c.unit_id)) AS unit_path,
    (SELECT jsonb_agg(jsonb_build_object('moduleId', p.module_id, 'page', p.page + 1, 'completedAt', p.completed_at))
     FROM module_progress p WHERE p.enrolment_id = e.id) AS progress,
    (SELECT jsonb_agg(jsonb_build_object('id', g.id, 'phase', g.phase, 'extraPercent', g.extra_percent, 'extraSeconds', g.extra_seconds,
        'extraAttempts', g.extra_attempts, 'opensAt', g.opens_at, 'closesAt', g.closes_at, 'breaksMost', g.breaks_most, 'breakSeconds', g.break_seconds,
        'reason', g.reason, 'grantedAt', g.granted_at) ORDER BY g.granted_at, g.id)
     FROM accommodation g WHERE g.enrolment_id = e.id
       AND NOT EXISTS (SELECT 1 FROM accommodation_revocation r WHERE r.accommodation_id = g.id)) AS accommodations,
    (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'phase', a.phase, 'number', a.number, 'started_at', a.started_at, 'due_at', a.due_at, 'breaks', ${BREAKS},
        'submitted_at', a.submitted_at, 'closed_by', a.closed_by, 'itemCount', jsonb_array_length(a.form),
        'outcome', CASE WHEN a.submitted_at IS NULL THEN NULL ELSE ${NEWEST_OUTCOME} END) ORDER BY a.phase, a.number)
     FROM attempt a WHERE a.enrolment_id = e.id) AS attempts
  FROM enrolment e
  JOIN person ON person.id = e.person_id
  JOIN cohort c ON c.id = e.cohort_id
  LEFT JOIN LATERAL (
    SELECT ua.unit_id FROM unit_assignment ua
    WHERE ua.person_id = e.person_id AND lower(ua.period) <= $2::date
    ORDER BY ua.period @> $2::date DESC, ua.kind = 'definitive' DESC, lower(ua.period) DESC, ua.id LIMIT 1
  ) place ON true
  WHERE e.person_id = $1 AND e.withdrawn_at IS NULL AND ($3::uuid IS NULL OR e.id = $3)
  ORDER BY greatest(c.closes_at, e.extended_to), e.id`;

export interface EnrolmentRow {
  readonly id: EnrolmentId;
  readonly version_id: CourseVersionId;
  readonly name: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly zone: Zone;
  readonly extended_to: Date | null;
  readonly extension_reason: string | null;
  readonly level: EnrolmentRecord['level'];
  readonly first_form: EnrolmentRecord['firstForm'];
  readonly unit_path: readonly WorkUnitId[];
  readonly progress: readonly { readonly moduleId: ModuleId; readonly page: number; readonly completedAt: string | null }[] | null;
  readonly attempts: readonly StoredAttempt[] | null;
  readonly accommodations: readonly StoredAccommodation[] | null;
  readonly grants: number;
}

interface StoredAccommodation extends Pick<GrantedAccommodation, 'phase' | 'extraPercent' | 'extraSeconds' | 'extraAttempts' | 'reason'> {
  readonly id: AccommodationId;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly breaksMost: number | null;
  readonly breakSeconds: number | null;
  readonly grantedAt: string;
}

interface StoredAttempt {
  readonly id: AttemptId;
  readonly phase: AttemptRecord['phase'];
  readonly number: number;
  readonly started_at: string;
  readonly due_at: string;
  readonly breaks: StoredBreaks;
  readonly submitted_at: string | null;
  readonly closed_by: ClosedBy | null;
  readonly itemCount: number;
  readonly outcome: StoredOutcome | null;
}

export function enrolmentOf(row: EnrolmentRow, course: EnrolmentRecord['course']): EnrolmentRecord {
  return {
    id: row.id,
    course,
    cohort: { name: row.name, opensAt: momentOf(row.opens_at), closesAt: momentOf(row.closes_at), zone: row.zone },
    extension: row.extended_to && row.extension_reason !== null ? { to: momentOf(row.extended_to), reason: row.extension_reason } : null,
    level: row.level,
    firstForm: row.first_form,
    unitPath: row.unit_path,
    progress: (row.progress ?? []).map((stored): ProgressRecord => ({ ...stored, completedAt: momentOrNull(stored.completedAt) })),
    attempts: (row.attempts ?? []).map(attemptOf),
    accommodations: (row.accommodations ?? []).map(accommodationOf),
    grants: row.grants,
  };
}

function attemptOf(stored: StoredAttempt): AttemptRecord {
  const { id, phase, number, itemCount, outcome } = stored;
  return {
    id, phase, number, itemCount, outcome, startedAt: momentOf(stored.started_at), dueAt: momentOf(stored.due_at), closing: closingOf(stored),
    breaks: breaksOf(stored.breaks),
  };
}

function accommodationOf({ breaksMost, breakSeconds, opensAt, closesAt, grantedAt, ...stored }: StoredAccommodation): GrantedAccommodation {
  return {
    ...stored, opensAt: momentOrNull(opensAt), closesAt: momentOrNull(closesAt), grantedAt: momentOf(grantedAt), breaks: breakRulesOrNull(breaksMost, breakSeconds),
  };
}

/** The two columns are null together. */
export function breakRulesOrNull(most: number | null, secondsEach: number | null): BreakRules | null {
  return most === null || secondsEach === null ? null : { most, secondsEach };
}
