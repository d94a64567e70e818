import type { Interaction, ItemContent, Key, Response } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { scoreResponse } from './score-response';

function item(interaction: Interaction, key: Key, maximum = 100, penaltyPercent?: number): ItemContent {
  return { title: '', stem: '', interaction, key, feedback: {}, maximum: hundredths(maximum), ...(penaltyPercent === undefined ? {} : { penaltyPercent }) };
}
const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const ticks = (ids: string[], right: string[], maximum = 100) =>
  item({ type: 'multiple-choice', options: options(...ids), shuffle: true }, { type: 'multiple-choice', optionIds: right }, maximum);
const tick = (...optionIds: string[]): Response => ({ type: 'multiple-choice', optionIds });
const number = (value: string, tolerance = '0') =>
  item({ type: 'numeric', unit: 'km' }, { type: 'numeric', accepted: [{ value, tolerance, creditPercent: 100 }] });
const typed = (text: string): Response => ({ type: 'numeric', text });

test('one right option earns all, another nothing, none is no answer', () => {
  const question = item({ type: 'single-choice', options: options('a', 'b'), shuffle: true }, { type: 'single-choice', optionId: 'b' });
  expect(scoreResponse(question, { type: 'single-choice', optionId: 'b' })).toEqual({ earned: 100, maximum: 100, answered: true });
  expect(scoreResponse(question, { type: 'single-choice', optionId: 'a' })).toEqual({ earned: 0, maximum: 100, answered: true });
  expect(scoreResponse(question, { type: 'single-choice', optionId: null })).toEqual({ earned: 0, maximum: 100, answered: false });
  expect(scoreResponse(question, null)).toEqual({ earned: 0, maximum: 100, answered: false });
});

test('"false" chosen is an answer; "true-false" left open is not', () => {
  const question = item({ type: 'true-false' }, { type: 'true-false', value: false });
  expect(scoreResponse(question, { type: 'true-false', value: false }).earned).toBe(100);
  expect(scoreResponse(question, { type: 'true-false', value: true })).toMatchObject({ earned: 0, answered: true });
  expect(scoreResponse(question, { type: 'true-false', value: null })).toMatchObject({ earned: 0, answered: false });
});

test('somebody who ticks all five options of which two are right earns nothing', () => {
  const question = ticks(['a', 'b', 'c', 'd', 'e'], ['a', 'b']);
  expect(scoreResponse(question, tick('a', 'b', 'c', 'd', 'e')).earned).toBe(0);
  expect(scoreResponse(question, tick('a', 'b')).earned).toBe(100);
  expect(scoreResponse(question, tick('a')).earned).toBe(50);
  // 1/2 - 1/3 = 1/6, rounded down to the hundredth.
  expect(scoreResponse(question, tick('a', 'c')).earned).toBe(16);
  expect(scoreResponse(question, tick('c', 'd', 'e'))).toEqual({ earned: 0, maximum: 100, answered: true });
  expect(scoreResponse(question, tick())).toMatchObject({ answered: false });
});

test('where every option is right, ticking everything is simply right', () => {
  expect(scoreResponse(ticks(['a', 'b'], ['a', 'b']), tick('a', 'b')).earned).toBe(100);
  expect(scoreResponse(ticks(['a', 'b'], ['a', 'b']), tick('a')).earned).toBe(50);
});

test('whatever is ticked, marks are whole hundredths between nothing and all, and ticking everything never pays', () => {
  const arbitrary = fc.integer({ min: 2, max: 8 }).chain((size) => fc.record({
    size: fc.constant(size),
    right: fc.subarray([...Array(size).keys()], { minLength: 1 }),
    ticked: fc.subarray([...Array(size).keys()]),
    maximum: fc.integer({ min: 1, max: 10_000 }),
  }));
  fc.assert(fc.property(arbitrary, ({ size, right, ticked, maximum }) => {
    const ids = [...Array(size).keys()].map(String);
    const question = ticks(ids, right.map(String), maximum);
    const { earned } = scoreResponse(question, tick(...ticked.map(String)));
    expect(Number.isInteger(earned) && earned >= 0 && earned <= maximum).toBe(true);
    const exactly = ticked.length === right.length && right.every((id) => ticked.includes(id));
    expect(earned === maximum).toBe(exactly);
    if (right.length < size) expect(scoreResponse(question, tick(...ids)).earned).toBe(0);
  }));
});

test('guessing each option by a coin earns nothing on average', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const key = new Set(['a', 'b', 'c']);
  let unfloored = 0;
  for (let guess = 0; guess < 32; guess += 1) {
    const ticked = ids.filter((_, position) => guess & (1 << position));
    unfloored += ticked.filter((id) => key.has(id)).length / 3 - ticked.filter((id) => !key.has(id)).length / 2;
  }
  expect(unfloored).toBeCloseTo(0, 12);
});

test('a short text is compared without regard to case, blanks, typographic apostrophes and composed letters', () => {
  const question = item({ type: 'short-text' }, {
    type: 'short-text', caseSensitive: false,
    accepted: [{ text: "Ma'ruf  Café", creditPercent: 100 }, { text: 'maruf cafe', creditPercent: 33 }],
  });
  const earned = (text: string) => scoreResponse(question, { type: 'short-text', text }).earned;
  expect(earned("ma'ruf café")).toBe(100);
  expect(earned(' MA’RUF\u00a0\u200bCAFE\u0301 ')).toBe(100);
  expect(earned('Maruf Cafe')).toBe(33);
  expect(earned('Ｍａｒｕｆ　Ｃａｆｅ')).toBe(33);
  expect(earned('somebody else')).toBe(0);
  expect(scoreResponse(question, { type: 'short-text', text: ' \u200b ' }).answered).toBe(false);
});

