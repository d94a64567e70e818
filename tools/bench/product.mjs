import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleNode, NODE_PROGRAMS, ROOT } from '../build/node-bundle.mjs';
import { startPostgres } from '../postgres/postgres.mjs';
import { freePort } from './free-port.mjs';
import { processorSeconds } from './processor-time.mjs';

/**
 * The whole product for one measurement: PostgreSQL with fsync on, migrated and filled by `prepare(databaseUrl)`, then API and worker.
 * Everything is in a folder of its own that `stop` removes.
 *
 * @param {{ prepare(databaseUrl: string): Promise<unknown>, profile?: string, say(line: string): void }} options `profile`: folder for CPU profiles
 */
export async function startProduct({ prepare, profile, say }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'selaras-bench-'));
  chmodSync(folder, 0o711); // PostgreSQL's own user passes through, where root runs this
  const children = [];
  let postgres;
  const stop = async () => {
    await Promise.all(children.map(ended));
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    say('starting PostgreSQL with fsync on');
    postgres = await startPostgres({ dataFolder: path.join(folder, 'data'), fsync: true });
    for (const [entry, outFolder] of Object.entries(NODE_PROGRAMS)) await bundleNode({ entry, outFolder });
    const port = await freePort();
    const environment = { ...process.env, NODE_ENV: 'production', DATABASE_URL: postgres.url, SELARAS_PORT: String(port), SELARAS_DATA: folder, SELARAS_DEMO: '0', SELARAS_WEB: path.join(ROOT, 'dist/web/browser') };
    await run(environment, 'dist/migrate/main.mjs');
    const prepared = await prepare(postgres.url);
    const nodeArguments = profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`] : [];
    const api = await serve(environment, 'dist/api/main.mjs', nodeArguments);
    children.push(api);
    const worker = await serve(environment, 'dist/worker/main.mjs', nodeArguments);
    children.push(worker);
    return {
      port,
      prepared,
      postgres,
      api,
      worker,
      /** CPU seconds used so far, by part. */
      usage: () => ({ api: processorSeconds(api.pid), worker: processorSeconds(worker.pid), postgres: processorSeconds(postgres.pid) }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the numbers are measured on; called before the measurement, so that `loadBefore` (one-minute average) is what others had it do. */
export function machine() {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    loadBefore: round(os.loadavg()[0], 2),
    note: 'load generator on the same cores',
  };
}

export function round(number, digits) {
  return Math.round(number * 10 ** digits) / 10 ** digits;
}

/** Asks a process to end and waits until it has: a profile is written at the very end. */
function ended(child) {
  if (child.exitCode !== null) return undefined;
  child.kill('SIGTERM');
  return new Promise((resolve) => child.once('exit', resolve));
}

/** What the programs print goes to stderr: stdout is the report alone, for whoever reads it as JSON. */
function serve(environment, program, nodeArguments) {
  const child = spawn(process.execPath, [...nodeArguments, path.join(ROOT, program)], { env: environment, stdio: ['ignore', process.stderr, 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
  });
}

function run(environment, program) {
  const child = spawn(process.execPath, [path.join(ROOT, program)], { env: environment, stdio: ['ignore', process.stderr, 'inherit'] });
  return new Promise((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`)))));
}
