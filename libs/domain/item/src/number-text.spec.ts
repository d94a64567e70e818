import * as fc from 'fast-check';
import { decimalText, isWithin, parseDecimal, readNumber } from './number-text';

const readingsOf = (text: string) => readNumber(text).map(decimalText);

test.each([
  ['3,145', ['3.145', '3145']],
  ['3.145', ['3.145', '3145']],
  ['3,1450', ['3.1450']],
  ['1.234,5', ['1234.5']],
  ['1,234.5', ['1234.5']],
  ['1.234.567', ['1234567']],
  ['16,000', ['16000']],
  ['16.000', ['16000']],
  ['0,125', ['0.125']],
  ['0.100', ['0.100']],
  ['1234,500', ['1234.500']],
  ['12 500', ['12500']],
  ['−7,5', ['-7.5']],
  ['- 7.5', ['-7.5']],
  ['+4', ['4']],
  ['007', ['007'.replace(/^0+/, '')]],
])('%s is read as %j', (text, readings) => {
  expect(readingsOf(text)).toEqual(readings);
});

test.each(['', '   ', 'NaN', 'Infinity', '١٢', '1e3', '12 km', '1,23,4', '1.23.456', '1,2.345,6', ',5', '5,', '--5', '1 2'])(
  '%j is no number, so no answer',
  (text) => {
    expect(readingsOf(text)).toEqual([]);
  },
);

test('tolerance is decided in decimal: 0.4 lies within 0.3 ± 0.1, which binary arithmetic denies', () => {
  expect(0.4 - 0.3 <= 0.1).toBe(false);
  expect(isWithin(parseDecimal('0.4'), parseDecimal('0.3'), parseDecimal('0.1'))).toBe(true);
  expect(isWithin(parseDecimal('0.4000001'), parseDecimal('0.3'), parseDecimal('0.1'))).toBe(false);
});

test('a key may be written with an exponent', () => {
  expect(decimalText(parseDecimal('1.5e3'))).toBe('1500');
  expect(decimalText(parseDecimal('25e-3'))).toBe('0.025');
  expect(() => parseDecimal('1,5')).toThrow(TypeError);
});

test('a plain number always means itself, with either decimal sign', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
    const fraction = String(hundredths).padStart(2, '0');
    expect(readingsOf(`${whole}.${fraction}`)).toEqual([`${whole}.${fraction}`]);
    expect(readingsOf(`${whole},${fraction}`)).toEqual([`${whole}.${fraction}`]);
  }));
});

test('whatever is typed, reading it never throws and gives at most two meanings', () => {
  fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => {
    expect(readNumber(text).length).toBeLessThanOrEqual(2);
  }));
});
