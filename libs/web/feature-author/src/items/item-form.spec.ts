import type { ItemContent } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { contentOf, formOf } from './item-content';
import { emptyItemForm, withKey, withType, type ItemForm } from './item-form';
import { freshId } from './item-form-parts';
import { letterOf } from './item-problem';
import { canBeSaved, problemsOf } from './item-problems';
import { readMarks, readTypedNumber, typedNumber } from './typed-number';

const choice: ItemContent = {
  title: 'KK salah nama',
  stem: '<p>Apa tindakan <strong>pertama</strong>?</p>',
  interaction: {
    type: 'single-choice', shuffle: true,
    options: [{ id: 'a', text: 'Mendengarkan' }, { id: 'b', text: 'Meneruskan ke atasan' }, { id: 'c', text: 'Semua benar', staysLast: true }],
  },
  key: { type: 'single-choice', optionId: 'a' },
  feedback: { general: 'Dengarkan dahulu.', byOption: { b: 'Belum saatnya.' } },
  maximum: hundredths(100),
};

const contents: readonly ItemContent[] = [
  choice,
  { ...choice, interaction: { ...choice.interaction, type: 'multiple-choice' } as ItemContent['interaction'], key: { type: 'multiple-choice', optionIds: ['a', 'c'] }, maximum: hundredths(250) },
  { ...choice, interaction: { type: 'true-false' }, key: { type: 'true-false', value: false }, feedback: { byOption: { true: 'Bukan.' } } },
  { ...choice, interaction: { type: 'short-text' }, key: { type: 'short-text', caseSensitive: true, accepted: [{ text: 'SP4N', creditPercent: 100 }, { text: 'LAPOR', creditPercent: 50 }] }, feedback: {} },
  { ...choice, interaction: { type: 'numeric', unit: 'hari' }, key: { type: 'numeric', accepted: [{ value: '3.145', tolerance: '0.1', creditPercent: 100 }, { value: '16000', tolerance: '0', creditPercent: 25 }] }, feedback: {} },
  { ...choice, interaction: { type: 'numeric' }, key: { type: 'numeric', accepted: [{ value: '-7.5', tolerance: '0', creditPercent: 100 }] }, feedback: { general: 'Hitung dari nol.' } },
];

test.each(contents.map((content) => [content.interaction.type, content] as const))('a stored %s opens in the form and is stored again unchanged', (_, content) => {
  const form = formOf(content);
  expect(problemsOf(form)).toEqual([]);
  expect(contentOf(form)).toEqual(content);
});

