import { type GrantDraft, grantOf } from './grant-draft';

const ZONE = 'Asia/Makassar';
const nothing = { day: '', time: '' };
const draft: GrantDraft = {
  chosen: ['time'], timeIn: 'percent', time: '25', attempts: '1', opensAt: nothing, closesAt: nothing, breaks: '1', breakMinutes: '10', reason: ' Low vision, certificate seen ',
};

test('a quarter more time for a reason', () => {
  expect(grantOf(draft, ZONE)).toEqual({ grant: { extraPercent: 25 }, reason: 'Low vision, certificate seen' });
});

test('minutes become seconds, days and times moments of the course’s zone', () => {
  const all = { ...draft, chosen: ['time', 'attempts', 'opening', 'closing', 'breaks'] as const, timeIn: 'minutes' as const, time: '15', opensAt: { day: '2026-11-25', time: '08:00' }, closesAt: { day: '2026-12-01', time: '23:59' } };
  expect(grantOf(all, ZONE)).toEqual({
    reason: 'Low vision, certificate seen',
    grant: { extraSeconds: 900, extraAttempts: 1, opensAt: '2026-11-25T00:00:00.000Z', closesAt: '2026-12-01T15:59:00.000Z', breaks: { most: 1, secondsEach: 600 } },
  });
});

test('what is not chosen is not read, however it is typed', () => {
  expect(grantOf({ ...draft, attempts: 'many', breaks: '' }, ZONE)).toHaveProperty('grant', { extraPercent: 25 });
});

test('every fault is named, in the order of the form', () => {
  expect(grantOf({ ...draft, chosen: [], reason: ' ' }, ZONE)).toEqual({ faults: ['chosen', 'reason'] });
  expect(grantOf({ ...draft, chosen: ['time', 'attempts', 'opening', 'closing', 'breaks'], time: '301', attempts: '0', breaks: '11', breakMinutes: '0' }, ZONE)).toEqual({
    faults: ['time', 'attempts', 'opensAt', 'closesAt', 'breaks', 'breakMinutes'],
  });
  expect(grantOf({ ...draft, time: '12,5' }, ZONE)).toEqual({ faults: ['time'] });
});
