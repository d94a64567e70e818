import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '@selaras/adapters/config';
import { secrets } from '@selaras/adapters/identity';
import { Database, PostgresIdentityStore } from '@selaras/adapters/persistence';
import { makeOfferSetUp } from '@selaras/application/identity';
import { instant } from '@selaras/domain/kernel';
import { loadDemo } from './demo/load-demo';
import type { KeepFile } from './demo/load-course';

/** Brings the database up to date and loads the demo when asked; then ends. Progress goes to the launcher over IPC. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  const database = await Database.connect({ url: config.value.databaseUrl, poolSize: 4 });
  const progress = (step: string, done: number, total: number) => void process.send?.({ type: 'progress', step, done, total });
  try {
    const ran = await database.migrate();
    progress('migrate', ran.length, ran.length);
    if (config.value.demo) await loadDemo(database, instant(Date.now()), keepIn(config.value.filesFolder), progress);
    const code = await makeOfferSetUp({ store: new PostgresIdentityStore(database), secrets })();
    if (code) notice(`Nobody is known here yet: open /set-up in the browser and type the code ${code} to make the first administrator.`);
  } finally {
    await database.close();
  }
}

/** Something the person who starts the installation has to read: through the launcher, or on the terminal without one. */
function notice(text: string): void {
  if (process.send) process.send({ type: 'notice', text });
  else console.log(text);
}

/** Files lie under their hash, as uploads do. */
function keepIn(folder: string): KeepFile {
  return async (bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const place = path.join(folder, sha256.slice(0, 2));
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, sha256), bytes);
    return { sha256, byteSize: bytes.byteLength };
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
