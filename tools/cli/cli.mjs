/**
 * `npm run --silent cli -- COMMAND ...`: what can be asked from a terminal. Installs and builds what is missing first, saying so on the error
 * output only, so that the standard output is the answer and nothing else.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleNode, ROOT } from '../build/node-bundle.mjs';
import { StartRefusal } from '../postgres/refusal.mjs';
import { killAllOwned } from '../start/owned-process.mjs';
import { installPackages, packagesUpToDate } from '../start/packages.mjs';

const INTERRUPTED = 130;

for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    killAllOwned();
    process.exit(INTERRUPTED);
  });
}
process.stdout.on('error', () => process.exit()); // whoever read us (`| head`) has seen enough

try {
  if (!packagesUpToDate()) {
    console.error('Installing the packages (once) ...');
    await installPackages();
  }
  const { outFile } = await bundleNode({ entry: 'tools/cli/src/main.ts', outFolder: 'dist/cli' });
  const { main } = await import(pathToFileURL(outFile).href);
  // npm runs scripts in the root folder; file names mean the folder of the project the person stands in.
  const standsIn = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined;
  if (standsIn?.startsWith(`${ROOT}${path.sep}`)) process.chdir(standsIn);
  process.exitCode = await main(process.argv.slice(2), {
    out: (/** @type {string} */ text) => process.stdout.write(text),
    err: (/** @type {string} */ text) => process.stderr.write(text),
  });
} catch (error) {
  console.error(error instanceof StartRefusal ? error.message : error);
  process.exitCode = 1;
}
