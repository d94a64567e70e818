import { performance } from 'node:perf_hooks';
import { journey } from './journey.mjs';
import { leanClient } from './lean-client.mjs';
import { percentiles } from './percentiles.mjs';
import { residentMegabytes } from './processor-time.mjs';
import { machine, round, startProduct } from './product.mjs';
import { seed } from './seed.mjs';

/** More than any machine gets through: no learner is used twice. */
const JOURNEYS_PER_SECOND_AT_MOST = 200;

/** Runs the whole product with fsync on and lets `learners` people take the pre-test one after another for `seconds`. */
export async function benchAttempts({ learners, seconds, signIn, profile, say }) {
  const measuredOn = machine();
  const product = await startProduct({
    profile,
    say,
    prepare: (databaseUrl) => {
      const people = Math.max(learners, seconds * JOURNEYS_PER_SECOND_AT_MOST);
      say(`enrolling ${people} people`);
      return seed(databaseUrl, people);
    },
  });
  const { port, prepared: seeded, api, worker, usage } = product;
  try {
    say('warming up');
    await drive({ port, people: seeded.learners.splice(0, learners), concurrency: Math.min(learners, 10), until: Infinity, signIn: false, timings: {} });

    const signInCost = signIn ? await costOfSignIn({ port, people: seeded.learners.slice(0, 100), usage }) : null;
    say(`${learners} learners for ${seconds} s`);
    const before = usage();
    const timings = {};
    const startedAt = performance.now();
    const driven = await drive({ port, people: seeded.learners, concurrency: learners, until: startedAt + seconds * 1000, signIn, timings });
    const elapsedSeconds = (performance.now() - startedAt) / 1000;
    const after = usage();

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
      machine: measuredOn,
    };
  } finally {
    await product.stop();
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
        const client = await leanClient(port);
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

/** The password check is slow on purpose: measured apart, and taken out of the cost of a journey. */
async function costOfSignIn({ port, people, usage }) {
  const { PASSWORD } = await import('./seed.mjs');
  const before = usage();
  for (const person of people) {
    const client = await leanClient(port);
    await client.ask('mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) { __typename } }', { nip: person.nip, password: PASSWORD });
    client.close();
  }
  const after = usage();
  return { api: (after.api - before.api) / people.length };
}
