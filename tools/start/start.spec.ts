import { rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { apiAt, eventually, freePort, isAlive, StandIn } from './stand-in.testing';

jest.setTimeout(90_000);

const IS_ROOT = process.getuid?.() === 0;
const NOBODY = 65534;

let site: StandIn;
let port: number;

beforeAll(async () => {
  site = new StandIn();
  port = await freePort();
});
afterEach(() => site.endAll());
afterAll(() => site.remove());

const started = async (environment: NodeJS.ProcessEnv = {}, how = {}) => {
  const launch = site.start({ SELARAS_PORT: String(port), ...environment }, how);
  await launch.says(`Selaras ready at http://127.0.0.1:${environment['SELARAS_PORT'] ?? port}\n`);
  return launch;
};

const refused = async (environment: NodeJS.ProcessEnv, how = {}) => {
  const launch = site.start({ SELARAS_PORT: String(port), ...environment }, how);
  expect(await launch.ended).toBe(1);
  return launch.output;
};

test('a stranger starts it twice: built the first time, at once the second, and Ctrl-C ends all of it within a second', async () => {
  const first = await started();
  expect(first.output).toMatch(/Building: done .*\n.*Starting PostgreSQL: ready .*\n.*Preparing the database: done .*\n.*Starting API and worker: ready/);
  const parts = [await apiAt(port), site.worker, site.postmaster] as number[];
  expect(await first.interrupt()).toBeLessThan(1000);
  expect(parts.filter(isAlive)).toEqual([]);

  const second = await started();
  expect(second.output).not.toContain('Building');
  await second.interrupt();
  expect(await second.ended).toBe(0);
});

test('the launcher is killed: nothing of it is left, and the next start works at once', async () => {
  const launch = await started();
  const parts = [await apiAt(port), site.worker, site.postmaster] as number[];
  process.kill(launch.pid, 'SIGKILL');
  const next = await started();
  expect(parts.filter(isAlive)).toEqual([]);
  await next.interrupt();
});

test('the launcher is killed while the API hangs: the API is ended all the same', async () => {
  const launch = await started({ STAND_IN_API: 'hangs' });
  const api = (await apiAt(port)) as number;
  process.kill(launch.pid, 'SIGKILL');
  await eventually(() => !isAlive(api), () => 'the API outlived its launcher');
});

test('npm is killed: the site it started ends too and lets go of the port', async () => {
  const launch = await started({}, { throughNpm: true });
  const api = (await apiAt(port)) as number;
  process.kill(launch.pid, 'SIGKILL');
  await eventually(() => !isAlive(api), () => 'the API outlived npm');
  await (await started()).interrupt();
});

test('API, worker and PostgreSQL are killed one after the other: each comes back and it is said', async () => {
  const launch = await started();
  const [api, worker, postmaster] = [(await apiAt(port)) as number, site.worker, site.postmaster];

  process.kill(api, 'SIGKILL');
  await launch.says('The API ended unexpectedly (signal SIGKILL)');
  await launch.says('The API is back.');
  expect(await apiAt(port)).not.toBe(api);

  process.kill(worker, 'SIGKILL');
  await launch.says('The worker is back.');
  expect(isAlive(site.worker)).toBe(true);

  process.kill(postmaster, 'SIGKILL');
  await launch.says('PostgreSQL is back.');
  expect(site.postmaster).not.toBe(postmaster);
  expect(await launch.interrupt()).toBeLessThan(1000);
});

test('a taken port is named, with one that is free', async () => {
  const other = net.createServer().listen(port, '127.0.0.1');
  const output = await refused({});
  expect(output).toMatch(new RegExp(`^Port ${port} is taken by another program: stop that one, or choose another with SELARAS_PORT=\\d+\\.\n$`));
  other.close();
});

test('a second start on the same data folder is turned away and harms nothing', async () => {
  const launch = await started();
  const api = await apiAt(port);
  expect(await refused({ SELARAS_PORT: String(await freePort()) })).toMatch(/is in use by another Selaras \(process \d+\)[^\n]*\.\n$/);
  expect(await apiAt(port)).toBe(api);
  await launch.interrupt();
});

test('a damaged data folder is one clear sentence', async () => {
  const data = path.join(site.root, 'damaged');
  const launch = await started({ SELARAS_DATA: data });
  await launch.interrupt();
  rmSync(path.join(data, 'postgres/cluster/global/pg_control'));
  expect(await refused({ SELARAS_DATA: data })).toMatch(/\nThe data folder \S+ is damaged \([^\n]+\): restore it from a backup[^\n]*\.\n$/);
  rmSync(path.join(data, 'postgres/cluster/PG_VERSION'));
  expect(await refused({ SELARAS_DATA: data })).toMatch(/is damaged \(its file PG_VERSION is missing\)/);
});

test('a file in the place of the data folder, a bad port and a bad demo switch are one sentence each', async () => {
  site.write('a-file', '');
  expect(await refused({ SELARAS_DATA: path.join(site.root, 'a-file') })).toMatch(/^The data folder \S+ cannot be made because a file stands in its place[^\n]*\.\n$/);
  expect(await refused({ SELARAS_PORT: '42x' })).toBe('SELARAS_PORT is "42x" but must be a whole number from 1 to 65535.\n');
  expect(await refused({ SELARAS_DEMO: 'no' })).toBe('SELARAS_DEMO is "no" but must be 0 (no demo) or 1 (demo).\n');
});

test('what the database or the API has to say against a start is the last line, and nothing is left running', async () => {
  expect(await refused({ STAND_IN_MIGRATE: 'fails' })).toMatch(/\nThe schema is newer than this program\.\n$/);
  expect(await refused({ STAND_IN_API: 'fails' })).toMatch(/\nThe API could not start: The mail server is not configured\.\n$/);
  expect(isAlive(site.worker)).toBe(false);
});

test('a database or a Redis that is named but not there is told apart from one that works', async () => {
  const nowhere = await freePort();
  expect(await refused({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${nowhere}/none` })).toMatch(new RegExp(`^DATABASE_URL names 127\\.0\\.0\\.1:${nowhere}, where nothing answers \\(ECONNREFUSED\\): [^\n]*\\.\n$`));
  expect(await refused({ REDIS_URL: `redis://127.0.0.1:${nowhere}` })).toMatch(/^REDIS_URL names [^\n]*leave REDIS_URL out to keep jobs in PostgreSQL\.\n$/);
});

test('Ctrl-C while it starts ends it too', async () => {
  const launch = site.start({ SELARAS_PORT: String(port) });
  await launch.says('Starting PostgreSQL');
  expect(await launch.interrupt()).toBeLessThan(1000);
  expect(await launch.ended).toBe(130);
  await (await started()).interrupt();
});

test('an old Node is told which one it takes, before anything it cannot read', async () => {
  site.write('old-node.cjs', "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });");
  const output = await refused({}, { nodeOptions: ['--require', './old-node.cjs'] });
  expect(output).toMatch(/^Selaras needs Node 20\.19, 22\.12, 24 or newer, and this is Node 18\.20\.4: [^\n]*\.\n$/);
});

(IS_ROOT ? test : test.skip)('a normal user starts it in a folder of hers, and is told where she may not write', async () => {
  const hers = path.join(site.root, 'hers');
  const launch = await started({ SELARAS_DATA: hers, HOME: site.root }, { uid: NOBODY });
  expect(await launch.interrupt()).toBeLessThan(1000);
  expect(await refused({ SELARAS_DATA: '/not-hers', HOME: site.root }, { uid: NOBODY })).toMatch(/^The data folder \/not-hers cannot be written by this user[^\n]*\.\n$/);
});
