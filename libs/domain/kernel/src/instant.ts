/** A moment on the world's clock: whole milliseconds since 1970-01-01T00:00:00Z. A zone is kept beside it, never inside. */
export type Instant = number & { readonly __brand: 'Instant' };

/** The three zones of Indonesia; none has daylight saving time. */
export const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type Zone = (typeof ZONES)[number];

/** Abbreviation printed beside every deadline (UTC+7, +8, +9). */
export const ZONE_ABBREVIATION: Readonly<Record<Zone, 'WIB' | 'WITA' | 'WIT'>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** @throws TypeError when the number is not a whole, finite count of milliseconds. */
export function instant(millisecondsSinceEpoch: number): Instant {
  if (!Number.isSafeInteger(millisecondsSinceEpoch)) {
    throw new TypeError(`not an instant: ${millisecondsSinceEpoch}`);
  }
  return millisecondsSinceEpoch as Instant;
}

/**
 * Reads an ISO 8601 date-time that carries an offset or `Z`, of the years 1 to 9999.
 * @throws TypeError otherwise: a time without a zone is not a moment, and 30 February is not 2 March.
 */
export function parseInstant(text: string): Instant {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    throw new TypeError(`not an ISO 8601 date-time with an offset: ${JSON.stringify(text)}`);
  }
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || !isRealDay(text.slice(0, 10)) || !hasFourDigitYear(milliseconds)) {
    throw new TypeError(`no such date-time: ${JSON.stringify(text)}`);
  }
  return instant(milliseconds);
}

/** True for a day `yyyy-mm-dd` of the years 1 to 9999 that is in the calendar. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false;
  const midnight = Date.parse(text);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

function hasFourDigitYear(milliseconds: number): boolean {
  const year = new Date(milliseconds).getUTCFullYear();
  return year >= 1 && year <= 9_999;
}

/** ISO 8601 in UTC, milliseconds kept: `2026-11-25T07:30:00.000Z`. */
export function toIso(moment: Instant): string {
  return new Date(moment).toISOString();
}

export function plusSeconds(moment: Instant, seconds: number): Instant {
  return instant(moment + Math.round(seconds * 1000));
}

export function earliest(first: Instant, ...rest: readonly Instant[]): Instant {
  return rest.reduce((low, candidate) => (candidate < low ? candidate : low), first);
}

/** The adapters read the machine's clock; the domain is told the time. */
export type Clock = () => Instant;
