import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { bundleNode, NODE_PROGRAMS, ROOT } from '../build/node-bundle.mjs';
import { startPostgres } from '../postgres/postgres.mjs';
import { freePort } from './free-port.mjs';
import { journey } from './journey.mjs';
import { learnerClient } from './learner-client.mjs';
import { percentiles } from './percentiles.mjs';
import { processorSeconds, residentMegabytes } from './processor-time.mjs';
import { seed } from './seed.mjs';

/** More than any machine gets through: no learner is used twice. */
const JOURNEYS_PER_SECOND_AT_MOST = 200;

/** Runs the whole product with fsync on and lets `learners` people take the pre-test one after another for `seconds`. */
export async function benchAttempts({ learners, seconds, signIn, profile, say }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'selaras-bench-'));
  chmodSync(folder, 0o711); // PostgreSQL's own user passes through, where root runs this
  const children = [];
  let postgres;
  try {
    say('starting PostgreSQL with fsync on');
    postgres = await startPostgres({ dataFolder: path.join(folder, 'data'), fsync: true });
    for (const [entry, outFolder] of Object.entries(NODE_PROGRAMS)) await bundleNode({ entry, outFolder });
    const port = await freePort();
    const environment = { ...process.env, NODE_ENV: 'production', DATABASE_URL: postgres.url, SELARAS_PORT: String(port), SELARAS_DATA: folder, SELARAS_DEMO: '0', SELARAS_WEB: path.join(ROOT, 'dist/web/browser') };
    await run(environment, 'dist/migrate/main.mjs');
    const people = Math.max(learners, seconds * JOURNEYS_PER_SECOND_AT_MOST);
    say(`enrolling ${people} people`);
    const seeded = await seed(postgres.url, people);
    const nodeArguments = profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`] : [];
    const api = await serve(environment, 'dist/api/main.mjs', nodeArguments);
    children.push(api);
    const worker = await serve(environment, 'dist/worker/main.mjs', nodeArguments);
    children.push(worker);

    say('warming up');
    await drive({ port, people: seeded.learners.splice(0, learners), concurrency: Math.min(learners, 10), until: Infinity, signIn: false, timings: {} });

    const signInCost = signIn ? await costOfSignIn({ port, people: seeded.learners.slice(0, 100), api, postgres }) : null;
    say(`${learners} learners for ${seconds} s`);
    const before = usage({ api, worker, postgres });
    const timings = {};
    const startedAt = performance.now();
    const driven = await drive({ port, people: seeded.learners, concurrency: learners, until: startedAt + seconds * 1000, signIn, timings });
    const elapsedSeconds = (performance.now() - startedAt) / 1000;
    const after = usage({ api, worker, postgres });

    const perJourney = (used) => (driven.journeys === 0 ? null : round(used / driven.journeys, 5));
    const { start, save, submit, open, result } = timings;
    return {
      scenario: 'attempts',
      learners,
      seconds: round(elapsedSeconds, 2),
      journeys: driven.journeys,
      journeysPerSecond: round(driven.journeys / elapsedSeconds, 2),
      cpuSecondsPerJourney: {
        api: perJourney(after.api - before.api - (signInCost ? signInCost.api * driven.journeys : 0)),
        worker: perJourney(after.worker - before.worker),
        postgres: perJourney(after.postgres - before.postgres),
        total: perJourney(after.api + after.worker + after.postgres - before.api - before.worker - before.postgres - (signInCost ? signInCost.api * driven.journeys : 0)),
        signIn: signInCost ? round(signInCost.api, 5) : null,
      },
      start: percentiles(start ?? []),
      save: percentiles(save ?? []),
      submit: percentiles(submit ?? []),
      open: percentiles(open ?? []),
      result: percentiles(result ?? []),
      signIn: percentiles(timings.signIn ?? []),
      bytesPerJourney: driven.journeys === 0 ? null : Math.round(driven.bytes / driven.journeys),
      apiMegabytes: residentMegabytes(api.pid),
      workerMegabytes: residentMegabytes(worker.pid),
      errors: driven.errors.length,
      ...(driven.errors.length ? { firstError: driven.errors[0] } : {}),
      machine: { cpu: os.cpus()[0]?.model ?? 'unknown', cores: os.cpus().length, memoryGigabytes: Math.round(os.totalmem() / 2 ** 30), node: process.version, note: 'load generator on the same cores' },
    };
  } finally {
    await Promise.all(children.map(ended));
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Keeps `concurrency` learners busy; each takes the next person from the list until time is up or nobody is left. */
async function drive({ port, people, concurrency, until, signIn, timings }) {
  const totals = { journeys: 0, bytes: 0, errors: [] };
  const queue = [...people];
  const timed = async (name, work) => {
    const startedAt = performance.now();
    const value = await work();
    (timings[name] ??= []).push(performance.now() - startedAt);
    return value;
  };
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < until) {
        const learner = queue.pop();
        if (!learner) return;
        const client = learnerClient(port);
        try {
          await journey(client, learner, { signIn, timed });
          totals.journeys += 1;
          totals.bytes += client.counts.bytes;
        } catch (error) {
          totals.errors.push(String(error instanceof Error ? error.message : error));
        } finally {
          client.close();
        }
      }
    }),
  );
  return totals;
}

/** Asks a process to end and waits until it has: a profile is written at the very end. */
function ended(child) {
  if (child.exitCode !== null) return undefined;
  child.kill('SIGTERM');
  return new Promise((resolve) => child.once('exit', resolve));
}

/** The password check is slow on purpose: measured apart, and taken out of the cost of a journey. */
async function costOfSignIn({ port, people, api, postgres }) {
  const { PASSWORD } = await import('./seed.mjs');
  const before = usage({ api, postgres });
  for (const person of people) {
    const client = learnerClient(port);
    await client.ask('mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) { __typename } }', { nip: person.nip, password: PASSWORD });
    client.close();
  }
  const after = usage({ api, postgres });
  return { api: (after.api - before.api) / people.length };
}

function usage(processes) {
  return Object.fromEntries(Object.entries(processes).map(([name, { pid }]) => [name, processorSeconds(pid)]));
}

function serve(environment, program, nodeArguments) {
  const child = spawn(process.execPath, [...nodeArguments, path.join(ROOT, program)], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
  });
}

function run(environment, program) {
  const child = spawn(process.execPath, [path.join(ROOT, program)], { env: environment, stdio: 'inherit' });
  return new Promise((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`)))));
}

function round(number, digits) {
  return Math.round(number * 10 ** digits) / 10 ** digits;
}
