import type { FileStore, StoredFile } from '@selaras/application/files';
import type { CourseId, FileId, Instant, PersonId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import type { Database } from '../database';

interface FileRow {
  readonly id: FileId; readonly sha256: string; readonly media_type: string; readonly byte_size: string; readonly name: string;
}

function fileOf(row: FileRow): StoredFile {
  return { id: row.id, sha256: row.sha256, mediaType: row.media_type, byteSize: Number(row.byte_size), name: row.name };
}

/** A learner's way to a file: a version of a cohort she is in names it in a module, or its address in a text or an item. */
const USED_FOR_LEARNER = `EXISTS (
  SELECT 1 FROM enrolment e JOIN cohort k ON k.id = e.cohort_id JOIN course_version v ON v.id = k.version_id
  WHERE e.person_id = $2 AND e.withdrawn_at IS NULL AND v.course_id = f.course_id AND (
    EXISTS (SELECT 1 FROM module m JOIN module_file mf ON mf.module_id = m.id WHERE m.version_id = v.id AND mf.file_id = f.id)
    OR EXISTS (SELECT 1 FROM module m JOIN module_variant x ON x.module_id = m.id WHERE m.version_id = v.id AND position('/files/' || f.id IN x.pages::text) > 0)
    OR EXISTS (SELECT 1 FROM pair_item p JOIN item_version iv ON iv.id = p.item_version_id WHERE p.version_id = v.id AND position('/files/' || f.id IN iv.content::text) > 0)
  ))`;

const RUN_IN_SCOPE = `EXISTS (
  SELECT 1 FROM cohort k JOIN course_version v ON v.id = k.version_id JOIN work_unit_ancestor a ON a.unit_id = k.unit_id
  WHERE v.course_id = f.course_id AND a.ancestor_id = ANY($4::uuid[]))`;

export class PostgresFileStore implements FileStore {
  constructor(private readonly database: Database) {}

  async courseInScope(scope: UnitScope, courseId: CourseId): Promise<boolean> {
    const rows = await this.database.query(`SELECT 1 FROM course c WHERE c.id = $1 AND ${courseInScope('c', '$2')}`, [courseId, scope.rootUnitIds]);
    return rows.length > 0;
  }

  async add(file: StoredFile, courseId: CourseId, by: { readonly personId: PersonId; readonly at: Instant }): Promise<StoredFile> {
    return this.database.transaction(async (tx) => {
      // The course's row is the lock: the same upload sent twice at once is one file.
      await tx.query('SELECT 1 FROM course WHERE id = $1 FOR UPDATE', [courseId]);
      const [same] = await tx.query<FileRow>(
        'SELECT id, sha256, media_type, byte_size, name FROM stored_file WHERE course_id = $1 AND sha256 = $2 AND name = $3 AND media_type = $4 ORDER BY created_at LIMIT 1',
        [courseId, file.sha256, file.name, file.mediaType],
      );
      if (same) return fileOf(same);
      await tx.query(
        'INSERT INTO stored_file (id, course_id, sha256, media_type, byte_size, name, uploaded_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [file.id, courseId, file.sha256, file.mediaType, file.byteSize, file.name, by.personId, new Date(by.at)],
      );
      return file;
    });
  }

  async readable(fileId: FileId, personId: PersonId, scopes: readonly UnitScope[]): Promise<StoredFile | null> {
    // Instructors see the courses of their units; evaluators and administrators also those that are run for their units.
    const owning = scopes.flatMap(({ rootUnitIds }) => rootUnitIds);
    const running = scopes.filter(({ role }) => role !== 'instructor').flatMap(({ rootUnitIds }) => rootUnitIds);
    const [row] = await this.database.query<FileRow>(
      `SELECT f.id, f.sha256, f.media_type, f.byte_size, f.name FROM stored_file f JOIN course c ON c.id = f.course_id
       WHERE f.id = $1 AND (${courseInScope('c', '$3')} OR ${RUN_IN_SCOPE} OR ${USED_FOR_LEARNER})`,
      [fileId, personId, owning, running],
    );
    return row ? fileOf(row) : null;
  }
}
