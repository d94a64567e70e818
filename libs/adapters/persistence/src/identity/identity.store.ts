import { type Instant, instant, type PersonId } from '@selaras/domain/kernel';
import type { Grant, Guesses, Nip } from '@selaras/domain/organisation';
import { FORGOTTEN_AFTER_SECONDS } from '@selaras/domain/organisation';
import type { DemoAccount, FirstAdministrator, IdentityStore, Profile, Session } from '@selaras/application/identity';
import type { Database } from '../database';
import { dayOf, unitJson } from '../unit-columns';

export class PostgresIdentityStore implements IdentityStore {
  constructor(private readonly database: Database) {}

  async credentialOf(nip: Nip) {
    const [row] = await this.database.query<{ person_id: PersonId; password_hash: string }>(
      `SELECT c.person_id, c.password_hash FROM credential c JOIN person p ON p.id = c.person_id
       WHERE p.nip = $1 AND p.left_on IS NULL`,
      [nip],
    );
    return row ? { personId: row.person_id, passwordHash: row.password_hash } : null;
  }

  async guessesAt(subjects: readonly Uint8Array[]): Promise<readonly (Guesses | null)[]> {
    const rows = await this.database.query<{ subject_hash: Buffer; failures: number; last_failed_at: Date }>(
      'SELECT subject_hash, failures, last_failed_at FROM sign_in_guess WHERE subject_hash = ANY($1::bytea[])',
      [subjects.map((subject) => Buffer.from(subject))],
    );
    return subjects.map((subject) => {
      const row = rows.find((candidate) => candidate.subject_hash.equals(subject));
      return row ? { failures: row.failures, lastFailedAt: instant(row.last_failed_at.getTime()) } : null;
    });
  }

  async addFailedGuess(subjects: readonly Uint8Array[], now: Instant): Promise<void> {
    // Sorted, so that two sign-ins from one office never wait for each other in a circle.
    const sorted = subjects.map((subject) => Buffer.from(subject)).sort((a, b) => a.compare(b));
    await this.database.query(
      `INSERT INTO sign_in_guess AS guess (subject_hash, failures, last_failed_at)
       SELECT subject, 1, $2 FROM unnest($1::bytea[]) AS subject
       ON CONFLICT (subject_hash) DO UPDATE SET
         failures = CASE WHEN guess.last_failed_at < $3 THEN 1 ELSE guess.failures + 1 END,
         last_failed_at = excluded.last_failed_at`,
      [sorted, new Date(now), new Date(now - FORGOTTEN_AFTER_SECONDS * 1000)],
    );
  }

  async forgetGuesses(subjects: readonly Uint8Array[]): Promise<void> {
    await this.database.query('DELETE FROM sign_in_guess WHERE subject_hash = ANY($1::bytea[])', [
      subjects.map((subject) => Buffer.from(subject)),
    ]);
  }

  async openSession(tokenHash: Uint8Array, personId: PersonId, now: Instant, expiresAt: Instant): Promise<void> {
    await this.database.query(
      `WITH expired AS (DELETE FROM session WHERE expires_at <= $3)
       INSERT INTO session (token_hash, person_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)`,
      [Buffer.from(tokenHash), personId, new Date(now), new Date(expiresAt)],
    );
  }

  async closeSession(tokenHash: Uint8Array): Promise<void> {
    await this.database.query('DELETE FROM session WHERE token_hash = $1', [Buffer.from(tokenHash)]);
  }

  async sessionOf(tokenHash: Uint8Array, now: Instant): Promise<Session | null> {
    const [row] = await this.database.query<{ person_id: PersonId; expires_at: Date; grants: Grant[] }>(
      `SELECT s.person_id, s.expires_at, coalesce(
         (SELECT jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)) FROM role_grant g
          WHERE g.person_id = s.person_id AND g.period @> $3::date), '[]') AS grants
       FROM session s WHERE s.token_hash = $1 AND s.expires_at > $2`,
      [Buffer.from(tokenHash), new Date(now), dayOf(now)],
    );
    return row ? { personId: row.person_id, grants: row.grants, expiresAt: instant(row.expires_at.getTime()) } : null;
  }

  async profileOf(personId: PersonId, now: Instant): Promise<Profile | null> {
    const [row] = await this.database.query<Profile>(
      `SELECT p.id AS "personId", p.name, p.nip, p.locale, p.level,
         (SELECT ${unitJson('u')} FROM unit_assignment a JOIN work_unit u ON u.id = a.unit_id
          WHERE a.person_id = p.id AND a.kind = 'definitive' AND a.period @> $2::date) AS unit,
         coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'unit', ${unitJson('gu')}) ORDER BY g.role)
          FROM role_grant g JOIN work_unit gu ON gu.id = g.unit_id
          WHERE g.person_id = p.id AND g.period @> $2::date), '[]') AS grants
       FROM person p WHERE p.id = $1`,
      [personId, dayOf(now)],
    );
    return row ?? null;
  }

  async setLocale(personId: PersonId, locale: 'id' | 'en'): Promise<void> {
    await this.database.query('UPDATE person SET locale = $2 WHERE id = $1', [personId, locale]);
  }

  async demoAccounts(): Promise<readonly DemoAccount[]> {
    const [row] = await this.database.query<{ value: DemoAccount[] }>("SELECT value FROM setting WHERE key = 'demo-accounts'");
    return row?.value ?? [];
  }

  async isEmpty(): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM person LIMIT 1')).length === 0;
  }

  async setUpCode(): Promise<string | null> {
    const [row] = await this.database.query<{ value: string }>("SELECT value FROM setting WHERE key = 'set-up-code'");
    return row?.value ?? null;
  }

  async keepSetUpCode(digest: string): Promise<void> {
    await this.database.query("INSERT INTO setting (key, value) VALUES ('set-up-code', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = now()", [
      JSON.stringify(digest),
    ]);
  }

  setUp(first: FirstAdministrator): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock(hashtext('set-up'))");
      if ((await tx.query('SELECT 1 FROM person LIMIT 1')).length > 0) return false;
      await tx.query("INSERT INTO work_unit (id, parent_id, code, name, short_name, kind, zone) VALUES ($1, NULL, $2, $3, $4, 'city', $5)", [
        first.unitId, first.shortName, first.organisation, first.shortName, first.zone,
      ]);
      await tx.query('INSERT INTO person (id, nip, name, employment, level) VALUES ($1, $2, $3, $4, $5)', [first.personId, first.nip, first.name, first.employment, 'advanced']);
      await tx.query('INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)', [first.personId, first.passwordHash]);
      await tx.query('INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, daterange($3::date, NULL))', [first.personId, first.unitId, first.from]);
      await tx.query("INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES (gen_random_uuid(), $1, 'administrator', $2, daterange($3::date, NULL))", [
        first.personId, first.unitId, first.from,
      ]);
      await tx.query("DELETE FROM setting WHERE key = 'set-up-code'");
      return true;
    });
  }
}
