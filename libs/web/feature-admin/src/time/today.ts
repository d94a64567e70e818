import { computed, inject, type Signal } from '@angular/core';
import { ServerClock, SessionStore } from '@selaras/web/data-access';
import { localMomentOf } from './local-moment';

/** The zone in which the administrator reads dates that carry none of their own: that of her unit. */
export function injectZone(): Signal<string> {
  const session = inject(SessionStore);
  return computed(() => session.me()?.unit?.zone ?? session.me()?.grants[0]?.unit.zone ?? 'Asia/Jakarta');
}

/** Today's calendar day in a zone, by the server's clock. */
export function injectToday(): (zone: string) => string {
  const clock = inject(ServerClock);
  return (zone) => localMomentOf(clock.now(), zone).day;
}
