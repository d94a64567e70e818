import type { AuthoringRefusal, AuthoringStore, CoursePage, CourseRow, FileFacts, Writer } from '@selaras/application/authoring';
import type { UnitView } from '@selaras/application/identity';
import type { CourseVersion } from '@selaras/domain/course';
import { type CourseId, type CourseVersionId, type FileId, type ItemId, type ItemVersionId, ok, refuse, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { Database, Queryable } from '../database';
import { unitJson } from '../unit-columns';
import { insertDraft } from './draft-changes.sql';
import { courseInScope } from './scope.sql';
import { readNewestPublished, treeOrder } from './version.sql';

/** One statement whatever the number of courses. */
export async function readCourses(on: Queryable, scope: UnitScope, { first, offset }: { first: number; offset: number }): Promise<CoursePage> {
  const rows = await on.query<CourseRow & { total: string }>(
    `SELECT c.id, (SELECT v.title FROM course_version v WHERE v.course_id = c.id ORDER BY v.number DESC LIMIT 1) AS title,
       ${unitJson('u')} AS "ownerUnit", count(*) OVER () AS total,
       (SELECT jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'status', v.status, 'title', v.title,
           'publishedAt', (extract(epoch FROM v.published_at) * 1000)::bigint) ORDER BY v.number DESC)
         FROM course_version v WHERE v.course_id = c.id) AS versions
     FROM course c JOIN work_unit u ON u.id = c.owner_unit_id
     WHERE c.archived_at IS NULL AND ${courseInScope('c', '$1')}
     ORDER BY lower(c.title), c.id LIMIT $2 OFFSET $3`,
    [scope.rootUnitIds, first + 1, offset],
  );
  const totalCount = rows[0] ? Number(rows[0].total) : offset === 0 ? 0 : await countCourses(on, scope);
  return { rows: rows.slice(0, first).map(({ total: _, ...row }) => row), hasNextPage: rows.length > first, totalCount };
}

/** Asked only for a page beyond the end, which has no row to carry the count. */
async function countCourses(on: Queryable, scope: UnitScope): Promise<number> {
  const [row] = await on.query<{ total: string }>(`SELECT count(*) AS total FROM course c WHERE c.archived_at IS NULL AND ${courseInScope('c', '$1')}`, [scope.rootUnitIds]);
  return Number(row?.total ?? 0);
}

export async function writeCourse(database: Database, course: Parameters<AuthoringStore['createCourse']>[0]): Promise<Result<CourseVersionId, AuthoringRefusal>> {
  return database.transaction(async (tx) => {
    const inserted = await tx.query(
      'INSERT INTO course (id, owner_unit_id, title, created_by, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING id',
      [course.courseId, course.ownerUnitId, course.title, course.createdBy, new Date(course.at)],
    );
    if (inserted.length === 0) {
      const [same] = await tx.query(
        `SELECT 1 FROM course c JOIN course_version v ON v.course_id = c.id AND v.id = $2 AND v.number = 1
         WHERE c.id = $1 AND c.owner_unit_id = $3 AND c.created_by = $4`,
        [course.courseId, course.versionId, course.ownerUnitId, course.createdBy],
      );
      return same ? ok(course.versionId) : refuse({ code: 'IdTaken', id: course.courseId });
    }
    await tx.query("INSERT INTO course_version (id, course_id, number, status, title) VALUES ($1, $2, 1, 'draft', $3)", [course.versionId, course.courseId, course.title]);
    await tx.query('INSERT INTO linked_pair (version_id) VALUES ($1)', [course.versionId]);
    return ok(course.versionId);
  });
}

export async function writeOpenDraft(
  database: Database,
  scope: UnitScope,
  courseId: CourseId,
  by: Writer,
  copy: (newest: CourseVersion, number: number) => CourseVersion,
): Promise<Result<CourseVersionId, AuthoringRefusal>> {
  return database.transaction(async (tx) => {
    const [course] = await tx.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')} FOR UPDATE`, [courseId, scope.rootUnitIds]);
    if (!course) return refuse({ code: 'CourseNotFound', courseId });
    const [draft] = await tx.query<{ id: CourseVersionId }>("SELECT id FROM course_version WHERE course_id = $1 AND status = 'draft'", [courseId]);
    if (draft) return ok(draft.id);
    const newest = await readNewestPublished(tx, courseId);
    if (!newest) return refuse({ code: 'VersionNotFound' });
    const [row] = await tx.query<{ number: number }>('SELECT max(number) + 1 AS number FROM course_version WHERE course_id = $1', [courseId]);
    const next = copy(newest, row?.number ?? 1);
    await insertDraft({ tx, versionId: next.id, ...by }, next);
    return ok(next.id);
  });
}

export async function readUnitsInScope(on: Queryable, scope: UnitScope): Promise<readonly UnitView[]> {
  const rows = await on.query<{ unit: UnitView }>(
    `SELECT ${unitJson('u')} AS unit FROM work_unit u
     WHERE u.closed_on IS NULL AND EXISTS (SELECT 1 FROM work_unit_ancestor s WHERE s.unit_id = u.id AND s.ancestor_id = ANY($1::uuid[]))
     ORDER BY ${treeOrder('u')}`,
    [scope.rootUnitIds],
  );
  return rows.map(({ unit }) => unit);
}

export async function readUnitWithPath(on: Queryable, unitId: WorkUnitId): Promise<{ unit: UnitView; path: readonly WorkUnitId[] } | null> {
  const [row] = await on.query<{ unit: UnitView; path: WorkUnitId[] }>(
    `SELECT ${unitJson('u')} AS unit, (SELECT jsonb_agg(a.ancestor_id ORDER BY a.distance) FROM work_unit_ancestor a WHERE a.unit_id = u.id) AS path
     FROM work_unit u WHERE u.id = $1 AND u.closed_on IS NULL`,
    [unitId],
  );
  return row ?? null;
}

export async function readUnitsWithin(on: Queryable, scope: UnitScope, unitIds: readonly WorkUnitId[]): Promise<ReadonlySet<WorkUnitId>> {
  if (unitIds.length === 0) return new Set();
  const rows = await on.query<{ unit_id: WorkUnitId }>('SELECT DISTINCT unit_id FROM work_unit_ancestor WHERE unit_id = ANY($1::uuid[]) AND ancestor_id = ANY($2::uuid[])', [
    [...new Set(unitIds)], scope.rootUnitIds,
  ]);
  return new Set(rows.map(({ unit_id }) => unit_id));
}

export async function readFileForVersion(on: Queryable, versionId: CourseVersionId, fileId: FileId): Promise<FileFacts | null> {
  const [row] = await on.query<{ id: FileId; media_type: string; byte_size: string; name: string }>(
    'SELECT f.id, f.media_type, f.byte_size, f.name FROM stored_file f JOIN course_version v ON v.course_id = f.course_id WHERE v.id = $1 AND f.id = $2',
    [versionId, fileId],
  );
  return row ? { id: row.id, mediaType: row.media_type, byteSize: Number(row.byte_size), name: row.name } : null;
}

export async function readItemVersions(on: Queryable, versionId: CourseVersionId, ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, { itemId: ItemId; title: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await on.query<{ id: ItemVersionId; item_id: ItemId; title: string }>(
    `SELECT iv.id, iv.item_id, iv.content ->> 'title' AS title FROM item_version iv JOIN item i ON i.id = iv.item_id
     JOIN course_version v ON v.course_id = i.course_id WHERE v.id = $1 AND iv.id = ANY($2::uuid[])`,
    [versionId, ids],
  );
  return new Map(rows.map(({ id, item_id, title }) => [id, { itemId: item_id, title }]));
}
