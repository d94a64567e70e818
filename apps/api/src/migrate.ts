import { readConfig } from '@selaras/adapters/config';
import { Database } from '@selaras/adapters/persistence';

/** Brings the database up to date and loads the demo when asked; then ends. Progress goes to the launcher over IPC. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  const database = await Database.connect({ url: config.value.databaseUrl, poolSize: 4 });
  try {
    const ran = await database.migrate();
    process.send?.({ type: 'progress', step: 'migrate', done: ran.length, total: ran.length });
  } finally {
    await database.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
