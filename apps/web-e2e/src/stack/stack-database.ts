import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';

/** The throwaway PostgreSQL that `npm test` started for this run. */
const SERVER_URL = process.env['SELARAS_TEST_DATABASE_URL'];
const POLL_MS = 40;

/** The database behind the walkthroughs: to look at what is really stored, and to let time pass where nobody can wait for it. */
export class StackDatabase {
  private constructor(
    readonly url: string,
    private readonly name: string,
    private readonly pool: Pool,
  ) {}

  /** An empty database of this run alone. */
  static async create(): Promise<StackDatabase> {
    const name = `selaras_walk_${randomBytes(5).toString('hex')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const url = new URL(serverUrl());
    url.pathname = `/${name}`;
    return new StackDatabase(url.toString(), name, new Pool({ connectionString: url.toString(), max: 3 }));
  }

  async rows<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, [...params])).rows;
  }

  /** The only row. @throws when there are none or several. */
  async row<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row> {
    const [first, ...others] = await this.rows<Row>(sql, params);
    if (!first || others.length > 0) throw new Error(`expected one row, found ${others.length + (first ? 1 : 0)}: ${sql}`);
    return first;
  }

  async count(sql: string, params: readonly unknown[] = []): Promise<number> {
    return Number((await this.row<{ count: string }>(`SELECT count(*) FROM (${sql}) AS counted`, params)).count);
  }

  /** Asks until there is a row. @throws when there is none within ten seconds. */
  async awaitRow<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row> {
    for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; await new Promise((resolve) => setTimeout(resolve, POLL_MS))) {
      const [first] = await this.rows<Row>(sql, params);
      if (first) return first;
    }
    throw new Error(`no row within ten seconds: ${sql} ${JSON.stringify(params)}`);
  }

  async drop(): Promise<void> {
    await this.pool.end();
    await onServer(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
  }
}

function serverUrl(): string {
  if (!SERVER_URL) throw new Error('SELARAS_TEST_DATABASE_URL is not set: run the walkthroughs through `npm test`');
  return SERVER_URL;
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
