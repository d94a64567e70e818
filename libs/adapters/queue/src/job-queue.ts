import { createPostgresBackend, Queue, runMigrations, Worker, withBackend, type Job, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { DeliveredJob, JobQueue, OutboxJob } from '@selaras/application/jobs';
import type { Instant } from '@selaras/domain/kernel';

const QUEUE_NAME = 'selaras';
/** BullMQ's own tables live in a schema of their own, beside ours in the same database. */
const QUEUE_SCHEMA = 'queue';
/** About ten minutes from first to last try: 1 s, 2 s, 4 s ... */
const TRIES = 10;

export interface QueueOptions {
  readonly databaseUrl: string;
  /** `redis://...` moves the queue to Redis; null keeps it in PostgreSQL. The jobs and their handling are the same. */
  readonly redisUrl: string | null;
  /** Tests keep several queues apart by this. */
  readonly queueName?: string;
}

export interface OpenQueue extends JobQueue {
  /** Begins to take jobs, at most `concurrency` at once. A handler that throws is tried again later. */
  work(run: (job: DeliveredJob) => Promise<void>, concurrency: number): void;
  /** Stops taking jobs, lets running ones end, closes the connections. */
  close(): Promise<void>;
}

interface QueuedWork {
  readonly key: string;
  readonly payload: unknown;
}

/** Opens the one queue on either backend. @throws when the backend cannot be reached. */
export async function openQueue(options: QueueOptions): Promise<OpenQueue> {
  return options.redisUrl ? openOnRedis(options, options.redisUrl) : openOnPostgres(options);
}

async function openOnPostgres({ databaseUrl, queueName = QUEUE_NAME }: QueueOptions): Promise<OpenQueue> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  const connection = { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 6 };
  const queue = new PostgresQueue<QueuedWork>(queueName, { connection });
  return around(
    queue,
    (run, concurrency) => new PostgresWorker<QueuedWork>(queueName, run, { connection, concurrency, stalledInterval: 5_000, lockDuration: 10_000 }),
    () => Promise.resolve(),
  );
}

function openOnRedis({ queueName = QUEUE_NAME }: QueueOptions, redisUrl: string): Promise<OpenQueue> {
  // Blocking commands wait without end, as BullMQ asks: hence no limit of retries.
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue<QueuedWork>(queueName, { connection });
  return Promise.resolve(
    around(
      queue,
      (run, concurrency) => new Worker<QueuedWork>(queueName, run, { connection, concurrency, stalledInterval: 5_000, lockDuration: 10_000 }),
      async () => void (await connection.quit()),
    ),
  );
}

interface BackendQueue {
  addBulk(jobs: { name: string; data: QueuedWork; opts: JobsOptions }[]): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}
interface BackendWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

function around(
  queue: BackendQueue,
  startWorker: (run: (job: Pick<Job<QueuedWork>, 'name' | 'data' | 'attemptsMade' | 'opts'>) => Promise<void>, concurrency: number) => BackendWorker,
  release: () => Promise<void>,
): OpenQueue {
  let worker: BackendWorker | undefined;
  // A lost connection is retried by the library; without a listener it would end the process.
  const complain = (error: Error) => console.error(`queue: ${error.message}`);
  queue.on('error', complain);
  return {
    async send(jobs: readonly OutboxJob[], now: Instant): Promise<void> {
      await queue.addBulk(
        jobs.map((job) => ({
          name: job.name,
          data: { key: job.key, payload: job.payload },
          opts: {
            // The id spares most repeats; that a repeat does no harm is the handlers' promise, kept by the database.
            jobId: `${job.name}_${job.key}`,
            delay: Math.max(0, job.runAt - now),
            attempts: TRIES,
            backoff: { type: 'exponential', delay: 1_000 },
            removeOnComplete: true,
            removeOnFail: true,
          },
        })),
      );
    },
    work(run, concurrency) {
      worker ??= startWorker(
        (job) => run({ name: job.name, key: job.data.key, payload: job.data.payload, isLastTry: job.attemptsMade + 1 >= (job.opts.attempts ?? 1) }),
        concurrency,
      );
      worker.on('error', complain);
    },
    async close() {
      await worker?.close();
      await queue.close();
      await release();
    },
  };
}
