import { DestroyRef, effect, inject, Injectable, type Signal, untracked } from '@angular/core';
import { AttemptSession } from './attempt-session';

/** How often a running attempt is asked whether its time moved. */
const USUALLY_MS = 25_000;
/** Asked once more this long before time is up: what was granted meanwhile must be known by then. */
const LAST_LOOK_SECONDS = 10;

/** Keeps the due time of a running attempt true while the page is open: extra time, a later deadline, a break on another device. Provided by the page. */
@Injectable()
export class AttemptClock {
  private readonly session = inject(AttemptSession);
  private readonly destroyed = inject(DestroyRef);

  /** To be called once, where the page is made. `isRunning`: whether there is anything to ask for. */
  watch(secondsLeft: Signal<number>, isRunning: () => boolean): void {
    const timer = setInterval(() => this.ask(isRunning), USUALLY_MS);
    this.destroyed.onDestroy(() => clearInterval(timer));
    let lookedFor = '';
    effect(() => {
      const dueAt = this.session.current()?.dueAt ?? '';
      if (secondsLeft() > LAST_LOOK_SECONDS || dueAt === lookedFor) return;
      lookedFor = dueAt;
      untracked(() => this.ask(isRunning));
    });
  }

  /** Without an answer the page goes on with what it knows. */
  private ask(isRunning: () => boolean): void {
    if (isRunning() && document.visibilityState !== 'hidden') void this.session.refresh().catch(() => undefined);
  }
}
