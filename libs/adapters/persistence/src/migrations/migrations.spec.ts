import { createTestDatabase } from '../testing/test-database';
import type { Database } from '../database';
import { AttemptRules1764000000007 } from './1764000000007-attempt-rules';
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

test('courses and attempts from before there were rules keep what held for them, there and back', async () => {
  const { database, destroy } = await createTestDatabase();
  const one = async <Row>(sql: string, ...parameters: unknown[]) => (await database.query<Row>(sql, parameters))[0] as Row;
  const since = MIGRATIONS.length - MIGRATIONS.findIndex((migration) => migration === AttemptRules1764000000007);
  const back = async () => {
    for (let count = 0; count < since; count += 1) await database.dataSource.undoLastMigration({ transaction: 'each' });
  };
  try {
    await back();
    const unit = await one<{ id: string }>("INSERT INTO work_unit (id, code, name, short_name, kind) VALUES (gen_random_uuid(), 'K', 'K', 'K', 'city') RETURNING id");
    const person = await one<{ id: string }>("INSERT INTO person (id, nip, name, employment) VALUES (gen_random_uuid(), '199001012015011001', 'A', 'PNS') RETURNING id");
    const course = await one<{ id: string }>("INSERT INTO course (id, owner_unit_id, title, created_by) VALUES (gen_random_uuid(), $1, 'T', $2) RETURNING id", unit.id, person.id);
    const version = await one<{ id: string }>("INSERT INTO course_version (id, course_id, number, status, title) VALUES (gen_random_uuid(), $1, 1, 'draft', 'T') RETURNING id", course.id);
    await database.query('INSERT INTO linked_pair (version_id, time_limit_seconds, pre_attempts, post_attempts) VALUES ($1, 900, 3, 4)', [version.id]);
    await database.query("UPDATE course_version SET status = 'published', published_at = now() WHERE id = $1", [version.id]);
    const cohort = await one<{ id: string }>(
      "INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES (gen_random_uuid(), $1, $2, 'C', '2026-01-01Z', '2026-02-01Z', 'Asia/Jakarta', $3) RETURNING id", version.id, unit.id, person.id,
    );
    const enrolment = await one<{ id: string }>("INSERT INTO enrolment (id, cohort_id, person_id, extended_to, extension_reason) VALUES (gen_random_uuid(), $1, $2, '2026-02-03Z', 'x') RETURNING id", cohort.id, person.id);
    await database.query(
      `INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, last_sequence, last_hash)
       VALUES (gen_random_uuid(), $1, 'pre', 1, $2, 'basic', '[]', 's', '2026-01-05Z', '2026-01-05 00:15Z', 1, 'h')`, [enrolment.id, unit.id],
    );
    await database.query(
      `INSERT INTO attempt_step (attempt_id, sequence, step_id, item_version_id, flagged, answered_at, recorded_at, hash)
       SELECT id, 1, gen_random_uuid(), gen_random_uuid(), true, started_at, started_at, 'h' FROM attempt`,
    );
    await database.migrate();
    expect(await database.query('SELECT phase, time_limit_seconds, attempts, grace_seconds, after_closing FROM test_rules ORDER BY phase')).toEqual([
      { phase: 'post', time_limit_seconds: 900, attempts: 4, grace_seconds: 0, after_closing: 'score' },
      { phase: 'practice', time_limit_seconds: null, attempts: null, grace_seconds: 60, after_closing: 'feedback' },
      { phase: 'pre', time_limit_seconds: 900, attempts: 3, grace_seconds: 0, after_closing: 'score' },
    ]);
    expect(await one('SELECT time_limit_seconds, extra_seconds, closes_at, navigation FROM attempt')).toEqual({ time_limit_seconds: 900, extra_seconds: 0, closes_at: new Date('2026-02-03Z'), navigation: 'free' });
    expect(await one('SELECT late, counts FROM attempt_step')).toEqual({ late: false, counts: true });
    await back();
    expect(await one('SELECT time_limit_seconds, pre_attempts, post_attempts FROM linked_pair')).toEqual({ time_limit_seconds: 900, pre_attempts: 3, post_attempts: 4 });
    await database.migrate();
  } finally {
    await destroy();
  }
}, 60_000);
