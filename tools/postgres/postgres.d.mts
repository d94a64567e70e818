export interface PostgresOptions {
  /** Where cluster, password and log are kept; made when missing. */
  readonly dataFolder: string;
  /** Told what happens, one line each. */
  readonly log?: (line: string) => void;
  /** Default true. False risks the data at a power cut: for throwaway clusters only. */
  readonly fsync?: boolean;
  /** Default: any free one. */
  readonly port?: number;
  /** Default 100. */
  readonly maxConnections?: number;
  /** Called when the server ended without `stop()` having been called. */
  readonly onUnexpectedExit?: (how: string) => void;
}

export interface RunningPostgres {
  /** Superuser, database `selaras`; carries the password. */
  readonly url: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** Of the postmaster. */
  readonly pid: number;
  /** Absolute; differs from `dataFolder/cluster` where PostgreSQL's own user cannot reach that. */
  readonly cluster: string;
  /** Ends all connections and the server; safe to call twice. */
  stop(): Promise<void>;
}

/** Something a person can put right; the message is one clear sentence. */
export class StartRefusal extends Error {}

/**
 * Starts the embedded PostgreSQL on 127.0.0.1, making its cluster first where there is none. When this process ends in any way,
 * also by SIGKILL, the server ends too; one that was left over all the same is stopped first.
 *
 * @throws StartRefusal with one sentence when the folder is damaged, in use or not writable, or there is no PostgreSQL for this platform
 */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
