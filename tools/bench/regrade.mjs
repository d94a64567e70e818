import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { learnerClient } from './learner-client.mjs';
import { machine, round, startProduct } from './product.mjs';
import { scoreAttempts } from './scored-attempts.mjs';
import { seed } from './seed.mjs';

const PREVIEW = `query($v: ID!, $c: CorrectionInput!) { answer: previewCorrection(versionId: $v, correction: $c) { __typename
  ... on CorrectionPreview { keyVersion attempts changed higher lower passGained passLost } ... on Refusal { code } } }`;
const APPLY = `mutation($id: ID!, $v: ID!, $c: CorrectionInput!, $on: Int!) { answer: applyCorrection(id: $id, versionId: $v, correction: $c, reason: "Kunci keliru", previewedOn: $on) {
  __typename ... on Correction { id } ... on Refusal { code } } }`;
const PROGRESS = 'query($id: ID!) { answer: regradeProgress(correctionId: $id) { done total finishedAt } }';
const LOOK_EVERY_MS = 25;
const MOST_SECONDS = 600;

/**
 * One corrected key over `attempts` scored attempts of 20 answers each, as an instructor has it done: preview, apply, watch until it is in
 * force. The time runs from the request to the answer that says finished; relay, queue and worker are in it, nothing was warmed up.
 */
export async function benchRegrade({ attempts, profile, say }) {
  const measuredOn = machine();
  const product = await startProduct({
    profile,
    say,
    prepare: async (databaseUrl) => {
      await seed(databaseUrl, attempts);
      say(`storing ${attempts} scored attempts`);
      await scoreAttempts(databaseUrl);
      return anInstructor(databaseUrl);
    },
  });
  const { prepared: { token, versionId, itemVersionId }, worker, port, postgres } = product;
  const client = learnerClient(port);
  client.useCookie(`selaras_session=${token}`);
  const ask = async (query, variables) => (await client.ask(query, variables)).answer;
  try {
    const correction = { kind: 'CORRECT_KEY', itemVersionId, key: { type: 'single-choice', optionId: 'c' }, policy: 'RECOMPUTE' };
    say('previewing');
    const previewedAt = performance.now();
    const preview = must('CorrectionPreview', await ask(PREVIEW, { v: versionId, c: correction }));
    const previewSeconds = (performance.now() - previewedAt) / 1000;

    say('regrading');
    const id = randomUUID();
    const before = product.usage();
    const startedAt = performance.now();
    must('Correction', await ask(APPLY, { id, v: versionId, c: correction, on: preview.keyVersion }));
    let progress;
    do {
      if (performance.now() - startedAt > MOST_SECONDS * 1000) throw new Error(`not finished after ${MOST_SECONDS} s: ${JSON.stringify(progress)}`);
      await sleep(LOOK_EVERY_MS);
      progress = await ask(PROGRESS, { id });
    } while (progress.finishedAt === null);
    const seconds = (performance.now() - startedAt) / 1000;
    const after = product.usage();
    await verify(postgres.url, { attempts, itemVersionId, changed: preview.changed });
    const used = (part) => round(after[part] - before[part], 2);
    return {
      scenario: 'regrade',
      attempts,
      answers: attempts * 20,
      changed: preview.changed,
      seconds: round(seconds, 2),
      attemptsPerSecond: Math.round(attempts / seconds),
      previewSeconds: round(previewSeconds, 2),
      /** Most memory the worker held. */
      megabytes: peakMegabytes(worker.pid),
      apiMegabytes: peakMegabytes(product.api.pid),
      cpuSeconds: { api: used('api'), worker: used('worker'), postgres: used('postgres') },
      machine: measuredOn,
    };
  } finally {
    client.close();
    await product.stop();
  }
}

/** The author, as an instructor of the whole city with an open session, and the item she will correct. */
async function anInstructor(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const token = randomBytes(32).toString('base64url');
    const { rows: [found] } = await client.query(`SELECT c.created_by AS person, c.owner_unit_id AS unit, v.id AS version,
      (SELECT p.item_version_id FROM pair_item p WHERE p.version_id = v.id ORDER BY p.position LIMIT 1) AS item FROM course c JOIN course_version v ON v.course_id = c.id`);
    await client.query(`INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES (gen_random_uuid(), $1, 'instructor', $2, '[2020-01-01,)')`, [found.person, found.unit]);
    await client.query(`INSERT INTO session (token_hash, person_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '1 day')`, [createHash('sha256').update(token).digest(), found.person]);
    return { token, versionId: found.version, itemVersionId: found.item };
  } finally {
    await client.end();
  }
}

/** Counts by another way than the product: who ticked b lost the item's marks, who ticked c gained them. @throws when it came out otherwise. */
async function verify(databaseUrl, { attempts, itemVersionId, changed }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: [found] } = await client.query(
      `SELECT count(*)::int AS outcomes, count(*) FILTER (WHERE now.core_earned <> first.core_earned)::int AS changed,
         count(*) FILTER (WHERE now.core_earned <> first.core_earned + CASE s.response ->> 'optionId' WHEN 'c' THEN 100 WHEN 'b' THEN -100 ELSE 0 END)::int AS wrong,
         count(*) FILTER (WHERE r.pre_core <> now.core_earned)::int AS behind
       FROM outcome now JOIN outcome first ON first.attempt_id = now.attempt_id AND first.key_version = 1 AND now.key_version = 2
       JOIN attempt a ON a.id = now.attempt_id JOIN enrolment_result r ON r.enrolment_id = a.enrolment_id
       JOIN attempt_step s ON s.attempt_id = a.id AND s.item_version_id = $1`, [itemVersionId]);
    const expected = { outcomes: attempts, changed, wrong: 0, behind: 0 };
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`regraded wrongly: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  } finally {
    await client.end();
  }
}

/** Linux: the high-water mark of resident memory. */
function peakMegabytes(pid) {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line ? Math.round(Number(line[1]) / 1024) : null;
}

function must(typename, answer) {
  if (answer.__typename !== typename) throw new Error(`expected ${typename}, got ${JSON.stringify(answer)}`);
  return answer;
}
