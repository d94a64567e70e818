import type { AttemptId } from '@selaras/domain/kernel';
import type { Queryable } from '../database';

/** Enrols `people` more people in the cohort of a scored attempt, each with the same attempt, steps and outcomes; in a handful of statements. */
export async function copyAttempts(database: Queryable, model: AttemptId, people: number): Promise<void> {
  await database.query(
    `CREATE TEMPORARY TABLE copy ON COMMIT PRESERVE ROWS AS
     SELECT n, gen_random_uuid() AS person_id, gen_random_uuid() AS enrolment_id, gen_random_uuid() AS attempt_id FROM generate_series(1, ${people}) n`,
  );
  await database.query(
    `INSERT INTO person (id, nip, name, employment)
     SELECT person_id, to_char(date '1960-01-01' + (n / 900)::int, 'YYYYMMDD') || '2019011' || lpad((n % 900)::text, 3, '0'), 'Copy ' || n, 'PNS' FROM copy`,
  );
  await database.query(
    `INSERT INTO enrolment (id, cohort_id, person_id) SELECT copy.enrolment_id, e.cohort_id, copy.person_id
     FROM copy, attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE a.id = '${model}'`,
  );
  await database.query(
    `INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, submitted_at, closed_by, last_sequence, last_hash)
     SELECT copy.attempt_id, copy.enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, submitted_at, closed_by, last_sequence, last_hash
     FROM copy, attempt a WHERE a.id = '${model}'`,
  );
  await database.query(
    `INSERT INTO attempt_step (attempt_id, sequence, step_id, item_version_id, response, flagged, answered_at, recorded_at, hash)
     SELECT copy.attempt_id, sequence, gen_random_uuid(), item_version_id, response, flagged, answered_at, recorded_at, hash
     FROM copy, attempt_step s WHERE s.attempt_id = '${model}'`,
  );
  await database.query(
    `INSERT INTO outcome (attempt_id, key_version, core_earned, core_maximum, full_earned, full_maximum, passed, complete, items, objectives, scored_at)
     SELECT copy.attempt_id, key_version, core_earned, core_maximum, full_earned, full_maximum, passed, complete, items, objectives, scored_at
     FROM copy, outcome o WHERE o.attempt_id = '${model}'`,
  );
  await database.query('DROP TABLE copy');
}
