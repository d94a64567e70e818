import { type Instant, instant } from '@selaras/domain/kernel';
import type { JobHistory, JobName, LeftoverStore, OutboxJob, OutboxStore } from '@selaras/application/jobs';
import type { Database, Queryable } from '../database';

/** Adds a job in the caller's transaction. The same name and key a second time changes nothing. */
export async function addToOutbox(tx: Queryable, job: { name: JobName; key: string; payload: unknown; runAt: Instant }): Promise<void> {
  await tx.query(
    `INSERT INTO outbox (job_name, job_key, payload, run_at) VALUES ($1, $2, $3, $4) ON CONFLICT (job_name, job_key) DO NOTHING`,
    [job.name, job.key, JSON.stringify(job.payload), new Date(job.runAt)],
  );
}

/**
 * How long before its time a row is handed to the queue: longer than any relay is late. Until then it waits here, where it can be taken back: nearly
 * every attempt is submitted before its time is up, and the job that would have closed it goes with it.
 */
const AHEAD_MS = 60_000;

export class PostgresOutboxStore implements OutboxStore, JobHistory, LeftoverStore {
  constructor(private readonly database: Database) {}

  async relay(limit: number, now: Instant, send: (jobs: readonly OutboxJob[]) => Promise<void>): Promise<number> {
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<{ id: string; job_name: JobName; job_key: string; payload: unknown; run_at: Date }>(
        `SELECT id, job_name, job_key, payload, run_at FROM outbox WHERE sent_at IS NULL AND run_at <= $2
         ORDER BY run_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [limit, new Date(now + AHEAD_MS)],
      );
      if (rows.length === 0) return 0;
      await send(rows.map((row) => ({ id: row.id, name: row.job_name, key: row.job_key, payload: row.payload, runAt: instant(row.run_at.getTime()) })));
      await tx.query('UPDATE outbox SET sent_at = $2 WHERE id = ANY($1::bigint[])', [rows.map((row) => row.id), new Date(now)]);
      return rows.length;
    });
  }

  async record(name: JobName, key: string, outcome: 'done' | 'nothing-to-do' | 'failed', detail: string, at: Instant): Promise<void> {
    await this.database.query('INSERT INTO job_run (job_name, job_key, outcome, detail, finished_at) VALUES ($1, $2, $3, $4, $5)', [
      name, key, outcome, detail.slice(0, 2_000), new Date(at),
    ]);
  }

  async overdueAttempts(now: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM attempt WHERE submitted_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT $2',
      [new Date(now), limit],
    );
    return rows.map((row) => row.id);
  }

  async unscoredAttempts(before: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT a.id FROM attempt a WHERE a.submitted_at < $1
         AND (a.closed_by = 'learner' OR a.submitted_at + make_interval(secs => a.grace_seconds) < $1)
         AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.attempt_id = a.id) AND NOT EXISTS (SELECT 1 FROM practice_outcome o WHERE o.attempt_id = a.id) ORDER BY a.submitted_at LIMIT $2`,
      [new Date(before), limit],
    );
    return rows.map((row) => row.id);
  }

  async stalledRegrades(before: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ correction_id: string }>(
      'SELECT correction_id FROM regrade WHERE finished_at IS NULL AND touched_at < $1 ORDER BY touched_at LIMIT $2',
      [new Date(before), limit],
    );
    return rows.map((row) => row.correction_id);
  }
}
