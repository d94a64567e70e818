/**
 * Child processes that belong to this one: ended with it, whatever ends it, together with everything they started.
 */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithUs } from '../postgres/watcher.mjs';

const IS_WINDOWS = process.platform === 'win32';

/** @type {Set<{ kill(signal: NodeJS.Signals): void }>} */
const living = new Set();

/**
 * @typedef {object} Owned
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<string>} ended how it ended: `exit code 1`, `signal SIGKILL` or why it never began
 * @property {() => boolean} isRunning
 * @property {(signal: NodeJS.Signals) => void} kill signals the process and all it started
 * @property {(milliseconds: number) => Promise<void>} stop asks first, ends it by force when the time is over
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { graceSeconds?: number }} options `graceSeconds`: what it gets to end by itself after our death
 * @returns {Owned}
 */
export function spawnOwned(command, args, { graceSeconds = 0, ...options }) {
  // A group of its own: Ctrl-C reaches only us, and we decide in which order things end.
  const child = spawn(command, [...args], { ...options, detached: !IS_WINDOWS });
  const ended = /** @type {Promise<string>} */ (new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  }));
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const owned = {
    child,
    ended,
    isRunning,
    kill: (/** @type {NodeJS.Signals} */ signal) => killGroup(child, signal),
    stop: async (/** @type {number} */ milliseconds) => {
      if (!isRunning()) return;
      killGroup(child, 'SIGTERM');
      await Promise.race([ended, sleep(milliseconds, undefined, { ref: false })]);
      if (!isRunning()) return;
      killGroup(child, 'SIGKILL');
      await ended;
    },
  };
  if (child.pid !== undefined) {
    living.add(owned);
    const watcher = endWithUs(-child.pid, { signal: 'KILL', afterSeconds: graceSeconds });
    void ended.then(() => {
      living.delete(owned);
      watcher.dismiss();
    });
  }
  return owned;
}

/** For the second Ctrl-C, and for ends nobody waits for. */
export function killAllOwned() {
  for (const owned of living) owned.kill('SIGKILL');
}

function killGroup(child, signal) {
  try {
    if (IS_WINDOWS || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // it ended a moment ago
  }
}
