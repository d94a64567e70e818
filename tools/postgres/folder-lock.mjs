/**
 * One supervisor a data folder. The lock names its holder and when that process began, so that a holder killed without
 * warning, or a number reused by another program, locks nobody out.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beginningOf, isAlive } from './process-identity.mjs';
import { StartRefusal } from './refusal.mjs';

/**
 * @param {string} folder
 * @returns {() => void} gives the lock back
 * @throws StartRefusal when a living process holds it
 */
export function lockFolder(folder) {
  const file = path.join(folder, 'supervisor.json');
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = livingHolderOf(file);
    if (holder !== null) throw new StartRefusal(`The data folder ${folder} is in use by another Selaras (process ${holder}): stop that one, or set SELARAS_DATA to another folder.`);
    rmSync(file, { force: true });
  }
  throw new StartRefusal(`The data folder ${folder} is being opened by several processes at once: try again.`);
}

function livingHolderOf(file) {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, 'utf8'));
    return isAlive(pid) && beginningOf(pid) === began ? pid : null;
  } catch {
    return null; // gone meanwhile, or cut off while it was written
  }
}
