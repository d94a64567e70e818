import pg from 'pg';

/**
 * Gives every enrolment that `seed` made a finished pre-test: an answer to each item, spread over the four options by a hash so that every
 * run stores the same spread, and the outcome by the published key. Hashes of steps are of the right form but chained to nothing.
 */
export async function scoreAttempts(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, submitted_at, closed_by, last_sequence, last_hash)
       SELECT gen_random_uuid(), e.id, 'pre', 1, c.unit_id, 'basic', (SELECT jsonb_agg(jsonb_build_object('itemVersionId', i.item_version_id, 'part', i.part,
           'type', 'single-choice', 'optionIds', '["c", "a", "d", "b"]'::jsonb) ORDER BY i.position) FROM pair_item i WHERE i.version_id = c.version_id),
         row_number() OVER (ORDER BY e.id), now() - interval '2 hours', now() - interval '1 hour', now() - interval '90 minutes', 'learner', 20, encode(sha256(e.id::text::bytea), 'hex')
       FROM enrolment e JOIN cohort c ON c.id = e.cohort_id`,
    );
    await client.query(
      `INSERT INTO attempt_step (attempt_id, sequence, step_id, item_version_id, response, flagged, answered_at, recorded_at, hash)
       SELECT a.id, s.place, gen_random_uuid(), (s.item ->> 'itemVersionId')::uuid,
         jsonb_build_object('type', 'single-choice', 'optionId', substr('abbbcd', 1 + abs(hashtext(a.seed || '/' || s.place)) % 6, 1)), NULL,
         a.started_at + s.place * interval '1 minute', a.started_at + s.place * interval '1 minute', encode(sha256((a.seed || s.place)::bytea), 'hex')
       FROM attempt a, jsonb_array_elements(a.form) WITH ORDINALITY AS s (item, place)`,
    );
    await client.query(
      `INSERT INTO outcome (attempt_id, key_version, core_earned, core_maximum, full_earned, full_maximum, passed, complete, items, objectives, scored_at)
       SELECT m.attempt_id, 1, sum(m.earned) FILTER (WHERE m.part = 'core'), count(*) FILTER (WHERE m.part = 'core') * 100, sum(m.earned), count(*) * 100,
         sum(m.earned) * 100 >= p.pass_mark_percent * count(*) * 100, true,
         jsonb_agg(jsonb_build_object('itemVersionId', m.item, 'part', m.part, 'objectiveCode', 'T1', 'earned', m.earned, 'maximum', 100, 'answered', true) ORDER BY m.place),
         jsonb_build_array(jsonb_build_object('code', 'T1', 'earned', sum(m.earned), 'maximum', count(*) * 100)), now()
       FROM (SELECT s.attempt_id, s.item_version_id AS item, i.part, s.sequence AS place, i.version_id, CASE WHEN s.response ->> 'optionId' = 'b' THEN 100 ELSE 0 END AS earned
         FROM attempt_step s JOIN pair_item i ON i.item_version_id = s.item_version_id) m
       JOIN linked_pair p ON p.version_id = m.version_id GROUP BY m.attempt_id, p.pass_mark_percent`,
    );
    await client.query(
      `INSERT INTO enrolment_result (enrolment_id, cohort_id, unit_id, core_maximum, pre_core, pre_passed, updated_at)
       SELECT e.id, e.cohort_id, a.unit_id, o.core_maximum, o.core_earned, o.passed, now() FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN outcome o ON o.attempt_id = a.id`,
    );
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
