import path from 'node:path';
import { ROOT } from '../build/node-bundle.mjs';
import { StartRefusal } from '../postgres/refusal.mjs';
import { spawnOwned } from './owned-process.mjs';

/**
 * The build in a process of its own: what compilers hold in memory is gone when they are done.
 * @throws StartRefusal with the compiler's messages
 */
export async function build() {
  const building = spawnOwned(process.execPath, [path.join(ROOT, 'tools/build/build.mjs')], { cwd: ROOT, env: process.env, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  building.child.stderr?.on('data', (chunk) => (complaint = (complaint + chunk).slice(-8000)));
  const how = await building.ended;
  if (how === 'exit code 0') return;
  if (/EACCES|EROFS/.test(complaint)) throw new StartRefusal(`The build cannot be written because this user may not write ${path.join(ROOT, 'dist')}: give the right to write it, or run as its owner.`);
  throw new StartRefusal(complaint.trim() || `The build failed (${how}).`);
}
