import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Database, type DatabaseOptions } from '../database';
import { MIGRATIONS } from '../migrations';

/** Named after what the migrations do: a changed or further migration makes a template of its own. */
const TEMPLATE = `selaras_template_${createHash('sha256').update(MIGRATIONS.map(String).join()).digest('hex').slice(0, 12)}`;

/** The throwaway PostgreSQL that `npm test` started for this run. */
export const testServerUrl = process.env['SELARAS_TEST_DATABASE_URL'];

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  if (!testServerUrl) throw new Error('SELARAS_TEST_DATABASE_URL is not set: run these tests through `npm test`');
  const client = new Client({ connectionString: testServerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(testServerUrl ?? '');
  url.pathname = `/${name}`;
  return url.toString();
}

/** Makes the migrated template once a run; several Jest workers may ask at the same time. */
async function ensureTemplate(): Promise<void> {
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(271828)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount) return;
    const building = `${TEMPLATE}_${randomBytes(4).toString('hex')}`;
    await client.query(`CREATE DATABASE ${building}`);
    const database = await Database.connect({ url: urlOf(building), poolSize: 2 });
    await database.migrate();
    await database.close();
    await client.query(`ALTER DATABASE ${building} RENAME TO ${TEMPLATE}`);
  });
}

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes and drops. */
  destroy(): Promise<void>;
}

/** A fresh database with the real migrations applied, of this test file alone. */
export async function createTestDatabase(options: Omit<DatabaseOptions, 'url'> = {}): Promise<TestDatabase> {
  await ensureTemplate();
  const name = `selaras_${randomBytes(6).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  const url = urlOf(name);
  const database = await Database.connect({ poolSize: 20, ...options, url });
  return {
    database,
    url,
    destroy: async () => {
      await database.close();
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
