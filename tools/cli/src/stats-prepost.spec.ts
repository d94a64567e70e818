import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../../../libs/domain/statistics/src/testing/reference';
import { statsPrepost } from './stats-prepost';

const folder = mkdtempSync(join(tmpdir(), 'prepost-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await statsPrepost(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const shared = join(__dirname, '../../../../shared/statistics');
const here = existsSync(shared);
const published = [
  ['pp_hci', 'overall', '--pre pre --post post --max 20 --reliability 0.72'],
  ['pp_abacus', 'arith', '--pre arith_pre --post arith_post --max 48 --group group --reliability 0.8 --unit class'],
  ['pp_abacus', 'ravens', '--pre ravens_pre --post ravens_post --group group'],
  ['pp_abacus', 'wj', '--pre wj_pre --post wj_post --group group'],
  ['pp_reading', 'test1', '--pre pre1 --post post1 --group group'],
  ['pp_reading', 'test2', '--pre pre2 --post post2 --group group'],
  ['pp_jt1991', 'das', '--pre das_pre --post das_post --reliability 0.88'],
  ['pp_jt1991', 'gds', '--pre gds_pre --post gds_post --reliability 0.83'],
] as const;

(here ? test.each(published) : test.skip.each(published))('%s %s: every published figure', async (dataset, part, args) => {
  const reference = JSON.parse(readFileSync(join(shared, 'reference.json'), 'utf8')) as { datasets: Record<string, { values: Record<string, object> }> };
  const { code, out } = await run(join(shared, `data/${dataset}.csv`), ...args.split(' '), '--json');
  const report = JSON.parse(out) as { multiple_units?: object };
  expect(code).toBe(0);
  const { values } = reference.datasets[dataset]!;
  expect(differences(report, values[part])).toEqual([]);
  if (report.multiple_units) {
    const { n, adjust } = values['multiple_units'] as { n: object; adjust: object };
    expect(differences(report.multiple_units, { unit: 'class', n, adjust })).toEqual([]);
  }
});

test('a spreadsheet saved in Indonesia: byte order mark, semicolons, decimal commas', async () => {
  const path = file('id.csv', '\uFEFFnama;awal;akhir\r\nA;50,5;60,5\r\nB;60;75\r\nC;70;80\r\nD;;85\r\n');
  const { code, out } = await run(path, '--pre', 'awal', '--post', 'akhir', '--max', '100', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ n_rows: 4, n_complete: 3, missing: { pre_only_missing: 1 }, pre: { min: 50.5 }, hake: { max: 100 } });
});

test('without --json a table to read', async () => {
  const { out, code } = await run(file('control.csv', 'pre,post\n50,60\n60,75\n70,80\n80,85\n'), '--pre', 'pre', '--post', 'post');
  expect(code).toBe(0);
  expect(out).toMatch(/^paired t +4\.899$/m);
  const alike = await run(file('alike.csv', 'pre,post\n50,60\n60,70\n'), '--pre', 'pre', '--post', 'post');
  expect(alike.out).toContain('not given: zero variance of differences');
});

test('nobody, one person, no maximum: figures are null with a reason, and the exit code is 0', async () => {
  const empty = await run(file('empty.csv', 'pre,post\n'), '--pre', 'pre', '--post', 'post', '--max', '20', '--json');
  expect(empty.code).toBe(0);
  expect(JSON.parse(empty.out)).toMatchObject({
    n_complete: 0,
    status: 'insufficient_data',
    paired_t: { t: null, p: null },
    mcnemar: { p_exact: null },
    reasons: { 'paired_t.t': 'insufficient_data', 'hake.g_of_averages': 'insufficient_data' },
  });
});

test.each([
  [['nowhere.csv', '--pre', 'a', '--post', 'b'], 'There is no file nowhere.csv.'],
  [['x.csv', '--pre', 'a'], '--pre COLUMN and --post COLUMN'],
  [['--pre', 'a', '--post', 'b'], 'Which file?'],
  [['x.csv', '--prae', 'a'], "Unknown option '--prae'"],
  [['x.csv', '--pre', 'a', '--post', 'b', '--max', 'many'], '--max must be a number from 0, not "many".'],
  [['x.csv', '--pre', 'a', '--post', 'b', '--reliability', '1.2'], '--reliability must be a number from 0 to 1, not "1.2".'],
  [[], 'Usage:'],
])('%j is refused with a sentence', async (args, sentence) => {
  const { code, err, out } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

test('what is wrong in a file is named by line and column', async () => {
  const path = file('wrong.csv', 'nama,pre,post\nA,10,12\nB,11,dua belas\n');
  expect((await run(path, '--pre', 'pre', '--post', 'post')).err).toContain('line 3, column "post": "dua belas" is not a number.');
  expect((await run(path, '--pre', 'awal', '--post', 'post')).err).toContain('there is no column "awal". The columns are: nama, pre, post.');
  const above = file('above.csv', 'pre,post\n10,12\n11,21\n');
  expect(await run(above, '--pre', 'pre', '--post', 'post', '--max', '20')).toMatchObject({ code: 2, err: expect.stringContaining('line 3, column "post": 21 is not between 0 and 20') });
});
