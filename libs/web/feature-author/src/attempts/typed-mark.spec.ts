import { readMark, typedMark } from './typed-mark';

test('a mark is read as people here write it, from nothing to the most', () => {
  expect([readMark('0', 200), readMark('1,5', 200), readMark(' 2 ', 200), readMark('0.25', 200)]).toEqual([0, 150, 200, 25]);
});

test('what is more, less than nothing, finer than a hundredth, ambiguous or no number is no mark', () => {
  for (const text of ['2,01', '-1', '0,001', '1,234', 'dua', '']) expect(readMark(text, 200)).toBeNull();
});

test('what stands is offered as it would be typed; marks lost below nothing are offered as nothing', () => {
  expect([typedMark(150), typedMark(0), typedMark(-50)]).toEqual(['1,5', '0', '0']);
  for (const hundredths of [0, 1, 33, 100, 314]) expect(readMark(typedMark(hundredths), 1_000)).toBe(hundredths);
});
