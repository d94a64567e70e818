/**
 * What the tests stand on: a throwaway PostgreSQL, a throwaway Redis where there is one, a Chromium.
 */
import { accessSync, chmodSync, constants, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../postgres/postgres.mjs';
import { spawnOwned } from '../start/owned-process.mjs';

/**
 * A cluster that is gone after the run; without fsync, because nobody will miss it.
 * @param {(line: string) => void} log
 */
export async function startDatabase(log) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'selaras-test-'));
  chmodSync(folder, 0o711); // PostgreSQL's own user passes through, where root runs the tests
  const { url, cluster, stop } = await startPostgres({ dataFolder: folder, log, fsync: false, maxConnections: 300 });
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(cluster, { recursive: true, force: true }); // elsewhere, where that user cannot reach the folder
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns {Promise<{ url: string, stop: () => Promise<void>, reason: null } | { url: null, stop: () => Promise<void>, reason: string }>} */
export async function startRedis() {
  const none = (/** @type {string} */ reason) => /** @type {const} */ ({ url: null, stop: async () => undefined, reason });
  const program = onPath('redis-server');
  if (!program) return none('there is no redis-server on this machine.');
  const port = await freePort();
  const server = spawnOwned(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', os.tmpdir()], { stdio: 'ignore' });
  for (const giveUpAt = Date.now() + 10_000; !(await answers(port)); await sleep(30)) {
    if (!server.isRunning() || Date.now() > giveUpAt) {
      await server.stop(500);
      return none(`${program} did not start.`);
    }
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.stop(1000), reason: null };
}

/** @returns {string | null} */
export function findChromium() {
  const named = process.env.SELARAS_CHROMIUM;
  if (named) return canRun(named) ? named : null;
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find((found) => found !== null) ?? null;
}

/** @param {string} program @returns {string | null} */
function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => path.join(folder, program)).find(canRun) ?? null;
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} port @returns {Promise<boolean>} whether a Redis answers there */
function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}

/** @returns {Promise<number>} */
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
