/**
 * `npm run chaos -- --minutes 2 [--seed S] [--json]`: learners answer while everything is killed again and again; at the end, what they were
 * promised is held against what the database kept. Exit code 1 when a promise was broken.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { seed } from '../bench/seed.mjs';
import { bundleNode, bundleNodePrograms, ROOT } from '../build/node-bundle.mjs';
import { startPostgres } from '../postgres/postgres.mjs';
import { killAllOwned, spawnOwned } from '../start/owned-process.mjs';

const INTERRUPTED = 130;
const folder = mkdtempSync(path.join(os.tmpdir(), 'selaras-chaos-'));
chmodSync(folder, 0o711); // PostgreSQL's own user passes through, where root runs this

process.on('exit', () => {
  killAllOwned();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => process.exit(INTERRUPTED));

try {
  await bundleNodePrograms();
  const { outFile } = await bundleNode({ entry: 'tools/chaos/src/main.ts', outFolder: 'dist/chaos' });
  const { main } = await import(pathToFileURL(outFile).href);
  process.exit(await main(process.argv.slice(2), {
    root: ROOT,
    folder,
    seed,
    startPostgres,
    spawnOwned,
    out: (/** @type {string} */ text) => process.stdout.write(text),
    err: (/** @type {string} */ text) => process.stderr.write(text),
  }));
} catch (error) {
  console.error(error);
  process.exit(1);
}
