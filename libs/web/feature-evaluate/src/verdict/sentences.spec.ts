import { TestBed } from '@angular/core/testing';
import { type Language, LanguageStore } from '@selaras/web/ui';
import { provideRealTexts } from '../testing/texts.testing';
import { injectSentences, plainOf, type Sentences, stressOf } from './sentences';
import type { Caveat, PassRateStatement, Statement, UnitsStatement, Verdict } from './verdict';

const FIGURES = { pairs: 259, meanGain: 14.2, interval: [12.1, 16.3] as const, effect: { word: 'large' as const } };
const STATEMENTS: readonly Statement[] = [
  { kind: 'no_pairs', people: 12 },
  { kind: 'too_few_pairs', pairs: 1, fewest: 5 },
  { kind: 'too_few_pairs', pairs: 4, fewest: 5 },
  { kind: 'forms_not_comparable', pairs: 12 },
  { kind: 'nobody_changed', pairs: 20 },
  { kind: 'everybody_changed_alike', direction: 'up', pairs: 6, meanGain: 10 },
  { kind: 'everybody_changed_alike', direction: 'down', pairs: 6, meanGain: -10 },
  { kind: 'rose', ...FIGURES },
  { kind: 'rose', ...FIGURES, effect: null },
  { kind: 'fell', ...FIGURES, meanGain: -3.1, interval: [-5.2, -1.04], effect: { word: 'small' } },
  { kind: 'not_distinguishable', ...FIGURES, meanGain: 1.5, interval: [-0.6, 3.6], effect: { word: 'negligible' } },
];
const RATE = { before: 0.21, after: 0.48, passMark: 70 };
const PASS_RATES: readonly PassRateStatement[] = [{ kind: 'pass_rate_rose', ...RATE }, { kind: 'pass_rate_fell', ...RATE, before: 0.48, after: 0.21 }, { kind: 'pass_rate_not_distinguishable', ...RATE }];
const UNITS = { assessable: 10, rose: [], fell: [], notDistinguishable: [], notAssessable: [], hidden: 2 };
const NINE = ['Dukcapil', 'Satpol PP', 'Dinkes', 'Disdik', 'PUPR', 'DLH', 'Kominfo', 'BKPSDM', 'Kec. Kota'];
const UNIT_STATEMENTS: readonly UnitsStatement[] = [
  { kind: 'none_assessable', ...UNITS, assessable: 0, notAssessable: ['RSUD'] },
  { kind: 'all_rose', ...UNITS, assessable: 9, rose: NINE },
  { kind: 'all_rose', ...UNITS, assessable: 1, rose: ['RSUD'] },
  { kind: 'all_rose', ...UNITS, assessable: 2, rose: NINE.slice(0, 2) },
  { kind: 'some_rose', ...UNITS, assessable: 2, rose: ['RSUD'], fell: ['DLH'] },
  { kind: 'none_rose', ...UNITS, assessable: 2, fell: ['DLH'], notDistinguishable: ['RSUD'] },
  { kind: 'some_rose', ...UNITS, rose: NINE, notDistinguishable: ['RSUD'] },
  { kind: 'some_rose', ...UNITS, rose: NINE.slice(0, 4), fell: ['RSUD'], notDistinguishable: NINE.slice(4) },
  { kind: 'none_rose', ...UNITS, notDistinguishable: [...NINE, 'RSUD'] },
  { kind: 'none_rose', ...UNITS, fell: ['RSUD'], notDistinguishable: NINE },
  { kind: 'none_rose', ...UNITS, assessable: 1, notDistinguishable: ['RSUD'] },
];
const REFUSALS = [
  { reason: 'too_few_common_items', common: 3, needed: 5 },
  { reason: 'too_few_people', form: 'B', n: 31, needed: 50 },
  { reason: 'zero_variance', form: 'A', of: 'anchor' },
  { reason: 'anchor_correlation_too_low', form: 'B', r: 0.31, needed: 0.5 },
  { reason: 'groups_too_far_apart', difference: -0.62, most: 0.5 },
  { reason: 'form_not_calibrated', form: 'A', because: 'items_not_right_or_wrong' },
];
const CAVEATS: readonly Caveat[] = [
  { kind: 'no_comparison_group' },
  { kind: 'cause_depends_on_grouping', groups: ['A', 'B'] },
  { kind: 'many_unpaired', pairs: 158, people: 192 },
  { kind: 'awaiting_marks', people: 12 },
  { kind: 'rank_test_disagrees', p: 0.0496 },
  { kind: 'rank_test_disagrees', p: null },
  { kind: 'small_sample', pairs: 12 },
  { kind: 'ceiling_before', atMaximum: 9, pairs: 40 },
  { kind: 'different_items' },
  { kind: 'two_forms', basis: { kind: 'equated', method: 'chained' } },
  { kind: 'two_forms', basis: { kind: 'equated', method: 'mean_sigma' } },
  ...REFUSALS.flatMap((refusal) => (['averaged', 'none'] as const).map((kind): Caveat => ({ kind: 'two_forms', basis: { kind, refusal } }))),
];
const BASE: Verdict = { statement: { kind: 'rose', ...FIGURES }, passRate: null, units: null, caveats: [] };
const LANGUAGES: readonly Language[] = ['id', 'en'];

