import { openQueue } from '@selaras/adapters/queue';
import { type Database, PostgresAttemptStore, PostgresItemCountStore, PostgresOutboxStore, PostgresOutcomeStore, PostgresRegradeStore } from '@selaras/adapters/persistence';
import { makeScoringUseCases } from '@selaras/application/assessment';
import { COUNTED_AT_ONCE, makeCountItems } from '@selaras/application/item-bank';
import { type JobHandlers, makeRelayOutbox, makeRunJob, makeSweepLeftovers } from '@selaras/application/jobs';
import { makeRegradeVersion } from '@selaras/application/regrading';
import type { Clock } from '@selaras/domain/kernel';
import { repeat } from './repeat';

const RELAY_EVERY_MS = 200;
/** Where there was something, more is on its way: a class hands in together, and waits for its results. */
const RELAY_WHILE_BUSY_MS = 50;
const SWEEP_EVERY_MS = 30_000;
/** Items are counted for many attempts at once, when the rush is over: whoever looks at the figures first counts what is due herself. */
const COUNT_EVERY_MS = 5_000;
const COUNT_WHILE_BEHIND_MS = 500;
const CONCURRENCY = 8;

export interface WorkerOptions {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly clock: Clock;
  readonly complain: (line: string) => void;
}

/** Takes jobs, relays the outbox, sweeps up what was lost. Several workers may run side by side. Returns how to stop it. */
export async function startWorker({ database, databaseUrl, redisUrl, clock, complain }: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const queue = await openQueue({ databaseUrl, redisUrl });
  const outbox = new PostgresOutboxStore(database);
  const handlers = jobHandlers(database, clock);
  queue.work(makeRunJob({ handlers, history: outbox, clock }), CONCURRENCY);
  const relay = repeat('outbox relay', (sent) => (sent > 0 ? RELAY_WHILE_BUSY_MS : RELAY_EVERY_MS), makeRelayOutbox({ outbox, queue, clock }), complain);
  const sweep = repeat('sweep', () => SWEEP_EVERY_MS, makeSweepLeftovers({ leftovers: outbox, handlers, clock }), complain);
  const counting = repeat('item counts', (counted) => (counted >= COUNTED_AT_ONCE ? COUNT_WHILE_BEHIND_MS : COUNT_EVERY_MS), makeCountItems({ counts: new PostgresItemCountStore(database) }), complain);
  return {
    async stop() {
      await Promise.all([relay.stop(), sweep.stop(), counting.stop()]);
      await queue.close();
    },
  };
}

/** The closed table of jobs: a missing row does not compile. */
function jobHandlers(database: Database, clock: Clock): JobHandlers {
  const scoring = makeScoringUseCases({ attempts: new PostgresAttemptStore(database), outcomes: new PostgresOutcomeStore(database), clock });
  const regradeVersion = makeRegradeVersion({ regrades: new PostgresRegradeStore(database), clock });
  return {
    'score-attempt': async ({ attemptId }) => {
      const { kind } = await scoring.scoreAttempt(attemptId);
      // The queue's clock ran ahead of ours: failing brings the job back a little later.
      if (kind === 'within-grace') throw new Error(`answers to attempt ${attemptId} may still arrive`);
      return { outcome: kind === 'scored' ? 'done' : 'nothing-to-do', detail: kind };
    },
    'expire-attempt': async ({ attemptId }) => {
      const expiry = await scoring.expireAttempt(attemptId);
      if (expiry.kind === 'not-due') throw new Error(`attempt ${attemptId} is not due yet`);
      return { outcome: expiry.kind === 'expired' ? 'done' : 'nothing-to-do', detail: expiry.kind };
    },
    regrade: async ({ correctionId }) => {
      const { kind } = await regradeVersion(correctionId);
      return { outcome: kind === 'regraded' ? 'done' : 'nothing-to-do', detail: kind };
    },
  };
}
