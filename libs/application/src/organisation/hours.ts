import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { OrganisationDeps } from './deps';
import type { HoursRow } from './ports';

/** JP a PNS must reach in a year (PP 11/2017 article 203: at least 20). */
export const TARGET_JP = 20;

/** JP earned in a calendar year by agency: a course's JP for each person who passed its post-test in that year. */
export function makeHours({ store, today }: OrganisationDeps) {
  return async (actor: Actor, year: number): Promise<{ readonly year: number; readonly targetJp: number; readonly rows: readonly HoursRow[] }> => ({
    year,
    targetJp: TARGET_JP,
    rows: await store.hours(scopeOf(actor, 'administrator'), year, TARGET_JP, today()),
  });
}
