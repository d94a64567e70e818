
import { type Queryable, writeTestRules } from '@selaras/adapters/persistence';
import { type DemoCourse, type DemoModule, stableId, withFileAddresses } from '@selaras/demo';
import { normalTags } from '@selaras/domain/item';
import { asId } from '@selaras/domain/kernel';
import { startingRules, type TestRules } from '@selaras/domain/scheduling';
import { personId, unitId } from './load-city';
import { insertRows } from './rows';

/** The demo instructor: whoever is said to have written the courses. */
const AUTHOR = 'made-sukerta';

/** Puts a file's bytes where uploads are kept; the loader is told how, the place is the files adapter's business. */
export type KeepFile = (bytes: Uint8Array) => Promise<{ readonly sha256: string; readonly byteSize: number }>;

export function courseId(course: DemoCourse): string {
  return stableId('course', course.slug);
}
export function versionId(course: DemoCourse): string {
  return stableId('course-version', course.slug);
}
export function moduleId(course: DemoCourse, module: string): string {
  return stableId('module', `${course.slug}/${module}`);
}
export function itemVersionId(course: DemoCourse, item: string): string {
  return stableId('item-version', `${course.slug}/${item}`);
}

/** One version of a course with everything in it; published when the demo says so, written as a draft first as any other. */
export async function loadCourse(tx: Queryable, course: DemoCourse, publishedAt: Date, keepFile: KeepFile): Promise<void> {
  const version = versionId(course);
  await tx.query('INSERT INTO course (id, owner_unit_id, title, created_by) VALUES ($1, $2, $3, $4)', [courseId(course), unitId(course.ownerUnit), course.title, personId(AUTHOR)]);
  await tx.query("INSERT INTO course_version (id, course_id, number, status, title, summary, jp) VALUES ($1, $2, 1, 'draft', $3, $4, $5)", [version, courseId(course), course.title, course.summary, course.jp]);
  await insertRows(
    tx,
    'objective',
    { id: 'uuid', version_id: 'uuid', code: 'text', text: 'text', position: 'int' },
    course.objectives.map((objective, index) => ({ id: stableId('objective', `${course.slug}/${objective.code}`), version_id: version, code: objective.code, text: objective.text, position: index + 1 })),
  );
  await loadModules(tx, course);
  for (const module of course.modules) await loadFiles(tx, course, module, keepFile);
  await loadPair(tx, course);
  if (course.status === 'published') {
    await tx.query("UPDATE course_version SET status = 'published', published_at = $2, published_by = $3 WHERE id = $1", [version, publishedAt, personId(AUTHOR)]);
  }
}

async function loadModules(tx: Queryable, course: DemoCourse): Promise<void> {
  const version = versionId(course);
  await insertRows(
    tx,
    'module',
    { id: 'uuid', version_id: 'uuid', position: 'int', title: 'text', estimated_minutes: 'int', core_revision: 'int', revision: 'int' },
    course.modules.map((module, index) => ({ id: moduleId(course, module.slug), version_id: version, position: index + 1, title: module.title, estimated_minutes: module.estimatedMinutes, core_revision: module.coreRevision, revision: 1 })),
  );
  await insertRows(
    tx,
    'module_objective',
    { module_id: 'uuid', objective_id: 'uuid' },
    course.modules.flatMap((module) => module.objectiveCodes.map((code) => ({ module_id: moduleId(course, module.slug), objective_id: stableId('objective', `${course.slug}/${code}`) }))),
  );
  await insertRows(
    tx,
    'module_prerequisite',
    { version_id: 'uuid', module_id: 'uuid', requires_id: 'uuid' },
    course.modules.flatMap((module) => module.requires.map((required) => ({ version_id: version, module_id: moduleId(course, module.slug), requires_id: moduleId(course, required) }))),
  );
  await insertRows(
    tx,
    'module_variant',
    { id: 'uuid', module_id: 'uuid', unit_id: 'uuid', level: 'text', label: 'text', pages: 'jsonb', reviewed_core_revision: 'int', revision: 'int', updated_by: 'uuid', updated_at: 'timestamptz' },
    course.modules.flatMap((module) =>
      module.variants.map((variant) => ({
        id: stableId('variant', `${course.slug}/${module.slug}/${variant.unit ?? ''}/${variant.level ?? ''}`), module_id: moduleId(course, module.slug),
        unit_id: variant.unit && unitId(variant.unit), level: variant.level, label: variant.label,
        pages: withFileAddresses(variant.pages, (file) => `/files/${fileId(course, file)}`),
        reviewed_core_revision: variant.reviewedCoreRevision, revision: 1, updated_by: personId(AUTHOR), updated_at: new Date().toISOString(),
      })),
    ),
  );
}

