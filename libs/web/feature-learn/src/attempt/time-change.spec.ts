import { timeGained, type TimeKnown } from './time-change';

const DUE = Date.parse('2026-11-25T08:00:00.000Z');
const before: TimeKnown = { dueAt: DUE, extraSeconds: 0, breaksUsed: 0, breakSeconds: 0, onBreak: false };

test('a quarter of an hour granted at minute 29 is a quarter of an hour gained', () => {
  expect(timeGained(before, { ...before, dueAt: DUE + 900_000, extraSeconds: 900 })).toBe(900);
});

test('a later deadline gains time though nothing was granted on the time limit', () => {
  expect(timeGained(before, { ...before, dueAt: DUE + 86_400_000 })).toBe(86_400);
});

test('a break moves the due time and gives nothing', () => {
  const onBreak = { ...before, dueAt: DUE + 300_000, breaksUsed: 1, onBreak: true };
  expect(timeGained(before, onBreak)).toBe(0);
  // Ended early: the rest of it is taken back.
  expect(timeGained(onBreak, { ...onBreak, dueAt: DUE + 60_000, breakSeconds: 60, onBreak: false })).toBe(0);
  // Begun and ended between two looks.
  expect(timeGained(before, { ...before, dueAt: DUE + 60_000, breaksUsed: 1, breakSeconds: 60 })).toBe(0);
});

test('time granted while a break began is still seen', () => {
  expect(timeGained(before, { ...before, dueAt: DUE + 1_200_000, extraSeconds: 900, breaksUsed: 1, onBreak: true })).toBe(900);
});

test('nothing gained is nothing said', () => {
  expect(timeGained(before, before)).toBe(0);
  expect(timeGained(before, { ...before, dueAt: DUE - 5_000 })).toBe(0);
});
