import { instant, type Instant } from '@selaras/domain/kernel';

const DAY_MS = 86_400_000;
/** The demo city keeps western Indonesian time, UTC+7 all year. */
const WIB_OFFSET_MS = 7 * 3_600_000;

/** The calendar day at the city's clock, `YYYY-MM-DD`. */
export function dayOf(moment: Instant): string {
  return new Date(moment + WIB_OFFSET_MS).toISOString().slice(0, 10);
}

export function plusDays(moment: Instant, days: number): Instant {
  return instant(moment + Math.round(days * DAY_MS));
}

/** The moment at which the city's clock shows that many minutes after midnight of the day that `moment` falls on. */
export function atMinuteOfDay(moment: Instant, minutes: number): Instant {
  const midnight = Math.floor((moment + WIB_OFFSET_MS) / DAY_MS) * DAY_MS - WIB_OFFSET_MS;
  return instant(midnight + Math.round(minutes * 60_000));
}

/** 0 Sunday ... 6 Saturday, at the city's clock. */
export function weekdayOf(moment: Instant): number {
  return new Date(moment + WIB_OFFSET_MS).getUTCDay();
}
