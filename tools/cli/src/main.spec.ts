import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main';

async function run(...args: string[]) {
  const said = { out: '', err: '' };
  const code = await main(args, { out: (text) => (said.out += text), err: (text) => (said.err += text) });
  return { code, ...said };
}

let folder: string;
const saved = (name: string, content: string | Buffer) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'selaras-cli-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const BANK = '$CATEGORY: Etika\n\n::A:: Satu {T}\n\n::B:: Dua {=x ~%-25%y ~z}\n\n::C:: Tiga {}\n\n::D:: Empat {=x\n';

test('a GIFT file is rehearsed as JSON, and nothing but JSON is on the standard output', async () => {
  const file = saved('bank.gift', `\uFEFF${BANK.replaceAll('\n', '\r\n')}`);
  const { code, out, err } = await run('items', 'import', file, '--dry-run', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    file, format: 'gift', encoding: 'utf-8-bom', total: 4, taken: 3, changed: 2, refused: 1,
    categories: ['Etika'],
    byType: { single: 1, truefalse: 1, essay: 1 },
    questions: [
      { line: 3, name: 'A', type: 'truefalse', status: 'taken', reason: null },
      {
        line: 5, name: 'B', type: 'single', status: 'changed', reason: { code: 'PenaltyDropped', position: 2, percent: -25 },
        message: 'Option 2 costs 25 % in the file; here all wrong options cost the same, so it earns nothing.',
      },
      { line: 7, name: 'C', type: 'essay', status: 'changed', reason: { code: 'RubricAssumed', longest: 5_000 }, message: 'GIFT has no rubric: one criterion is assumed, and a length of at most 5000 characters.' },
      { line: 9, name: 'D', type: 'unknown', status: 'refused', reason: { code: 'BraceNotClosed' }, message: 'The brace { opened in this line is never closed.' },
    ],
  });
});

test('the same for reading', async () => {
  const { code, out } = await run('items', 'import', saved('bank.txt', BANK), '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('line 9     refused  unknown     D\n');
  expect(out).toMatch(/4 questions: 3 taken \(2 of them changed\), 1 refused\. Nothing was imported\.\n$/);
});

test.each<[string, () => string[], RegExp]>([
  ['nothing', () => [], /^Usage: /],
  ['a word it does not know', () => ['hello'], /There is no command "hello"\. The commands are: stats prepost, items import\./],
  ['a verb it does not know', () => ['items', 'export', 'x'], /There is no command "items export"/],
  ['a subject alone', () => ['items'], /^Usage: /],
  ['no file', () => ['items', 'import', '--dry-run'], /Which file\?/],
  ['two files', () => ['items', 'import', 'a', 'b', '--dry-run'], /One file at a time; also named: b/],
  ['an option it does not know', () => ['items', 'import', 'a', '--force'], /Unknown option '--force'/],
  ['an import without rehearsal', () => ['items', 'import', 'a'], /imported into the bank of a course in the client/],
  ['a file that is not there', () => ['items', 'import', join(folder, 'none.gift'), '--dry-run'], /none\.gift cannot be read: there is no such file\./],
  ['a folder', () => ['items', 'import', folder, '--dry-run'], /it is a folder\./],
  ['an empty file', () => ['items', 'import', saved('empty.gift', ''), '--dry-run'], /the file is empty\./],
  ['a workbook', () => ['items', 'import', saved('a.xlsx', Buffer.from('PK\u0003\u0004')), '--dry-run'], /no text but a file of kind "workbook-or-zip"/],
  ['Moodle XML', () => ['items', 'import', saved('a.xml', '<?xml version="1.0"?><quiz/>'), '--dry-run'], /this is XML/],
  ['Aiken', () => ['items', 'import', saved('a.txt', 'Apa?\nA. x\nB. y\nANSWER: A\n'), '--dry-run'], /looks like Aiken/],
  ['prose', () => ['items', 'import', saved('b.txt', 'Halo dunia'), '--dry-run'], /no question of the GIFT format/],
  ['an unknown option of another command', () => ['stats', 'prepost', 'a.csv', '--nope'], /Unknown option '--nope'/],
])('%s: one sentence on the error output and exit code 2', async (_, args, sentence) => {
  const { code, out, err } = await run(...args());
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
});

test('help is an answer', async () => {
  for (const args of [['--help'], ['items', '--help'], ['items', 'import', '--help'], ['stats', 'prepost', '--help']]) {
    const { code, out, err } = await run(...args);
    expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
    expect(out).toContain('Usage: ');
  }
});

test('marks before and after are compared', async () => {
  const { code, out } = await run('stats', 'prepost', saved('marks.csv', 'pre;post\n50;60\n60;75\n70;80\n80;85\n'), '--pre', 'pre', '--post', 'post', '--json');
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(out) as object).length).toBeGreaterThan(3);
});

const corpus = join(__dirname, '../../../../shared/corpus/gift');
(existsSync(corpus) ? test : test.skip)('the given banks are counted', async () => {
  for (const [name, total] of [['moodle-questions', 9], ['moodle-examples', 43], ['moodle-in-category', 4], ['asn-etika-invented', 7]] as const) {
    const { code, out } = await run('items', 'import', join(corpus, `${name}.gift`), '--dry-run', '--json');
    expect([code, (JSON.parse(out) as { total: number }).total]).toEqual([0, total]);
  }
});
if (!existsSync(corpus)) console.log('skipped: the folder of given material is not beside this repository');
