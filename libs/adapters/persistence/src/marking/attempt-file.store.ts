import type { AttemptFile, AttemptFileStore, UploadPlace } from '@selaras/application/marking';
import type { Interaction } from '@selaras/domain/item';
import { isId, type AttemptId, type FileId, type Instant, type ItemVersionId, type PersonId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import type { Database, Queryable } from '../database';
import { momentOf, type StoredMoment } from '../moments';
import { attemptInScope } from '../regrading/correction.store';

/** A row of `attempt_file` in this alias as a StoredAttemptFile. */
export function attemptFileJson(alias: string): string {
  return `jsonb_build_object('id', ${alias}.id, 'itemVersionId', ${alias}.item_version_id, 'sha256', ${alias}.sha256, 'mediaType', ${alias}.media_type,
    'byteSize', ${alias}.byte_size, 'name', ${alias}.name, 'uploadedAt', ${alias}.uploaded_at)`;
}

export type StoredAttemptFile = Omit<AttemptFile, 'uploadedAt'> & { readonly uploadedAt: StoredMoment };

export function attemptFileOf(stored: StoredAttemptFile): AttemptFile {
  return { ...stored, uploadedAt: momentOf(stored.uploadedAt) };
}

/** Attempt `a` takes what comes at $time: it is open, or its time was up and the grace is not over. */
const isOpen = (time: string) => `(a.submitted_at IS NULL OR a.closed_by = 'expiry') AND NOT a.sealed AND ${time} <= a.due_at + make_interval(secs => a.grace_seconds)`;

/** Files that learners hand in. Whose attempt it is, or whose scope it is in, stands in every statement. */
export class PostgresAttemptFileStore implements AttemptFileStore {
  constructor(private readonly database: Database) {}

  async uploadPlace(personId: PersonId, attemptId: AttemptId, itemVersionId: ItemVersionId, now: Instant): Promise<UploadPlace | null> {
    const [row] = await this.database.query<{ interaction: Interaction; kept: number; is_open: boolean }>(
      `SELECT i.content -> 'interaction' AS interaction, ${isOpen('$4')} AS is_open,
         (SELECT count(*)::int FROM attempt_file f WHERE f.attempt_id = a.id AND f.item_version_id = i.id) AS kept
       FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
       JOIN item_version i ON i.id = $3 AND a.form @> jsonb_build_array(jsonb_build_object('itemVersionId', i.id))
       WHERE a.id = $2 AND e.person_id = $1 AND e.withdrawn_at IS NULL AND i.type = 'file-upload'`,
      [personId, attemptId, itemVersionId, new Date(now)],
    );
    if (row?.interaction.type !== 'file-upload') return null;
    const { mediaTypes, largestBytes, most } = row.interaction;
    return { mediaTypes, largestBytes, most, kept: row.kept, isOpen: row.is_open };
  }

  add(attemptId: AttemptId, file: AttemptFile, most: number, now: Instant): Promise<AttemptFile | null> {
    return this.database.transaction(async (tx) => {
      // The attempt's row is the lock: the same file sent twice at once is one, and the limit holds.
      const [open] = await tx.query(`SELECT 1 FROM attempt a WHERE a.id = $1 AND ${isOpen('$2')} FOR NO KEY UPDATE`, [attemptId, new Date(now)]);
      if (!open) return null;
      const [same] = await readFiles(tx, 'f.attempt_id = $1 AND f.item_version_id = $2 AND f.sha256 = $3 AND f.name = $4', [attemptId, file.itemVersionId, file.sha256, file.name]);
      if (same) return same;
      const added = await tx.query(
        `INSERT INTO attempt_file (id, attempt_id, item_version_id, sha256, media_type, byte_size, name, uploaded_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE (SELECT count(*) FROM attempt_file WHERE attempt_id = $2 AND item_version_id = $3) < $9 RETURNING id`,
        [file.id, attemptId, file.itemVersionId, file.sha256, file.mediaType, file.byteSize, file.name, new Date(file.uploadedAt), most],
      );
      return added.length > 0 ? file : null;
    });
  }

  async files(attemptId: AttemptId, personId: PersonId, scope: UnitScope): Promise<readonly AttemptFile[] | null> {
    const [visible] = await this.database.query(
      `SELECT 1 FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id
       JOIN course_version v ON v.id = c.version_id JOIN course k ON k.id = v.course_id
       WHERE a.id = $1 AND (e.person_id = $2 OR (a.submitted_at IS NOT NULL AND ${courseInScope('k', '$3')} AND ${attemptInScope('a', '$3')}))`,
      [attemptId, personId, scope.rootUnitIds],
    );
    return visible ? readFiles(this.database, 'f.attempt_id = $1', [attemptId]) : null;
  }

  async handedIn(attemptId: AttemptId, itemVersionId: ItemVersionId, ids: readonly string[]): Promise<ReadonlySet<string>> {
    // What was sent may be anything but an id.
    const rows = await this.database.query<{ id: FileId }>('SELECT id FROM attempt_file WHERE attempt_id = $1 AND item_version_id = $2 AND id = ANY($3::uuid[])', [attemptId, itemVersionId, ids.filter(isId)]);
    return new Set(rows.map(({ id }) => id));
  }
}

async function readFiles(on: Queryable, condition: string, parameters: readonly unknown[]): Promise<AttemptFile[]> {
  const rows = await on.query<{ file: StoredAttemptFile }>(`SELECT ${attemptFileJson('f')} AS file FROM attempt_file f WHERE ${condition} ORDER BY f.uploaded_at, f.id`, parameters);
  return rows.map(({ file }) => attemptFileOf(file));
}
