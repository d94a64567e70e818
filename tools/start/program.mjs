/**
 * A long-running program of ours (the API, the worker): started until it says that it is ready, then kept alive.
 */
import { createWriteStream, existsSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '../postgres/refusal.mjs';
import { spawnOwned } from './owned-process.mjs';

const READY_WITHIN_MS = 120_000;
/** What a program gets to end by itself; Ctrl-C as a whole has a second. */
const STOP_WITHIN_MS = 500;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A program that lived this long begins again with the first pause. */
const STEADY_AFTER_MS = 60_000;
const LARGEST_LOG_BYTES = 10_000_000;

/**
 * @typedef {object} ProgramOptions
 * @property {string} name as it is called in messages
 * @property {string} file the bundle
 * @property {NodeJS.ProcessEnv} environment
 * @property {string} logFile
 * @property {(text: string) => void} say one line for the person at the terminal
 */

/**
 * Starts a program and resolves when it is ready; from then on it is started again whenever it ends.
 *
 * @param {ProgramOptions} options
 * @returns {Promise<{ stop(): Promise<void>, pid(): number | undefined }>}
 * @throws StartRefusal when it ended instead, with what it said
 */
export async function startProgram(options) {
  let stopping = false;
  let current = launch(options);
  try {
    await current.ready;
  } catch (error) {
    await current.owned.stop(STOP_WITHIN_MS);
    throw error;
  }
  const keeping = keepAlive();

  async function keepAlive() {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const since = Date.now();
      const how = await current.owned.ended;
      if (stopping) return;
      if (Date.now() - since > STEADY_AFTER_MS) pause = FIRST_PAUSE_MS;
      options.say(`The ${options.name} ended unexpectedly (${how}); starting it again in ${pause / 1000} s.`);
      await sleep(pause);
      if (stopping) return;
      current = launch(options);
      current.ready.then(
        () => options.say(`The ${options.name} is back.`),
        () => current.owned.kill('SIGKILL'),
      );
    }
  }

  return {
    pid: () => current.owned.child.pid,
    stop: async () => {
      stopping = true;
      await current.owned.stop(STOP_WITHIN_MS);
      void keeping;
    },
  };
}

/** @param {ProgramOptions} options */
function launch({ name, file, environment, logFile }) {
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) rmSync(logFile);
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  log.on('error', () => undefined); // a full disk must not end the launcher
  const owned = spawnOwned(process.execPath, ['--enable-source-maps', file], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    graceSeconds: 2,
  });
  let complaint = '';
  owned.child.stdout?.pipe(log, { end: false });
  owned.child.stderr?.pipe(log, { end: false });
  owned.child.stderr?.on('data', (chunk) => (complaint = (complaint + chunk).slice(-4000)));
  void owned.ended.then(() => log.end());
  const ready = /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StartRefusal(`The ${name} was not ready within ${READY_WITHIN_MS / 1000} s: see ${logFile}.`)), READY_WITHIN_MS);
    void owned.ended.then(async (how) => {
      clearTimeout(timer);
      await sleep(20); // its last words may still be in the pipe
      reject(new StartRefusal(`The ${name} could not start: ${complaint.trim() || how}`));
    });
    owned.child.on('message', (message) => {
      if (/** @type {any} */ (message)?.type !== 'ready') return;
      clearTimeout(timer);
      resolve();
    });
  }));
  return { owned, ready };
}

/**
 * Runs a program that does one thing and ends, showing its progress.
 *
 * @param {{ name: string, file: string, environment: NodeJS.ProcessEnv, onProgress: (text: string) => void }} options
 * @returns {Promise<string[]>} what the person at the terminal has to read
 * @throws StartRefusal with what it said when it failed
 */
export async function runOnce({ name, file, environment, onProgress }) {
  /** @type {string[]} */
  const notices = [];
  const owned = spawnOwned(process.execPath, ['--enable-source-maps', file], { env: environment, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  owned.child.stderr?.on('data', (chunk) => (complaint = (complaint + chunk).slice(-4000)));
  owned.child.on('message', (/** @type {any} */ message) => {
    if (message?.type === 'notice') notices.push(String(message.text));
    if (message?.type !== 'progress') return;
    onProgress(message.total > 1 ? `${message.step} ${message.done} of ${message.total}` : String(message.step));
  });
  const closed = new Promise((resolve) => owned.child.once('close', resolve));
  const how = await owned.ended;
  if (owned.child.pid !== undefined) await closed;
  if (how !== 'exit code 0') throw new StartRefusal(complaint.trim() || `${name} failed (${how}).`);
  return notices;
}
