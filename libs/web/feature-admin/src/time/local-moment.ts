import type { Zone } from '@selaras/domain/kernel';

/** A moment as it is typed: a calendar day and a time of day, meant in a zone that stands beside it. */
export interface LocalMoment {
  /** `2026-11-25`, or empty. */
  readonly day: string;
  /** `23:59`, or empty. */
  readonly time: string;
}

/** Hours ahead of UTC. None of the three zones has daylight saving time, so one number is right all year. */
const HOURS_AHEAD: Readonly<Record<Zone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The moment a typed day and time mean in a zone, ISO 8601 in UTC.
 *
 * @returns null when either is empty or names no real day or time, or when the zone is none of the three
 */
export function momentOf({ day, time }: LocalMoment, zone: string): string | null {
  const ahead = hoursAhead(zone);
  if (ahead === null || !isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - ahead * HOUR).toISOString();
}

/** What a calendar and a clock of that zone show at a moment; a zone that is none of the three is read as Jakarta's. */
export function localMomentOf(moment: string | number, zone: string): LocalMoment {
  const shown = new Date(new Date(moment).getTime() + (hoursAhead(zone) ?? HOURS_AHEAD['Asia/Jakarta']) * HOUR).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The calendar day so many days later (or earlier, when negative). `day` is a real day `yyyy-mm-dd`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar, `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

function hoursAhead(zone: string): number | null {
  return Object.hasOwn(HOURS_AHEAD, zone) ? HOURS_AHEAD[zone as Zone] : null;
}
