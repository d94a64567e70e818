import { type DestroyRef, signal } from '@angular/core';
import { type GraphqlClient, RegradeStateDocument, type RegradeStateFragment } from '@selaras/web/data-access';

/** A thousand attempts take about a second: asked often at first, then politely. @param asked how often it was asked already */
export function watchPauseMs(asked: number): number {
  return Math.min(5_000, Math.round(400 * 1.4 ** asked));
}

/** Follows one regrading until it is finished; what is shown is what the server said last. */
export class ProgressWatch {
  private readonly newest = signal<RegradeStateFragment | null>(null);
  private readonly failure = signal<unknown>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  readonly state = this.newest.asReadonly();
  /** Why it cannot be told how far it is; the regrading itself goes on. */
  readonly problem = this.failure.asReadonly();

  constructor(private readonly client: GraphqlClient, destroyRef: DestroyRef, private readonly finished: () => void) {
    destroyRef.onDestroy(() => this.stop());
  }

  follow(from: RegradeStateFragment): void {
    this.stop();
    this.newest.set(from);
    this.failure.set(null);
    if (from.finishedAt === null) this.askLater(from.correctionId, 0, this.turn);
  }

  /** After a failure. */
  again(): void {
    const known = this.newest();
    if (known !== null) this.follow(known);
  }

  private stop(): void {
    this.turn += 1;
    clearTimeout(this.timer);
  }

  private askLater(correctionId: string, asked: number, turn: number): void {
    this.timer = setTimeout(() => void this.ask(correctionId, asked, turn), watchPauseMs(asked));
  }

  private async ask(correctionId: string, asked: number, turn: number): Promise<void> {
    try {
      const { regradeProgress } = await this.client.run(RegradeStateDocument, { correctionId });
      if (turn !== this.turn || regradeProgress === null) return;
      this.newest.set(regradeProgress);
      if (regradeProgress.finishedAt === null) this.askLater(correctionId, asked + 1, turn);
      else this.finished();
    } catch (problem) {
      if (turn === this.turn) this.failure.set(problem);
    }
  }
}
