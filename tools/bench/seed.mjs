import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

const CORE_ITEMS = 14;
const CASE_ITEMS = 6;
export const PASSWORD = 'ukur-selaras-2026';

/**
 * Fills an empty, migrated database with one course (3 modules, 20 items) and `people` enrolled learners, each with an open session.
 * @returns {Promise<{ learners: { nip: string, token: string, enrolmentId: string }[] }>}
 */
export async function seed(databaseUrl, people) {
  const { hash } = await import('@node-rs/argon2');
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const [city, agency, version, cohort, author] = Array.from({ length: 5 }, () => randomUUID());
    await client.query(`INSERT INTO work_unit (id, parent_id, code, name, short_name, kind) VALUES ($1, NULL, 'B', 'Kota', 'Kota', 'city'), ($2, $1, 'B1', 'Dinas', 'Dinas', 'agency')`, [city, agency]);
    await client.query(`INSERT INTO person (id, nip, name, employment) VALUES ($1, '197001011995011001', 'Penulis', 'PNS')`, [author]);
    await seedCourse(client, { city, agency, version, author });
    await client.query(`INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES ($1, $2, $3, 'Ukur', now() - interval '1 day', now() + interval '30 days', 'Asia/Jakarta', $4)`, [cohort, version, city, author]);
    const learners = Array.from({ length: people }, (_, index) => ({
      id: randomUUID(),
      nip: `19${String(70 + (index % 25)).padStart(2, '0')}${String(1 + (Math.floor(index / 25) % 12)).padStart(2, '0')}${String(1 + (Math.floor(index / 300) % 28)).padStart(2, '0')}2010011${String(index % 1000).padStart(3, '0')}`,
      token: randomBytes(32).toString('base64url'),
      enrolmentId: randomUUID(),
    }));
    const column = (read) => learners.map(read);
    await client.query(`INSERT INTO person (id, nip, name, employment) SELECT id, nip, 'Peserta ' || n, 'PNS' FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS t(id, nip, n)`, [column((l) => l.id), column((l) => l.nip)]);
    await client.query(`INSERT INTO credential (person_id, password_hash) SELECT id, $2 FROM unnest($1::uuid[]) AS id`, [column((l) => l.id), passwordHash]);
    await client.query(`INSERT INTO unit_assignment (id, person_id, unit_id, period) SELECT gen_random_uuid(), id, $2, '[2020-01-01,)' FROM unnest($1::uuid[]) AS id`, [column((l) => l.id), agency]);
    await client.query(`INSERT INTO role_grant (id, person_id, role, unit_id, period) SELECT gen_random_uuid(), id, 'learner', $2, '[2020-01-01,)' FROM unnest($1::uuid[]) AS id`, [column((l) => l.id), agency]);
    await client.query(`INSERT INTO session (token_hash, person_id, created_at, last_seen_at, expires_at) SELECT h, p, now(), now(), now() + interval '1 day' FROM unnest($1::bytea[], $2::uuid[]) AS t(h, p)`, [column((l) => createHash('sha256').update(l.token).digest()), column((l) => l.id)]);
    await client.query(`INSERT INTO enrolment (id, cohort_id, person_id) SELECT e, $3, p FROM unnest($1::uuid[], $2::uuid[]) AS t(e, p)`, [column((l) => l.enrolmentId), column((l) => l.id), cohort]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return { learners };
  } finally {
    await client.end();
  }
}

async function seedCourse(client, { city, agency, version, author }) {
  const course = randomUUID();
  await client.query(`INSERT INTO course (id, owner_unit_id, title, created_by) VALUES ($1, $2, 'Ukur', $3)`, [course, city, author]);
  await client.query(`INSERT INTO course_version (id, course_id, number, status, title, jp) VALUES ($1, $2, 1, 'draft', 'Ukur', 4)`, [version, course]);
  await client.query(`INSERT INTO objective (id, version_id, code, text, position) VALUES (gen_random_uuid(), $1, 'T1', 'Tujuan', 1)`, [version]);
  for (let position = 1; position <= 3; position += 1) {
    const module = randomUUID();
    await client.query(`INSERT INTO module (id, version_id, position, title, estimated_minutes) VALUES ($1, $2, $3, 'Modul', 10)`, [module, version, position]);
    await client.query(`INSERT INTO module_variant (id, module_id, pages) VALUES (gen_random_uuid(), $1, '["<p>Isi</p>"]')`, [module]);
  }
  await client.query(`INSERT INTO linked_pair (version_id, pass_mark_percent) VALUES ($1, 70)`, [version]);
  await client.query(`UPDATE test_rules SET time_limit_seconds = 3600, grace_seconds = 2 WHERE version_id = $1`, [version]);
  for (let index = 0; index < CORE_ITEMS + CASE_ITEMS; index += 1) {
    const [item, itemVersion] = [randomUUID(), randomUUID()];
    const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Pilihan ${id} untuk butir nomor ${index + 1}, cukup panjang untuk dibaca.` }));
    const content = { title: `Butir ${index + 1}`, stem: `<p>Apa tindakan pertama yang paling tepat pada kasus nomor ${index + 1}?</p>`, interaction: { type: 'single-choice', options, shuffle: true }, key: { type: 'single-choice', optionId: 'b' }, feedback: {}, maximum: 100 };
    await client.query(`INSERT INTO item (id, course_id, created_by) VALUES ($1, $2, $3)`, [item, course, author]);
    await client.query(`INSERT INTO item_version (id, item_id, number, type, objective_code, content, maximum, created_by) VALUES ($1, $2, 1, 'single-choice', 'T1', $3, 100, $4)`, [itemVersion, item, JSON.stringify(content), author]);
    await client.query(`INSERT INTO pair_item (version_id, item_version_id, part, unit_id, position) VALUES ($1, $2, $3, $4, $5)`, [version, itemVersion, index < CORE_ITEMS ? 'core' : 'case', index < CORE_ITEMS ? null : agency, index + 1]);
  }
  await client.query(`UPDATE course_version SET status = 'published', published_at = now(), published_by = $2 WHERE id = $1`, [version, author]);
}
