/** Where a cohort stands in time: it opens at `opensAt`, and from `closesAt` on it is over. Moments are ISO 8601; `now` is ms since epoch. */
export function cohortState(cohort: { readonly opensAt: string; readonly closesAt: string }, now: number): 'upcoming' | 'running' | 'over' {
  if (now < Date.parse(cohort.opensAt)) return 'upcoming';
  return now < Date.parse(cohort.closesAt) ? 'running' : 'over';
}