test('a case-sensitive text asks for its capitals', () => {
  const question = item({ type: 'short-text' }, {
    type: 'short-text', caseSensitive: true, accepted: [{ text: 'NIP', creditPercent: 100 }],
  });
  expect(scoreResponse(question, { type: 'short-text', text: 'NIP' }).earned).toBe(100);
  expect(scoreResponse(question, { type: 'short-text', text: 'nip' }).earned).toBe(0);
});

test.each([
  ['3.145', '3,145', 100], ['3.145', '3.145', 100], ['3.145', '3,1450', 100], ['3.145', '3.1450 km', 100],
  ['1234.5', '1.234,5', 100], ['1234.5', '1,234.5', 100], ['1500', '1.500', 100],
  ['16', '16,000', 0], ['16', '16.000', 0], ['16', '16,00', 100], ['16000', '16,000', 100],
])('key %s, typed %s: %i of 100', (key, text, earned) => {
  expect(scoreResponse(number(key), typed(text))).toEqual({ earned, maximum: 100, answered: true });
});

test.each(['', '  ', 'NaN', '١٢', 'kira-kira 5'])('%j in a number field is no answer', (text) => {
  expect(scoreResponse(number('12'), typed(text))).toEqual({ earned: 0, maximum: 100, answered: false });
});

test('tolerance is exact: 0.4 is within 0.3 ± 0.1, and both bounds belong to it', () => {
  expect(scoreResponse(number('0.3', '0.1'), typed('0.4')).earned).toBe(100);
  expect(scoreResponse(number('0.3', '0.1'), typed('0,2')).earned).toBe(100);
  expect(scoreResponse(number('0.3', '0.1'), typed('0.41')).earned).toBe(0);
  expect(scoreResponse(number('0.3'), typed('0.3')).earned).toBe(100);
});

test('the closest accepted range gives its credit, whichever stands first', () => {
  const question = item({ type: 'numeric' }, { type: 'numeric', accepted: [
    { value: '10', tolerance: '2', creditPercent: 50 }, { value: '10', tolerance: '0.5', creditPercent: 100 },
  ] }, 333);
  expect(scoreResponse(question, typed('10,4')).earned).toBe(333);
  expect(scoreResponse(question, typed('11')).earned).toBe(166);
  expect(scoreResponse(question, typed('13')).earned).toBe(0);
});

test('a response of another type than the item is a bug, not a zero', () => {
  expect(() => scoreResponse(number('1'), { type: 'true-false', value: true })).toThrow(TypeError);
});

describe('where a wrong answer costs marks', () => {
  const question = (penaltyPercent: number, maximum = 200) =>
    item({ type: 'single-choice', options: options('a', 'b'), shuffle: true }, { type: 'single-choice', optionId: 'b' }, maximum, penaltyPercent);
  const chose = (optionId: string | null): Response => ({ type: 'single-choice', optionId });

  test('an answer that earns nothing loses its share of the maximum, no answer loses nothing', () => {
    expect(scoreResponse(question(25), chose('a'))).toEqual({ earned: -50, maximum: 200, answered: true });
    expect(scoreResponse(question(25), chose('b')).earned).toBe(200);
    expect(scoreResponse(question(25), chose(null))).toEqual({ earned: 0, maximum: 200, answered: false });
    expect(scoreResponse(question(25), null).earned).toBe(0);
    // A loss is rounded towards nothing, and nothing is never "minus nothing".
    expect(scoreResponse(question(33, 5), chose('a')).earned).toBe(-1);
    expect(Object.is(scoreResponse(question(10, 5), chose('a')).earned, 0)).toBe(true);
  });

  test('part of the marks is no wrong answer; ticking everything is', () => {
    const several = item({ type: 'multiple-choice', options: options('a', 'b', 'c', 'd', 'e'), shuffle: true }, { type: 'multiple-choice', optionIds: ['a', 'b'] }, 100, 100);
    expect(scoreResponse(several, tick('a', 'c')).earned).toBe(16);
    expect(scoreResponse(several, tick('a', 'b', 'c', 'd', 'e')).earned).toBe(-100);
  });

  test('a text that is no number is no answer, so it costs nothing', () => {
    const count = item({ type: 'numeric' }, { type: 'numeric', accepted: [{ value: '5', tolerance: '0', creditPercent: 100 }] }, 100, 50);
    expect(scoreResponse(count, typed('lima')).earned).toBe(0);
    expect(scoreResponse(count, typed('6')).earned).toBe(-50);
  });
});

test('what a person marks earns nothing by itself, whether written or handed in, and a blank page is no answer', () => {
  const rubric = [{ id: 'c', title: 'Isi', weightPercent: 100, levels: [{ id: 'y', text: 'Ya', creditPercent: 100 }, { id: 'n', text: 'Tidak', creditPercent: 0 }] }];
  const essay = item({ type: 'essay', longest: 500 }, { type: 'essay', rubric, markers: 2 });
  expect(scoreResponse(essay, { type: 'essay', text: 'Warga berhak mengadu.' })).toEqual({ earned: 0, maximum: 100, answered: true });
  expect(scoreResponse(essay, { type: 'essay', text: ' \n ' })).toEqual({ earned: 0, maximum: 100, answered: false });
  const upload = item({ type: 'file-upload', mediaTypes: ['application/pdf'], largestBytes: 1_000, most: 1 }, { type: 'file-upload', rubric, markers: 1 });
  expect(scoreResponse(upload, { type: 'file-upload', fileIds: ['0d9c6f0e-0000-4000-8000-000000000000'] }).answered).toBe(true);
  expect(scoreResponse(upload, { type: 'file-upload', fileIds: [] }).answered).toBe(false);
});
