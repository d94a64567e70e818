/**
 * Servers named in the environment, knocked at before anything slow begins: programs that wait for a server that is not there look as if they worked.
 */
import net from 'node:net';
import { StartRefusal } from '../postgres/refusal.mjs';

const PATIENCE_MS = 5000;

/**
 * @param {string} variable where the address comes from
 * @param {string | null} address a URL; one that cannot be read, or names no host, is left to the programs, which say what is wrong with it
 * @param {{ defaultPort: number, advice: string }} more
 * @throws StartRefusal when nothing answers there
 */
export async function ensureReachable(variable, address, { defaultPort, advice }) {
  if (address === null || !URL.canParse(address)) return;
  const { hostname, port } = new URL(address);
  if (hostname === '') return;
  const reason = await knock(hostname.replace(/^\[|\]$/g, ''), Number(port || defaultPort));
  if (reason !== null) throw new StartRefusal(`${variable} names ${hostname}:${port || defaultPort}, where nothing answers (${reason}): ${advice}`);
}

/** @param {string} host @param {number} port @returns {Promise<string | null>} why not, or null */
function knock(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: PATIENCE_MS });
    const answer = (/** @type {string | null} */ reason) => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => answer(null));
    socket.once('timeout', () => answer(`no answer within ${PATIENCE_MS / 1000} s`));
    socket.once('error', (error) => answer(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
  });
}
