import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { RunningPostgres, PostgresOptions } from '../../postgres/postgres.mjs';

/** A process that ends with us, together with everything it started. */
export interface Owned {
  readonly child: ChildProcess;
  readonly ended: Promise<string>;
  isRunning(): boolean;
  kill(signal: NodeJS.Signals): void;
  stop(milliseconds: number): Promise<void>;
}

export interface EnrolledLearner {
  /** Of a session that is open already. */
  readonly token: string;
  readonly enrolmentId: string;
}

/** What is borrowed from the other tools. */
export interface Machinery {
  /** The repository. */
  readonly root: string;
  /** Empty, and removed afterwards. */
  readonly folder: string;
  /** Fills a migrated database with a course of 20 items, the right option `b` everywhere, 100 each, and so many enrolled people. */
  seed(databaseUrl: string, people: number): Promise<{ readonly learners: readonly EnrolledLearner[] }>;
  startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
  spawnOwned(command: string, args: readonly string[], options: SpawnOptions): Owned;
  out(text: string): void;
  err(text: string): void;
}
