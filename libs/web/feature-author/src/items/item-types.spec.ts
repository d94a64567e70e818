import { checkItem, type ItemContent } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { contentOf, formOf } from './item-content';
import { emptyItemForm, type ItemForm } from './item-form';
import { emptyCriterion, freshGapId, type RowForm } from './item-form-parts';
import { canBeSaved, problemsOf } from './item-problems';
import { shownInteraction } from './item-shown';

const base = { title: 'Arsip', stem: '<p>Apa yang benar?</p>', feedback: {}, maximum: hundredths(400) };
const option = (id: string, text: string) => ({ id, text });
const rubric = [
  { id: 'r1', title: 'Isi', weightPercent: 60, levels: [{ id: 'a', text: 'Lengkap', creditPercent: 100 }, { id: 'b', text: 'Sebagian', creditPercent: 50 }, { id: 'c', text: 'Tidak ada', creditPercent: 0 }] },
  { id: 'r2', title: 'Bahasa', weightPercent: 40, levels: [{ id: 'a', text: 'Baku', creditPercent: 100 }, { id: 'b', text: 'Tidak baku', creditPercent: 0 }] },
];

const contents: readonly ItemContent[] = [
  {
    ...base,
    interaction: { type: 'matching', shuffle: true, prompts: [option('p', 'Surat masuk'), option('q', 'Surat keluar'), option('r', 'Undangan')], choices: [option('x', 'Agenda 1'), option('y', 'Agenda 2'), { id: 'z', text: 'Bukan semuanya', staysLast: true }] },
    key: { type: 'matching', pairs: { p: 'x', q: 'y', r: 'x' } }, feedback: { byOption: { y: 'Lihat Bab 2.' } }, penaltyPercent: 25,
  },
  { ...base, interaction: { type: 'ordering', entries: [option('a', 'Catat'), option('b', 'Verifikasi'), option('c', 'Jawab')] }, key: { type: 'ordering', entryIds: ['a', 'b', 'c'], credit: 'all-or-nothing' } },
  {
    ...base,
    interaction: {
      type: 'cloze', text: '<p>Dijawab dalam [[2]] oleh [[1]] di [[lokasi]].</p>',
      gaps: [{ id: '2', kind: 'number', unit: 'hari' }, { id: '1', kind: 'choice', options: [option('k', 'Kepala'), option('s', 'Staf')] }, { id: 'lokasi', kind: 'text' }],
    },
    key: {
      type: 'cloze',
      gaps: {
        2: { kind: 'number', accepted: [{ value: '14', tolerance: '0.5', creditPercent: 100 }] },
        1: { kind: 'choice', optionId: 'k' },
        lokasi: { kind: 'text', accepted: [{ text: 'kantor', creditPercent: 100 }], caseSensitive: true, accentSensitive: false },
      },
    },
  },
  { ...base, interaction: { type: 'placing', shuffle: false, labels: [option('l', 'Kartu keluarga'), option('m', 'Koran')], places: [option('d', 'Dinamis'), option('s', 'Statis')] }, key: { type: 'placing', placements: { l: 's', m: null } } },
  { ...base, interaction: { type: 'situational-judgement', shuffle: true, actions: [option('a', 'Dengarkan'), option('b', 'Tolak')] }, key: { type: 'situational-judgement', ratings: { a: 5, b: 1 } } },
  { ...base, interaction: { type: 'essay', longest: 3_000 }, key: { type: 'essay', rubric, markers: 2 } },
  { ...base, interaction: { type: 'file-upload', mediaTypes: ['application/pdf', 'image/*'], largestBytes: 5_242_880, most: 3 }, key: { type: 'file-upload', rubric, markers: 1 } },
  { ...base, interaction: { type: 'short-text' }, key: { type: 'short-text', accepted: [{ text: ' a  b ', creditPercent: 100 }], caseSensitive: false, spaceSensitive: true } },
];

