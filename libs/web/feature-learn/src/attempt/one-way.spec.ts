import { canChoose, indexToShow, isPassed, movingOn, type Way } from './one-way';

const free: Way = { navigation: 'FREE', furthest: 3, delivered: 8, itemCount: 8 };
/** Item 3 was touched, so items 1 to 4 have been delivered. */
const oneWay: Way = { navigation: 'ONE_WAY', furthest: 3, delivered: 4, itemCount: 8 };

test('free: any item may be asked for, and nonsense means the first', () => {
  expect([1, 3, 8].map((asked) => indexToShow(free, asked))).toEqual([0, 2, 7]);
  expect([0, -2, 99, Number.NaN, 1.5].map((asked) => indexToShow(free, asked))).toEqual([0, 0, 7, 0, 0]);
});

test('one-way: an address leads neither back nor ahead of what was delivered', () => {
  expect([1, 2, 3, 4, 7, Number.NaN].map((asked) => indexToShow(oneWay, asked))).toEqual([2, 2, 2, 3, 3, 2]);
  expect(indexToShow({ ...oneWay, furthest: 0, delivered: 1 }, 5)).toBe(0);
  expect(indexToShow({ ...oneWay, furthest: 8, delivered: 8 }, 1)).toBe(7);
});

test('one-way: what lies behind is passed, and the map chooses nothing but where she is', () => {
  expect([0, 1, 2, 3].map((index) => isPassed(oneWay, index, 2))).toEqual([true, true, false, false]);
  expect([1, 2, 3].map((index) => canChoose(oneWay, index, 2))).toEqual([false, true, false]);
  expect([1, 2, 7].map((index) => canChoose(free, index, 2))).toEqual([true, true, true]);
  expect(isPassed(free, 0, 5)).toBe(false);
});

test('one-way: an empty item asks first, a required one holds her', () => {
  const item = (answered: boolean, required: boolean) => ({ answered, required });
  expect(movingOn(oneWay, item(true, true))).toBe('go');
  expect(movingOn(oneWay, item(false, false))).toBe('ask');
  expect(movingOn(oneWay, item(false, true))).toBe('stay');
  expect(movingOn(free, item(false, true))).toBe('go');
});
