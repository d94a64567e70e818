import { instant, type Instant } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { deadlineOf, dueOf, windowOf, type Timing } from './deadline';

const day = (count: number) => instant(Date.UTC(2026, 7, count));
const cohort = (closes: number) => ({ name: 'Angkatan I', opensAt: day(1), closesAt: day(closes), zone: 'Asia/Makassar' as const });

test('her own extension counts while it is the later one, and says why', () => {
  expect(deadlineOf(cohort(10), { to: day(12), reason: 'Tugas luar kota' }))
    .toEqual({ at: day(12), zone: 'Asia/Makassar', setBy: 'extension', reason: 'Tugas luar kota' });
});

test('when the whole cohort is moved past her extension, she is not left behind', () => {
  expect(deadlineOf(cohort(15), { to: day(12), reason: 'Tugas luar kota' })).toMatchObject({ at: day(15), setBy: 'cohort', reason: 'Angkatan I' });
  expect(deadlineOf(cohort(12), { to: day(12), reason: 'x' }).setBy).toBe('cohort');
  expect(deadlineOf(cohort(10), null)).toMatchObject({ at: day(10), setBy: 'cohort' });
});

test('no combination shortens what either rule grants', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 60 }), (closes, extended) => {
    expect(deadlineOf(cohort(closes), { to: day(extended), reason: 'x' }).at).toBe(Math.max(day(closes), day(extended)));
  }));
});

test('the window opens on the stroke and is over on the stroke', () => {
  expect(windowOf(day(1), day(2), instant(day(1) - 1))).toBe('not-yet');
  expect(windowOf(day(1), day(2), day(1))).toBe('open');
  expect(windowOf(day(1), day(2), instant(day(2) - 1))).toBe('open');
  expect(windowOf(day(1), day(2), day(2))).toBe('over');
});

const timing = (startedAt: Instant, changes: Partial<Timing> = {}): Timing =>
  ({ startedAt, timeLimitSeconds: 1_800, extraSeconds: 0, breakMilliseconds: 0, deadline: day(2), ...changes });

test('an attempt started just before the deadline ends with it, and says so', () => {
  const deadline = day(2);
  expect(dueOf(timing(day(1)))).toEqual({ at: day(1) + 1_800_000, setBy: 'timeLimit' });
  expect(dueOf(timing(instant(deadline - 60_000)))).toEqual({ at: deadline, setBy: 'deadline' });
  expect(dueOf(timing(instant(deadline - 1_800_000)))).toEqual({ at: deadline, setBy: 'timeLimit' });
});

test('a test without a time limit lasts until the deadline, whatever is paused', () => {
  expect(dueOf(timing(day(1), { timeLimitSeconds: null, breakMilliseconds: 5_000 }))).toEqual({ at: day(2), setBy: 'deadline' });
});

test('extra time and breaks move the end by as much, never past the deadline, and never earlier', () => {
  fc.assert(fc.property(fc.nat(86_400), fc.nat(86_400), fc.nat(7_200_000), fc.nat(86_400_000), (limit, extra, paused, late) => {
    const startedAt = instant(day(1) + late);
    const plain = dueOf(timing(startedAt, { timeLimitSeconds: limit })).at;
    const longer = dueOf(timing(startedAt, { timeLimitSeconds: limit, extraSeconds: extra, breakMilliseconds: paused })).at;
    expect(longer).toBe(Math.min(plain + extra * 1_000 + paused, day(2)));
    expect(longer).toBeGreaterThanOrEqual(plain);
  }));
});
