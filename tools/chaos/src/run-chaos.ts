import { spawn } from 'node:child_process';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, shuffled, type RandomSource } from '@selaras/domain/kernel';
import { BadNetwork } from './bad-network';
import { KeptPostgres } from './kept-postgres';
import { KeptProcess } from './kept-process';
import { sit } from './learner';
import { anEmptyLedger } from './ledger';
import type { EnrolledLearner, Machinery } from './machinery';
import type { Report } from './report';
import { verdictOn } from './verdict';

/** Two API processes, so that retries meet another one than the first try did. */
const APIS = 2;
const WALK_AWAY = 0.15;
/** The worker's sweep comes round every 30 s: what it does not score within this is not going to be. */
const SCORED_WITHIN_MS = 120_000;

export interface ChaosOptions {
  readonly seconds: number;
  /** At the same time; whoever has handed in makes room for the next. */
  readonly learners: number;
  readonly seed: string;
}

/** Starts everything, lets people answer and things be killed for so long, waits until all is calm, and looks at what was kept. */
export async function runChaos({ seconds, learners, seed }: ChaosOptions, machinery: Machinery): Promise<Report> {
  const say = (line: string) => machinery.err(`${line}\n`);
  const loadBefore = Math.round((os.loadavg()[0] ?? 0) * 100) / 100;
  say(`seed ${seed}`);
  const postgres = await KeptPostgres.start(machinery);
  const ports = [await freePort(), await freePort()].slice(0, APIS);
  const environment = (port = ports[0]) => ({
    ...process.env, NODE_ENV: 'production', DATABASE_URL: postgres.url, REDIS_URL: '', SELARAS_PORT: String(port), SELARAS_DATA: machinery.folder, SELARAS_DEMO: '0',
    SELARAS_WEB: path.join(machinery.folder, 'no-client'),
  });
  await runOnce(path.join(machinery.root, 'dist/migrate/main.mjs'), environment());
  // A sitting takes a fifth of the time, or ten seconds at most: so many people come by.
  const lasts = Math.min(10_000, seconds * 200);
  const people = learners * Math.ceil((seconds * 1000) / (lasts * 0.5) + 1);
  say(`enrolling ${people} people`);
  const enrolled = await machinery.seed(postgres.url, people);

  const apis = ports.map((port, index) => new KeptProcess(machinery, 'dist/api/main.mjs', environment(port), seededRandom(`${seed}/api/${index}`)));
  const worker = new KeptProcess(machinery, 'dist/worker/main.mjs', environment(), seededRandom(`${seed}/worker`));
  const processes = [...apis, worker];
  const network = new BadNetwork(ports, seededRandom(`${seed}/network`));
  try {
    await Promise.all(processes.map((kept) => kept.untilReady()));
    const port = await network.listen();
    const ledger = anEmptyLedger();
    say(`${learners} learners for ${seconds} s`);
    const until = Date.now() + seconds * 1000;
    const sitting = letPeopleSit({ learners, people: enrolled.learners, until, lasts, seed, port, ledger, postgres });
    await killUntil(until, { apis, worker, postgres, random: seededRandom(`${seed}/kills`), betweenMs: Math.max(800, Math.min(3_000, seconds * 60)) });

    say('calm: everything that is on its way arrives');
    network.becomeGood();
    await Promise.all(processes.map((kept) => kept.untilReady()));
    const sittings = await sitting;
    await untilScored(postgres);
    const verdict = await verdictOn(ledger, postgres);
    const killsOf = { api: apis.reduce((sum, api) => sum + api.kills, 0), worker: worker.kills, postgres: postgres.kills };
    return {
      scenario: 'chaos', seed, seconds, learners, sittings, kills: killsOf.api + killsOf.worker + killsOf.postgres, killsOf,
      acknowledged: ledger.acknowledged.length, turnedAway: ledger.turnedAway.length, ...verdict, network: network.counts, retries: ledger.retries,
      longestWait: ledger.longestWait, surprises: ledger.surprises.length, firstSurprise: ledger.surprises[0] ?? null,
      machine: { cores: os.cpus().length, loadBefore, node: process.version },
    };
  } finally {
    network.stop();
    await Promise.all(processes.map((kept) => kept.stop()));
    await postgres.stop();
  }
}

interface People {
  readonly learners: number;
  readonly people: readonly EnrolledLearner[];
  readonly until: number;
  readonly lasts: number;
  readonly seed: string;
  readonly port: number;
  readonly ledger: ReturnType<typeof anEmptyLedger>;
  readonly postgres: KeptPostgres;
}

/** Keeps so many places taken until then; resolves to how many sat, when the last of them knows what became of all her answers. */
async function letPeopleSit({ learners, people, until, lasts, seed, port, ledger, postgres }: People): Promise<number> {
  const queue = [...people];
  let sat = 0;
  await Promise.all(Array.from({ length: learners }, async (_, place) => {
    const random = seededRandom(`${seed}/place/${place}`);
    await sleep(random() * 1_000);
    do {
      const learner = queue.pop();
      if (!learner) return;
      sat += 1;
      const own = Math.max(1_000, Math.min(lasts * (0.5 + random()), until - Date.now()));
      const walksAway = random() < WALK_AWAY;
      const cutShort = async (attemptId: string) => {
        const share = 0.3 + random() * 0.6;
        await postgres.query('UPDATE attempt SET due_at = $2 WHERE id = $1 AND submitted_at IS NULL AND started_at < $2', [attemptId, new Date(Date.now() + own * share)]);
      };
      await sit({ port, learner, ledger, random, lasts: own, walksAway, cutShort });
    } while (Date.now() < until);
  }));
  return sat;
}

interface Victims {
  readonly apis: readonly KeptProcess[];
  readonly worker: KeptProcess;
  readonly postgres: KeptPostgres;
  readonly random: RandomSource;
  /** On average. */
  readonly betweenMs: number;
}

/** Kills one after another, in rounds in which everybody has his turn, at moments nobody can foresee. */
async function killUntil(until: number, { apis, worker, postgres, random, betweenMs }: Victims): Promise<void> {
  const killApi = (index: number) => async () => void apis[index]?.kill();
  const killBoth = async () => void apis.forEach((api) => api.kill());
  const killWorker = async () => void worker.kill();
  const killPostgres = () => postgres.killAndRestart();
  while (Date.now() < until) {
    for (const kill of shuffled([killApi(0), killApi(1), killBoth, killWorker, killWorker, killPostgres, killPostgres], random)) {
      await sleep(Math.min(betweenMs * (0.3 + random() * 1.4), Math.max(0, until - Date.now())));
      if (Date.now() >= until) return;
      await kill();
    }
  }
}

async function untilScored(postgres: KeptPostgres): Promise<void> {
  for (const giveUpAt = Date.now() + SCORED_WITHIN_MS; Date.now() < giveUpAt; await sleep(250)) {
    const [left] = await postgres.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM attempt a WHERE submitted_at IS NULL OR NOT EXISTS (SELECT 1 FROM outcome o WHERE o.attempt_id = a.id)',
    );
    if (left?.count === 0) return;
  }
}

function runOnce(program: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  return new Promise((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${complaint}`)))));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
