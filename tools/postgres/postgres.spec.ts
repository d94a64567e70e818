import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type PostgresOptions, type RunningPostgres, startPostgres, StartRefusal } from './postgres.mjs';

jest.setTimeout(60_000);

const IS_ROOT = process.getuid?.() === 0;
let folder: string;
let running: RunningPostgres | null = null;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'selaras-postgres-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  await running?.stop();
  running = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = async (options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> =>
  (running = await startPostgres({ dataFolder: path.join(folder, 'data'), ...options }));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('what was committed is there after an orderly stop and after a kill', async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE answer (text text); INSERT INTO answer VALUES ('kept')");
  await first.stop();

  const ended = new Promise<string>((resolve) => void start({ onUnexpectedExit: resolve }).then(({ pid }) => process.kill(pid, 'SIGKILL')));
  expect(await ended).toBe('signal SIGKILL');

  const third = await start();
  expect(await ask(third.url, 'SELECT text FROM answer')).toEqual([{ text: 'kept' }]);
});

test('it writes through to the disk, sorts Indonesian, and puts neither statements nor rows into its log', async () => {
  const { url } = await start();
  expect(await ask(url, "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit")).toEqual([{ fsync: 'on', commit: 'on' }]);
  expect(await ask(url, `SELECT 'é' < 'f' COLLATE "id-ID-x-icu" AS sorted`)).toEqual([{ sorted: true }]);

  await ask(url, 'CREATE TABLE person (nip text PRIMARY KEY)');
  await ask(url, "INSERT INTO person VALUES ('198501012010011001')");
  await expect(ask(url, "INSERT INTO person VALUES ('198501012010011001')")).rejects.toThrow(/duplicate key/);
  expect(readFileSync(path.join(folder, 'data/postgres.log'), 'utf8')).not.toContain('198501012010011001');
});

test('nobody else on the machine gets in', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guessed';
  await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  wrong.username = 'postgres';
  await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(path.join(folder, 'data/password')).mode & 0o777).toBe(0o600);
  expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test('a note left by a server that is gone, whose number another program has now, stops nobody', async () => {
  const { cluster, stop } = await start();
  await stop();
  writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n1\n`);
  expect((await start()).pid).toBeGreaterThan(0);
});

test('one folder, one server', async () => {
  await start();
  await expect(startPostgres({ dataFolder: path.join(folder, 'data') })).rejects.toThrow(StartRefusal);
});

test('a folder of another version is left alone', async () => {
  const { cluster, stop } = await start({ dataFolder: path.join(folder, 'old') });
  await stop();
  writeFileSync(path.join(cluster, 'PG_VERSION'), '15\n');
  await expect(start({ dataFolder: path.join(folder, 'old') })).rejects.toThrow(/was written by PostgreSQL 15 but this is 18/);
});

(IS_ROOT ? test : test.skip)('where only root can go, the cluster goes where its own user can', async () => {
  const closed = mkdtempSync(path.join(os.tmpdir(), 'selaras-closed-')); // mode 700, of root
  const first = await start({ dataFolder: path.join(closed, 'data') });
  expect(first.cluster.startsWith(closed)).toBe(false);
  await ask(first.url, 'CREATE TABLE kept ()');
  await first.stop();

  const second = await start({ dataFolder: path.join(closed, 'data') });
  expect(second.cluster).toBe(first.cluster);
  await ask(second.url, 'SELECT * FROM kept');
  await second.stop();
  expect(existsSync(path.join(closed, 'data/cluster'))).toBe(false);
  rmSync(path.dirname(first.cluster), { recursive: true });
  rmSync(closed, { recursive: true });
});
