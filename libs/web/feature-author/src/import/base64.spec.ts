import { base64Of } from './base64';

test('any bytes survive, also more than fit into one call', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
  const decoded = atob(base64Of(bytes));
  expect([...decoded].every((character, index) => character.charCodeAt(0) === bytes[index])).toBe(true);
  expect(decoded).toHaveLength(bytes.length);
  expect(base64Of(new Uint8Array())).toBe('');
});
