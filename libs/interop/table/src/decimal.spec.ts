import fc from 'fast-check';
import { detectDecimalStyle, parseDecimal } from './decimal';

const value = (text: string, style: 'point' | 'comma' | 'auto') => {
  const result = parseDecimal(text, style);
  return result.ok ? result.value : result.refusal.code;
};

test.each([
  // text, point, comma, auto
  ['3,145', '3145', '3.145', 'AmbiguousSeparator'],
  ['3.145', '3.145', '3145', 'AmbiguousSeparator'],
  ['16,000', '16000', '16', 'AmbiguousSeparator'],
  ['3,1450', 'NotANumber', '3.145', '3.145'],
  ['1.234,5', 'NotANumber', '1234.5', '1234.5'],
  ['1,234.50', '1234.5', 'NotANumber', '1234.5'],
  ['1.234.567', 'NotANumber', '1234567', '1234567'],
  ['1 234 567,25', 'NotANumber', '1234567.25', '1234567.25'],
  ['1\u00a0234', '1234', '1234', '1234'],
  ['0,125', 'NotANumber', '0.125', '0.125'],
  ['0.125', '0.125', 'NotANumber', '0.125'],
  ['81,5', 'NotANumber', '81.5', '81.5'],
  ['12,34,567', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['  -0,0 ', 'NotANumber', '0', '0'],
  ['−7', '-7', '-7', '-7'],
  ['+62812', '62812', '62812', '62812'],
  ['007', '7', '7', '7'],
  ['.5', '0.5', 'NotANumber', '0.5'],
  ['5.', '5', 'NotANumber', '5'],
  ['1e-04', '0.0001', '0.0001', '0.0001'],
  ['1.5E+3', '1500', 'NotANumber', '1500'],
  ['1e+999', 'NumberTooLong', 'NumberTooLong', 'NumberTooLong'],
  ['NaN', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['Infinity', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['١٢', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['85%', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['-', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['.', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['e5', 'NotANumber', 'NotANumber', 'NotANumber'],
  ['0x10', 'NotANumber', 'NotANumber', 'NotANumber'],
  [' ', 'Blank', 'Blank', 'Blank'],
])('%s is %s with a decimal point, %s with a decimal comma, %s when nobody says', (text, point, comma, auto) => {
  expect([value(text, 'point'), value(text, 'comma'), value(text, 'auto')]).toEqual([point, comma, auto]);
});

test('an ambiguous number is refused with both readings, so that a person can choose', () => {
  expect(parseDecimal('16,000', 'auto')).toEqual({
    ok: false,
    refusal: { code: 'AmbiguousSeparator', text: '16,000', asDecimal: '16', asThousands: '16000' },
  });
});

test('every number that a program writes comes back as the same number', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }).filter((x) => x === 0 || Math.abs(x) > 1e-15), (number) => {
    expect(Number(value(String(number), 'point'))).toBe(number + 0);
    expect(Number(value(String(number).replace('.', ','), 'comma'))).toBe(number + 0);
  }));
});

test('a column tells its style by the cells that read one way only', () => {
  expect(detectDecimalStyle(['80', '81,5', '16,000'])).toBe('comma');
  expect(detectDecimalStyle(['80', '81.5', '16,000'])).toBe('point');
  expect(detectDecimalStyle(['1.234,5', '1.000'])).toBe('comma');
  expect(detectDecimalStyle(['16,000', '81,250'])).toBe('comma'); // nothing decides: a lone comma leans to decimals
  expect(detectDecimalStyle(['16.000'])).toBe('point');
  expect(detectDecimalStyle(['80', '', 'alpa, sakit'])).toBe('point');
  expect(detectDecimalStyle([])).toBe('point');
});
