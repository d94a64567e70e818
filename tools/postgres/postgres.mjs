/**
 * A small supervisor for the embedded PostgreSQL. See postgres.d.mts for what it promises.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountForPostgres, spawnOptionsOf } from './account.mjs';
import { findBinaries } from './binaries.mjs';
import { accountOfCluster, damaged, inspectCluster, locateCluster, makeCluster, openDataFolder, passwordOf, SUPERUSER } from './cluster.mjs';
import { lockFolder } from './folder-lock.mjs';
import { isAlive, isPostgresOf } from './process-identity.mjs';
import { StartRefusal } from './refusal.mjs';
import { endWithUs } from './watcher.mjs';

export { StartRefusal };

const DATABASE = 'selaras';
const MAJOR_VERSION = '18';

/** A start that PostgreSQL turned down for a reason that passes by itself: a port just taken, a predecessor still ending. */
class TryAgain extends Error {}

/** @type {typeof import('./postgres.d.mts').startPostgres} */
export async function startPostgres({ dataFolder, log = () => undefined, fsync = true, port, maxConnections = 100, onUnexpectedExit }) {
  const lent = accountForPostgres();
  const folder = openDataFolder(path.resolve(dataFolder));
  const unlock = lockFolder(folder);
  try {
    const cluster = locateCluster(folder, lent);
    const account = accountOfCluster(cluster, lent);
    const { postgres, initdb } = findBinaries(account);
    const password = passwordOf(folder);
    if (existsSync(cluster)) {
      inspectCluster(cluster, MAJOR_VERSION, account);
      await stopLeftover(cluster, log);
    } else {
      log('making a new database');
      makeCluster({ initdb, cluster, password, account, fsync });
    }
    const logFile = path.join(folder, 'postgres.log');
    for (let attempt = 1; ; attempt += 1) {
      const chosenPort = port ?? (await freePort());
      const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${chosenPort}/${DATABASE}`;
      const server = launch({ postgres, cluster, port: chosenPort, fsync, maxConnections, account, logFile });
      try {
        await untilReady({ server, url, cluster, log });
      } catch (error) {
        await server.end('SIGQUIT');
        if (!(error instanceof TryAgain) || attempt >= 20) throw error;
        await sleep(250);
        continue;
      }
      return supervised({ server, url, port: chosenPort, cluster, unlock, onUnexpectedExit });
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The handle the caller gets. */
function supervised({ server, url, port, cluster, unlock, onUnexpectedExit }) {
  let stopping = /** @type {Promise<void> | null} */ (null);
  server.exited.then((how) => {
    if (stopping) return;
    unlock();
    onUnexpectedExit?.(how);
  });
  return {
    url,
    port,
    cluster,
    pid: server.pid,
    stop: () => (stopping ??= server.end('SIGINT').finally(unlock)),
  };
}

/** Starts the postmaster and, beside it, a watcher that ends it when this process is gone. */
function launch({ postgres, cluster, port, fsync, maxConnections, account, logFile }) {
  const logSizeBefore = openLog(logFile);
  const logHandle = openSync(logFile, 'a', 0o600);
  const child = spawn(postgres, ['-D', cluster, ...settings({ port, fsync, maxConnections })], {
    ...spawnOptionsOf(account),
    stdio: ['ignore', logHandle, logHandle],
    detached: true, // so that Ctrl-C reaches the programs that use it first
  });
  closeSync(logHandle);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const watcher = child.pid ? endWithUs(child.pid, { signal: 'INT' }) : null;
  exited.then(() => watcher?.dismiss());
  return {
    pid: child.pid ?? 0,
    exited,
    /** What it wrote since this launch. */
    said: () => readFileSync(logFile).subarray(logSizeBefore).toString('utf8'),
    /** Asks it to end, with more force as it takes longer. @param {NodeJS.Signals} signal SIGINT ends connections and writes everything down */
    async end(signal) {
      const forces = /** @type {[NodeJS.Signals, number][]} */ ([[signal, 5000], ['SIGQUIT', 3000], ['SIGKILL', 3000]]);
      for (const [force, milliseconds] of forces) {
        if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
        child.kill(force);
        await Promise.race([exited, sleep(milliseconds, undefined, { ref: false })]);
      }
    },
  };
}

/** The log starts over once it is large. @returns {number} its size */
function openLog(logFile) {
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) rmSync(logFile);
  return existsSync(logFile) ? statSync(logFile).size : 0;
}

function settings({ port, fsync, maxConnections }) {
  const chosen = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    random_page_cost: '1.1',
    // Neither statements nor details: a broken constraint's detail holds the row, and rows hold identity numbers.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Resolves once it answers queries and has our database. @throws StartRefusal or TryAgain when it ended instead */
async function untilReady({ server, url, cluster, log }) {
  const { default: pg } = await import('pg');
  const startedAt = Date.now();
  let ended = /** @type {string | null} */ (null);
  server.exited.then((how) => (ended = how));
  for (let told = false; ; ) {
    if (ended !== null) throw reasonOf(server.said(), ended, cluster);
    try {
      await ensureDatabase(pg, url);
      return;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === '28P01') throw new StartRefusal(`The password kept in the data folder does not open the database in ${cluster}: restore the file "password" that belongs to it, or move the data folder away.`);
      if (code !== 'ECONNREFUSED' && code !== '57P03' && code !== 'ECONNRESET') throw error;
    }
    if (!told && Date.now() - startedAt > 5000) {
      told = true;
      log('the database repairs itself after an unclean end');
    }
    if (Date.now() - startedAt > 300_000) throw new StartRefusal(`PostgreSQL in ${cluster} did not become ready within five minutes: see its log beside it.`);
    await sleep(20);
  }
}

/** @param {typeof import('pg').default} pg @param {string} url */
async function ensureDatabase(pg, url) {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.toString() });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Turns PostgreSQL's last words into one sentence. */
function reasonOf(said, ended, cluster) {
  const fatal = said.split('\n').filter((line) => /FATAL|PANIC|could not|cannot|error while loading/.test(line));
  const text = (fatal.find((line) => /FATAL|PANIC/.test(line)) ?? fatal[0] ?? ended).replace(/^.*?(FATAL|PANIC|LOG|WARNING|postgres):\s*/, '').trim();
  if (/Address already in use|could not create any TCP\/IP sockets/i.test(fatal.join('\n'))) return new TryAgain(text);
  if (/lock file .* already exists|shared memory block|is still in use/i.test(text)) return new TryAgain(text);
  if (/No space left/i.test(said)) return new StartRefusal(`The disk that holds ${cluster} is full: make room and start again.`);
  if (/error while loading shared libraries|ENOENT|not found/.test(text) && fatal.length === 0) return new StartRefusal(`The embedded PostgreSQL cannot run on this machine (${text}): set DATABASE_URL to a PostgreSQL server.`);
  return damaged(cluster, text);
}

/** Stops a PostgreSQL that outlived its supervisor, and forgets one that is gone. */
async function stopLeftover(cluster, log) {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!(pid > 0) || !isPostgresOf(pid, cluster)) {
    rmSync(pidFile, { force: true }); // PostgreSQL itself would mistake any living process of that number for a server
    return;
  }
  log('stopping a database left over from an earlier run');
  for (const [signal, milliseconds] of /** @type {[NodeJS.Signals, number][]} */ ([['SIGINT', 10_000], ['SIGQUIT', 5000], ['SIGKILL', 5000]])) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const giveUpAt = Date.now() + milliseconds;
    while (Date.now() < giveUpAt) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw new StartRefusal(`A PostgreSQL left over from an earlier run (process ${pid}) holds ${cluster} and does not end: end it and start again.`);
}

/** @returns {Promise<number>} a port of 127.0.0.1 nobody listened on a moment ago */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
