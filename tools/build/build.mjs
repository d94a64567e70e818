/**
 * `npm run build`: brings API, worker, migration program and client up to date. `-- --force` builds all of them again; `-- --node` leaves the client out.
 */
import { buildClient } from './client-build.mjs';
import { bundleNodePrograms } from './node-bundle.mjs';

const force = process.argv.includes('--force');

try {
  const startedAt = performance.now();
  const made = await bundleNodePrograms({ force });
  if (!process.argv.includes('--node') && (await buildClient({ force }))) made.push('dist/web');
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(made.length === 0 ? 'Everything is up to date.' : `Built ${made.join(', ')} in ${seconds} s.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
