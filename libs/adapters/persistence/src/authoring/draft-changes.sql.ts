import type { DraftChange, ModuleFrame, PlacedVersion, Writer, WrittenVariant } from '@selaras/application/authoring';
import type { CourseVersion } from '@selaras/domain/course';
import type { CourseVersionId, Instant, ModuleId, PersonId } from '@selaras/domain/kernel';
import type { Queryable } from '../database';
import { writeTestRules } from '../test-rules.sql';

export interface Writing extends Writer {
  readonly tx: Queryable;
  readonly versionId: CourseVersionId;
}

type Writers = { readonly [Kind in DraftChange['kind']]: (writing: Writing, change: Extract<DraftChange, { kind: Kind }>) => Promise<unknown> };

/** How each decided change is written. A kind that is missing here does not compile. */
const writers: Writers = {
  frame: async ({ tx, versionId }, { title, summary, jp, objectives }) => {
    await tx.query('UPDATE course_version SET title = $2, summary = $3, jp = $4, revision = revision + 1 WHERE id = $1', [versionId, title, summary, jp]);
    await tx.query(
      `UPDATE course c SET title = $2 FROM course_version v WHERE v.id = $1 AND c.id = v.course_id
         AND NOT EXISTS (SELECT 1 FROM course_version p WHERE p.course_id = c.id AND p.status <> 'draft')`,
      [versionId, title],
    );
    await writeObjectives(tx, versionId, objectives);
  },
  addModule: async (writing, { module, position }) => {
    await writing.tx.query('INSERT INTO module (id, version_id, position, title, estimated_minutes) VALUES ($1, $2, $3, $4, $5)', [
      module.id, writing.versionId, position, module.title, module.estimatedMinutes,
    ]);
    await writeModuleLinks(writing, module);
  },
  changeModule: async (writing, { module }) => {
    await writing.tx.query('UPDATE module SET title = $2, estimated_minutes = $3, revision = revision + 1 WHERE id = $1', [module.id, module.title, module.estimatedMinutes]);
    await writeModuleLinks(writing, module);
  },
  orderModules: ({ tx, versionId }, { moduleIds }) => writeOrder(tx, versionId, moduleIds),
  removeModule: async ({ tx, versionId }, { moduleId }) => {
    await tx.query('DELETE FROM module WHERE id = $1 AND version_id = $2', [moduleId, versionId]);
    const left = await tx.query<{ id: ModuleId }>('SELECT id FROM module WHERE version_id = $1 ORDER BY position', [versionId]);
    await writeOrder(tx, versionId, left.map(({ id }) => id));
  },
  addVariant: ({ tx, personId, at }, { variant }) => insertVariant(tx, variant, personId, at),
  changeVariant: ({ tx, personId, at }, { variant }) =>
    tx.query(
      `UPDATE module_variant SET unit_id = $2, level = $3, label = $4, pages = $5, reviewed_core_revision = $6, revision = revision + 1, updated_at = $7, updated_by = $8
       WHERE id = $1`,
      [variant.id, variant.unitId, variant.level, variant.label, JSON.stringify(variant.pages), variant.reviewedCoreRevision, new Date(at), personId],
    ),
  coreChanged: ({ tx }, { moduleId }) => tx.query('UPDATE module SET core_revision = core_revision + 1 WHERE id = $1', [moduleId]),
  reviewVariant: ({ tx }, { variantId, coreRevision }) => tx.query('UPDATE module_variant SET reviewed_core_revision = $2 WHERE id = $1', [variantId, coreRevision]),
  removeVariant: ({ tx }, { variantId }) => tx.query('DELETE FROM module_variant WHERE id = $1', [variantId]),
  attachFile: ({ tx }, { moduleId, fileId, purpose, title }) =>
    tx.query(
      `INSERT INTO module_file (module_id, file_id, purpose, title, position)
       VALUES ($1, $2, $3, $4, (SELECT coalesce(max(position), 0) + 1 FROM module_file WHERE module_id = $1))
       ON CONFLICT (module_id, file_id) DO UPDATE SET purpose = excluded.purpose, title = excluded.title`,
      [moduleId, fileId, purpose, title],
    ),
  detachFile: ({ tx }, { moduleId, fileId }) => tx.query('DELETE FROM module_file WHERE module_id = $1 AND file_id = $2', [moduleId, fileId]),
  pair: async ({ tx, versionId }, { settings, blueprint, items }) => {
    await tx.query('UPDATE linked_pair SET pass_mark_percent = $2 WHERE version_id = $1', [versionId, settings.passMarkPercent]);
    await writeTestRules(tx, versionId, settings.rules);
    await tx.query('DELETE FROM pair_item WHERE version_id = $1', [versionId]);
    await insertPairItems(tx, versionId, items);
    await tx.query('DELETE FROM blueprint_cell WHERE version_id = $1', [versionId]);
    await insertBlueprint(tx, versionId, blueprint);
    await tx.query('UPDATE course_version SET revision = revision + 1 WHERE id = $1', [versionId]);
  },
  rules: async ({ tx, versionId }, { rules }) => {
    await writeTestRules(tx, versionId, rules);
    await tx.query('UPDATE course_version SET revision = revision + 1 WHERE id = $1', [versionId]);
  },
  publish: async ({ tx, versionId }, { publication }) => {
    await tx.query("UPDATE course_version SET status = 'published', published_at = $2, published_by = $3 WHERE id = $1", [
      versionId, new Date(publication.publishedAt), publication.publishedBy,
    ]);
    await tx.query('UPDATE course c SET title = v.title FROM course_version v WHERE v.id = $1 AND c.id = v.course_id', [versionId]);
  },
};

