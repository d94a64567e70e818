import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '../postgres/refusal.mjs';

/** What a predecessor that was just killed may take to let go of the port. */
const PATIENCE_MS = 3000;

/**
 * Looks whether the port can be had before anything slow begins.
 * @param {number} port of 127.0.0.1
 * @throws StartRefusal when another program holds it, or this user may not have it
 */
export async function ensurePortIsFree(port) {
  for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(100)) {
    const code = await tryPort(port);
    if (code === null) return;
    if (code === 'EACCES') throw new StartRefusal(`Port ${port} is reserved for privileged users: set SELARAS_PORT to a number above 1023.`);
    if (code !== 'EADDRINUSE') throw new StartRefusal(`Port ${port} cannot be used (${code}): set SELARAS_PORT to another one.`);
    if (Date.now() >= giveUpAt) throw new StartRefusal(`Port ${port} is taken by another program: stop that one, or choose another with SELARAS_PORT=${await nextFreePort(port)}.`);
  }
}

async function nextFreePort(port) {
  for (let candidate = port + 1; candidate <= 65535; candidate += 1) {
    if ((await tryPort(candidate)) === null) return candidate;
  }
  return 4200;
}

/** @param {number} port @returns {Promise<string | null>} the error code, or null when it can be had */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(null)));
  });
}
