/**
 * As whom PostgreSQL runs. It refuses to run as root; so root lends it the account `postgres`, or else `nobody`.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefusal } from './refusal.mjs';

/**
 * @typedef {{ uid: number, gid: number, name: string }} Account
 */

/**
 * @returns {Account | null} the account to change to, or null when the present one will do
 * @throws StartRefusal when this is root and there is no account to lend
 */
export function accountForPostgres() {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const found = lines.find((fields) => fields[0] === name);
    if (found) return { uid: Number(found[2]) >>> 0, gid: Number(found[3]) >>> 0, name };
  }
  throw new StartRefusal('PostgreSQL refuses to run as root and this machine has neither a user "postgres" nor "nobody": run as a normal user, or set DATABASE_URL.');
}

/** What `spawn` needs to run something as the account, from a folder everybody may stand in. @param {Account | null} account */
export function spawnOptionsOf(account) {
  return {
    cwd: path.parse(process.cwd()).root,
    env: { ...process.env, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

/**
 * Whether the account can walk down to a folder.
 * @param {string} folder absolute @param {Account | null} account
 * @throws StartRefusal when this root may not change to another user (some containers)
 */
export function canReach(folder, account) {
  if (!account) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...spawnOptionsOf(account), stdio: 'ignore' });
  if (tried.error) {
    throw new StartRefusal(`PostgreSQL refuses to run as root, and this root may not change to user "${account.name}" (${tried.error.message}): run as a normal user, or set DATABASE_URL.`);
  }
  return tried.status === 0;
}

/**
 * A folder of root's that every account can reach, for what lies in an unreachable one (a clone under /root, say).
 * @returns {string} absolute
 * @throws StartRefusal when there is none
 */
export function reachableFolder() {
  for (const candidate of ['/var/lib/selaras', '/var/tmp/selaras']) {
    try {
      mkdirSync(candidate, { mode: 0o755 });
      chmodSync(candidate, 0o755);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') continue;
    }
    // Somebody else's folder, or a link planted by somebody else, is not trusted.
    const found = lstatSync(candidate);
    if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return candidate;
  }
  throw new StartRefusal('PostgreSQL needs a folder its own user can reach, and neither /var/lib/selaras nor /var/tmp/selaras can be used: set SELARAS_DATA to a folder outside root\'s home.');
}
