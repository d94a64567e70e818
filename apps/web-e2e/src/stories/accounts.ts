import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@selaras/demo';
import type { Account } from '../browser/device';
import type { StackDatabase } from '../stack/stack-database';

export interface Person extends Account {
  readonly name: string;
}

/** The demo's cohort in progress, and the one that is over. */
export const RUNNING_COHORT = 'Layanan 2026-B';
export const FINISHED_COHORT = 'Layanan 2026-A';

/** An account of the sign-in page, by its slug. */
export function demoAccount(slug: string): Person {
  const account = DEMO_ACCOUNTS.find((candidate) => candidate.slug === slug);
  if (!account) throw new Error(`the demo has no account ${slug}`);
  return { nip: account.nip, name: account.name, password: DEMO_PASSWORD };
}

/** A learner of the running cohort who has not begun, another each time; she gets the password of the demo accounts. */
export async function freshLearner(database: StackDatabase): Promise<Person> {
  const { id, nip, name } = await database.row<{ id: string; nip: string; name: string }>(
    `SELECT p.id, p.nip, p.name FROM enrolment e JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id
     WHERE c.name = $1 AND e.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM credential k WHERE k.person_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM attempt a JOIN enrolment other ON other.id = a.enrolment_id WHERE other.person_id = p.id)
     ORDER BY p.nip LIMIT 1`,
    [RUNNING_COHORT],
  );
  await database.rows('INSERT INTO credential (person_id, password_hash) SELECT $1, password_hash FROM credential LIMIT 1', [id]);
  return { nip, name, password: DEMO_PASSWORD };
}
