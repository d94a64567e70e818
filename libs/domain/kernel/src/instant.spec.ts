import { parseInstant, toIso } from './instant';

test('a moment is read with its offset', () => {
  expect(toIso(parseInstant('2026-11-25T14:30:00+07:00'))).toBe('2026-11-25T07:30:00.000Z');
  expect(toIso(parseInstant('2028-02-29T23:59Z'))).toBe('2028-02-29T23:59:00.000Z');
});

test.each([
  ['a day that no calendar has', '2026-02-30T00:00:00Z'],
  ['29 February of a common year', '2026-02-29T12:00:00+07:00'],
  ['a time without a zone', '2026-11-25T14:30:00'],
  ['a year of five digits', '99999-01-01T00:00:00Z'],
  ['the year zero', '0000-06-01T00:00:00Z'],
  ['a year beyond 9999 by its offset', '9999-12-31T23:59:59-23:59'],
  ['hour 25', '2026-01-01T25:00:00Z'],
])('%s is refused', (_, text) => {
  expect(() => parseInstant(text)).toThrow(TypeError);
});
