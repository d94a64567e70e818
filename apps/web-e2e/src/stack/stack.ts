import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Program } from './program';
import { StackDatabase } from './stack-database';

/** The product as it is installed: migrated and filled with the demo, API and worker as processes of their own. */
export interface Stack {
  /** Where the client is served, without a trailing slash. */
  readonly origin: string;
  readonly database: StackDatabase;
  /** Kills the API as a power cut would; `back` starts it again at the same address. */
  loseApi(): Promise<{ back(): Promise<void> }>;
  /** What API and worker complained about since the start. */
  complaints(): string;
  stop(): Promise<void>;
}

export async function startStack(): Promise<Stack> {
  const database = await StackDatabase.create();
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'selaras-walk-'));
  const port = await freePort();
  const environment = { DATABASE_URL: database.url, REDIS_URL: '', SELARAS_HOST: '127.0.0.1', SELARAS_PORT: String(port), SELARAS_ORIGIN: '', SELARAS_DATA: dataFolder, SELARAS_WEB: 'dist/web/browser', SELARAS_DEMO: '1' };
  const programs: Program[] = [];
  const start = (bundle: string): Promise<Program> => {
    const program = Program.start(bundle, environment);
    programs.push(program);
    return program.ready();
  };
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map((program) => program.stop('SIGTERM')));
    await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await Program.start('dist/migrate/main.mjs', environment).done();
    let [api] = await Promise.all([start('dist/api/main.mjs'), start('dist/worker/main.mjs')]);
    return {
      origin: `http://127.0.0.1:${port}`,
      database,
      async loseApi() {
        await api.stop('SIGKILL');
        return { back: async () => void (api = await start('dist/api/main.mjs')) };
      },
      complaints: () => programs.flatMap(({ complaints }) => complaints).join(''),
      stop,
    };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
