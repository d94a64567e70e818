import { cohortState } from './cohort-state';

const cohort = { opensAt: '2026-11-25T00:30:00.000Z', closesAt: '2026-12-25T16:59:00.000Z' };

test.each([
  ['2026-11-25T00:29:59.999Z', 'upcoming'],
  ['2026-11-25T00:30:00.000Z', 'running'],
  ['2026-12-25T16:58:59.999Z', 'running'],
  ['2026-12-25T16:59:00.000Z', 'over'],
])('at %s the cohort is %s', (now, state) => {
  expect(cohortState(cohort, Date.parse(now))).toBe(state);
});
