import { DataSource, type EntityManager } from 'typeorm';
import { MIGRATIONS } from './migrations/index';

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

/** The one door to PostgreSQL: TypeORM's pool, transactions and migrations under a small surface. */
export class Database implements Queryable {
  private constructor(
    readonly dataSource: DataSource,
    private readonly onStatement: (sql: string) => void,
  ) {}

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
    return new Database(dataSource, options.onStatement ?? (() => undefined));
  }

  async query<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.onStatement(sql);
    return rowsOf<Row>(await this.dataSource.query(sql, [...parameters]));
  }

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
   * A serialisation failure or deadlock (40001, 40P01) is tried again twice; so `work` must be repeatable.
   */
  async transaction<T>(work: (tx: Queryable, manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction((manager) => work(this.queryableOf(manager), manager));
      } catch (error) {
        if (attempt >= 3 || !['40001', '40P01'].includes(sqlState(error) ?? '')) throw error;
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
    await this.dataSource.destroy();
  }

  private queryableOf(manager: EntityManager): Queryable {
    return {
      query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
        this.onStatement(sql);
        return rowsOf<Row>(await manager.query(sql, [...parameters]));
      },
    };
  }
}

/** TypeORM answers UPDATE and DELETE with [rows, count] and everything else with rows: one shape for callers. */
function rowsOf<Row>(answer: unknown): Row[] {
  if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') {
    return answer[0] as Row[];
  }
  return (answer ?? []) as Row[];
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
