import { assignmentState } from './assignment-span';

test.each([
  ['2026-03-01', null, 'now'],
  ['2026-11-25', '2026-11-25', 'now'],
  ['2026-01-01', '2026-11-24', 'past'],
  ['2026-11-26', null, 'future'],
])('from %s until %s is %s on 25 November 2026', (from, until, state) => {
  expect(assignmentState({ from, until }, '2026-11-25')).toBe(state);
});