export async function writeChanges(writing: Writing, changes: readonly DraftChange[]): Promise<void> {
  for (const change of changes) {
    // The table pairs each kind with its writer; the compiler cannot follow that through an index.
    const write = writers[change.kind] as (writing: Writing, change: DraftChange) => Promise<unknown>;
    await write(writing, change);
  }
}

/** A whole draft, as when a published version was copied. Its course exists, its id and its contents' ids are new. */
export async function insertDraft({ tx, versionId, personId, at }: Writing, draft: CourseVersion): Promise<void> {
  await tx.query("INSERT INTO course_version (id, course_id, number, status, title, summary, jp) VALUES ($1, $2, $3, 'draft', $4, $5, $6)", [
    versionId, draft.courseId, draft.number, draft.title, draft.summary, draft.jp,
  ]);
  await writeObjectives(tx, versionId, draft.objectives);
  await tx.query(
    `INSERT INTO module (id, version_id, position, title, estimated_minutes, core_revision)
     SELECT m.id, $1, m.position, m.title, m.minutes, m.core FROM jsonb_to_recordset($2::jsonb) AS m(id uuid, position int, title text, minutes int, core int)`,
    [versionId, JSON.stringify(draft.modules.map(({ id, title, estimatedMinutes, coreRevision }, index) => ({ id, position: index + 1, title, minutes: estimatedMinutes, core: coreRevision })))],
  );
  for (const module of draft.modules) {
    await writeModuleLinks({ tx, versionId, personId, at }, module);
    for (const variant of module.variants) await insertVariant(tx, { ...variant, moduleId: module.id }, personId, at);
    for (const [position, { fileId, purpose, title }] of module.files.entries()) {
      await tx.query('INSERT INTO module_file (module_id, file_id, purpose, title, position) VALUES ($1, $2, $3, $4, $5)', [module.id, fileId, purpose, title, position + 1]);
    }
  }
  const { pair } = draft;
  await tx.query('INSERT INTO linked_pair (version_id, pass_mark_percent) VALUES ($1, $2)', [versionId, pair.passMarkPercent]);
  await writeTestRules(tx, versionId, pair.rules);
  await insertPairItems(tx, versionId, pair.items);
  await insertBlueprint(tx, versionId, pair.blueprint);
}

async function writeObjectives(tx: Queryable, versionId: CourseVersionId, objectives: CourseVersion['objectives']): Promise<void> {
  await tx.query('DELETE FROM objective WHERE version_id = $1 AND NOT id = ANY($2::uuid[])', [versionId, objectives.map(({ id }) => id)]);
  await tx.query(
    `INSERT INTO objective (id, version_id, code, text, position)
     SELECT o.id, $1, o.code, o.text, o.position FROM jsonb_to_recordset($2::jsonb) AS o(id uuid, code text, text text, position int)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text, position = excluded.position`,
    [versionId, JSON.stringify(objectives.map(({ id, code, text }, index) => ({ id, code, text, position: index + 1 })))],
  );
}

async function writeModuleLinks({ tx, versionId }: Writing, module: ModuleFrame): Promise<void> {
  await tx.query('DELETE FROM module_objective WHERE module_id = $1', [module.id]);
  await tx.query('INSERT INTO module_objective (module_id, objective_id) SELECT $2, id FROM objective WHERE version_id = $1 AND code = ANY($3::text[])', [
    versionId, module.id, module.objectiveCodes,
  ]);
  await tx.query('DELETE FROM module_prerequisite WHERE module_id = $1', [module.id]);
  await tx.query('INSERT INTO module_prerequisite (version_id, module_id, requires_id) SELECT $1, $2, unnest($3::uuid[])', [versionId, module.id, module.requiresIds]);
}

/** One statement: the unique positions are checked when it is through. */
function writeOrder(tx: Queryable, versionId: CourseVersionId, moduleIds: readonly ModuleId[]): Promise<unknown> {
  return tx.query(
    `UPDATE module m SET position = o.position FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, position)
     WHERE m.version_id = $1 AND m.id = o.id AND m.position <> o.position`,
    [versionId, moduleIds],
  );
}

function insertVariant(tx: Queryable, variant: WrittenVariant, personId: PersonId, at: Instant): Promise<unknown> {
  return tx.query(
    `INSERT INTO module_variant (id, module_id, unit_id, level, label, pages, reviewed_core_revision, updated_at, updated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [variant.id, variant.moduleId, variant.unitId, variant.level, variant.label, JSON.stringify(variant.pages), variant.reviewedCoreRevision, new Date(at), personId],
  );
}

function insertPairItems(tx: Queryable, versionId: CourseVersionId, items: readonly PlacedVersion[]): Promise<unknown> {
  return tx.query(
    `INSERT INTO pair_item (version_id, item_version_id, part, unit_id, form, section, required, position)
     SELECT $1, p.item, p.part, p.unit, p.form, p.section, p.required, p.position
     FROM jsonb_to_recordset($2::jsonb) AS p(item uuid, part text, unit uuid, form text, section text, required boolean, position int)`,
    [versionId, JSON.stringify(items.map(({ itemVersionId, part, unitId, form, section, required }, index) => ({
      item: itemVersionId, part, unit: unitId, form, section, required, position: index + 1,
    })))],
  );
}

function insertBlueprint(tx: Queryable, versionId: CourseVersionId, blueprint: CourseVersion['pair']['blueprint']): Promise<unknown> {
  return tx.query(
    `INSERT INTO blueprint_cell (version_id, objective_code, difficulty, number)
     SELECT $1, b.objective, b.difficulty, b.number FROM jsonb_to_recordset($2::jsonb) AS b(objective text, difficulty text, number int)`,
    [versionId, JSON.stringify(blueprint.map(({ objectiveCode, difficulty, number }) => ({ objective: objectiveCode, difficulty, number })))],
  );
}
