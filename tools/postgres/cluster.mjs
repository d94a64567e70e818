/**
 * The folders of one embedded PostgreSQL: where they are, who owns them, and how a new cluster is made.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canReach, reachableFolder, spawnOptionsOf } from './account.mjs';
import { StartRefusal } from './refusal.mjs';

export const SUPERUSER = 'selaras';

/** Makes the data folder. @param {string} folder @returns {string} its real, absolute path @throws StartRefusal when it cannot be written */
export function openDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = path.join(folder, `.writable.${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return realpathSync(folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new StartRefusal(`The data folder ${folder} cannot be made because a file stands in its place: move the file away, or set SELARAS_DATA to another folder.`);
    if (code === 'ENOSPC') throw new StartRefusal(`The disk that holds the data folder ${folder} is full: make room and start again.`);
    throw new StartRefusal(`The data folder ${folder} cannot be written by this user (${code}): give the right to write it, or set SELARAS_DATA to another folder.`);
  }
}

/**
 * The folder of the cluster itself, reachable by the account. Where the data folder is not, a note in it says where the cluster went.
 * @param {string} dataFolder absolute @param {import('./account.mjs').Account | null} account
 * @returns {string} absolute; may not exist yet
 */
export function locateCluster(dataFolder, account) {
  const note = path.join(dataFolder, 'cluster-is-in');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (existsSync(path.join(dataFolder, 'cluster')) || canReach(dataFolder, account)) return path.join(dataFolder, 'cluster');
  const elsewhere = path.join(reachableFolder(), `cluster-${randomBytes(6).toString('hex')}`);
  mkdirSync(elsewhere, { mode: 0o755 });
  writeFileSync(note, `${path.join(elsewhere, 'cluster')}\n`);
  return path.join(elsewhere, 'cluster');
}

/**
 * The password of this cluster, known only to who may read the data folder's own files; made on the first start.
 * @param {string} dataFolder absolute
 */
export function passwordOf(dataFolder) {
  const file = path.join(dataFolder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/**
 * Makes a cluster: UTF-8, ICU collations, every connection asked for the password. It appears under its name when complete, so one cut off half-way is
 * simply made again.
 *
 * @param {{ initdb: string, cluster: string, password: string, account: import('./account.mjs').Account | null, fsync: boolean }} options
 * @throws StartRefusal with initdb's own reason
 */
export function makeCluster({ initdb, cluster, password, account, fsync }) {
  const parent = path.dirname(cluster);
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = `${cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (account) for (const file of [unfinished, passwordFile]) chownSync(file, account.uid, account.gid);
    const made = spawnSync(
      initdb,
      [
        '-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
        '-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und', ...(fsync ? [] : ['--no-sync']),
      ],
      { ...spawnOptionsOf(account), encoding: 'utf8' },
    );
    if (made.status !== 0) {
      const reason = made.error?.message ?? lastLineOf(made.stderr) ?? `signal ${made.signal}`;
      throw new StartRefusal(`PostgreSQL could not make its data folder in ${parent}: ${reason}`);
    }
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Who should run an existing cluster when root starts it: its owner, so that the owner can start it alone again later.
 * @param {string} cluster @param {import('./account.mjs').Account | null} account
 * @returns {import('./account.mjs').Account | null}
 */
export function accountOfCluster(cluster, account) {
  if (!account || !existsSync(cluster)) return account;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? account : { uid, gid, name: String(uid) };
}

/**
 * A look at an existing cluster before PostgreSQL is asked to open it; what root copied into place is given to the account.
 * @param {string} cluster @param {string} postgresVersion major @param {import('./account.mjs').Account | null} account
 * @throws StartRefusal when it is damaged, of another version, or of another owner
 */
export function inspectCluster(cluster, postgresVersion, account) {
  let version;
  try {
    version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EACCES') throw new StartRefusal(`The data folder ${cluster} belongs to another user: start as that user, or set SELARAS_DATA to another folder.`);
    throw damaged(cluster, 'its file PG_VERSION is missing');
  }
  if (version !== postgresVersion) throw new StartRefusal(`The data folder ${cluster} was written by PostgreSQL ${version} but this is ${postgresVersion}: export it with that version, or set SELARAS_DATA to another folder.`);
  const { uid } = statSync(cluster);
  if (account && uid !== account.uid) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, cluster], { stdio: 'ignore' });
  if (!account && process.getuid && uid !== process.getuid()) throw new StartRefusal(`The data folder ${cluster} belongs to another user: start as that user, or set SELARAS_DATA to another folder.`);
  if (process.platform !== 'win32') chmodSync(cluster, 0o700);
}

/** @param {string} cluster @param {string} reason ends without a full stop */
export function damaged(cluster, reason) {
  return new StartRefusal(`The data folder ${cluster} is damaged (${reason}): restore it from a backup, or move it away to begin with an empty one.`);
}

/** @param {string | undefined} text */
function lastLineOf(text) {
  return text?.trim().split('\n').filter((line) => /error|fatal/i.test(line)).at(-1) ?? text?.trim().split('\n').at(-1);
}
