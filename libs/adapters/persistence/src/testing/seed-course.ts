import { randomUUID } from 'node:crypto';
import type { ItemContent } from '@selaras/domain/item';
import type { Actor } from '@selaras/domain/organisation';
import {
  instant, plusSeconds, toIso, type CohortId, type CourseId, type CourseVersionId, type EnrolmentId, type Id, type Instant, type ItemVersionId,
  type ModuleId, type PersonId, type VariantId, type WorkUnitId,
} from '@selaras/domain/kernel';
import type { Queryable } from '../database';
import { startingRules, type Phase, type TestRules } from '@selaras/domain/scheduling';
import { writeTestRules } from '../test-rules.sql';
import { SEED_ITEMS, type SeedItem } from './seed-items';

export { SEED_ITEMS } from './seed-items';

/** When the small course lives: it opens at `SEED_OPENS` and closes 30 days later. */
export const SEED_OPENS = instant(Date.UTC(2026, 10, 2, 1, 0));
export const SEED_CLOSES = plusSeconds(SEED_OPENS, 30 * 86_400);

export interface SeedOptions {
  readonly opensAt?: Instant;
  readonly closesAt?: Instant;
  readonly timeLimitSeconds?: number;
  readonly preAttempts?: number;
  readonly postAttempts?: number;
  /** Where they differ from those a course starts with. */
  readonly rules?: Partial<Record<Phase, Partial<TestRules>>>;
  readonly required?: readonly SeedItem['name'][];
  /** Items that are asked in practice instead. */
  readonly practice?: readonly SeedItem['name'][];
  readonly sections?: Partial<Record<SeedItem['name'], string>>;
  /** Core items beside those of the small course, in objective T1. */
  readonly further?: readonly ItemContent[];
}

export interface Learner {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly nip: string;
  readonly actor: Actor;
}

export interface EnrolOptions {
  /** Where she is assigned; null for nowhere. `counter` (a section of the civil registry) unless said otherwise. */
  readonly unit?: keyof SeededCourse['units'] | null;
  readonly level?: 'basic' | 'advanced';
  readonly extendedTo?: Instant;
  /** An enrolment in another cohort of the same version. */
  readonly cohortId?: CohortId;
  /** Somebody enrolled before. */
  readonly person?: Omit<Learner, 'enrolmentId'>;
}

/** A small city (a civil registry with a counter, and a hospital) with one published course of two modules and a pair of tests. */
export interface SeededCourse {
  readonly units: Readonly<Record<'city' | 'civil-registry' | 'counter' | 'hospital', WorkUnitId>>;
  readonly author: Learner['actor'];
  readonly courseId: CourseId;
  readonly versionId: CourseVersionId;
  /** The second requires the first; the first has a text for the civil registry and one for the advanced. */
  readonly modules: readonly [ModuleId, ModuleId];
  readonly variants: Readonly<Record<'core' | 'civil-registry' | 'advanced' | 'second', VariantId>>;
  readonly items: Readonly<Record<SeedItem['name'], ItemVersionId>>;
  /** In the order in which they were asked for. */
  readonly further: readonly ItemVersionId[];
  readonly cohortId: CohortId;
  enrol(options?: EnrolOptions): Promise<Learner>;
  addCohort(name: string): Promise<CohortId>;
}

