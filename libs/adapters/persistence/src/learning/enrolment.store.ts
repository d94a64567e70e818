import type { EnrolmentRecord, EnrolmentStore, ModuleText, ProgressRecord } from '@selaras/application/learning';
import type { AttemptId, CourseVersionId, EnrolmentId, Instant, ModuleId, PersonId, VariantId } from '@selaras/domain/kernel';
import { closeDueAttempts } from '../assessment/close-attempts';
import type { Database, Queryable } from '../database';
import { KeptRows } from '../kept-rows';
import { momentOrNull } from '../moments';
import { dayOf, unitJson } from '../unit-columns';
import { enrolmentOf, ENROLMENTS_OF_PERSON, type EnrolmentRow } from './enrolment-rows';
import { loadStructures, type StoredStructure } from './structure-rows';

const MOST_KEPT_STRUCTURES = 200;

/** A learner's enrolments in PostgreSQL: one statement for all of them, one more for course versions not read before. */
export class PostgresEnrolmentStore implements EnrolmentStore {
  private readonly structures: KeptRows<CourseVersionId, StoredStructure>;

  constructor(private readonly database: Database) {
    this.structures = new KeptRows(MOST_KEPT_STRUCTURES, (ids) => loadStructures(database, ids), (stored) => stored.isFinal);
  }

  /** `on`: a transaction to read in; the structures of published courses never change, and are read outside it. */
  async enrolmentsOf(personId: PersonId, now: Instant, enrolmentId?: EnrolmentId, on: Queryable = this.database): Promise<readonly EnrolmentRecord[]> {
    const rows = await on.query<EnrolmentRow>(ENROLMENTS_OF_PERSON, [personId, dayOf(now), enrolmentId ?? null]);
    const structures = await this.structures.get(rows.map((row) => row.version_id));
    return rows.map((row) => {
      const stored = structures.get(row.version_id);
      if (!stored) throw new Error(`course version ${row.version_id} has no pair of tests`);
      return enrolmentOf(row, stored.structure);
    });
  }

  closeDue(attemptIds: readonly AttemptId[], now: Instant): Promise<void> {
    return closeDueAttempts(this.database, attemptIds, now);
  }

  async hoursOf(personId: PersonId, now: Instant) {
    const [row] = await this.database.query<{ employment: 'PNS' | 'PPPK'; year: number; earned: number }>(
      `SELECT p.employment, here.year, coalesce((
         SELECT sum(once.jp)::int FROM (
           SELECT DISTINCT ON (v.course_id) v.jp FROM enrolment_progress ep JOIN cohort c ON c.id = ep.cohort_id JOIN course_version v ON v.id = c.version_id
           WHERE ep.person_id = p.id AND ep.passed AND extract(year FROM ep.passed_at AT TIME ZONE c.zone) = here.year ORDER BY v.course_id, ep.passed_at
         ) once), 0) AS earned
       FROM person p CROSS JOIN LATERAL (SELECT extract(year FROM $2::timestamptz AT TIME ZONE coalesce(
         (SELECT u.zone FROM unit_assignment a JOIN work_unit u ON u.id = a.unit_id
          WHERE a.person_id = p.id AND a.kind = 'definitive' AND a.period @> $3::date), 'Asia/Jakarta'))::int AS year) here
       WHERE p.id = $1 AND p.left_on IS NULL`,
      [personId, new Date(now), dayOf(now)],
    );
    return row ?? null;
  }

  async moduleText(moduleId: ModuleId, variantId: VariantId): Promise<ModuleText> {
    const [row] = await this.database.query<ModuleText>(
      `SELECT mv.label, mv.pages, ${unitJson('u')} AS "variantUnit", coalesce((
         SELECT jsonb_agg(jsonb_build_object('id', f.id, 'purpose', mf.purpose, 'mediaType', f.media_type, 'byteSize', f.byte_size,
           'title', CASE WHEN mf.title = '' THEN f.name ELSE mf.title END) ORDER BY mf.position, f.id)
         FROM module_file mf JOIN stored_file f ON f.id = mf.file_id WHERE mf.module_id = mv.module_id), '[]') AS files
       FROM module_variant mv LEFT JOIN work_unit u ON u.id = mv.unit_id
       WHERE mv.id = $1 AND mv.module_id = $2`,
      [variantId, moduleId],
    );
    if (!row) throw new Error(`variant ${variantId} of module ${moduleId} is gone`);
    return row;
  }

  async saveProgress(
    enrolmentId: EnrolmentId, moduleId: ModuleId, page: number, completed: boolean, now: Instant,
  ): Promise<ProgressRecord> {
    const [row] = await this.database.query<{ page: number; completed_at: Date | null }>(
      `INSERT INTO module_progress AS p (enrolment_id, module_id, opened_at, page, completed_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $3)
       ON CONFLICT (enrolment_id, module_id) DO UPDATE SET page = excluded.page,
         completed_at = coalesce(p.completed_at, excluded.completed_at), updated_at = excluded.updated_at
       RETURNING page, completed_at`,
      [enrolmentId, moduleId, new Date(now), page - 1, completed ? new Date(now) : null],
    );
    if (!row) throw new Error(`progress of enrolment ${enrolmentId} was not stored`);
    return { moduleId, page: row.page + 1, completedAt: momentOrNull(row.completed_at) };
  }
}
