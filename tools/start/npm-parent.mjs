/**
 * `npm start` is npm, which runs a shell, which runs us. When npm is killed without warning nobody tells us, and a server that nobody sees any more would hold
 * the port against the next `npm start`. So we look.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beginningOf, isAlive } from '../postgres/process-identity.mjs';

/** @param {() => void} onGone called once when npm, or the shell between, is gone */
export function whenNpmIsGone(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const chain = chainUpToNpm();
  if (chain.length === 0) return;
  const timer = setInterval(() => {
    if (process.ppid === chain[0]?.pid && chain.every(({ pid, began }) => isAlive(pid) && beginningOf(pid) === began)) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/** Our parent, its parent ... as far as the first one that is npm; empty when there is none. */
function chainUpToNpm() {
  const chain = [];
  for (let pid = process.ppid; pid > 1 && chain.length < 4; ) {
    const { parent, command } = describe(pid);
    chain.push({ pid, began: beginningOf(pid) });
    if (/\bnpm\b/.test(command)) return chain;
    pid = parent;
  }
  return [];
}

/** @param {number} pid @returns {{ parent: number, command: string }} */
function describe(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command };
    }
    const { stdout } = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(stdout) ?? [];
    return { parent: Number(parent), command };
  } catch {
    return { parent: 0, command: '' };
  }
}
