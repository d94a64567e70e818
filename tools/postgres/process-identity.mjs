/**
 * Telling whether a process named in a file is still the same one: a number alone is reused, above all after a restart of a container.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** When the process began, in words that stay the same while it lives; null when it is gone or this cannot be told. @param {number} pid */
export function beginningOf(pid) {
  if (process.platform === 'linux') {
    try {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot} ${statFieldsOf(pid)[19]}`;
    } catch {
      return null;
    }
  }
  if (process.platform === 'win32') return null;
  const { stdout, status } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null;
}

/** Whether the process is a PostgreSQL that serves the given data folder. @param {number} pid @param {string} cluster absolute */
export function isPostgresOf(pid, cluster) {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster; // postgres stands in its data folder
    } catch {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
    }
  }
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(cluster);
}

/** Fields of /proc/PID/stat after the name, which may itself hold spaces and brackets: state first, start time 20th. */
function statFieldsOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    return statFieldsOf(pid)[0] === 'Z';
  } catch {
    return false;
  }
}
