import type { AttachedFile, CourseVersion, ItemPart, Level, Module, Objective, PairItem, Variant, VersionStatus } from '@selaras/domain/course';
import type { BlueprintCell, Difficulty, ItemContent, ParallelForm, RichText } from '@selaras/domain/item';
import { type CourseId, type CourseVersionId, type FileId, type Instant, instant, type ItemId, type ItemVersionId, type ModuleId, type VariantId, type WorkUnitId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { FileFacts, VersionRecord } from '@selaras/application/authoring';
import type { TestRules } from '@selaras/domain/scheduling';
import type { Queryable } from '../database';
import { RULES_OF_PAIR } from '../test-rules.sql';
import { unitJson, type UnitRecord } from '../unit-columns';
import { courseInScope } from './scope.sql';

interface FrameRow {
  readonly id: CourseVersionId; readonly course_id: CourseId; readonly number: number; readonly status: VersionStatus;
  readonly title: string; readonly summary: string; readonly jp: number; readonly revision: number; readonly published_at: Date | null;
  readonly pass_mark_percent: number; readonly rules: readonly TestRules[];
}

const FRAME = `SELECT v.id, v.course_id, v.number, v.status, v.title, v.summary, v.jp, v.revision, v.published_at,
    p.pass_mark_percent, ${RULES_OF_PAIR} AS rules
  FROM course_version v JOIN course c ON c.id = v.course_id JOIN linked_pair p ON p.version_id = v.id`;

/**
 * A version with everything that belongs to it, in seven statements whatever its size; null when it is not in scope.
 * `lock` holds the version's row until the transaction ends, so that what was read still stands when it is changed.
 */
export async function readVersion(on: Queryable, scope: UnitScope, versionId: CourseVersionId, lock = false): Promise<VersionRecord | null> {
  const [frame] = await on.query<FrameRow>(`${FRAME} WHERE v.id = $1 AND ${courseInScope('c', '$2')} ${lock ? 'FOR UPDATE OF v' : ''}`, [versionId, scope.rootUnitIds]);
  return frame ? readRest(on, frame) : null;
}

/** The newest published version of a course; null when there is none. The caller has looked at the scope. */
export async function readNewestPublished(on: Queryable, courseId: CourseId): Promise<CourseVersion | null> {
  const [frame] = await on.query<FrameRow>(`${FRAME} WHERE v.course_id = $1 AND v.status = 'published' ORDER BY v.number DESC LIMIT 1`, [courseId]);
  return frame ? (await readRest(on, frame)).version : null;
}

async function readRest(on: Queryable, frame: FrameRow): Promise<VersionRecord> {
  const { objectives, blueprint } = await readObjectives(on, frame.id);
  const modules = await readModules(on, frame.id);
  const variants = await readVariants(on, frame.id);
  const files = await readFiles(on, frame.id);
  const items = await readPairItems(on, frame.id);
  const placed = [...variants.map(({ variant }) => variant.unitId), ...items.map(({ unitId }) => unitId)].filter((unitId) => unitId !== null);
  const units = await readUnits(on, [...new Set(placed)]);

  const version: CourseVersion = {
    id: frame.id, courseId: frame.course_id, number: frame.number, status: frame.status,
    title: frame.title, summary: frame.summary, jp: frame.jp, revision: frame.revision,
    objectives,
    modules: modules.map((module) => ({
      ...module,
      variants: variants.filter(({ moduleId }) => moduleId === module.id).map(({ variant }) => variant),
      files: files.filter(({ moduleId }) => moduleId === module.id).map(({ attached }) => attached),
    })),
    pair: {
      passMarkPercent: frame.pass_mark_percent, rules: frame.rules, blueprint, items,
    },
  };
  return {
    version,
    publishedAt: frame.published_at && instant(frame.published_at.getTime()),
    variantUpdatedAt: new Map(variants.map(({ variant, updatedAt }) => [variant.id, updatedAt])),
    files: new Map(files.map(({ facts }) => [facts.id, facts])),
    units: new Map(units.map(({ unit }) => [unit.id, unit])),
    unitPaths: new Map(units.map(({ unit, path }) => [unit.id, path])),
  };
}

/** Objectives with the cells of the blueprint that ask for them: in the order of objectives, easy before hard. */
async function readObjectives(on: Queryable, versionId: CourseVersionId): Promise<{ objectives: Objective[]; blueprint: BlueprintCell[] }> {
  const rows = await on.query<Objective & { cells: readonly Omit<BlueprintCell, 'objectiveCode'>[] | null }>(
    `SELECT o.id, o.code, o.text, (
       SELECT jsonb_agg(jsonb_build_object('difficulty', b.difficulty, 'number', b.number) ORDER BY array_position(ARRAY['easy', 'medium', 'hard'], b.difficulty))
       FROM blueprint_cell b WHERE b.version_id = o.version_id AND b.objective_code = o.code) AS cells
     FROM objective o WHERE o.version_id = $1 ORDER BY o.position, o.code`,
    [versionId],
  );
  return {
    objectives: rows.map(({ id, code, text }) => ({ id, code, text })),
    blueprint: rows.flatMap(({ code, cells }) => (cells ?? []).map(({ difficulty, number }) => ({ objectiveCode: code, difficulty, number }))),
  };
}

function readModules(on: Queryable, versionId: CourseVersionId): Promise<Omit<Module, 'variants' | 'files'>[]> {
  return on.query(
    `SELECT m.id, m.title, m.estimated_minutes AS "estimatedMinutes", m.core_revision AS "coreRevision", m.revision,
       coalesce((SELECT jsonb_agg(o.code ORDER BY o.position, o.code) FROM module_objective mo JOIN objective o ON o.id = mo.objective_id
         WHERE mo.module_id = m.id), '[]') AS "objectiveCodes",
       coalesce((SELECT jsonb_agg(r.requires_id ORDER BY required.position) FROM module_prerequisite r JOIN module required ON required.id = r.requires_id
         WHERE r.module_id = m.id), '[]') AS "requiresIds"
     FROM module m WHERE m.version_id = $1 ORDER BY m.position`,
    [versionId],
  );
}

async function readVariants(on: Queryable, versionId: CourseVersionId): Promise<{ moduleId: ModuleId; variant: Variant; updatedAt: Instant }[]> {
  const rows = await on.query<{
    id: VariantId; module_id: ModuleId; unit_id: WorkUnitId | null; level: Level | null; label: string; pages: RichText[];
    reviewed_core_revision: number; revision: number; updated_at: Date;
  }>(
    `SELECT x.id, x.module_id, x.unit_id, x.level, x.label, x.pages, x.reviewed_core_revision, x.revision, x.updated_at
     FROM module_variant x JOIN module m ON m.id = x.module_id WHERE m.version_id = $1
     ORDER BY x.unit_id NULLS FIRST, x.level NULLS FIRST`,
    [versionId],
  );
  return rows.map((row) => ({
    moduleId: row.module_id,
    updatedAt: instant(row.updated_at.getTime()),
    variant: {
      id: row.id, unitId: row.unit_id, level: row.level, label: row.label, pages: row.pages,
      reviewedCoreRevision: row.reviewed_core_revision, revision: row.revision,
    },
  }));
}

async function readFiles(on: Queryable, versionId: CourseVersionId): Promise<{ moduleId: ModuleId; attached: AttachedFile; facts: FileFacts }[]> {
  const rows = await on.query<{
    module_id: ModuleId; file_id: FileId; purpose: AttachedFile['purpose']; title: string; media_type: string; byte_size: string; name: string;
  }>(
    `SELECT mf.module_id, mf.file_id, mf.purpose, mf.title, f.media_type, f.byte_size, f.name
     FROM module_file mf JOIN module m ON m.id = mf.module_id JOIN stored_file f ON f.id = mf.file_id
     WHERE m.version_id = $1 ORDER BY mf.position, f.created_at, f.id`,
    [versionId],
  );
  return rows.map((row) => ({
    moduleId: row.module_id,
    attached: { fileId: row.file_id, purpose: row.purpose, title: row.title },
    facts: { id: row.file_id, mediaType: row.media_type, byteSize: Number(row.byte_size), name: row.name },
  }));
}

async function readPairItems(on: Queryable, versionId: CourseVersionId): Promise<PairItem[]> {
  const rows = await on.query<{
    part: ItemPart; unit_id: WorkUnitId | null; section: string | null; required: boolean; item_version_id: ItemVersionId; item_id: ItemId; number: number; newest_number: number;
    objective_code: string | null; difficulty: Difficulty | null; form: ParallelForm | null; content: ItemContent; archived: boolean; learners: number; exposure_limit: number | null;
  }>(
    `SELECT p.part, p.unit_id, p.section, p.required, p.form, p.item_version_id, iv.item_id, iv.number, iv.objective_code, i.difficulty, iv.content, i.archived_at IS NOT NULL AS archived, i.exposure_limit, coalesce(x.learners, 0) AS learners,
       (SELECT max(newer.number) FROM item_version newer WHERE newer.item_id = iv.item_id) AS newest_number
     FROM pair_item p JOIN item_version iv ON iv.id = p.item_version_id JOIN item i ON i.id = iv.item_id LEFT JOIN item_exposure x ON x.item_id = i.id
     WHERE p.version_id = $1 ORDER BY p.position, p.item_version_id`,
    [versionId],
  );
  return rows.map((row) => ({
    part: row.part, unitId: row.unit_id, section: row.section, required: row.required, itemVersionId: row.item_version_id, itemId: row.item_id, number: row.number,
    newestNumber: row.newest_number, objectiveCode: row.objective_code, difficulty: row.difficulty, form: row.form, content: row.content, archived: row.archived,
    ...(row.exposure_limit !== null && row.learners >= row.exposure_limit ? { overExposed: { learners: row.learners, limit: row.exposure_limit } } : {}),
  }));
}

/** Units with their way up, in tree order: a unit before what lies under it, brothers by name. */
async function readUnits(on: Queryable, unitIds: readonly WorkUnitId[]): Promise<{ unit: UnitRecord; path: readonly WorkUnitId[] }[]> {
  return on.query(
    `SELECT ${unitJson('u')} AS unit,
       (SELECT jsonb_agg(a.ancestor_id ORDER BY a.distance) FROM work_unit_ancestor a WHERE a.unit_id = u.id) AS path
     FROM work_unit u WHERE u.id = ANY($1::uuid[]) ORDER BY ${treeOrder('u')}`,
    [unitIds],
  );
}

/** Sorts units as one reads a tree: by the names on the way down to each. */
export function treeOrder(alias: string): string {
  return `(SELECT array_agg(above.name || above.id::text ORDER BY a.distance DESC) FROM work_unit_ancestor a
    JOIN work_unit above ON above.id = a.ancestor_id WHERE a.unit_id = ${alias}.id)`;
}
