import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const REPOSITORY = path.resolve(__dirname, '../..');

/** Programs that keep the launcher's contract and do next to nothing, so that a start takes a second. */
const PROGRAMS = {
  'apps/api/src/main.ts': `
    import http from 'node:http';
    if (process.env['STAND_IN_API'] === 'fails') { console.error('The mail server is not configured.'); process.exit(1); }
    process.on('disconnect', () => { if (process.env['STAND_IN_API'] !== 'hangs') process.exit(0); });
    http.createServer((_, answer) => answer.end(String(process.pid)))
      .listen(Number(process.env['SELARAS_PORT']), '127.0.0.1', () => process.send?.({ type: 'ready' }));`,
  'apps/worker/src/main.ts': `
    import { writeFileSync } from 'node:fs';
    process.on('disconnect', () => process.exit(0));
    writeFileSync(process.env['SELARAS_DATA'] + '/worker.pid', String(process.pid));
    setInterval(() => undefined, 1000);
    process.send?.({ type: 'ready' });`,
  'apps/api/src/migrate.ts': `
    import pg from 'pg';
    const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
    if (process.env['STAND_IN_MIGRATE'] === 'fails') { console.error('The schema is newer than this program.'); process.exit(1); }
    await client.connect();
    await client.query('CREATE TABLE IF NOT EXISTS start (at timestamptz NOT NULL DEFAULT now())');
    await client.query('INSERT INTO start DEFAULT VALUES');
    await client.end();
    process.exit(0);`,
};

/** A copy of the repository's tools around stand-in programs, in a folder of its own. */
export class StandIn {
  readonly root = mkdtempSync(path.join(os.tmpdir(), 'selaras-start-'));
  readonly dataFolder = path.join(this.root, 'data');
  private readonly launches: Launch[] = [];

  constructor() {
    chmodSync(this.root, 0o777); // so that a test may become another user
    for (const part of ['tools', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'nx.json']) {
      cpSync(path.join(REPOSITORY, part), path.join(this.root, part), { recursive: true });
    }
    symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(this.root, 'node_modules'));
    for (const [file, text] of Object.entries(PROGRAMS)) this.write(file, text);
    this.write('apps/web/index.html', '<p>Selaras');
    this.write('apps/web/project.json', JSON.stringify({
      name: 'web',
      targets: { build: { command: 'mkdir -p dist/web/browser && cp apps/web/index.html dist/web/browser/' } },
    }));
  }

  start(environment: NodeJS.ProcessEnv, how: { uid?: number; throughNpm?: boolean; nodeOptions?: readonly string[] } = {}): Launch {
    const launch = new Launch(this.root, { SELARAS_DATA: this.dataFolder, ...environment }, how);
    this.launches.push(launch);
    return launch;
  }

  get postmaster(): number {
    return Number.parseInt(readFileSync(path.join(this.dataFolder, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
  }

  get worker(): number {
    return Number(readFileSync(path.join(this.dataFolder, 'worker.pid'), 'utf8'));
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  async endAll(): Promise<void> {
    for (const launch of this.launches.splice(0)) await launch.interrupt();
  }

  async remove(): Promise<void> {
    await this.endAll();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** One `npm start`, seen from the terminal. */
export class Launch {
  output = '';
  readonly pid: number;
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(root: string, environment: NodeJS.ProcessEnv, how: { uid?: number; throughNpm?: boolean; nodeOptions?: readonly string[] }) {
    const { npm_lifecycle_event: _, DATABASE_URL: __, REDIS_URL: ___, ...inherited } = process.env;
    const [command, args] = how.throughNpm ? ['npm', ['start']] : [process.execPath, [...(how.nodeOptions ?? []), 'tools/entry.cjs', 'start/start.mjs']];
    this.child = spawn(command as string, args as string[], {
      cwd: root,
      env: { ...inherited, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(how.uid === undefined ? {} : { uid: how.uid, gid: how.uid }),
    });
    this.pid = this.child.pid ?? 0;
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code)));
  }

  /** Waits until the text was printed. @throws with all output when it ends or half a minute passes before */
  async says(text: string): Promise<void> {
    await eventually(() => {
      if (this.child.exitCode !== null && !this.output.includes(text)) throw new Stop(`ended without saying "${text}":\n${this.output}`);
      return this.output.includes(text);
    }, () => `never said "${text}":\n${this.output}`);
  }

  /** Ctrl-C. @returns how many milliseconds it took to end */
  async interrupt(): Promise<number> {
    const startedAt = performance.now();
    this.child.kill('SIGINT');
    await this.ended;
    return performance.now() - startedAt;
  }
}

class Stop extends Error {}

/** Asks again until the answer is yes. @throws after half a minute */
export async function eventually(isSo: () => boolean | Promise<boolean>, complaint: () => string): Promise<void> {
  for (const giveUpAt = Date.now() + 30_000; Date.now() < giveUpAt; await sleep(30)) {
    try {
      if (await isSo()) return;
    } catch (error) {
      if (error instanceof Stop) throw error;
    }
  }
  throw new Error(complaint());
}

/** The process number of the API that answers, or null when nobody does. */
export function apiAt(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    http.get({ port, host: '127.0.0.1', agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve(Number(text)));
    }).on('error', () => resolve(null));
  });
}

export function isAlive(pid: number): boolean {
  if (existsSync(`/proc/${pid}/stat`)) return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux';
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
