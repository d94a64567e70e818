import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index';
import { named } from './unreachable';

/** Something SQL can be sent to: the pool, or one open transaction. Parameters are `$1`, `$2` ...; rows come back as objects. */
export interface Queryable {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections of this process; PostgreSQL's own default allows 100 in all. */
  readonly poolSize?: number;
  /** Told every statement before it runs: tests count them. */
  readonly onStatement?: (sql: string) => void;
}

/** How many statements by key a process sends at once: those that come more often are put together. */
const CONNECTIONS_BY_KEY = 4;
const NEVER_WHOLE_TABLES = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/** The one door to PostgreSQL: TypeORM's pool, transactions and migrations under a small surface. */
export class Database implements Queryable {
  /**
   * For statements that look up a few rows by key, many times a second. Their plans are kept, and what was quickest while a table was small
   * (to go through all of it) would be kept while it grows; here the planner never does that. On connections of their own, so that a saved
   * answer does not wait behind somebody's report.
   */
  readonly byKey: Queryable = {
    query: (sql, parameters = []) => this.sendNaming(this.poolByKey, sql, parameters),
  };
  private readonly poolByKey: Pool;

  private constructor(
    readonly dataSource: DataSource,
    url: string,
    private readonly onStatement: (sql: string) => void,
  ) {
    this.poolByKey = new Pool({ connectionString: url, max: CONNECTIONS_BY_KEY, options: NEVER_WHOLE_TABLES });
    // A server that goes away ends idle connections too: the next statement opens another.
    this.poolByKey.on('error', () => undefined);
  }

  /** Connects. @throws when the server cannot be reached or refuses the credentials. */
  static async connect(options: DatabaseOptions): Promise<Database> {
    const dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      migrations: [...MIGRATIONS],
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
      synchronize: false,
      logging: false,
      extra: { max: options.poolSize ?? 20 },
    });
    await dataSource.initialize();
    return new Database(dataSource, options.url, options.onStatement ?? (() => undefined));
  }

  query<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.sendNaming<Row>(this.pool, sql, parameters);
  }

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
   * A serialisation failure or deadlock (40001, 40P01) is tried again twice; so `work` must be repeatable.
   */
  async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= 3 || !['40001', '40P01'].includes(sqlState(error) ?? '')) throw named(error);
      }
    }
  }

  /** Brings the schema up to date; returns the names of the migrations that ran. Safe to call from several processes. */
  async migrate(): Promise<readonly string[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock(4815162342)');
      const ran = await this.dataSource.runMigrations();
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock(4815162342)');
      await runner.release();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.dataSource.destroy(), this.poolByKey.end()]);
  }

  private async once<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as Client;
      await runner.startTransaction();
      const value = await work({ query: (sql, parameters = []) => this.send(client, sql, parameters) });
      await runner.commitTransaction();
      return value;
    } catch (error) {
      // A connection that was lost cannot be rolled back; the server did that when it noticed.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private sendNaming<Row>(pool: Client, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.send<Row>(pool, sql, parameters).catch((error: unknown) => {
      throw named(error);
    });
  }

  /**
   * Statements with parameters are prepared under a name made of their text, once a connection: the larger ones take longer to plan
   * than to run. Their texts come from our source alone, so that there is a fixed number of them.
   */
  private async send<Row>(target: Client, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    this.onStatement(sql);
    if (parameters.length === 0) return (await target.query(sql)).rows as Row[];
    return (await target.query({ name: nameOf(sql), text: sql, values: [...parameters] })).rows as Row[];
  }

  private get pool(): Client {
    return (this.dataSource.driver as unknown as { readonly master: Client }).master;
  }
}

/** What is used of pg's pool and of one of its clients. */
interface Client {
  query(statement: string | { readonly name: string; readonly text: string; readonly values: unknown[] }): Promise<{ readonly rows: unknown[] }>;
}

const statementNames = new Map<string, string>();

function nameOf(sql: string): string {
  let name = statementNames.get(sql);
  if (!name) {
    name = createHash('sha1').update(sql).digest('base64url');
    statementNames.set(sql, name);
  }
  return name;
}

/** The five-character SQLSTATE of a failed statement, wherever the driver put it. */
export function sqlState(error: unknown): string | undefined {
  return fieldOf(error, 'code');
}

/** The name of the constraint a statement broke. */
export function brokenConstraint(error: unknown): string | undefined {
  return fieldOf(error, 'constraint');
}

function fieldOf(error: unknown, field: 'code' | 'constraint'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const direct = (error as Record<string, unknown>)[field];
  if (typeof direct === 'string') return direct;
  return fieldOf((error as { driverError?: unknown }).driverError, field);
}
