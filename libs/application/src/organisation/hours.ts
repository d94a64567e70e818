import { type Actor, scopeOf, trainingDutyOf } from '@selaras/domain/organisation';
import type { OrganisationDeps } from './deps';
import type { HoursRow } from './ports';

/** The target a unit is measured by: that of its PNS. */
export const TARGET_JP = trainingDutyOf('PNS').jp;

/** JP earned in a calendar year by agency: a course's JP for each person who passed its post-test in that year. */
export function makeHours({ store, today }: OrganisationDeps) {
  return async (actor: Actor, year: number): Promise<{ readonly year: number; readonly targetJp: number; readonly rows: readonly HoursRow[] }> => ({
    year,
    targetJp: TARGET_JP,
    rows: await store.hours(scopeOf(actor, 'administrator'), year, TARGET_JP, today()),
  });
}