async function loadFiles(tx: Queryable, course: DemoCourse, module: DemoModule, keepFile: KeepFile): Promise<void> {
  for (const [index, file] of module.files.entries()) {
    const kept = await keepFile(new TextEncoder().encode(file.text));
    await tx.query('INSERT INTO stored_file (id, course_id, sha256, media_type, byte_size, name, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING', [
      fileId(course, file.slug), courseId(course), kept.sha256, file.mediaType, kept.byteSize, file.name, personId(AUTHOR),
    ]);
    await tx.query('INSERT INTO module_file (module_id, file_id, purpose, title, position) VALUES ($1, $2, $3, $4, $5)', [moduleId(course, module.slug), fileId(course, file.slug), file.purpose, file.title, index]);
  }
}

async function loadPair(tx: Queryable, course: DemoCourse): Promise<void> {
  const { pair, spareItems } = course;
  const bank = [...pair.items, ...spareItems];
  await tx.query('INSERT INTO linked_pair (version_id, pass_mark_percent) VALUES ($1, $2)', [versionId(course), pair.passMarkPercent]);
  await writeTestRules(tx, asId<'CourseVersion'>(versionId(course)), rulesOf(pair));
  const itemId = (slug: string) => stableId('item', `${course.slug}/${slug}`);
  const caseOf = new Map(pair.items.map((item) => [item.slug, item.unit]));
  await insertRows(tx, 'item', { id: 'uuid', course_id: 'uuid', created_by: 'uuid', created_at: 'timestamptz', unit_id: 'uuid', tags: 'text[]', difficulty: 'text' }, bank.map((item) => {
    const unit = caseOf.get(item.slug) ?? null;
    return {
      id: itemId(item.slug), course_id: courseId(course), created_by: personId(AUTHOR), created_at: new Date().toISOString(), unit_id: unit && unitId(unit),
      tags: normalTags(unit ? ['kasus', unit] : caseOf.has(item.slug) ? ['inti'] : ['cadangan']), difficulty: item.difficulty ?? null,
    };
  }));
  await insertRows(
    tx,
    'item_version',
    { id: 'uuid', item_id: 'uuid', number: 'int', type: 'text', objective_code: 'text', content: 'jsonb', maximum: 'int', created_by: 'uuid' },
    bank.map((item) => ({
      id: itemVersionId(course, item.slug), item_id: itemId(item.slug), number: 1, type: item.content.interaction.type, objective_code: item.objectiveCode,
      content: item.content, maximum: item.content.maximum, created_by: personId(AUTHOR),
    })),
  );
  await insertRows(
    tx,
    'pair_item',
    { version_id: 'uuid', item_version_id: 'uuid', part: 'text', form: 'text', unit_id: 'uuid', position: 'int' },
    pair.items.map((item, index) => ({
      version_id: versionId(course), item_version_id: itemVersionId(course, item.slug), part: item.part, form: item.form, unit_id: item.unit && unitId(item.unit), position: index + 1,
    })),
  );
  await insertRows(
    tx,
    'blueprint_cell',
    { version_id: 'uuid', objective_code: 'text', difficulty: 'text', number: 'int' },
    pair.blueprint.map(({ objectiveCode, difficulty, number }) => ({ version_id: versionId(course), objective_code: objectiveCode, difficulty, number })),
  );
}

/** Answers are laid open once nobody can be asked them any more; who needs a rest in the post-test may take one. */
function rulesOf({ timeLimitSeconds, preAttempts, postAttempts }: DemoCourse['pair']): TestRules[] {
  const review = { afterSubmit: 'score', afterLastAttempt: 'feedback', afterClosing: 'feedback' } as const;
  return [
    { ...startingRules('pre'), timeLimitSeconds, attempts: preAttempts, review },
    { ...startingRules('post'), timeLimitSeconds, attempts: postAttempts, review, breaks: { most: 1, secondsEach: 300 } },
    startingRules('practice'),
  ];
}

function fileId(course: DemoCourse, slug: string): string {
  return stableId('file', `${course.slug}/${slug}`);
}

