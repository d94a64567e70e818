import { instant, type Instant } from '@selaras/domain/kernel';

/** What the driver returns for a timestamp: a Date from a column, an ISO text from inside JSON. */
export type StoredMoment = Date | string;

export function momentOf(stored: StoredMoment): Instant {
  return instant(typeof stored === 'string' ? Date.parse(stored) : stored.getTime());
}

export function momentOrNull(stored: StoredMoment | null): Instant | null {
  return stored === null ? null : momentOf(stored);
}
