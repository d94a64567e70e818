import fc from 'fast-check';
import { employmentOf, maskNip, parseNip } from './nip';

test('both forms are read, with and without spaces', () => {
  expect(parseNip('19900101 201501 1 001')).toEqual({ ok: true, value: '199001012015011001' });
  const pppk = parseNip('198807172023212014');
  expect(pppk.ok && employmentOf(pppk.value)).toBe('PPPK');
  const pns = parseNip('199001012015011001');
  expect(pns.ok && employmentOf(pns.value)).toBe('PNS');
});

test.each([
  ['1.99001E+17', 'digits'],
  ['19900101201501100', 'length'],
  ['199002302015011001', 'birthDate'],
  ['199001012015131001', 'appointment'],
  ['199001011990011001', 'appointment'],
  ['199001012015013001', 'sex'],
  ['', 'length'],
])('%s is refused for its %s', (text, reason) => {
  expect(parseNip(text)).toEqual({ ok: false, refusal: { code: 'NipMalformed', reason } });
});

test('a masked number never shows more than its serial', () => {
  expect(maskNip('199001012015011001')).toBe('•••••••••••••••001');
});

test('whatever is typed, the answer is a value', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseNip(text).ok === 'boolean'));
});
