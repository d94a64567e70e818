import { randomUUID } from 'node:crypto';
import { asId, instant, type Instant } from '@selaras/domain/kernel';
import type { DeliveredJob, OutboxJob } from '@selaras/application/jobs';
import { createTestDatabase, type TestDatabase } from '../../persistence/src/testing/test-database';
import { type OpenQueue, openQueue } from './job-queue';

const redisUrl = process.env['SELARAS_TEST_REDIS_URL'] ?? null;
const backends: { name: string; redis: boolean }[] = [{ name: 'PostgreSQL', redis: false }];
if (redisUrl) backends.push({ name: 'Redis', redis: true });
else console.log('The queue contract on Redis is skipped: no redis-server was found for this run.');

/** The same promises, whichever backend keeps the jobs. */
describe.each(backends)('the queue on $name', ({ redis }) => {
  let test: TestDatabase;
  const opened: OpenQueue[] = [];

  beforeAll(async () => {
    test = await createTestDatabase({ poolSize: 2 });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
  });
  afterAll(() => test.destroy());

  async function aQueue(queueName: string): Promise<OpenQueue> {
    const queue = await openQueue({ databaseUrl: test.url, redisUrl: redis ? redisUrl : null, queueName });
    opened.push(queue);
    return queue;
  }

  test_('a job written to the outbox is delivered with its key and payload', async () => {
    const queue = await aQueue(`q${randomUUID()}`);
    const seen = collector();
    queue.work(seen.run, 2);
    const job = aJob();
    await queue.send([job], now());
    await seen.until((jobs) => jobs.length === 1);
    expect(seen.jobs[0]).toMatchObject({ name: 'score-attempt', key: job.key, payload: job.payload });
  });

  test_('a delayed job waits for its time', async () => {
    const queue = await aQueue(`q${randomUUID()}`);
    const seen = collector();
    queue.work(seen.run, 2);
    const sentAt = Date.now();
    await queue.send([aJob({ runAt: instant(sentAt + 700) })], now());
    await seen.until((jobs) => jobs.length === 1);
    expect(Date.now() - sentAt).toBeGreaterThanOrEqual(690);
  });

  test_('a job whose handler throws is tried again', async () => {
    const queue = await aQueue(`q${randomUUID()}`);
    let failures = 1;
    const seen = collector(() => {
      if (failures-- > 0) throw new Error('the database was restarting');
    });
    queue.work(seen.run, 2);
    await queue.send([aJob()], now());
    await seen.until((jobs) => jobs.length === 2);
    expect(seen.jobs.map((job) => job.isLastTry)).toEqual([false, false]);
  });

  test_('two workers share two hundred jobs and none is left out', async () => {
    const name = `q${randomUUID()}`;
    const [first, second] = [await aQueue(name), await aQueue(name)];
    const seen = collector();
    first.work(seen.run, 5);
    second.work(seen.run, 5);
    const jobs = Array.from({ length: 200 }, () => aJob());
    await first.send(jobs, now());
    await seen.until((delivered) => new Set(delivered.map((job) => job.key)).size === 200);
    expect(new Set(seen.jobs.map((job) => job.key))).toEqual(new Set(jobs.map((job) => job.key)));
  });

  test_('jobs sent while no worker ran are there when one starts', async () => {
    const name = `q${randomUUID()}`;
    await (await aQueue(name)).send([aJob(), aJob()], now());
    const seen = collector();
    (await aQueue(name)).work(seen.run, 2);
    await seen.until((jobs) => jobs.length === 2);
  });
});

function test_(name: string, story: () => Promise<void>): void {
  test(name, story, 20_000);
}

function now(): Instant {
  return instant(Date.now());
}

function aJob(changes: Partial<OutboxJob> = {}): OutboxJob {
  const attemptId = asId<'Attempt'>(randomUUID());
  return { id: '1', name: 'score-attempt', key: attemptId, payload: { attemptId }, runAt: now(), ...changes };
}

/** Keeps what was delivered; `until` waits for a condition or fails after ten seconds. */
function collector(before: () => void = () => undefined) {
  const jobs: DeliveredJob[] = [];
  return {
    jobs,
    run: (job: DeliveredJob): Promise<void> => {
      jobs.push(job);
      before();
      return Promise.resolve();
    },
    async until(condition: (jobs: readonly DeliveredJob[]) => boolean): Promise<void> {
      for (const deadline = Date.now() + 10_000; !condition(jobs); ) {
        if (Date.now() > deadline) throw new Error(`after ten seconds only ${jobs.length} deliveries`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
