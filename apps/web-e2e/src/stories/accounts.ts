import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@selaras/demo';
import type { Account } from '../browser/device';
import type { StackDatabase } from '../stack/stack-database';

export interface Person extends Account {
  readonly name: string;
}

/** The demo's cohort in progress, the one that is over, and one whose test had two forms. */
export const RUNNING_COHORT = 'Layanan 2026-B';
export const FINISHED_COHORT = 'Layanan 2026-A';
export const TWO_FORMS_COHORT = 'Surat 2026-A';

/** An account of the sign-in page, by its slug. */
export function demoAccount(slug: string): Person {
  const account = DEMO_ACCOUNTS.find((candidate) => candidate.slug === slug);
  if (!account) throw new Error(`the demo has no account ${slug}`);
  return { nip: account.nip, name: account.name, password: DEMO_PASSWORD };
}

interface Learner {
  readonly id: string;
  readonly nip: string;
  readonly name: string;
}

/** A learner of the running cohort who has not begun, another each time; she gets the password of the demo accounts. Where all have begun, somebody joins. */
export async function freshLearner(database: StackDatabase): Promise<Person> {
  const [waiting] = await database.rows<Learner>(
    `SELECT p.id, p.nip, p.name FROM enrolment e JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id
     WHERE c.name = $1 AND e.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM credential k WHERE k.person_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM attempt a JOIN enrolment other ON other.id = a.enrolment_id WHERE other.person_id = p.id)
     ORDER BY p.nip LIMIT 1`,
    [RUNNING_COHORT],
  );
  const { id, nip, name } = waiting ?? (await newcomer(database));
  await database.rows('INSERT INTO credential (person_id, password_hash) SELECT $1, password_hash FROM credential LIMIT 1', [id]);
  return { nip, name, password: DEMO_PASSWORD };
}

/** Somebody of the city who is in no cohort and can sign in; a story makes her a course of its own. */
export async function learnerWithoutCourse(database: StackDatabase): Promise<Person> {
  const { id, nip, name } = await database.row<Learner>(SOMEBODY_FREE);
  await database.rows('INSERT INTO credential (person_id, password_hash) SELECT $1, password_hash FROM credential LIMIT 1', [id]);
  return { nip, name, password: DEMO_PASSWORD };
}

/** From the end of the list: its beginning plays in the administrator's story. */
const SOMEBODY_FREE = `
  SELECT p.id, p.nip, p.name FROM person p JOIN unit_assignment a ON a.person_id = p.id AND a.kind = 'definitive' AND upper_inf(a.period)
  WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id) AND NOT EXISTS (SELECT 1 FROM credential k WHERE k.person_id = p.id)
    AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.role = 'learner')
  ORDER BY p.nip DESC LIMIT 1`;

async function newcomer(database: StackDatabase): Promise<Learner> {
  const somebody = await database.row<Learner>(SOMEBODY_FREE);
  await database.rows('INSERT INTO enrolment (id, cohort_id, person_id) SELECT gen_random_uuid(), id, $2 FROM cohort WHERE name = $1', [RUNNING_COHORT, somebody.id]);
  return somebody;
}
