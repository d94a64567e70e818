import { secondsUntil } from './countdown';

const DUE = Date.parse('2026-11-25T08:00:00.000Z');

test('a second counts until it is over, and never below zero', () => {
  expect(secondsUntil(DUE, DUE - 1_000)).toBe(1);
  expect(secondsUntil(DUE, DUE - 999)).toBe(1);
  expect(secondsUntil(DUE, DUE)).toBe(0);
  expect(secondsUntil(DUE, DUE + 60_000)).toBe(0);
});

test('an unknown due time never reads as time being up', () => {
  expect(secondsUntil(Number.NaN, DUE)).toBeNaN();
});
