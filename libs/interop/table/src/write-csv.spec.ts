import fc from 'fast-check';
import { readTable } from './read-table';
import { SEPARATORS } from './separator';
import { safeText, writeCsv, type Cell } from './write-csv';

test('text that a spreadsheet would run is text; a number stays a number; rows stay whole', () => {
  const csv = writeCsv(['nama', '=1+1'], [['=HYPERLINK("http://x")', -5], ['+62812', null], ['a;b"c\nd', 0.5], ['-5', 1], ['@x', 1], ['\tx', 1], ['\rx', 1]]);
  expect(csv).toBe([
    "\uFEFFnama,'=1+1",
    `"'=HYPERLINK(""http://x"")",-5`,
    "'+62812,",
    '"a;b""c\nd",0.5',
    "'-5,1",
    "'@x,1",
    "'\tx,1",
    `"'\rx",1`,
    '',
  ].join('\r\n'));
});

test('for a spreadsheet set to Indonesian: semicolons and decimal commas', () => {
  expect(writeCsv(['unit', 'rerata'], [['Dinas; A', 81.25]], { separator: ';', decimals: 'comma', byteOrderMark: false })).toBe('unit;rerata\r\n"Dinas; A";81,25\r\n');
});

test('an empty table is its header', () => {
  expect(writeCsv(['a', 'b'], [], { byteOrderMark: false })).toBe('a,b\r\n');
});

test('numbers that are none and rows that do not fit are bugs', () => {
  expect(() => writeCsv(['a'], [[Number.NaN]])).toThrow(TypeError);
  expect(() => writeCsv(['a', 'b'], [['x']])).toThrow(TypeError);
});

test('whatever is written can be read back cell by cell', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 })
    .map((raw) => raw.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\uFEFF\uD800-\uDFFF]/g, ''))
    .map((raw) => (raw.trim() === '' ? 'x' : raw));
  const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.constantFrom('a;b', 'x"y', 'p,q', 'u|v', 'k\nl', '=1', '👍🏽𝐁'), fc.integer());
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), fc.constantFrom(...SEPARATORS), (rows, separator) => {
    const read = readTable(new TextEncoder().encode(writeCsv(['satu', 'dua', 'tiga'], rows, { separator })));
    expect(read.ok && read.value.separator).toBe(separator);
    expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual(rows.map((row) => row.map((each) => (typeof each === 'string' ? safeText(each) : String(each)))));
  }), { numRuns: 300 });
});