/** Writes it with real ids of its own, so that it can be written several times into one database. */
export async function seedCourse(database: Queryable, options: SeedOptions = {}): Promise<SeededCourse> {
  const units = await seedUnits(database);
  const author = await seedPerson(database, units.city, 'instructor', units.city);
  const courseId = newId<'Course'>();
  const versionId = newId<'CourseVersion'>();
  await database.query('INSERT INTO course (id, owner_unit_id, title, created_by) VALUES ($1, $2, $3, $4)', [courseId, units.city, 'Complaints', author.personId]);
  await database.query(
    `INSERT INTO course_version (id, course_id, number, status, title, summary, jp) VALUES ($1, $2, 1, 'draft', 'Complaints', 'A small course', 6)`,
    [versionId, courseId],
  );
  const { modules, variants } = await seedModules(database, versionId, units['civil-registry']);
  const { items, further } = await seedPair(database, { courseId, versionId, authorId: author.personId, unitId: units['civil-registry'] }, options);
  await database.query(
    `UPDATE course_version SET status = 'published', published_at = $2, published_by = $3 WHERE id = $1`,
    [versionId, toIso(SEED_OPENS), author.personId],
  );

  const addCohort = async (name: string): Promise<CohortId> => {
    const id = newId<'Cohort'>();
    await database.query(
      `INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES ($1, $2, $3, $4, $5, $6, 'Asia/Jakarta', $7)`,
      [id, versionId, units.city, name, toIso(options.opensAt ?? SEED_OPENS), toIso(options.closesAt ?? SEED_CLOSES), author.personId],
    );
    return id;
  };
  const cohortId = await addCohort('First cohort');

  return {
    units, author: author.actor, courseId, versionId, modules, variants, items, further, cohortId, addCohort,
    enrol: async ({ unit = 'counter', level = 'basic', extendedTo, cohortId: other, person } = {}) => {
      const learner = person ?? await seedPerson(database, unit === null ? null : units[unit], 'learner', units.city, level);
      const enrolmentId = newId<'Enrolment'>();
      await database.query(
        'INSERT INTO enrolment (id, cohort_id, person_id, extended_to, extension_reason) VALUES ($1, $2, $3, $4, $5)',
        [enrolmentId, other ?? cohortId, learner.personId, extendedTo === undefined ? null : toIso(extendedTo), extendedTo === undefined ? null : 'Away on duty'],
      );
      return { ...learner, enrolmentId };
    },
  };
}

function newId<Kind extends string>(): Id<Kind> {
  return randomUUID() as string as Id<Kind>;
}

async function seedUnits(database: Queryable): Promise<SeededCourse['units']> {
  const add = async (name: string, kind: string, parent: WorkUnitId | null): Promise<WorkUnitId> => {
    const id = newId<'WorkUnit'>();
    await database.query('INSERT INTO work_unit (id, parent_id, code, name, short_name, kind) VALUES ($1, $2, $3, $4, $4, $5)', [id, parent, `${name}-${id.slice(0, 8)}`, name, kind]);
    return id;
  };
  const city = await add('City', 'city', null);
  const registry = await add('Civil registry', 'agency', city);
  return { city, 'civil-registry': registry, counter: await add('Counter', 'section', registry), hospital: await add('Hospital', 'agency', city) };
}

let serial = 0;

async function seedPerson(
  database: Queryable, unitId: WorkUnitId | null, role: 'learner' | 'instructor', over: WorkUnitId, level = 'basic',
): Promise<Omit<Learner, 'enrolmentId'>> {
  const personId = newId<'Person'>();
  serial += 1;
  // Born on some day of some year, appointed in March 2015, a woman: 18 digits that pass every check.
  const nip = `${1960 + (serial % 38)}05${String(1 + Math.floor(serial / 38) % 28).padStart(2, '0')}2015032${String(1 + Math.floor(serial / 1_064)).padStart(3, '0')}`;
  await database.query(
    `INSERT INTO person (id, nip, name, employment, level) VALUES ($1, $2, $3, 'PNS', $4)`, [personId, nip, `Person ${serial}`, level],
  );
  if (unitId !== null) {
    await database.query(`INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES ($1, $2, $3, '[2020-01-01,)')`, [newId(), personId, unitId]);
  }
  await database.query(`INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES ($1, $2, $3, $4, '[2020-01-01,)')`, [newId(), personId, role, over]);
  return { personId, nip, actor: { personId, grants: [{ role, unitId: over }] } };
}

