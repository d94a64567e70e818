import { dryRun, LARGEST_GIFT_BYTES } from './dry-run';

const asIs = (html: string) => html;
const text = '\uFEFF::Satu:: Ibu kota Jawa Barat — é? {T}\r\n\r\nDua {F}\r\n';

test.each([
  ['utf-8-bom', Buffer.from(text)],
  ['utf-16le', Buffer.from(text, 'utf16le')],
  ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ['utf-8', Buffer.from(text.slice(1))],
])('a bank saved as %s is the same bank', (encoding, bytes) => {
  const run = dryRun(bytes, asIs);
  expect(run.ok && run.value).toMatchObject({ encoding, total: 2, taken: 2, lines: [{ line: 1, name: 'Satu' }, { line: 3, name: 'Dua' }] });
});

test('bytes that are no UTF-8 are read as Windows text, and the report says so', () => {
  const run = dryRun(Buffer.from('Caf\xe9 ada di Paris. {T}', 'latin1'), asIs);
  expect(run.ok && run.value).toMatchObject({ encoding: 'windows-1252', lines: [{ content: { stem: 'Café ada di Paris.' } }] });
});

test('files that cannot hold questions are refused whole', () => {
  expect(dryRun('', asIs)).toEqual({ ok: false, refusal: { code: 'FileEmpty' } });
  expect(dryRun(' \n\n', asIs)).toEqual({ ok: false, refusal: { code: 'FileEmpty' } });
  expect(dryRun(Buffer.from('PK\u0003\u0004 workbook'), asIs)).toEqual({ ok: false, refusal: { code: 'NotText', kind: 'workbook-or-zip' } });
  expect(dryRun(new Uint8Array(LARGEST_GIFT_BYTES + 1), asIs)).toEqual({
    ok: false, refusal: { code: 'FileTooLarge', bytes: LARGEST_GIFT_BYTES + 1, limitBytes: LARGEST_GIFT_BYTES },
  });
});

test('one bad question among good ones: every line is there, in the order of the file', () => {
  const run = dryRun('::A:: Satu {T}\n\n::B:: Dua {=x ~y\n\n::C:: Tiga {}\n\n::D:: Empat {=%-1%x}\n\n::E:: Lima {F}\n', asIs);
  expect(run.ok && run.value).toMatchObject({ total: 5, taken: 3, changed: 1, refused: 2 });
  expect(run.ok && run.value.lines.map(({ line, name, type, status }) => [line, name, type, status])).toEqual([
    [1, 'A', 'truefalse', 'taken'],
    [3, 'B', 'unknown', 'refused'],
    [5, 'C', 'essay', 'changed'],
    [7, 'D', 'short', 'refused'],
    [9, 'E', 'truefalse', 'taken'],
  ]);
});
