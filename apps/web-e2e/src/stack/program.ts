import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../../..');
const GRACE_MS = 1_500;

/** One of the built programs, as a process of its own. It ends when this process does: the channel between them closes. */
export class Program {
  /** What it complained about. */
  readonly complaints: string[] = [];
  private readonly ended: Promise<number | null>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.complaints.push(text));
    child.stdout?.resume();
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** @param bundle below the root: `dist/api/main.mjs` */
  static start(bundle: string, environment: Readonly<Record<string, string>>): Program {
    const file = path.join(ROOT, bundle);
    if (!existsSync(file)) throw new Error(`${bundle} is not there: run \`npm run build\` first`);
    const child = spawn(process.execPath, [file], { cwd: ROOT, env: { ...process.env, ...environment, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    return new Program(bundle, child);
  }

  /** Resolves when it says that it is ready. @throws when it ends before. */
  async ready(): Promise<this> {
    const ready = new Promise<'ready'>((resolve) => {
      this.child.on('message', (message: { type?: string }) => message.type === 'ready' && resolve('ready'));
    });
    if ((await Promise.race([ready, this.ended])) !== 'ready') throw new Error(`${this.name} ended before it was ready: ${this.complaints.join('')}`);
    return this;
  }

  /** Resolves when it ended well. @throws when it did not. */
  async done(): Promise<void> {
    const code = await this.ended;
    if (code !== 0) throw new Error(`${this.name} ended with ${String(code)}: ${this.complaints.join('')}`);
  }

  /** Resolves when it is gone; asked gently it gets a moment to leave by itself. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
    await this.ended;
    clearTimeout(timer);
  }
}
