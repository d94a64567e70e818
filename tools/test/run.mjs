/**
 * `npm test`: everything that must hold, from a fresh clone. A step that fails does not stop the later ones; the last line counts.
 * `npm test -- domain web` runs only the steps named.
 */
import { rmSync } from 'node:fs';
import { killAllOwned } from '../start/owned-process.mjs';
import { installPackages, packagesUpToDate } from '../start/packages.mjs';
import { say, step } from '../start/progress.mjs';
import { runCheck } from './check.mjs';
import { runJest } from './jest.mjs';
import { findChromium, startDatabase, startRedis } from './services.mjs';
import { NO_TESTS, sum } from './tally.mjs';

/** Ended in this order when all is over. @type {(() => Promise<void>)[]} */
const toStop = [];
/** What the tests are told: addresses of what was started for them. @type {Record<string, string>} */
const environment = {};

const node = (/** @type {string} */ file, /** @type {string[]} */ ...args) => [process.execPath, file, ...args];
const nx = (/** @type {string[]} */ ...args) => node('node_modules/nx/dist/bin/nx.js', ...args);

/** Name -> what it does; run in this order. @type {Readonly<Record<string, () => Promise<import('./tally.mjs').Tally>>>} */
const STEPS = {
  generated: () => runCheck('Generated files are up to date', node('tools/generate/generate.mjs', '--check')),
  typecheck: () => runCheck('Types', nx('run-many', '-t', 'typecheck')),
  lint: () => runCheck('Lint and boundaries', nx('run', 'selaras:lint')),
  build: () => runCheck('Build', node('tools/build/build.mjs')),
  domain: () => runJest('domain', { environment }),
  web: () => runJest('web', { environment }),
  integration: async () => ((await database()) ? runJest('integration', { environment }) : NO_TESTS),
  queue: async () => {
    if (!(await database())) return NO_TESTS;
    await redis();
    return runJest('queue', { environment });
  },
  e2e: async () => {
    if (!(await database())) return NO_TESTS;
    const chromium = findChromium();
    if (!chromium) say('- e2e is skipped: no Chromium was found; install one or name it with SELARAS_CHROMIUM.');
    return runJest('e2e', { environment: chromium ? { ...environment, SELARAS_CHROMIUM: chromium } : environment, workers: 1, skipAll: !chromium });
  },
};

let failedToServe = 0;

/** One throwaway PostgreSQL for all who need it. @returns {Promise<boolean>} whether there is one */
async function database() {
  if (environment.SELARAS_TEST_DATABASE_URL) return true;
  if (process.env.SELARAS_TEST_DATABASE_URL) {
    environment.SELARAS_TEST_DATABASE_URL = process.env.SELARAS_TEST_DATABASE_URL;
    return true;
  }
  if (failedToServe > 0) return false;
  try {
    const { url, stop } = await step('PostgreSQL for the tests', (report) => startDatabase(report), () => 'ready');
    environment.SELARAS_TEST_DATABASE_URL = url;
    toStop.push(stop);
    return true;
  } catch (error) {
    failedToServe += 1;
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

async function redis() {
  if (process.env.SELARAS_TEST_REDIS_URL) {
    environment.SELARAS_TEST_REDIS_URL = process.env.SELARAS_TEST_REDIS_URL;
    return;
  }
  const { url, stop, reason } = await startRedis();
  if (url === null) {
    say(`- The queue contract on Redis is skipped: ${reason}`);
    return;
  }
  environment.SELARAS_TEST_REDIS_URL = url;
  toStop.push(stop);
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in STEPS));
  if (unknown.length > 0) {
    console.error(`There is no step called ${unknown.join(', ')}; the steps are ${Object.keys(STEPS).join(', ')}.`);
    return 1;
  }
  if (!packagesUpToDate()) await step('Installing the packages', installPackages);
  const tallies = [];
  for (const [name, run] of Object.entries(STEPS)) {
    if (wanted.length === 0 || wanted.includes(name)) tallies.push(await run());
  }
  for (const stop of toStop.reverse()) await stop();
  const { passed, failed, skipped } = sum([...tallies, { passed: 0, failed: failedToServe, skipped: 0 }]);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

let interrupted = false;
for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (interrupted) process.exit(130);
    interrupted = true;
    killAllOwned();
    void Promise.allSettled(toStop.reverse().map((stop) => stop())).then(() => process.exit(130));
  });
}
process.on('exit', killAllOwned);

rmSync('tmp/test', { recursive: true, force: true });
main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed, 0 skipped');
    process.exit(1);
  },
);
