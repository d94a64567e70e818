import type { UnitView } from '@selaras/application/identity';
import type { AttemptPerson, CorrectionLog, CorrectionRecord, CorrectionStore, NewCorrection, RegradeProgress, VersionToCorrect } from '@selaras/application/regrading';
import type { CorrectableItem, Correction, CorrectionId } from '@selaras/domain/assessment';
import { ok, refuse, type AttemptId, type CohortId, type CourseVersionId, type ItemVersionId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import { courseInScope } from '../authoring/scope.sql';
import { brokenConstraint, type Database, type Queryable } from '../database';
import { addToOutbox } from '../jobs/outbox.store';
import { momentOf, momentOrNull } from '../moments';
import { unitJson } from '../unit-columns';
import { correctionJson, correctionsUpTo, holdKeys, keyVersionInForce, type StoredCorrections } from './key-version.sql';
import { readScored } from './regraded-attempts.sql';

/** Corrections of a version as its instructors see them. Every read joins the scope of the course; people's rows their own unit too. */
export class PostgresCorrectionStore implements CorrectionStore {
  constructor(private readonly database: Database) {}

  versionToCorrect(scope: UnitScope, versionId: CourseVersionId): Promise<VersionToCorrect | null> {
    return readVersionToCorrect(this.database, scope, versionId);
  }

  async unitsOfItems(versionId: CourseVersionId): Promise<ReadonlyMap<ItemVersionId, UnitView>> {
    const rows = await this.database.query<{ id: ItemVersionId; unit: UnitView }>(
      `SELECT p.item_version_id AS id, ${unitJson('u')} AS unit FROM pair_item p JOIN work_unit u ON u.id = p.unit_id WHERE p.version_id = $1`, [versionId],
    );
    return new Map(rows.map(({ id, unit }) => [id, unit]));
  }

  async log(scope: UnitScope, versionId: CourseVersionId): Promise<CorrectionLog | null> {
    const [version] = await this.database.query<{ in_force: number }>(
      `SELECT ${keyVersionInForce('v.id')} AS in_force FROM course_version v JOIN course c ON c.id = v.course_id WHERE v.id = $1 AND ${courseInScope('c', '$2')}`,
      [versionId, scope.rootUnitIds],
    );
    if (!version) return null;
    return { versionId, keyVersionInForce: version.in_force, corrections: await readRecords(this.database, 'k.version_id = $1', versionId) };
  }

  async progress(scope: UnitScope, correctionId: CorrectionId): Promise<RegradeProgress | null> {
    const [row] = await this.database.query<ProgressRow>(
      `SELECT ${PROGRESS} FROM regrade r JOIN course_version v ON v.id = r.version_id JOIN course c ON c.id = v.course_id
       WHERE r.correction_id = $1 AND ${courseInScope('c', '$2')}`,
      [correctionId, scope.rootUnitIds],
    );
    return row ? progressOf(row) : null;
  }

  add: CorrectionStore['add'] = async (scope, versionId, correctionId, decide) => {
    try {
      return await this.database.transaction(async (tx) => {
        await holdKeys(tx, versionId, 'alone');
        const version = await readVersionToCorrect(tx, scope, versionId);
        if (!version) return refuse({ code: 'VersionNotFound' });
        const [same] = await tx.query<{ version_id: CourseVersionId; correction: Correction }>(
          `SELECT k.version_id, ${correctionJson('k')} AS correction FROM correction k WHERE k.id = $1`, [correctionId],
        );
        const decision = decide(version, same ? { versionId: same.version_id, correction: same.correction } : null);
        if (!decision.ok) return decision;
        if (decision.value) await writeCorrection(tx, versionId, decision.value);
        const [record] = await readRecords(tx, 'k.id = $1', correctionId);
        if (!record) throw new Error(`correction ${correctionId} is gone`);
        return ok(record);
      });
    } catch (error) {
      // The same id for two versions at once: the locks of two versions do not know of each other.
      if (brokenConstraint(error) === 'correction_pkey') return refuse({ code: 'IdTaken', id: correctionId });
      throw error;
    }
  };

  async attemptsInScope(scope: UnitScope, ids: readonly AttemptId[]): Promise<ReadonlySet<AttemptId>> {
    const rows = await this.database.query<{ id: AttemptId }>(`SELECT a.id FROM attempt a WHERE a.id = ANY($1::uuid[]) AND ${attemptInScope('a', '$2')}`, [ids, scope.rootUnitIds]);
    return new Set(rows.map(({ id }) => id));
  }

  async people(scope: UnitScope, ids: readonly AttemptId[]): Promise<ReadonlyMap<AttemptId, AttemptPerson>> {
    const rows = await this.database.query<AttemptPerson>(
      `SELECT a.id AS "attemptId", p.name, p.nip, ${unitJson('u')} AS unit, c.name AS "cohortName"
       FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id
       JOIN work_unit u ON u.id = a.unit_id
       WHERE a.id = ANY($1::uuid[]) AND ${attemptInScope('a', '$2')}`,
      [ids, scope.rootUnitIds],
    );
    return new Map(rows.map((row) => [row.attemptId, row]));
  }

  async cohortNames(ids: readonly CohortId[]): Promise<ReadonlyMap<CohortId, string>> {
    const rows = await this.database.query<{ id: CohortId; name: string }>('SELECT id, name FROM cohort WHERE id = ANY($1::uuid[])', [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** True when the unit frozen in the attempt of this alias lies at or below one of the roots. */
export function attemptInScope(alias: string, roots: string): string {
  return `EXISTS (SELECT 1 FROM work_unit_ancestor taken WHERE taken.unit_id = ${alias}.unit_id AND taken.ancestor_id = ANY(${roots}::uuid[]))`;
}

async function readVersionToCorrect(on: Queryable, scope: UnitScope, versionId: CourseVersionId): Promise<VersionToCorrect | null> {
  const [row] = await on.query<{ is_published: boolean; jp: number; in_force: number; history: StoredCorrections; items: readonly CorrectableItem[] }>(
    `SELECT v.status <> 'draft' AS is_published, v.jp, ${keyVersionInForce('v.id')} AS in_force, ${correctionsUpTo('v.id', '2147483647')} AS history,
       coalesce((SELECT jsonb_agg(jsonb_build_object('itemVersionId', i.id, 'part', p.part, 'content', i.content) ORDER BY p.position, i.id)
         FROM pair_item p JOIN item_version i ON i.id = p.item_version_id WHERE p.version_id = v.id), '[]') AS items
     FROM course_version v JOIN course c ON c.id = v.course_id WHERE v.id = $1 AND ${courseInScope('c', '$2')}`,
    [versionId, scope.rootUnitIds],
  );
  return row ? { versionId, isPublished: row.is_published, jp: row.jp, keyVersionInForce: row.in_force, history: row.history, items: row.items } : null;
}

async function writeCorrection(tx: Queryable, versionId: CourseVersionId, { correction, reason, madeBy, madeAt }: NewCorrection): Promise<void> {
  const { id, keyVersion, itemVersionId, kind, policy } = correction;
  await tx.query(
    `INSERT INTO correction (id, version_id, key_version, kind, item_version_id, key, restores_id, policy, reason, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id, versionId, keyVersion, kind, itemVersionId, kind === 'correct-key' ? JSON.stringify(correction.key) : null,
      kind === 'restore' ? correction.restoresId : null, policy, reason, madeBy, new Date(madeAt),
    ],
  );
  const total = (await readScored(tx, versionId)).length;
  await tx.query(
    'INSERT INTO regrade (correction_id, version_id, key_version, attempts_total, started_at, touched_at) VALUES ($1, $2, $3, $4, $5, $5)',
    [id, versionId, keyVersion, total, new Date(madeAt)],
  );
  await addToOutbox(tx, { name: 'regrade', key: id, payload: { correctionId: id }, runAt: madeAt });
}

interface ProgressRow {
  readonly correction_id: CorrectionId;
  readonly version_id: CourseVersionId;
  readonly key_version: number;
  readonly attempts_total: number;
  readonly attempts_done: number;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

/** Done is counted, not kept: what is counted is what a killed worker need not do again. */
const PROGRESS = `r.correction_id, r.version_id, r.key_version, r.attempts_total, r.started_at, r.finished_at,
  CASE WHEN r.finished_at IS NULL THEN (SELECT count(*)::int FROM regraded_outcome ro WHERE ro.correction_id = r.correction_id) ELSE r.attempts_total END AS attempts_done`;

function progressOf(row: ProgressRow): RegradeProgress {
  return {
    correctionId: row.correction_id,
    versionId: row.version_id,
    keyVersion: row.key_version,
    done: row.attempts_done,
    // Attempts are scored meanwhile, and belong to the work.
    total: Math.max(row.attempts_total, row.attempts_done),
    startedAt: momentOf(row.started_at),
    finishedAt: momentOrNull(row.finished_at),
  };
}

async function readRecords(on: Queryable, condition: string, parameter: string): Promise<CorrectionRecord[]> {
  const rows = await on.query<ProgressRow & {
    correction: Correction; title: string; reason: string; made_by: string; made_at: Date; taken_back_by: CorrectionId | null;
  }>(
    `SELECT ${correctionJson('k')} AS correction, i.content ->> 'title' AS title, k.reason, p.name AS made_by, k.made_at,
       (SELECT back.id FROM correction back WHERE back.restores_id = k.id) AS taken_back_by, ${PROGRESS}
     FROM correction k JOIN regrade r ON r.correction_id = k.id JOIN item_version i ON i.id = k.item_version_id JOIN person p ON p.id = k.made_by
     WHERE ${condition} ORDER BY k.key_version DESC`,
    [parameter],
  );
  return rows.map((row) => ({
    correction: row.correction, itemTitle: row.title, reason: row.reason, madeBy: row.made_by, madeAt: momentOf(row.made_at),
    takenBackById: row.taken_back_by, progress: progressOf(row),
  }));
}