let sentences: ReturnType<typeof injectSentences>;

beforeEach(async () => {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: provideRealTexts() });
  await TestBed.inject(LanguageStore).start();
  await TestBed.inject(LanguageStore).need('evaluate');
  sentences = TestBed.runInInjectionContext(injectSentences);
});

const speak = (language: Language) => TestBed.inject(LanguageStore).switchTo(language);
const spaces = (text: string) => plainOf(text).replace(/\s/g, ' ');
const all = ({ statement, passRate, units, caveats }: Sentences) => [statement, passRate, units, ...caveats].filter((sentence) => sentence !== null);

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => speak(language));

  const verdicts: readonly Verdict[] = [
    ...STATEMENTS.map((statement) => ({ ...BASE, statement })),
    ...PASS_RATES.map((passRate) => ({ ...BASE, passRate })),
    ...UNIT_STATEMENTS.map((units) => ({ ...BASE, units })),
    { ...BASE, caveats: CAVEATS },
  ];

  test.each(['core', 'outside'] as const)('every kind has its whole sentence, about %s', (subject) => {
    for (const sentence of verdicts.flatMap((verdict) => all(sentences(verdict, subject)))) {
      expect(sentence).toMatch(/^\S.*\.$/s);
      expect(sentence).not.toMatch(/\{\{|\}\}|evaluate\.|undefined|NaN|\*\*\*\*|\s\./);
      expect((sentence.match(/\*\*/g) ?? []).length % 2).toBe(0);
    }
  });

  test('each kind says something else', () => {
    const said = [...STATEMENTS.map((statement) => sentences({ ...BASE, statement }, 'core').statement), ...CAVEATS.flatMap((caveat) => sentences({ ...BASE, caveats: [caveat] }, 'core').caveats)];
    expect(new Set(said).size).toBe(said.length);
  });

  test('what cannot be told from zero is called neither a rise nor a fall, nor no change', () => {
    const { statement } = sentences({ ...BASE, statement: { kind: 'not_distinguishable', ...FIGURES, meanGain: 1.5, interval: [-0.6, 3.6] } }, 'core');
    expect(statement).not.toMatch(/\b(naik|turun|meningkat|rose|rise|fell|increase|effect|efek)\b/i);
    expect(statement).toMatch(language === 'id' ? /bukan bukti bahwa tidak ada perubahan/ : /no proof that nothing changed/);
    const units = sentences({ ...BASE, units: { kind: 'none_rose', ...UNITS, notDistinguishable: ['RSUD'], assessable: 1 } }, 'core').units ?? '';
    expect(units).toMatch(language === 'id' ? /tidak terlihat kenaikan/ : /shows no rise/);
  });
});

test('the sentence of the finished cohort, as it is read aloud', async () => {
  const verdict: Verdict = { statement: { kind: 'rose', ...FIGURES }, passRate: { kind: 'pass_rate_rose', ...RATE }, units: { kind: 'some_rose', ...UNITS, rose: NINE, notDistinguishable: ['RSUD'] }, caveats: [{ kind: 'no_comparison_group' }] };
  expect(all(sentences(verdict, 'core')).map(spaces)).toEqual([
    'Nilai inti naik rata-rata 14,2 poin (selang kepercayaan 95 %: 12,1 sampai 16,3), efek besar.',
    'Yang mencapai batas lulus 70 bertambah dari 21 % menjadi 48 %.',
    'Kenaikan terlihat di 9 dari 10 unit yang cukup besar untuk dinilai; di RSUD belum dapat dibedakan dari nol.',
    'Tanpa kelompok pembanding, sebab lain belum dapat disingkirkan.',
  ]);
  await speak('en');
  expect(spaces(sentences(verdict, 'core').statement)).toBe('The core score rose by 14.2 points on average (95 % confidence interval: 12.1 to 16.3), a large effect.');
});

test('a fall is told without a minus, its interval the right way round', () => {
  const statement = STATEMENTS.find(({ kind }) => kind === 'fell');
  expect(spaces(sentences({ ...BASE, statement: statement ?? BASE.statement }, 'outside').statement)).toBe('Nilai turun rata-rata 3,1 poin (selang kepercayaan 95 %: 1,0 sampai 5,2), efek kecil.');
});

test('many names become a few and a number', () => {
  const { units } = sentences({ ...BASE, units: { kind: 'some_rose', ...UNITS, rose: NINE.slice(0, 4), fell: ['RSUD'], notDistinguishable: NINE.slice(4) } }, 'core');
  expect(spaces(units ?? '')).toBe('Kenaikan terlihat di 4 dari 10 unit yang cukup besar untuk dinilai; di PUPR, DLH, dan 3 lainnya belum dapat dibedakan dari nol; di RSUD nilainya turun.');
});

test('stressed words are told apart without losing a letter', () => {
  expect(stressOf('naik **14,2 poin** di **RSUD**.')).toEqual([
    { text: 'naik ', stressed: false }, { text: '14,2 poin', stressed: true }, { text: ' di ', stressed: false }, { text: 'RSUD', stressed: true }, { text: '.', stressed: false },
  ]);
});
