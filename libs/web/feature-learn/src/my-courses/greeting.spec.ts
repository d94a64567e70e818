import { dayPartAt, firstNameOf } from './greeting';

test('the greeting follows the clock of the reader\'s zone', () => {
  const at = Date.parse('2026-11-25T03:30:00Z'); // 10.30 WIB, 11.30 WITA, 12.30 WIT
  expect(dayPartAt(at, 'Asia/Jakarta')).toBe('morning');
  expect(dayPartAt(at, 'Asia/Makassar')).toBe('midday');
  expect(dayPartAt(Date.parse('2026-11-25T08:00:00Z'), 'Asia/Jakarta')).toBe('afternoon');
  expect(dayPartAt(Date.parse('2026-11-25T20:00:00Z'), 'Asia/Jakarta')).toBe('evening');
});

test('people are called by their name, not by their title', () => {
  expect(firstNameOf('Siti Rahmawati')).toBe('Siti');
  expect(firstNameOf('dr. Budi Santoso, M.Kes.')).toBe('Budi');
  expect(firstNameOf('I Made Sukerta')).toBe('I');
});
