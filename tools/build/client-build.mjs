/**
 * Builds the Angular client through nx, unless the sources it is made of are those of the last build.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './node-bundle.mjs';

/** Where the built client stands, relative to the root. */
export const CLIENT_FOLDER = 'dist/web/browser';
const STAMP_FILE = path.join(ROOT, 'dist/web.stamp.json'); // outside dist/web, which every build empties

/** What the client is made of, relative to the root: files, or folders with all that is in them. */
const INGREDIENTS = ['apps/web', 'libs/web', 'libs/domain/kernel', 'libs/domain/item', 'tsconfig.base.json', 'package-lock.json'];

/** Whether the built client is the one its sources describe, whole; needs no package. */
export function clientUpToDate() {
  try {
    const { sources, output } = JSON.parse(readFileSync(STAMP_FILE, 'utf8'));
    return output === listingOf(CLIENT_FOLDER) && sources === hashOfSources();
  } catch {
    return false;
  }
}

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} false when nothing had changed
 * @throws Error with the builder's own output
 */
export async function buildClient({ force = false } = {}) {
  if (!force && clientUpToDate()) return false;
  const sources = hashOfSources(); // before the build: a file saved while it runs makes the next one stale
  rmSync(STAMP_FILE, { force: true });
  await run(process.execPath, [path.join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run', 'web:build']);
  if (!existsSync(path.join(ROOT, CLIENT_FOLDER, 'index.html'))) throw new Error(`The build of the client left no ${CLIENT_FOLDER}/index.html.`);
  const unfinished = `${STAMP_FILE}.part`;
  mkdirSync(path.dirname(STAMP_FILE), { recursive: true });
  writeFileSync(unfinished, JSON.stringify({ sources, output: listingOf(CLIENT_FOLDER) }));
  renameSync(unfinished, STAMP_FILE);
  return true;
}

/** Without its chatter nx neither waits for a keyboard nor asks questions. */
export const NX_ENVIRONMENT = { NX_TUI: 'false', NX_DAEMON: 'false', NG_CLI_ANALYTICS: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd: ROOT, env: { ...process.env, ...NX_ENVIRONMENT }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = /** @type {Buffer[]} */ ([]);
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else reject(new Error(`The client could not be built (${signal ?? `exit code ${code}`}):\n${Buffer.concat(output).toString('utf8').trim()}`));
    });
  });
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of INGREDIENTS.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file))).update('\0');
  return hash.digest('hex');
}

/** Names and sizes of what was built: a copy that was cut short or tampered with is built again. */
function listingOf(folder) {
  const hash = createHash('sha256');
  for (const file of filesUnder(folder)) hash.update(`${file} ${statSync(path.join(ROOT, file)).size}\n`);
  return hash.digest('hex');
}

/** @param {string} place relative to the root @returns {string[]} its files at any depth in a fixed order, tests left out */
function filesUnder(place) {
  const absolute = path.join(ROOT, place);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [place];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}
