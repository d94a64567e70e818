import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import type { Machinery, Owned } from './machinery';

const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** A program of ours that is started again whenever it ends, as its launcher would, only sooner. */
export class KeptProcess {
  private owned: Owned;
  private isReady = false;
  private stopping = false;
  kills = 0;

  constructor(
    private readonly machinery: Machinery,
    private readonly program: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly random: () => number,
  ) {
    this.owned = this.launch();
  }

  /** With SIGKILL, whatever it is doing. False when it was not even up. */
  kill(): boolean {
    if (!this.isReady || !this.owned.isRunning()) return false;
    this.isReady = false;
    this.kills += 1;
    this.owned.kill('SIGKILL');
    return true;
  }

  async untilReady(): Promise<void> {
    for (const giveUpAt = Date.now() + 120_000; !this.isReady; await sleep(20)) {
      if (Date.now() > giveUpAt) throw new Error(`${this.program} did not come up`);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.owned.stop(2_000);
  }

  private launch(): Owned {
    const owned = this.machinery.spawnOwned(process.execPath, [path.join(this.machinery.root, this.program)], {
      env: this.environment, stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    owned.child.on('message', () => (this.isReady = true));
    void owned.ended.then(async () => {
      this.isReady = false;
      if (this.stopping) return;
      await sleep(SHORTEST_PAUSE_MS + this.random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS));
      if (!this.stopping) this.owned = this.launch();
    });
    return owned;
  }
}
