/**
 * Lets nothing outlive this process. A shell of a few hundred kilobytes waits for our end of a pipe to close, which happens however we end, also by SIGKILL.
 */
import { spawn } from 'node:child_process';

/**
 * @param {number} pid of the process to end after us; negative for its whole group
 * @param {{ signal: 'INT' | 'KILL', afterSeconds?: number }} how
 * @returns {{ dismiss(): void }} call it once the watched process has ended: its number may be given to another
 */
export function endWithUs(pid, { signal, afterSeconds = 0 }) {
  if (process.platform === 'win32') return { dismiss: () => undefined };
  const script = 'read -r line; if [ "$3" -gt 0 ]; then sleep "$3"; fi; kill -s "$2" -- "$1"';
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(pid), signal, String(afterSeconds)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // Ctrl-C must not end the watcher before the watched
    cwd: '/',
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  /** @type {any} */ (watcher.stdin)?.unref();
  return { dismiss: () => void watcher.kill('SIGKILL') };
}
