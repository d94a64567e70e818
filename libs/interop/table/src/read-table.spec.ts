import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { LARGEST_TABLE_BYTES, readTable, type Table, type TableRefusal } from './read-table';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function read(input: string | Uint8Array): Table {
  const result = readTable(typeof input === 'string' ? utf8(input) : input);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function refused(input: string | Uint8Array, ...rest: [('\t' | ',' | ';')[]?]): TableRefusal {
  const result = readTable(typeof input === 'string' ? utf8(input) : input, ...(rest as []));
  if (result.ok) throw new Error(`read as ${JSON.stringify(result.value).slice(0, 200)}`);
  return result.refusal;
}

test('a table saved on Windows with semicolons and a byte order mark has the right columns, and codes keep their zeros', () => {
  const table = read('\uFEFFnama;email;nip\r\nSiti;siti@x.id;0012\r\n');
  expect(table).toEqual({
    encoding: 'utf-8-bom',
    separator: ';',
    header: ['nama', 'email', 'nip'],
    rows: [{ line: 2, cells: ['Siti', 'siti@x.id', '0012'] }],
  });
});

test('a caller that takes no bars refuses a table cut by bars, before anything is read from it', () => {
  expect(refused('nama|email\nSiti|siti@x.id\n', [',', ';', '\t'])).toEqual({ code: 'SeparatorNotSupported', separator: '|' });
  expect(read('nama|email\nSiti|siti@x.id\n').header).toEqual(['nama', 'email']);
});

test.each([
  ['utf-16le with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('nama\tkota\nÉva\tSolo', 'le')]), 'utf-16le'],
  ['utf-16be with mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16('nama\tkota\nÉva\tSolo', 'be')]), 'utf-16be'],
  ['utf-16le without mark', utf16('nama\tkota\nÉva\tSolo', 'le'), 'utf-16le'],
  ['utf-16be without mark', utf16('nama\tkota\nÉva\tSolo', 'be'), 'utf-16be'],
  ['utf-8', utf8('nama\tkota\nÉva\tSolo'), 'utf-8'],
  ['windows-1252', Buffer.from('nama\tkota\nÉva\tSolo', 'latin1'), 'windows-1252'],
])('the same table reads the same in %s', (_, bytes, encoding) => {
  const table = read(bytes);
  expect(table).toMatchObject({ encoding, separator: '\t', header: ['nama', 'kota'] });
  expect(table.rows.map((row) => row.cells)).toEqual([['Éva', 'Solo']]);
});

test.each([['LF', '\n'], ['CRLF', '\r\n'], ['lone CR', '\r']])('lines may end in %s, also inside quotes; rows know where they start', (_, end) => {
  const table = read(['nama,catatan', '"Siti","baris satu', 'baris ""dua"""', '', 'Budi,-', ',', ''].join(end));
  expect(table.rows).toEqual([
    { line: 2, cells: ['Siti', 'baris satu\nbaris "dua"'] },
    { line: 5, cells: ['Budi', '-'] },
  ]);
});

test('the header decides the separator, and the rows below settle a doubt', () => {
  expect(read('"nilai, akhir";unit\n81,5;A\n').header).toEqual(['nilai, akhir', 'unit']);
  expect(read('nilai, akhir;unit\n81;A\n').separator).toBe(';');
  expect(read('skor\n81,5\n').rows).toEqual([{ line: 2, cells: ['81,5'] }]);
  expect(read('sep=;\r\na,b;c\r\n1;2\r\n')).toMatchObject({ header: ['a,b', 'c'], rows: [{ line: 3, cells: ['1', '2'] }] });
});

test('cells a spreadsheet left empty beside the table are no columns', () => {
  expect(read('a,b,,\n1,2,,\n3,,,\n,,,\n')).toMatchObject({ header: ['a', 'b'], rows: [{ cells: ['1', '2'] }, { line: 3, cells: ['3', ''] }] });
});

test('rows that do not fit the header are named by their line, and nothing is read', () => {
  expect(refused('pre,post\n10,20\n81,5,90\n5\n')).toEqual({
    code: 'RaggedRows', line: 3, expected: 2, count: 2, rows: [{ line: 3, cells: 3 }, { line: 4, cells: 1 }],
  });
});

test('a quote that stays open is reported where it opens; a quote inside a cell is only a character', () => {
  expect(refused('a,b\n1,2\n"3,4\n5,6\n')).toEqual({ code: 'QuoteNotClosed', line: 3 });
  expect(read('alat,ukuran\npipa,5" tebal\n').rows[0]?.cells).toEqual(['pipa', '5" tebal']);
});

test('two columns of the same name cannot be told apart', () => {
  expect(refused('\nnip, nama ,nama\n1,2,3\n')).toEqual({ code: 'HeaderDuplicate', name: 'nama', line: 2 });
});

test('what is no text is refused by kind, never read as a strange table', () => {
  expect(refused(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0))).toEqual({ code: 'NotText', kind: 'workbook-or-zip' });
  expect(refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toEqual({ code: 'NotText', kind: 'image' });
  expect(refused(deflateSync(Buffer.from('a,b\n1,2\n'.repeat(500) + Math.PI)))).toEqual({ code: 'NotText', kind: 'binary' });
  expect(refused('a,b\n1,\u00002\n')).toEqual({ code: 'NotText', kind: 'binary' });
});

test('empty and oversized files say so', () => {
  expect(refused('')).toEqual({ code: 'FileEmpty' });
  expect(refused('\uFEFF \r\n\r\n')).toEqual({ code: 'FileEmpty' });
  expect(refused(new Uint8Array(LARGEST_TABLE_BYTES + 1))).toMatchObject({ code: 'FileTooLarge', limitBytes: LARGEST_TABLE_BYTES });
  expect(refused(Array.from({ length: 1_001 }, (_, index) => `k${index}`).join(','))).toEqual({ code: 'TooManyColumns', columns: 1_001, limit: 1_000 });
  expect(read('a,b\n').rows).toEqual([]);
});

const corpus = join(__dirname, '../../../../../shared');

(existsSync(corpus) ? describe : describe.skip)('the given tables', () => {
  if (!existsSync(corpus)) console.log('skipped: the folder of given material is not beside this repository');

  test('rosters: rows and columns are whole', () => {
    const roster = (name: string) => read(readFileSync(join(corpus, 'corpus/roster', name)));
    expect(roster('asn-roster-semicolon.csv').rows.map((row) => row.cells[0])).toEqual(roster('asn-roster-utf8-bom.csv').rows.map((row) => row.cells[0]));
    expect(roster('asn-roster-utf8-bom.csv').header).toHaveLength(8);
    expect(roster('asn-roster-errors.csv').rows).toHaveLength(8); // nine with the blank one
    const multiline = roster('tab-separated-multiline.csv');
    expect(multiline.rows.map((row) => row.line)).toEqual([2, 3, 5]);
    expect(multiline.rows[1]?.cells[2]).toBe('Difficult to follow for the first five km.\nThen things get easier.');
  });

  test('every table of the statistics folder is read without a refusal', () => {
    const folder = join(corpus, 'statistics/data');
    const refusals = readdirSync(folder).filter((name) => name.endsWith('.csv')).flatMap((name) => {
      const result = readTable(readFileSync(join(folder, name)));
      return result.ok ? [] : [{ name, refusal: result.refusal }];
    });
    expect(refusals).toEqual([]);
  });
});
