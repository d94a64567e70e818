import type { Instant } from '@selaras/domain/kernel';
import type { JobName } from './job-names';

/** A row of the outbox: written in the commit that made the work necessary, handed to the queue afterwards. */
export interface OutboxJob {
  readonly id: string;
  readonly name: JobName;
  /** One job per name and key, for ever. */
  readonly key: string;
  readonly payload: unknown;
  readonly runAt: Instant;
}

export interface OutboxStore {
  /**
   * Takes up to `limit` unsent rows (skipping those another relay holds), hands them to `send` and marks them sent when it
   * resolves. When `send` throws, or the process dies, they stay unsent: at least once, never lost. Returns how many.
   */
  relay(limit: number, now: Instant, send: (jobs: readonly OutboxJob[]) => Promise<void>): Promise<number>;
}

export interface JobHistory {
  record(name: JobName, key: string, outcome: 'done' | 'nothing-to-do' | 'failed', detail: string, at: Instant): Promise<void>;
}

/** Work that should have been done by now and was not, whatever became of its job. */
export interface LeftoverStore {
  /** Open attempts past their due time. */
  overdueAttempts(now: Instant, limit: number): Promise<readonly string[]>;
  /** Attempts submitted before `before`, and past their grace, without an outcome. */
  unscoredAttempts(before: Instant, limit: number): Promise<readonly string[]>;
  /** Corrections whose regrading is not finished and has not moved since `before`. */
  stalledRegrades(before: Instant, limit: number): Promise<readonly string[]>;
}

export interface JobQueue {
  send(jobs: readonly OutboxJob[], now: Instant): Promise<void>;
}