test('a key never changes its value by being shown and read again', () => {
  const decimal = fc.tuple(fc.bigInt(-1_000_000_000n, 1_000_000_000n), fc.integer({ min: 0, max: 6 }));
  fc.assert(fc.property(decimal, ([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const text = `${units < 0n ? '-' : ''}${scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`}`;
    const read = readTypedNumber(typedNumber(text));
    expect(read.kind).toBe('number');
    if (read.kind === 'number') expect(Number(read.value)).toBeCloseTo(Number(text), 9);
  }));
});

test('empty rows at the end of the form are no options', () => {
  const form = withKey({ ...emptyItemForm(), stem: 'Berapa?', options: [
    { id: 'a', text: 'Satu', right: false, staysLast: false, feedback: '' },
    { id: 'b', text: 'Dua', right: false, staysLast: false, feedback: '' },
    { id: 'c', text: '<p></p>', right: false, staysLast: false, feedback: '' },
  ] }, 'b', true);
  expect(problemsOf(form)).toEqual([]);
  expect(contentOf(form).interaction).toEqual({ type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Satu' }, { id: 'b', text: 'Dua' }] });
});

test('marking another option as right takes the key from the first in a single choice, and keeps it in a multiple choice', () => {
  const form = formOf(choice);
  expect(withKey(form, 'b', true).options.map(({ right }) => right)).toEqual([false, true, false]);
  const several = withKey(withType(form, 'multiple-choice'), 'b', true);
  expect(several.options.map(({ right }) => right)).toEqual([true, true, false]);
  expect(withType(several, 'single-choice').options.map(({ right }) => right)).toEqual([true, false, false]);
});

const codes = (form: ItemForm): readonly string[] => problemsOf(form).map(({ code }) => code);
const option = (id: string, text: string, right = false) => ({ id, text, right, staysLast: false, feedback: '' });

test('a new item says all that is missing, in the order of the form', () => {
  expect(codes(emptyItemForm())).toEqual(['StemEmpty', 'OptionsTooFew', 'KeyMissing']);
  expect(codes(emptyItemForm('true-false'))).toEqual(['StemEmpty', 'KeyMissing']);
  expect(codes(emptyItemForm('short-text'))).toEqual(['StemEmpty', 'TextMissing']);
  expect(codes(emptyItemForm('numeric'))).toEqual(['StemEmpty', 'NumberMissing']);
});

test('two options a reader cannot tell apart are named by their letters, whatever the markup', () => {
  const form: ItemForm = { ...emptyItemForm(), stem: 'Mana?', options: [option('a', 'Satu  hari', true), option('b', 'Dua hari'), option('x', '<p><em>satu</em> hari</p>')] };
  expect(problemsOf(form)).toEqual([{ code: 'OptionsEqual', field: 'options.x', params: { first: 'A', second: 'C' }, blocks: true }]);
});

test('two pictures without words are different options when they are different pictures', () => {
  const form: ItemForm = { ...emptyItemForm(), stem: 'Mana?', options: [option('a', '<img src="/files/1">', true), option('b', '<img src="/files/2">')] };
  expect(problemsOf(form)).toEqual([]);
});

test('a multiple choice where all is right, or one thing, deserves a look but may be saved', () => {
  const form: ItemForm = { ...emptyItemForm('multiple-choice'), stem: 'Mana saja?', options: [option('a', 'Satu', true), option('b', 'Dua', true)] };
  expect(codes(form)).toEqual(['EveryOptionRight']);
  expect(canBeSaved(problemsOf(form))).toBe(true);
  expect(codes(withKey(form, 'b', false))).toEqual(['OneRightOption']);
});

test('accepted texts that differ only by capitals are equal unless capitals count', () => {
  const form: ItemForm = { ...emptyItemForm('short-text'), stem: 'Apa?', accepted: [{ text: 'Lapor', creditPercent: '100' }, { text: 'LAPOR ', creditPercent: '50' }] };
  expect(codes(form)).toEqual(['TextsEqual']);
  expect(codes({ ...form, caseSensitive: true })).toEqual([]);
});

test('an item on which nobody can earn full marks is refused', () => {
  const form: ItemForm = { ...emptyItemForm('short-text'), stem: 'Apa?', accepted: [{ text: 'Lapor', creditPercent: '50' }] };
  expect(codes(form)).toEqual(['NoFullCredit']);
  expect(codes({ ...form, accepted: [{ text: 'Lapor', creditPercent: 'penuh' }] })).toEqual(['CreditUnreadable']);
});

test('a number that could be read two ways asks the author which one, instead of guessing', () => {
  const numbers = (value: string, tolerance = '0'): ItemForm => ({ ...emptyItemForm('numeric'), stem: 'Berapa?', numbers: [{ value, tolerance, creditPercent: '100' }] });
  expect(problemsOf(numbers('3,145'))).toEqual([{ code: 'NumberAmbiguous', field: 'numbers.0', params: { text: '3,145', first: '3,145', second: '3145' }, blocks: true }]);
  expect(codes(numbers('3,1450'))).toEqual([]);
  expect(codes(numbers('dua'))).toEqual(['NumberUnreadable']);
  expect(codes(numbers('2', '-1'))).toEqual(['ToleranceNegative']);
  expect(codes(numbers('2', ''))).toEqual([]);
});

test('marks are exact to a hundredth', () => {
  expect(readMarks('1')).toBe(100);
  expect(readMarks('2,5')).toBe(250);
  expect(readMarks('0.07')).toBe(7);
  for (const text of ['0', '', '-1', '0,001', 'satu']) expect(readMarks(text)).toBeNull();
});

test('option ids stay unique and letters go on after Z', () => {
  const many = Array.from({ length: 26 }, (_, index) => option(String.fromCharCode(97 + index), ''));
  expect(freshId(many.slice(0, 2))).toBe('c');
  expect(freshId(many)).toBe('a1');
  expect([letterOf(0), letterOf(25), letterOf(26), letterOf(51), letterOf(52)]).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});
