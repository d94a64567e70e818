import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { RunningPostgres } from '../../postgres/postgres.mjs';
import type { Machinery } from './machinery';

/** Two APIs with 20 connections each, the worker's, and those of their predecessors that the server has not missed yet. */
const MOST_CONNECTIONS = 200;

/** PostgreSQL with fsync on, killed as a whole and started again on the same port over the same files. */
export class KeptPostgres {
  kills = 0;

  private constructor(
    private readonly machinery: Machinery,
    private running: RunningPostgres,
  ) {}

  static async start(machinery: Machinery): Promise<KeptPostgres> {
    return new KeptPostgres(machinery, await launch(machinery));
  }

  get url(): string {
    return this.running.url;
  }

  /** The postmaster and every process it started, at once: nobody gets to write anything down. */
  async killAndRestart(): Promise<void> {
    const { pid, port } = this.running;
    this.kills += 1;
    for (const victim of [pid, ...childrenOf(pid)]) {
      try {
        process.kill(victim, 'SIGKILL');
      } catch {
        // it ended by itself a moment ago
      }
    }
    await sleep(100);
    this.running = await launch(this.machinery, port);
  }

  /** One statement on a connection of its own; tried again while the server is away. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    for (let trial = 1; ; trial += 1) {
      const client = new pg.Client({ connectionString: this.url });
      client.on('error', () => undefined); // killed under us: the statement says so
      try {
        await client.connect();
        return (await client.query(sql, [...parameters])).rows as Row[];
      } catch (error) {
        if (trial === 100) throw error;
        await sleep(100);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}

function launch(machinery: Machinery, port?: number): Promise<RunningPostgres> {
  return machinery.startPostgres({
    dataFolder: path.join(machinery.folder, 'data'), fsync: true, maxConnections: MOST_CONNECTIONS, ...(port === undefined ? {} : { port }),
  });
}

/** By /proc; where there is none, the postmaster's end is all they are told of. */
function childrenOf(parent: number): number[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((name) => parentOf(name) === parent).map(Number);
  } catch {
    return [];
  }
}

function parentOf(pid: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return -1;
  }
}
