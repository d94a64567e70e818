import { readConfig } from '@selaras/adapters/config';
import { Database } from '@selaras/adapters/persistence';
import { createServer } from './server';

/** Serves until told to stop; a launcher that dies takes the API with it, so that no port stays held. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const problem of config.refusal) console.error(problem);
    process.exit(1);
  }
  // One forgotten promise must not end the requests of everybody else.
  process.on('unhandledRejection', (reason) => console.error('unhandled rejection:', reason));
  const database = await Database.connect({ url: config.value.databaseUrl });
  const app = await createServer({ config: config.value, database });
  const stop = () => {
    // Open keep-alive connections would hold the port for seconds: answer nothing new and leave.
    app.getHttpServer().closeAllConnections?.();
    void app.close().then(() => database.close()).finally(() => process.exit(0));
    setTimeout(() => process.exit(0), 800).unref();
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await app.listen(config.value.port, config.value.host);
  process.send?.({ type: 'ready' });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
