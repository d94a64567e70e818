import { unitJson } from '../unit-columns';

/** Milliseconds since the epoch as a JSON number: an Instant. */
export function instantSql(expression: string): string {
  return `(extract(epoch FROM ${expression}) * 1000)::bigint::float8`;
}

/** A deadline with its reason, from the aliases `e` (enrolment) and `c` (cohort): the later of the two rules. */
export const DEADLINE_JSON = `jsonb_build_object(
  'at', ${instantSql('greatest(c.closes_at, e.extended_to)')}, 'zone', c.zone,
  'setBy', CASE WHEN e.extended_to > c.closes_at THEN 'extension' ELSE 'cohort' END,
  'reason', CASE WHEN e.extended_to > c.closes_at THEN e.extension_reason ELSE c.name END)`;

/** The columns of a PersonRow from the alias `p`; `$day` is the placeholder of the day on which dated facts are read. */
export function personColumns(day: string): string {
  return `p.id, p.name, p.nip, p.employment, p.level,
    (SELECT ${unitJson('u')} FROM unit_assignment a JOIN work_unit u ON u.id = a.unit_id
     WHERE a.person_id = p.id AND a.kind = 'definitive' AND a.period @> ${day}::date) AS unit,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'unit', ${unitJson('u')}, 'kind', a.kind,
        'from', lower(a.period), 'until', upper(a.period) - 1) ORDER BY lower(a.period) DESC)
      FROM unit_assignment a JOIN work_unit u ON u.id = a.unit_id WHERE a.person_id = p.id), '[]') AS assignments,
    coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'unit', ${unitJson('u')}) ORDER BY g.role)
      FROM role_grant g JOIN work_unit u ON u.id = g.unit_id WHERE g.person_id = p.id AND g.period @> ${day}::date), '[]') AS grants,
    coalesce((SELECT jsonb_agg(jsonb_build_object('enrolmentId', e.id, 'cohortName', c.name, 'courseTitle', v.title, 'deadline', ${DEADLINE_JSON},
        'stepsDone', ep.steps_done, 'stepsTotal', ep.steps_total, 'jpEarned', CASE WHEN ep.passed THEN v.jp ELSE 0 END) ORDER BY c.closes_at DESC)
      FROM enrolment e JOIN cohort c ON c.id = e.cohort_id JOIN course_version v ON v.id = c.version_id
      JOIN enrolment_progress ep ON ep.enrolment_id = e.id WHERE e.person_id = p.id AND e.withdrawn_at IS NULL), '[]') AS enrolments`;
}

/**
 * True when the person in alias `p` belongs to one of the roots or below; `roots` and `day` are placeholders. She belongs where she is
 * assigned on that day; before her first assignment begins and between two, where the latest known one is: else nobody could assign her.
 */
export function personInScope(roots: string, day: string): string {
  return `EXISTS (SELECT 1 FROM unit_assignment s JOIN work_unit_ancestor sa ON sa.unit_id = s.unit_id
    WHERE s.person_id = p.id AND sa.ancestor_id = ANY(${roots}::uuid[]) AND (s.period @> ${day}::date OR NOT EXISTS (
      SELECT 1 FROM unit_assignment o WHERE o.person_id = p.id AND (o.period @> ${day}::date OR lower(o.period) > lower(s.period)))))`;
}

/** True when the cohort in alias `c` is run by a unit at or below one of the roots. */
export function cohortInScope(roots: string): string {
  return `EXISTS (SELECT 1 FROM work_unit_ancestor ca WHERE ca.unit_id = c.unit_id AND ca.ancestor_id = ANY(${roots}::uuid[]))`;
}
