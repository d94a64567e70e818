import pg from 'pg';

/** Attempts made by one statement: large enough to be quick, small enough to say how far it is. */
const A_STATEMENT = 20_000;
const STEPS_OF_AN_ATTEMPT = 20;

/**
 * Fills the database with `count` finished attempts of 20 steps each, spread over the 180 days before, in the cohort that `seed` made: what
 * an installation of years looks like to the next save. Hashes are of the right form but chained to nothing; outcomes are not needed here.
 */
export async function storeAttempts(databaseUrl, count, say) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: [found] } = await client.query(
      `SELECT c.id AS cohort, c.unit_id AS unit, (SELECT jsonb_agg(jsonb_build_object('itemVersionId', i.item_version_id, 'part', i.part, 'type', 'single-choice',
         'optionIds', '["c", "a", "d", "b"]'::jsonb) ORDER BY i.position) FROM pair_item i WHERE i.version_id = c.version_id) AS form FROM cohort c`,
    );
    for (let made = 0; made < count; made += A_STATEMENT) {
      const now = Math.min(A_STATEMENT, count - made);
      await client.query(
        `WITH person AS (
           INSERT INTO person (id, nip, name, employment)
           SELECT gen_random_uuid(), lpad((900000000000000000 + n)::text, 18, '0'), 'Peserta ' || n, 'PNS' FROM generate_series($1::bigint, $2::bigint) AS n RETURNING id
         ), enrolment AS (
           INSERT INTO enrolment (id, cohort_id, person_id) SELECT gen_random_uuid(), $3, id FROM person RETURNING id
         )
         INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, submitted_at, closed_by, last_sequence, last_hash)
         SELECT gen_random_uuid(), id, 'pre', 1, $4, 'basic', $5::jsonb, id::text, t, t + interval '1 hour', t + interval '30 minutes', 'learner', $6, encode(sha256(id::text::bytea), 'hex')
         FROM (SELECT id, now() - interval '180 days' * ($7 - row_number() OVER ()) / $8 AS t FROM enrolment) AS e`,
        [made + 1, made + now, found.cohort, found.unit, JSON.stringify(found.form), STEPS_OF_AN_ATTEMPT, count - made, count],
      );
      say(`${made + now} attempts stored`);
    }
    say('storing their steps');
    // References and indexes are made afterwards, all at once: row by row, twenty million steps would take an hour.
    const { rows: kept } = await client.query(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'attempt_step'::regclass AND contype IN ('p', 'u', 'f') ORDER BY contype = 'f'`,
    );
    for (const { name } of kept) await client.query(`ALTER TABLE attempt_step DROP CONSTRAINT ${name}`);
    await client.query(
      `INSERT INTO attempt_step (attempt_id, sequence, step_id, item_version_id, response, flagged, answered_at, recorded_at, hash)
       SELECT a.id, s.place, gen_random_uuid(), (s.item ->> 'itemVersionId')::uuid, '{"type": "single-choice", "optionId": "b"}', NULL,
         a.started_at + s.place * interval '1 minute', a.started_at + s.place * interval '1 minute', encode(sha256((a.seed || s.place)::bytea), 'hex')
       FROM attempt a, jsonb_array_elements(a.form) WITH ORDINALITY AS s (item, place) WHERE a.submitted_at IS NOT NULL`,
    );
    await client.query(`SET maintenance_work_mem = '1GB'`);
    for (const { name, definition } of kept) {
      say(`making ${name}`);
      await client.query(`ALTER TABLE attempt_step ADD CONSTRAINT ${name} ${definition}`);
    }
    say('vacuuming and writing down');
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
