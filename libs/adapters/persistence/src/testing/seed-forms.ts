import { randomUUID } from 'node:crypto';
import type { ParallelForm } from '@selaras/domain/item';
import { asId, type CohortId, type CourseVersionId, type ItemVersionId, type PersonId, toIso, type WorkUnitId } from '@selaras/domain/kernel';
import type { Queryable } from '../database';
import { SEED_CLOSES, SEED_OPENS } from './seed-course';

/** A published course with two forms: five items in both, five of form A, five of form B, and a case item for each of three agencies. */
export interface FormsCourse {
  readonly city: WorkUnitId;
  readonly agencies: readonly [WorkUnitId, WorkUnitId, WorkUnitId];
  readonly versionId: CourseVersionId;
  readonly cohortId: CohortId;
  readonly items: Readonly<Record<'both' | ParallelForm, readonly ItemVersionId[]>>;
  /** By agency. */
  readonly cases: ReadonlyMap<WorkUnitId, ItemVersionId>;
  /** Somebody of the city who administers it. */
  readonly administratorId: PersonId;
  person(unitId: WorkUnitId): Promise<PersonId>;
  cohort(): Promise<CohortId>;
}

/** All items are worth one mark; true is right. One module without prerequisites. */
export async function seedFormsCourse(database: Queryable): Promise<FormsCourse> {
  let serial = 0;
  const unit = async (name: string, kind: string, parent: WorkUnitId | null) => {
    const id = asId<'WorkUnit'>(randomUUID());
    await database.query('INSERT INTO work_unit (id, parent_id, code, name, short_name, kind) VALUES ($1, $2, $3, $4, $4, $5)', [id, parent, `${name}-${id.slice(0, 8)}`, name, kind]);
    return id;
  };
  const city = await unit('Kota', 'city', null);
  const agencies = [await unit('Dukcapil', 'agency', city), await unit('RSUD', 'agency', city), await unit('Satpol PP', 'agency', city)] as const;
  const person = async (unitId: WorkUnitId) => {
    const id = asId<'Person'>(randomUUID());
    serial += 1;
    const nip = `${1960 + (serial % 38)}06${String(1 + (Math.floor(serial / 38) % 28)).padStart(2, '0')}2015032${String(1 + Math.floor(serial / 1_064)).padStart(3, '0')}`;
    await database.query("INSERT INTO person (id, nip, name, employment, level) VALUES ($1, $2, $3, 'PNS', 'basic')", [id, nip, `Orang ${serial}`]);
    await database.query(`INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, '[2020-01-01,)')`, [id, unitId]);
    return id;
  };
  const administratorId = await person(city);

  const [courseId, versionId, moduleId] = [randomUUID(), asId<'CourseVersion'>(randomUUID()), randomUUID()];
  await database.query("INSERT INTO course (id, owner_unit_id, title, created_by) VALUES ($1, $2, 'Dua paket', $3)", [courseId, city, administratorId]);
  await database.query("INSERT INTO course_version (id, course_id, number, status, title) VALUES ($1, $2, 1, 'draft', 'Dua paket')", [versionId, courseId]);
  await database.query("INSERT INTO objective (id, version_id, code, text, position) VALUES (gen_random_uuid(), $1, 'T1', 'Tujuan', 1)", [versionId]);
  await database.query("INSERT INTO module (id, version_id, position, title, estimated_minutes) VALUES ($1, $2, 1, 'Modul', 10)", [moduleId, versionId]);
  await database.query(`INSERT INTO module_variant (id, module_id, unit_id, level, label, pages) VALUES (gen_random_uuid(), $1, NULL, NULL, 'Inti', '["<p>Inti</p>"]')`, [moduleId]);
  await database.query('INSERT INTO linked_pair (version_id, pass_mark_percent) VALUES ($1, 70)', [versionId]);
  let position = 0;
  const item = async (part: 'core' | 'case', form: ParallelForm | null, unitId: WorkUnitId | null) => {
    const [itemId, id] = [randomUUID(), asId<'ItemVersion'>(randomUUID())];
    position += 1;
    const content = { title: `Butir ${position}`, stem: '<p>Benar?</p>', interaction: { type: 'true-false' }, key: { type: 'true-false', value: true }, feedback: {}, maximum: 100 };
    await database.query("INSERT INTO item (id, course_id, created_by, difficulty) VALUES ($1, $2, $3, 'easy')", [itemId, courseId, administratorId]);
    await database.query("INSERT INTO item_version (id, item_id, number, type, objective_code, content, maximum, created_by) VALUES ($1, $2, 1, 'true-false', 'T1', $3, 100, $4)", [id, itemId, JSON.stringify(content), administratorId]);
    await database.query('INSERT INTO pair_item (version_id, item_version_id, part, form, unit_id, position) VALUES ($1, $2, $3, $4, $5, $6)', [versionId, id, part, form, unitId, position]);
    return id;
  };
  const five = async (form: ParallelForm | null) => [await item('core', form, null), await item('core', form, null), await item('core', form, null), await item('core', form, null), await item('core', form, null)];
  const items = { both: await five(null), A: await five('A'), B: await five('B') };
  const cases = new Map<WorkUnitId, ItemVersionId>();
  for (const agency of agencies) cases.set(agency, await item('case', null, agency));
  await database.query("UPDATE course_version SET status = 'published', published_at = $2, published_by = $3 WHERE id = $1", [versionId, toIso(SEED_OPENS), administratorId]);

  const cohort = async () => {
    const id = asId<'Cohort'>(randomUUID());
    await database.query(
      "INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES ($1, $2, $3, 'Angkatan', $4, $5, 'Asia/Jakarta', $6)",
      [id, versionId, city, toIso(SEED_OPENS), toIso(SEED_CLOSES), administratorId],
    );
    return id;
  };
  return { city, agencies, versionId, cohortId: await cohort(), items, cases, administratorId, person, cohort };
}
