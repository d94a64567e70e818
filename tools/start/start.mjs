/**
 * `npm start`: from a fresh clone to a site that answers, on a machine with nothing but Node and the npm registry.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { clientUpToDate, CLIENT_FOLDER } from '../build/client-build.mjs';
import { nodeProgramsUpToDate, ROOT } from '../build/node-bundle.mjs';
import { openDataFolder } from '../postgres/cluster.mjs';
import { lockFolder } from '../postgres/folder-lock.mjs';
import { startPostgres } from '../postgres/postgres.mjs';
import { StartRefusal } from '../postgres/refusal.mjs';
import { build } from './building.mjs';
import { readEnvironment } from './environment.mjs';
import { whenNpmIsGone } from './npm-parent.mjs';
import { killAllOwned } from './owned-process.mjs';
import { installPackages, packagesUpToDate } from './packages.mjs';
import { ensurePortIsFree } from './port.mjs';
import { runOnce, startProgram } from './program.mjs';
import { say, step } from './progress.mjs';
import { ensureReachable } from './servers.mjs';

/** What runs and must be ended. */
const running = {
  /** @type {{ stop(): Promise<void> }[]} */ programs: [],
  /** @type {{ stop(): Promise<void> } | null} */ database: null,
  /** @type {(() => void) | null} */ unlock: null,
};
let isReady = false;
let stopping = /** @type {Promise<void> | null} */ (null);

async function start() {
  const { port, dataFolder, demo, databaseUrl, redisUrl } = readEnvironment(process.env, ROOT);
  await ensurePortIsFree(port);
  await ensureReachable('DATABASE_URL', databaseUrl, { defaultPort: 5432, advice: 'start PostgreSQL there, or leave DATABASE_URL out to use the embedded one.' });
  await ensureReachable('REDIS_URL', redisUrl, { defaultPort: 6379, advice: 'start Redis there, or leave REDIS_URL out to keep jobs in PostgreSQL.' });
  const folder = prepare(dataFolder);

  if (!packagesUpToDate()) await step('Installing the packages', installPackages);
  if (!nodeProgramsUpToDate() || !clientUpToDate()) await step('Building', build);

  /** @type {NodeJS.ProcessEnv} */
  const environment = {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    DATABASE_URL: databaseUrl ?? (await step('Starting PostgreSQL', (report) => startDatabase(folder, report), (url) => `ready on port ${new URL(String(url)).port}`)),
    SELARAS_PORT: String(port),
    SELARAS_DATA: folder,
    SELARAS_DEMO: demo,
    SELARAS_WEB: path.join(ROOT, CLIENT_FOLDER),
  };
  if (redisUrl === null) delete environment.REDIS_URL;

  const bundle = (/** @type {string} */ name) => path.join(ROOT, 'dist', name, 'main.mjs');
  const notices = await step('Preparing the database', (onProgress) => runOnce({ name: 'Preparing the database', file: bundle('migrate'), environment, onProgress }));
  await step('Starting API and worker', async () => {
    const programs = await Promise.allSettled(['api', 'worker'].map(async (name) => {
      const program = await startProgram({ name: name === 'api' ? 'API' : 'worker', file: bundle(name), environment, logFile: path.join(folder, `${name}.log`), say });
      running.programs.push(program);
    }));
    const failed = programs.find((program) => program.status === 'rejected');
    if (failed) throw failed.reason;
  }, () => `ready, jobs in ${redisUrl ? 'Redis' : 'PostgreSQL'}`);

  isReady = true;
  for (const notice of notices) say(notice);
  if (!stopping) say(`Selaras ready at http://127.0.0.1:${port}`);
}

/** The folder for everything that is kept; others may pass through it (PostgreSQL's own user must) but not look around. */
function prepare(dataFolder) {
  const folder = openDataFolder(dataFolder);
  try {
    chmodSync(folder, 0o711);
  } catch {
    // belongs to somebody else who lets us write: their rights stand
  }
  running.unlock = lockFolder(folder);
  mkdirSync(path.join(folder, 'files'), { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * The embedded PostgreSQL, started again on the same port should it be killed: the programs reconnect by themselves.
 * @param {string} folder @param {(line: string) => void} report
 * @returns {Promise<string>} its address
 */
async function startDatabase(folder, report) {
  let restarts = 0;
  const options = { dataFolder: path.join(folder, 'postgres'), log: report, onUnexpectedExit: (/** @type {string} */ how) => void restart(how) };
  const { port, url } = (running.database = await startPostgres(options));
  return url;

  async function restart(how) {
    if (stopping) return;
    say(`PostgreSQL ended unexpectedly (${how}); starting it again.`);
    try {
      restarts += 1;
      if (restarts > 10) throw new StartRefusal('PostgreSQL ended unexpectedly again and again: see its log in the data folder.');
      running.database = await startPostgres({ ...options, log: () => undefined, port });
      if (stopping) await running.database.stop();
      else say('PostgreSQL is back.');
    } catch (error) {
      await fail(error);
    }
  }
}

/** Ends everything that was started, at most once. */
function stopAll() {
  stopping ??= (async () => {
    await Promise.all(running.programs.map((program) => program.stop()));
    killAllOwned(); // an install, a build, a program not yet ready
    await running.database?.stop();
    running.unlock?.();
  })();
  return stopping;
}

async function fail(error) {
  if (stopping) return;
  console.error(error instanceof StartRefusal ? error.message : error);
  await stopAll();
  process.exit(1);
}

let interrupts = 0;
for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    interrupts += 1;
    if (interrupts > 1 && signal === 'SIGINT') {
      killAllOwned();
      process.exit(130);
    }
    const code = isReady ? 0 : 130;
    void stopAll().then(() => process.exit(code));
  });
}
process.on('exit', killAllOwned);
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // whoever read us is gone; that is no reason to fall
whenNpmIsGone(() => void stopAll().then(() => process.exit(1)));

start().catch(fail);