test.each(contents.map((content) => [content.interaction.type, content] as const))('a stored %s opens in the form and is stored again unchanged', (_, content) => {
  expect(checkItem(content)).toEqual([]);
  const form = formOf(content);
  expect(problemsOf(form)).toEqual([]);
  expect(contentOf(form)).toEqual(content);
});

test('an ordering stored in any order opens in the right one, and its preview does not show it', () => {
  const stored: ItemContent = { ...base, interaction: { type: 'ordering', entries: [option('c', '3'), option('a', '1'), option('d', '4'), option('b', '2')] }, key: { type: 'ordering', entryIds: ['a', 'b', 'c', 'd'], credit: 'by-pairs' } };
  const form = formOf(stored);
  expect(form.entries.map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
  const shown = shownInteraction(form);
  expect(shown.type === 'ordering' && shown.entries.map(({ text }) => text).join('')).not.toBe('1234');
  expect(shown).toEqual(shownInteraction(form));
  for (const count of [2, 3]) {
    const few = shownInteraction({ ...form, entries: form.entries.slice(0, count) });
    expect(few.type === 'ordering' && few.entries.map(({ text }) => text)).not.toEqual(['1', '2', '3'].slice(0, count));
  }
});

const said = (form: ItemForm) => problemsOf(form).map(({ code, field, params }) => [code, field, ...Object.values(params)].join(' '));
const row = (id: string, text: string): RowForm => ({ id, text, staysLast: false, feedback: '' });
const blank = (type: ItemForm['type']): ItemForm => ({ ...emptyItemForm(type), stem: 'Apa?' });

test('a new item of each type says what is missing, at its field', () => {
  expect(said(blank('matching'))).toEqual(['RowsTooFew prompts prompts 2', 'RowsTooFew choices choices 2']);
  expect(said(blank('ordering'))).toEqual(['RowsTooFew entries entries 2']);
  expect(said(blank('cloze'))).toEqual(['NoGap cloze']);
  expect(said(blank('placing'))).toEqual(['RowsTooFew labels labels 2', 'RowsTooFew places places 1', 'NothingToPlace key']);
  expect(said(blank('situational-judgement'))).toEqual(['RowsTooFew actions actions 2']);
  expect(said(blank('essay'))).toEqual(['CriterionUntitled rubric.0 1', 'LevelEmpty rubric.0 1 1', 'LevelEmpty rubric.0 1 2', 'LevelEmpty rubric.0 1 3']);
  expect(said({ ...blank('file-upload'), rubric: [], upload: { mediaTypes: [], megabytes: 'besar', most: '99' } })).toEqual(['MediaTypesMissing mediaTypes', 'SizeUnreadable megabytes 20', 'MostUnreadable most 5', 'RubricEmpty rubric']);
});

test('rows are named as the screen names them, empty ones between them counted', () => {
  const entries = [row('a', 'Catat'), row('b', ''), row('c', '<p>catat</p>'), row('d', 'Catat')];
  expect(said({ ...blank('ordering'), entries })).toEqual(['RowsEqual entries.d entries 1 4']);
  const actions = [{ ...row('a', 'Tolak'), rating: '' }, { ...row('b', ''), rating: '' }, { ...row('c', ''), rating: '4' }];
  expect(said({ ...blank('situational-judgement'), actions })).toEqual(['RowEmpty actions.c actions C', 'RatingMissing actions.a A']);
});

test('a prompt without a partner, and a partner without words, are told apart', () => {
  const form: ItemForm = {
    ...blank('matching'),
    prompts: [{ ...row('a', 'Satu'), choiceId: 'a' }, { ...row('b', 'Dua'), choiceId: 'b' }, { ...row('c', 'Tiga'), choiceId: '' }],
    choices: [row('a', 'I'), row('b', ''), row('x', 'X')],
  };
  expect(said(form)).toEqual(['RowEmpty choices.b choices B', 'PairMissing prompts.c 3']);
  // A partner whose prompt is still to be written is a pair with something missing, not a distractor.
  expect(said({ ...form, prompts: [{ ...row('a', 'Satu'), choiceId: 'a' }, { ...row('b', ''), choiceId: 'x' }] })).toEqual(['RowEmpty prompts.b prompts 2']);
});

test('actions that are all rated alike leave nothing to judge', () => {
  const actions = [{ ...row('a', 'Satu'), rating: '3' }, { ...row('b', 'Dua'), rating: '3' }];
  expect(said({ ...blank('situational-judgement'), actions })).toEqual(['RatingsAllEqual key']);
});

test('a gap written by hand is a gap; taken out of the text it is no longer part of the item, put back it is as it was', () => {
  const form = { ...formOf(contents[2] as ItemContent) };
  const without: ItemForm = { ...form, cloze: { ...form.cloze, text: '<p>[[1]] [[9]]</p>' } };
  expect(said(without)).toEqual(['TextMissing gaps.9.accepted 9']);
  expect(said({ ...form, cloze: { ...form.cloze, text: '<p>[[1]]</p>' } })).toEqual([]);
  expect(contentOf({ ...form, cloze: { ...form.cloze, text: '<p>[[1]]</p>' } }).key).toEqual({ type: 'cloze', gaps: { 1: { kind: 'choice', optionId: 'k' } } });
  expect(contentOf({ ...without, cloze: form.cloze })).toEqual(contents[2]);
  expect(said({ ...form, cloze: { ...form.cloze, text: '[[1]] [[1]]' } })).toEqual(['GapRepeated cloze 1']);
  expect(freshGapId([{ id: '1' }], ['2', '4'])).toBe('3');
});

test('a number in a gap that could be read two ways asks the author', () => {
  const form = formOf(contents[2] as ItemContent);
  const gaps = form.cloze.gaps.map((gap) => (gap.id === '2' ? { ...gap, numbers: [{ value: '3,145', tolerance: '0', creditPercent: '100' }] } : gap));
  expect(said({ ...form, cloze: { ...form.cloze, gaps } })).toEqual(['NumberAmbiguous gaps.2.numbers.0 3,145 3,145 3145 2']);
});

test('the weights of a rubric add up to 100', () => {
  const filled = (id: string, weight: string) => ({ ...emptyCriterion(id, weight), title: id, levels: emptyCriterion(id, weight).levels.map((level) => ({ ...level, text: level.id })) });
  expect(said({ ...blank('essay'), rubric: [filled('a', '60'), filled('b', '30')] })).toEqual(['WeightsOff rubric 90']);
  expect(said({ ...blank('essay'), rubric: [filled('a', '60'), filled('b', 'banyak')] })).toEqual(['WeightUnreadable rubric.1 2']);
  expect(canBeSaved(problemsOf({ ...blank('essay'), rubric: [filled('a', '60'), filled('b', '40')] }))).toBe(true);
});

test('marks lost are whole per cent; where people mark there are none', () => {
  const form = formOf(contents[4] as ItemContent);
  expect(said({ ...form, penalty: '101' })).toEqual(['PenaltyUnreadable penalty 101']);
  expect(said({ ...form, penalty: 'seperempat' })).toEqual(['PenaltyUnreadable penalty seperempat']);
  expect(contentOf({ ...form, penalty: ' 25 ' }).penaltyPercent).toBe(25);
  expect(contentOf({ ...form, penalty: '' })).not.toHaveProperty('penaltyPercent');
  expect(contentOf({ ...formOf(contents[5] as ItemContent), penalty: '25' })).not.toHaveProperty('penaltyPercent');
});

test('changing the type keeps what was typed for the other one', () => {
  const form = formOf(contents[1] as ItemContent);
  expect(contentOf({ ...form, type: 'ordering' })).toEqual(contents[1]);
  expect({ ...form, type: 'cloze' as const }.entries).toEqual(form.entries);
});
