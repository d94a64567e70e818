import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TestBed } from '@angular/core/testing';
import { injectText, type Language, LanguageStore } from '@selaras/web/ui';
import type { Comparison } from '../comparison/comparison';
import { provideRealTexts } from '../testing/texts.testing';
import { FigureFormats } from './figure-formats';
import { figureRows } from './figure-rows';

const ROOT = path.resolve(__dirname, '../../../../..');

/** Four people by hand: 50, 60, 70, 80 before and 60, 75, 80, 85 after. */
const FOUR: Comparison = {
  status: 'ok', n_rows: 6, n_complete: 4, missing: { pre_only_missing: 1, post_only_missing: 1, both_missing: 0 },
  pre: { mean: 65, sd: 12.91 }, post: { mean: 75, sd: 10.8 }, diff: { mean: 10, ci95: [3.504, 16.496] }, paired_t: { t: 4.899, df: 3, p: 0.0163 },
  wilcoxon: { V: 10, n_nonzero: 4, p_normal_cc: 0.1, p_exact_conditional: 0.125 }, effect: { d_z: 2.449, d_z_ci95_nct: [0.3, 4.6], g_av: 0.61 },
  hake: { g_of_averages: 0.286, band: 'low' },
  mcnemar: { cut_min_marks: 70, fail_to_pass: 1, pass_to_fail: 0, pass_rate_pre: 0.5, pass_rate_post: 0.75, p_exact: 1 },
  reasons: {},
};
const NOBODY: Comparison = {
  status: 'insufficient_data', n_rows: 0, n_complete: 0, missing: { pre_only_missing: 0, post_only_missing: 0, both_missing: 0 },
  pre: { mean: null, sd: null }, post: { mean: null, sd: null }, diff: { mean: null, ci95: null }, paired_t: { t: null, df: null, p: null },
  wilcoxon: { V: 0, n_nonzero: 0, p_normal_cc: null, p_exact_conditional: null }, effect: { d_z: null, d_z_ci95_nct: null, g_av: null },
  hake: { g_of_averages: null, band: null },
  mcnemar: { cut_min_marks: 70, fail_to_pass: 0, pass_to_fail: 0, pass_rate_pre: null, pass_rate_post: null, p_exact: null },
  reasons: { 'pre.mean': 'insufficient_data', 'wilcoxon.p_exact_conditional': 'no_nonzero_differences', 'hake.g_of_averages': 'maximum_zero' },
};

beforeEach(async () => {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: provideRealTexts() });
  await TestBed.inject(LanguageStore).start();
  await TestBed.inject(LanguageStore).need('evaluate');
});

function rows(comparison: Comparison) {
  const t = TestBed.runInInjectionContext(injectText);
  return figureRows(comparison, { t, figures: TestBed.inject(FigureFormats) }).map(({ name, value, note }) => [name, value, note].map((text) => text.replace(/\s/g, ' ')));
}

test('the figures of four people, known by hand', () => {
  const shown = new Map(rows(FOUR).map(([name = '', value, note]) => [name, [value, note]]));
  expect(shown.get('Orang dengan kedua ujian (n)')).toEqual(['4 dari 6', '1 hanya ujian awal · 1 hanya ujian akhir']);
  expect(shown.get('Rata-rata kenaikan')).toEqual(['+10,0', 'selang 95 %: 3,5 sampai 16,5']);
  expect(shown.get('Uji t berpasangan')).toEqual(['t(3) = 4,90', 'p = 0,016']);
  expect(shown.get('Uji Wilcoxon')).toEqual(['V = 10', 'p = 0,13, eksak, 4 orang yang berubah']);
  expect(shown.get('Gain ternormalisasi')).toEqual(['0,29', 'rendah; gain dari rata-rata']);
  expect(shown.get('Mencapai batas lulus 70')).toEqual(['50 % → 75 %', '1 orang menjadi lulus, 0 menjadi tidak lulus; McNemar p = 1,00, eksak']);
});

test('where the exact distribution is too large, the normal p stands there and says so', () => {
  const many: Comparison = { ...FOUR, wilcoxon: { ...FOUR.wilcoxon, p_exact_conditional: null, p_normal_cc: 0.0004 }, reasons: { 'wilcoxon.p_exact_conditional': 'exact_distribution_too_large' } };
  expect(rows(many).find(([name]) => name === 'Uji Wilcoxon')?.[2]).toBe('p < 0,001, pendekatan normal, 4 orang yang berubah');
});

test.each<Language>(['id', 'en'])('what is undefined has a reason in words (%s)', async (language) => {
  await TestBed.inject(LanguageStore).switchTo(language);
  for (const [name, value, note] of rows(NOBODY)) {
    expect([name, value, note].join(' ')).not.toMatch(/NaN|Infinity|null|undefined|evaluate\.|\{\{/);
    if (value === '–') expect(note).not.toBe('');
  }
  expect(rows(NOBODY).filter(([, value]) => value === '–')).toHaveLength(9);
});

test('every reason and every status that a comparison can give is said in both languages', () => {
  const folder = path.join(ROOT, 'libs/domain/statistics/src');
  const source = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const known = [...(/REASONS = \[(.*?)\] as const/s.exec(source('reason.ts'))?.[1] ?? '').matchAll(/^\s*'(\w+)',/gm)].map(([, name = '']) => name);
  // The parts of a comparison stand in the folder itself; other analyses, which no page shows yet, in folders below.
  const afterTheList = source('reason.ts').split('as const;')[1] ?? '';
  const parts = afterTheList + readdirSync(folder).filter((file) => /\.ts$/.test(file) && !/\.spec\.ts$|^reason\.ts$/.test(file)).map(source).join('\n');
  const given = known.filter((reason) => parts.includes(`'${reason}'`));
  const states = [...(/ComparisonStatus = (.*?);/.exec(source('comparison.ts'))?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, name = '']) => name).sort();
  expect(given.length).toBeGreaterThan(15);
  expect(states).toHaveLength(4);
  for (const language of ['id', 'en']) {
    const texts = JSON.parse(readFileSync(path.join(ROOT, `apps/web/public/i18n/${language}/evaluate.json`), 'utf8')) as { reason: object; status: object };
    expect(Object.keys(texts.reason).sort()).toEqual([...given].sort());
    expect(Object.keys(texts.status).sort()).toEqual(states);
  }
});
