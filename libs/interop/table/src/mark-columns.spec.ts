import { readMarks } from './mark-columns';
import { readTable } from './read-table';

function marksOf(text: string, columns = { pre: 'awal', post: 'akhir' }) {
  const table = readTable(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.refusal.code);
  return readMarks(table.value, columns);
}

test('an Indonesian spreadsheet: byte order mark, semicolons, decimal commas, a test not taken', () => {
  expect(marksOf('\uFEFFnama;awal;akhir\r\nSiti;62,5;80\r\nBudi;;75,25\r\n')).toEqual({
    ok: true,
    value: { decimalStyle: 'comma', rows: [{ line: 2, pre: 62.5, post: 80 }, { line: 3, pre: null, post: 75.25 }] },
  });
});

test('groups and units come along, empty ones as unknown', () => {
  const columns = { pre: 'awal', post: 'akhir', group: 'kelompok', unit: 'opd' };
  expect(marksOf('awal,akhir,kelompok,opd\n1,2,A,Dukcapil\n3,4,,\n', columns)).toMatchObject({
    value: { rows: [{ group: 'A', unit: 'Dukcapil' }, { group: null, unit: null }] },
  });
});

test('what cannot be read is named by line and column', () => {
  expect(marksOf('nama,awal,akhir\nSiti,60,delapan\n')).toEqual({ ok: false, refusal: { code: 'MarkNotANumber', line: 2, column: 'akhir', text: 'delapan' } });
  expect(marksOf('nama,pre,akhir\nSiti,60,80\n')).toEqual({ ok: false, refusal: { code: 'ColumnNotFound', name: 'awal', header: ['nama', 'pre', 'akhir'] } });
  expect(marksOf('awal,akhir\n1,2\n', { pre: 'awal', post: 'awal' })).toEqual({ ok: false, refusal: { code: 'SameColumnTwice', name: 'awal' } });
});
