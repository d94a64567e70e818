import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../build/node-bundle.mjs';
import { START } from './journey.mjs';
import { learnerClient } from './learner-client.mjs';
import { leanClient } from './lean-client.mjs';
import { percentiles } from './percentiles.mjs';
import { residentMegabytes } from './processor-time.mjs';
import { machine, round, startProduct } from './product.mjs';
import { seed } from './seed.mjs';
import { storeAttempts } from './stored-attempts.mjs';

const WARM_UP_SECONDS = 4;

/** The client's own document. */
const SAVE = readFileSync(path.join(ROOT, 'libs/web/data-access/src/response-outbox/record-responses.graphql'), 'utf8');

/**
 * Durable single answers: `connections` learners, signed in beforehand, each in her own attempt, each sending one answer as soon as the one
 * before is acknowledged. `stored`: attempts of others that are in the database already.
 */
export async function benchSaves({ connections, seconds, stored, profile, say }) {
  const measuredOn = machine();
  const product = await startProduct({
    profile,
    say,
    prepare: async (databaseUrl) => {
      const seeded = await seed(databaseUrl, connections);
      if (stored > 0) await storeAttempts(databaseUrl, stored, say);
      return seeded;
    },
  });
  const { port, api, prepared: { learners } } = product;
  try {
    say(`starting ${connections} attempts`);
    const sitters = [];
    for (const learner of learners) sitters.push(await sitDown(port, learner));
    say('warming up');
    await answer(sitters, performance.now() + WARM_UP_SECONDS * 1000);
    await sleep(500);

    say(`${connections} connections for ${seconds} s`);
    const before = product.usage();
    const generatorBefore = process.cpuUsage();
    const startedAt = performance.now();
    const { durations, errors } = await answer(sitters, startedAt + seconds * 1000);
    const elapsedSeconds = (performance.now() - startedAt) / 1000;
    const generator = process.cpuUsage(generatorBefore);
    const after = product.usage();
    const saves = durations.length;
    const perSave = (used) => (saves === 0 ? null : round(used / saves, 6));
    const { p50, p95, p99 } = percentiles(durations);
    return {
      scenario: 'saves',
      connections,
      seconds: round(elapsedSeconds, 2),
      storedAttempts: stored,
      saves,
      savesPerSecond: round(saves / elapsedSeconds, 1),
      p50,
      p95,
      p99,
      cpuSecondsPerSave: {
        api: perSave(after.api - before.api),
        postgres: perSave(after.postgres - before.postgres),
        worker: perSave(after.worker - before.worker),
        loadGenerator: perSave((generator.user + generator.system) / 1e6),
      },
      apiMegabytes: residentMegabytes(api.pid),
      errors: errors.length,
      ...(errors.length ? { firstError: errors[0] } : {}),
      machine: measuredOn,
    };
  } finally {
    await product.stop();
  }
}

/** Starts a learner's attempt and opens the connection she will answer on. */
async function sitDown(port, { token, enrolmentId }) {
  const cookie = `selaras_session=${token}`;
  const client = learnerClient(port);
  client.useCookie(cookie);
  const attemptId = randomUUID();
  const { startAttempt } = await client.ask(START, { attemptId, enrolmentId });
  client.close();
  if (startAttempt.__typename !== 'Attempt') throw new Error(`expected Attempt, got ${JSON.stringify(startAttempt)}`);
  const bodies = startAttempt.items.flatMap((item) => item.options.map((option) => bodyOf(attemptId, item.itemVersionId, option.id)));
  return { client: await leanClient(port, cookie), bodies };
}

/** Everything of a request's body but the step's id, in two parts. */
function bodyOf(attemptId, itemVersionId, optionId) {
  const step = { stepId: '?', itemVersionId, response: { type: 'single-choice', optionId }, flagged: null, answeredAt: new Date().toISOString() };
  return JSON.stringify({ query: SAVE, variables: { attemptId, steps: [step] } }).split('"?"');
}

/** Lets all of them answer until then. Durations in milliseconds, of acknowledged answers alone. */
async function answer(sitters, until) {
  const durations = [];
  const errors = [];
  await Promise.all(sitters.map(async ({ client, bodies }) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const [before, after] = bodies[turn % bodies.length];
      const stepId = newStepId();
      const sentAt = performance.now();
      try {
        const text = await client.send(`${before}"${stepId}"${after}`);
        const arrivedAt = performance.now();
        if (text.includes('"Recorded"') && text.includes(stepId)) durations.push(arrivedAt - sentAt);
        else errors.push(text.slice(0, 300));
      } catch (error) {
        errors.push(String(error instanceof Error ? error.message : error));
        return;
      }
    }
  }));
  return { durations, errors };
}

/** A version 4 UUID. */
function newStepId() {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
