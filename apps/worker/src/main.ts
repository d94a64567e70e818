import { readConfig } from '@selaras/adapters/config';
import { Database } from '@selaras/adapters/persistence';
import { instant } from '@selaras/domain/kernel';
import { startWorker } from './worker';

/** Works until told to stop; a launcher that dies takes the worker with it. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  const { databaseUrl, redisUrl } = config.value;
  const database = await Database.connect({ url: databaseUrl, poolSize: 10 });
  const worker = await startWorker({ database, databaseUrl, redisUrl, clock: () => instant(Date.now()), complain: (line) => console.error(line) });
  const stop = () => {
    // A job cut off here is delivered again: handlers are safe to repeat, so nobody has to wait.
    setTimeout(() => process.exit(0), 800).unref();
    void worker.stop().then(() => database.close()).finally(() => process.exit(0));
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.send?.({ type: 'ready' });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
