import { pollPauseMs } from './poll-pause';

test('asking for the result starts soon, slows down, and never stops', () => {
  const pauses = Array.from({ length: 20 }, (_, asked) => pollPauseMs(asked));
  expect(pauses.slice(0, 4)).toEqual([800, 1_200, 1_800, 2_700]);
  expect(pauses.every((pause, index) => index === 0 || pause >= (pauses[index - 1] ?? 0))).toBe(true);
  expect(pauses.at(-1)).toBe(15_000);
});
