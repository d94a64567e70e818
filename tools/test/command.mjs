import { ROOT } from '../build/node-bundle.mjs';
import { NX_ENVIRONMENT } from '../build/client-build.mjs';
import { spawnOwned } from '../start/owned-process.mjs';

/** Some programs colour what they print even when asked not to. */
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * Runs a command in the root, keeping what it prints.
 *
 * @param {readonly string[]} command program and arguments
 * @param {{ environment?: Record<string, string>, minutes: number }} options `minutes`: when it is ended by force
 * @returns {Promise<{ endedWell: boolean, output: string }>}
 */
export async function runCommand([program = '', ...args], { environment = {}, minutes }) {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const running = spawnOwned(program, args, {
    cwd: ROOT,
    env: { ...inherited, ...NX_ENVIRONMENT, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [running.child.stdout, running.child.stderr]) stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const closed = new Promise((resolve) => running.child.once('close', resolve));
  let ranOut = false;
  const timer = setTimeout(() => {
    ranOut = true;
    running.kill('SIGKILL');
  }, minutes * 60_000);
  const how = await running.ended;
  clearTimeout(timer);
  if (running.child.pid !== undefined) await closed;
  if (ranOut) output += `\nEnded by force: it was not done after ${minutes} minutes.`;
  else if (output.trim() === '' && how !== 'exit code 0') output = how;
  return { endedWell: how === 'exit code 0', output: output.replace(COLOURS, '').trim() };
}

/** The end of a long text, where the reasons usually are. @param {string} text @param {number} lines */
export function endOf(text, lines) {
  const all = text.split('\n');
  return all.length <= lines ? text : `... (${all.length - lines} lines above)\n${all.slice(-lines).join('\n')}`;
}
