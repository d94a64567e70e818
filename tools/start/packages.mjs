/**
 * Installs the packages the lock file names, when those under node_modules are others.
 */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefusal } from '../postgres/refusal.mjs';
import { spawnOwned } from './owned-process.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Compares the lock file with the record npm leaves of what it installed. An install that was cut off leaves no record.
 * Packages for other platforms are optional and may be absent; one that is there must be of the right version.
 */
export function packagesUpToDate() {
  const wanted = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;
  let installed;
  try {
    installed = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true;
    const there = installed[place];
    return there ? there.version === version : Boolean(optional || devOptional);
  });
}

/**
 * `npm ci` with everything the build needs.
 * @throws StartRefusal with npm's reason in one sentence
 */
export async function installPackages() {
  try {
    accessSync(existsSync(path.join(ROOT, 'node_modules')) ? path.join(ROOT, 'node_modules') : ROOT, constants.W_OK);
  } catch {
    throw new StartRefusal(`The packages cannot be installed because this user may not write ${ROOT}: give the right to write it, or run as its owner.`);
  }
  const [command = 'npm', ...prefix] = npm();
  const install = spawnOwned(command, [...prefix, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  install.child.stdout?.on('data', (chunk) => (said += chunk));
  install.child.stderr?.on('data', (chunk) => (said += chunk));
  const how = await install.ended;
  if (how !== 'exit code 0') throw new StartRefusal(`The packages could not be installed: ${reasonIn(said) ?? `npm ended with ${how}`}`);
}

/** The npm that runs us, or the one on the path. */
function npm() {
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.js$/.test(own) && existsSync(own)) return [process.execPath, own];
  return ['npm'];
}

function reasonIn(said) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(said)) {
    return 'the npm registry cannot be reached; check the network or the proxy settings, then start again.';
  }
  if (/ENOSPC/.test(said)) return 'the disk is full; make room and start again.';
  const lines = said.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  return lines.find((line) => line !== '' && !/^code /.test(line));
}
