import { typedNip } from './typed-nip';

test.each([
  ['', 0, false, false],
  ['19880617 201212', 14, false, false],
  ['19880617 201212 2 001', 18, false, true],
  ['199505052023212001', 18, false, true],
  ['1988-0617.201212 2001', 18, false, true],
  ['1988061720121220011', 19, false, false],
  ['19880617201212200I', 17, true, false],
  ['1988061720121220011x', 19, true, false],
])('%j has %d digits', (text, digits, hasOther, isWhole) => {
  expect(typedNip(text)).toEqual({ digits, hasOther, isWhole });
});
