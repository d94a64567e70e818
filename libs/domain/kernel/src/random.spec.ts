import { seededRandom, shuffled } from './random';

test('the order drawn for an attempt can be drawn again from its seed', () => {
  const items = Array.from({ length: 20 }, (_, index) => index);
  const first = shuffled(items, seededRandom('attempt-1'));
  expect(shuffled(items, seededRandom('attempt-1'))).toEqual(first);
  expect(shuffled(items, seededRandom('attempt-2'))).not.toEqual(first);
  expect([...first].sort((a, b) => a - b)).toEqual(items);
});

test('every position is about equally likely', () => {
  const random = seededRandom('uniform');
  const hits = [0, 0, 0, 0];
  for (let round = 0; round < 8_000; round += 1) hits[shuffled([0, 1, 2, 3], random).indexOf(0)]! += 1;
  for (const count of hits) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});
