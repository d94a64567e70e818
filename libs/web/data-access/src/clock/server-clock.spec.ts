import { ServerClock } from './server-clock';

const SERVER = Date.parse('2026-11-25T07:30:00.000Z');

beforeEach(() => jest.useFakeTimers({ now: SERVER - 3_600_000 }));
afterEach(() => jest.useRealTimers());

test('a device whose clock is an hour behind counts on the server\'s time', () => {
  const clock = new ServerClock();
  const askedAt = Date.now();
  clock.learn(new Date(SERVER + 100).toISOString(), askedAt, askedAt + 200);
  expect(clock.now()).toBe(SERVER);
});

test('a slow answer does not replace a better measurement', () => {
  const clock = new ServerClock();
  const askedAt = Date.now();
  clock.learn(new Date(SERVER).toISOString(), askedAt, askedAt);
  clock.learn(new Date(SERVER + 50).toISOString(), askedAt, askedAt + 4_000);
  expect(clock.now()).toBe(SERVER);
});

test('when the device\'s clock is set anew, the next answer corrects it', () => {
  const clock = new ServerClock();
  const askedAt = Date.now();
  clock.learn(new Date(SERVER).toISOString(), askedAt, askedAt);
  jest.setSystemTime(SERVER + 7_200_000);
  const later = Date.now();
  clock.learn(new Date(SERVER + 60_000).toISOString(), later, later + 400);
  expect(clock.now()).toBe(SERVER + 60_000 - 200);
});

test('an unreadable time changes nothing', () => {
  const clock = new ServerClock();
  const before = clock.now();
  clock.learn('yesterday', Date.now());
  expect(clock.now()).toBe(before);
});
