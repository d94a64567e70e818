import { computed, DestroyRef, inject, type Signal, signal } from '@angular/core';
import { ServerClock } from '@selaras/web/data-access';

/** Whole seconds left until a moment, rounded up, never below 0; NaN for a moment that is not known. */
export function secondsUntil(dueAt: number, now: number): number {
  return Math.max(0, Math.ceil((dueAt - now) / 1000));
}

/** Seconds left on the server's clock, kept up to date while the page lives. Also right after the device slept. */
export function injectCountdown(dueAt: Signal<number>): Signal<number> {
  const clock = inject(ServerClock);
  const ticks = signal(0);
  const timer = setInterval(() => ticks.update((count) => count + 1), 250);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return computed(() => {
    ticks();
    // Asked anew each time: what the clock learns between two ticks must count at once, or a fast device would see its time used up.
    return secondsUntil(dueAt(), clock.now());
  });
}