async function seedModules(database: Queryable, versionId: CourseVersionId, registry: WorkUnitId) {
  for (const [position, code] of ['T1', 'T2'].entries()) {
    await database.query('INSERT INTO objective (id, version_id, code, text, position) VALUES ($1, $2, $3, $4, $5)', [newId(), versionId, code, `Objective ${code}`, position]);
  }
  const modules = [newId<'Module'>(), newId<'Module'>()] as const;
  for (const [index, id] of modules.entries()) {
    await database.query('INSERT INTO module (id, version_id, position, title, estimated_minutes) VALUES ($1, $2, $3, $4, 20)', [id, versionId, index + 1, `Module ${index + 1}`]);
    await database.query(
      'INSERT INTO module_objective (module_id, objective_id) SELECT $1, id FROM objective WHERE version_id = $2 AND code = $3', [id, versionId, `T${index + 1}`],
    );
  }
  await database.query('INSERT INTO module_prerequisite (version_id, module_id, requires_id) VALUES ($1, $2, $3)', [versionId, modules[1], modules[0]]);
  const variants = { core: newId<'Variant'>(), 'civil-registry': newId<'Variant'>(), advanced: newId<'Variant'>(), second: newId<'Variant'>() };
  const add = (id: VariantId, moduleId: ModuleId, unitId: WorkUnitId | null, level: string | null, pages: readonly string[]) => database.query(
    'INSERT INTO module_variant (id, module_id, unit_id, level, label, pages) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, moduleId, unitId, level, pages[0]?.slice(0, 20) ?? '', JSON.stringify(pages)],
  );
  await add(variants.core, modules[0], null, null, ['<p>Core, page 1</p>', '<p>Core, page 2</p>', '<p>Core, page 3</p>']);
  await add(variants['civil-registry'], modules[0], registry, null, ['<p>Registry, page 1</p>', '<p>Registry, page 2</p>']);
  await add(variants.advanced, modules[0], null, 'advanced', ['<p>Advanced, page 1</p>']);
  await add(variants.second, modules[1], null, null, ['<p>Second, page 1</p>']);
  return { modules, variants };
}

async function seedPair(
  database: Queryable,
  { courseId, versionId, authorId, unitId }: { courseId: CourseId; versionId: CourseVersionId; authorId: PersonId; unitId: WorkUnitId },
  { timeLimitSeconds = 600, preAttempts = 1, postAttempts = 2, further = [], rules = {}, required = [], practice = [], sections = {} }: SeedOptions,
): Promise<Pick<SeededCourse, 'items' | 'further'>> {
  await database.query(
    'INSERT INTO linked_pair (version_id, pass_mark_percent) VALUES ($1, 70)', [versionId],
  );
  await writeTestRules(database, versionId, [
    { ...startingRules('pre'), timeLimitSeconds, attempts: preAttempts, ...rules.pre },
    { ...startingRules('post'), timeLimitSeconds, attempts: postAttempts, ...rules.post },
    { ...startingRules('practice'), ...rules.practice },
  ]);
  const more = further.map((content) => ({ name: null, objectiveCode: 'T1', part: 'core', unit: null, content }) as const);
  const ids: [SeedItem['name'] | null, ItemVersionId][] = [];
  for (const [position, item] of [...SEED_ITEMS, ...more].entries()) {
    const itemId = newId<'Item'>();
    const id = newId<'ItemVersion'>();
    await database.query('INSERT INTO item (id, course_id, created_by) VALUES ($1, $2, $3)', [itemId, courseId, authorId]);
    await database.query(
      `INSERT INTO item_version (id, item_id, number, type, objective_code, content, maximum, created_by) VALUES ($1, $2, 1, $3, $4, $5, $6, $7)`,
      [id, itemId, item.content.interaction.type, item.objectiveCode, JSON.stringify(item.content), item.content.maximum, authorId],
    );
    const isIn = (some: readonly string[]) => item.name !== null && some.includes(item.name);
    await database.query(
      'INSERT INTO pair_item (version_id, item_version_id, part, unit_id, position, section, required) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        versionId, id, isIn(practice) ? 'practice' : item.part, item.unit === null || isIn(practice) ? null : unitId, position,
        (item.name && sections[item.name]) ?? null, isIn(required),
      ],
    );
    ids.push([item.name, id]);
  }
  return {
    items: Object.fromEntries(ids.filter(([name]) => name !== null)) as SeededCourse['items'],
    further: ids.filter(([name]) => name === null).map(([, id]) => id),
  };
}
