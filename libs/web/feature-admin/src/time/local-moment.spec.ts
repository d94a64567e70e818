import { ZONES } from '@selaras/domain/kernel';
import { dayAfter, isDay, localMomentOf, momentOf } from './local-moment';

describe('a deadline typed as day and time', () => {
  test('is another moment in each of the three zones', () => {
    const typed = { day: '2026-12-12', time: '23:59' };
    expect(ZONES.map((zone) => momentOf(typed, zone))).toEqual(['2026-12-12T16:59:00.000Z', '2026-12-12T15:59:00.000Z', '2026-12-12T14:59:00.000Z']);
  });

  test('crosses midnight, month and year as the calendar does', () => {
    expect(momentOf({ day: '2027-01-01', time: '00:00' }, 'Asia/Jayapura')).toBe('2026-12-31T15:00:00.000Z');
    expect(localMomentOf('2026-12-31T15:00:00.000Z', 'Asia/Jayapura')).toEqual({ day: '2027-01-01', time: '00:00' });
  });

  // The browser's own calendar of the zone is the judge, on every day of a year that has a 29th of February.
  test('agrees with the zone database all year: no daylight saving time', () => {
    for (const zone of ZONES) {
      const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
      for (let day = '2028-01-01'; day < '2029-01-01'; day = dayAfter(day, 1)) {
        const moment = momentOf({ day, time: '07:30' }, zone);
        expect(clock.format(new Date(moment ?? 0))).toBe(`${day} 07:30`);
        expect(localMomentOf(moment ?? 0, zone)).toEqual({ day, time: '07:30' });
      }
    }
  });

  test.each([
    [{ day: '', time: '23:59' }, 'Asia/Jakarta'],
    [{ day: '2026-12-12', time: '' }, 'Asia/Jakarta'],
    [{ day: '2026-02-30', time: '10:00' }, 'Asia/Jakarta'],
    [{ day: '2026-12-12', time: '24:00' }, 'Asia/Jakarta'],
    [{ day: '2026-12-12', time: '10:00' }, 'Europe/Berlin'],
  ])('%j in %s is no moment', (typed, zone) => {
    expect(momentOf(typed, zone)).toBeNull();
  });
});

test('thirty days from today', () => {
  expect(dayAfter('2026-11-25', 30)).toBe('2026-12-25');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
});

test('only days of the calendar are days', () => {
  expect(['2026-11-25', '2026-02-29', '26-11-25', ''].map(isDay)).toEqual([true, false, false, false]);
});
