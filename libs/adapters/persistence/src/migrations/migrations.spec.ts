import { createTestDatabase } from '../testing/test-database';
import type { Database } from '../database';
import { MIGRATIONS } from './index';

/** Columns, constraints, indexes, triggers and views, as the catalogue knows them. */
async function schemaOf(database: Database): Promise<string[]> {
  const rows = await database.query<{ line: string }>(`
    SELECT format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT format('view %s %s', viewname, definition) FROM pg_views WHERE schemaname = 'public'
    UNION ALL SELECT format('function %s', p.oid::regprocedure) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1`);
  return rows.map((row) => row.line);
}

test('every migration can be taken back, and made again to the same schema', async () => {
  const { database, destroy } = await createTestDatabase();
  try {
    const full = await schemaOf(database);
    expect(full.length).toBeGreaterThan(200);
    for (const migration of MIGRATIONS) {
      expect(migration.name).toMatch(/\d{13}$/);
      await database.dataSource.undoLastMigration({ transaction: 'each' });
    }
    const left = (await schemaOf(database)).filter((line) => !/\bmigration\b/.test(line));
    expect(left).toEqual([]);
    expect(await database.migrate()).toHaveLength(MIGRATIONS.length);
    expect(await schemaOf(database)).toEqual(full);
  } finally {
    await destroy();
  }
}, 60_000);

test('a published version, a recorded step and an overlap are refused by the database itself', async () => {
  const { database, destroy } = await createTestDatabase();
  try {
    const [unit] = await database.query<{ id: string }>("INSERT INTO work_unit (id, code, name, short_name, kind) VALUES (gen_random_uuid(), 'K', 'K', 'K', 'city') RETURNING id");
    const [person] = await database.query<{ id: string }>("INSERT INTO person (id, nip, name, employment) VALUES (gen_random_uuid(), '199001012015011001', 'A', 'PNS') RETURNING id");
    const [course] = await database.query<{ id: string }>("INSERT INTO course (id, owner_unit_id, title, created_by) VALUES (gen_random_uuid(), $1, 'T', $2) RETURNING id", [unit?.id, person?.id]);
    const [version] = await database.query<{ id: string }>("INSERT INTO course_version (id, course_id, number, status, title, published_at) VALUES (gen_random_uuid(), $1, 1, 'published', 'T', now()) RETURNING id", [course?.id]);
    await expect(database.query("INSERT INTO module (id, version_id, position, title, estimated_minutes) VALUES (gen_random_uuid(), $1, 1, 'M', 5)", [version?.id])).rejects.toThrow('never changes');
    await expect(database.query("UPDATE course_version SET title = 'other' WHERE id = $1", [version?.id])).rejects.toThrow('never changes');
    await expect(database.query('DELETE FROM course_version WHERE id = $1', [version?.id])).rejects.toThrow('never deleted');
    const assign = (period: string) => database.query('INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, $3)', [person?.id, unit?.id, period]);
    await assign('[2020-01-01,2021-01-01)');
    await expect(assign('[2020-06-01,2022-01-01)')).rejects.toThrow('one_definitive_unit_at_a_time');
  } finally {
    await destroy();
  }
});
