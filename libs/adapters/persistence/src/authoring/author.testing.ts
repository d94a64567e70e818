import { randomUUID } from 'node:crypto';
import { type AuthoringUseCases, makeAuthoringUseCases, type VersionView } from '@selaras/application/authoring';
import { asId, type CourseId, type CourseVersionId, type Id, instant, type ItemVersionId, type ModuleId, type PersonId, type Result, type VariantId, type WorkUnitId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { postgresAuthoringStore } from './authoring.store';

export const fresh = <Kind extends string>(): Id<Kind> => asId<Kind>(randomUUID());

/** A city with three agencies, instructors, and the author's use cases over a real database. */
export interface AuthorWorld {
  readonly test: TestDatabase;
  readonly statements: string[];
  readonly authoring: AuthoringUseCases;
  readonly units: { readonly city: WorkUnitId; readonly training: WorkUnitId; readonly rsud: WorkUnitId; readonly igd: WorkUnitId; readonly pupr: WorkUnitId };
  instructor(name: string, unitId: WorkUnitId): Promise<Actor>;
  course(actor: Actor, ownerUnitId: WorkUnitId, title?: string): Promise<{ courseId: CourseId; versionId: CourseVersionId }>;
  module(actor: Actor, versionId: CourseVersionId, title: string, requiresIds?: readonly ModuleId[]): Promise<ModuleId>;
  text(actor: Actor, versionId: CourseVersionId, moduleId: ModuleId, unitId: WorkUnitId | null, pages: readonly string[]): Promise<VariantId>;
  item(actor: Actor, courseId: CourseId, title: string, objectiveCode?: string): Promise<ItemVersionId>;
}

/** What a call was meant to give; a refusal fails the test that did not expect one. */
export function valueOf<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export function refusalIn(result: Result<unknown, { readonly code: string }>): { readonly code: string } {
  if (result.ok) throw new Error('was not refused');
  return result.refusal;
}

export const moduleIn = (view: VersionView, moduleId: ModuleId) => {
  const module = view.version.modules.find(({ id }) => id === moduleId);
  if (!module) throw new Error('no such module');
  return module;
};

export async function anAuthorWorld(): Promise<AuthorWorld> {
  const statements: string[] = [];
  const test = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
  let now = Date.UTC(2026, 10, 25);
  const authoring = makeAuthoringUseCases({ store: postgresAuthoringStore(test.database), clock: () => instant((now += 1_000)), newId: fresh, sanitise: (html) => html });
  let serial = 100;
  const unit = async (code: string, parentId: WorkUnitId | null, kind: string) => {
    const id = fresh<'WorkUnit'>();
    await test.database.query('INSERT INTO work_unit (id, parent_id, code, name, short_name, kind) VALUES ($1, $2, $3, $3, $3, $4)', [id, parentId, code, kind]);
    return id;
  };
  const city = await unit('Kota', null, 'city');
  const rsud = await unit('RSUD', city, 'agency');
  const units = { city, rsud, training: await unit('BKPSDM', city, 'agency'), igd: await unit('IGD', rsud, 'section'), pupr: await unit('PUPR', city, 'agency') };

  return {
    test, statements, authoring, units,
    async instructor(name, unitId) {
      const personId: PersonId = fresh<'Person'>();
      serial += 1;
      await test.database.query('INSERT INTO person (id, nip, name, employment) VALUES ($1, $2, $3, $4)', [personId, `199001012015011${serial}`, name, 'PNS']);
      return { personId, grants: [{ role: 'instructor', unitId }] };
    },
    async course(actor, ownerUnitId, title = 'Manajemen Pengaduan') {
      const ids = { courseId: fresh<'Course'>(), versionId: fresh<'CourseVersion'>() };
      valueOf(await authoring.createCourse(actor, { ...ids, ownerUnitId, title }));
      return ids;
    },
    async module(actor, versionId, title, requiresIds = []) {
      const moduleId = fresh<'Module'>();
      valueOf(await authoring.saveModule(actor, { versionId, moduleId, revision: null, title, estimatedMinutes: 10, objectiveCodes: [], requiresIds }));
      return moduleId;
    },
    async text(actor, versionId, moduleId, unitId, pages) {
      const variantId = fresh<'Variant'>();
      valueOf(await authoring.saveVariant(actor, { versionId, moduleId, variantId, revision: null, unitId, level: null, label: 'Teks', pages, substantial: true }));
      return variantId;
    },
    async item(actor, courseId, title, objectiveCode = 'T1') {
      const itemVersionId = fresh<'ItemVersion'>();
      const content = { title, stem: `<p>${title}?</p>`, interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, feedback: {}, maximum: 100 };
      valueOf(await authoring.saveItem(actor, { courseId, itemId: fresh<'Item'>(), itemVersionId, baseNumber: null, objectiveCode, content }));
      return itemVersionId;
    },
  };
}
