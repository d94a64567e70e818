import type { WorkUnitId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { HoursRow, UnitNode } from '@selaras/application/organisation';
import type { UnitView } from '@selaras/application/identity';
import { brokenConstraint, type Database, sqlState } from '../database';
import { unitJson } from '../unit-columns';

export async function readUnitTree(database: Database, scope: UnitScope, day: string): Promise<readonly UnitNode[]> {
  return database.query<UnitNode>(
    `WITH RECURSIVE visible AS (
       SELECT DISTINCT a.unit_id FROM work_unit_ancestor a WHERE a.ancestor_id = ANY($1::uuid[])
     ), tree AS (
       SELECT u.*, 0 AS depth, ARRAY[u.name, u.id::text] AS path FROM work_unit u JOIN visible ON visible.unit_id = u.id
       WHERE u.parent_id IS NULL OR u.parent_id NOT IN (SELECT unit_id FROM visible)
       UNION ALL
       SELECT child.*, tree.depth + 1, tree.path || child.name || child.id::text FROM work_unit child JOIN tree ON child.parent_id = tree.id
     ), heads AS (
       SELECT a.ancestor_id AS id, count(DISTINCT s.person_id)::int AS people FROM unit_assignment s
       JOIN work_unit_ancestor a ON a.unit_id = s.unit_id WHERE s.kind = 'definitive' AND s.period @> $2::date GROUP BY a.ancestor_id
     )
     SELECT ${unitJson('tree')} AS unit, tree.depth, coalesce(heads.people, 0) AS people,
       (SELECT count(*)::int FROM work_unit child WHERE child.parent_id = tree.id) AS "childCount"
     FROM tree LEFT JOIN heads ON heads.id = tree.id ORDER BY tree.path`,
    [scope.rootUnitIds, day],
  );
}

export async function readUnit(database: Database, scope: UnitScope, unitId: WorkUnitId): Promise<UnitView | null> {
  const [row] = await database.query<{ unit: UnitView }>(
    `SELECT ${unitJson('u')} AS unit FROM work_unit u
     WHERE u.id = $1 AND EXISTS (SELECT 1 FROM work_unit_ancestor a WHERE a.unit_id = u.id AND a.ancestor_id = ANY($2::uuid[]))`,
    [unitId, scope.rootUnitIds],
  );
  return row?.unit ?? null;
}

export async function writeUnit(database: Database, scope: UnitScope, unit: UnitView): Promise<'saved' | 'loop' | 'code' | 'outside'> {
  try {
    const rows = await database.query(
      `INSERT INTO work_unit AS u (id, parent_id, code, name, short_name, kind, zone) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, code = excluded.code, name = excluded.name,
         short_name = excluded.short_name, kind = excluded.kind
       WHERE EXISTS (SELECT 1 FROM work_unit_ancestor a WHERE a.unit_id = u.id AND a.ancestor_id = ANY($8::uuid[]))
       RETURNING id`,
      [unit.id, unit.parentId, unit.code, unit.name, unit.shortName, unit.kind, unit.zone, scope.rootUnitIds],
    );
    return rows.length > 0 ? 'saved' : 'outside';
  } catch (error) {
    if (brokenConstraint(error) === 'work_unit_no_loop' || sqlState(error) === '23514') return 'loop';
    if (sqlState(error) === '23505') return 'code';
    throw error;
  }
}

export async function readHours(database: Database, scope: UnitScope, year: number, targetJp: number, day: string): Promise<readonly HoursRow[]> {
  return database.query<HoursRow>(
    `WITH staff AS (
       SELECT s.person_id, r.reporting_id FROM unit_assignment s JOIN reporting_unit r ON r.unit_id = s.unit_id
       WHERE s.kind = 'definitive' AND s.period @> $4::date
         AND EXISTS (SELECT 1 FROM work_unit_ancestor a WHERE a.unit_id = s.unit_id AND a.ancestor_id = ANY($1::uuid[]))
     ), earned AS (
       -- A course counts once a year, however many cohorts of it somebody passed.
       SELECT person_id, sum(jp)::int AS jp FROM (
         SELECT DISTINCT ON (ep.person_id, v.course_id) ep.person_id, v.jp FROM enrolment_progress ep
         JOIN cohort c ON c.id = ep.cohort_id JOIN course_version v ON v.id = c.version_id
         WHERE ep.passed AND extract(year FROM ep.passed_at AT TIME ZONE c.zone) = $2 ORDER BY ep.person_id, v.course_id, ep.passed_at
       ) once GROUP BY person_id
     )
     SELECT ${unitJson('u')} AS unit, count(*)::int AS people, coalesce(sum(earned.jp), 0)::int AS "jpTotal",
       count(*) FILTER (WHERE earned.jp >= $3)::int AS "peopleAtTarget"
     FROM staff JOIN work_unit u ON u.id = staff.reporting_id LEFT JOIN earned ON earned.person_id = staff.person_id
     GROUP BY u.id ORDER BY u.name`,
    [scope.rootUnitIds, year, targetJp, day],
  );
}
