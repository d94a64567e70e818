import { hundredths, type Hundredths } from '@selaras/domain/kernel';
import fc from 'fast-check';
import { checkItem } from './check-item';
import { LONGEST_TITLE } from './check-texts';
import type { ItemContent } from './item';
import { isBlank, plainTextOf, richTextOf } from './plain-text';

const choice: ItemContent = {
  title: 'Core values',
  stem: '<p>Core values ASN disingkat menjadi …</p>',
  interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'BerAKHLAK' }, { id: 'b', text: 'ANEKA' }] },
  key: { type: 'single-choice', optionId: 'a' },
  feedback: { byOption: { b: 'Itu nilai dasar lama.' } },
  maximum: hundredths(100),
};
const shortText: ItemContent = {
  ...choice, interaction: { type: 'short-text' }, feedback: {},
  key: { type: 'short-text', caseSensitive: false, accepted: [{ text: 'akuntabel', creditPercent: 100 }, { text: 'akuntabilitas', creditPercent: 50 }] },
};
const numeric: ItemContent = {
  ...choice, interaction: { type: 'numeric' }, feedback: {},
  key: { type: 'numeric', accepted: [{ value: '37.5', tolerance: '0.01', creditPercent: 100 }] },
};
const trueFalse: ItemContent = { ...choice, interaction: { type: 'true-false' }, key: { type: 'true-false', value: false }, feedback: { byOption: { true: 'x' } } };
const codes = (content: ItemContent) => checkItem(content).map((problem) => problem.code);
const options = (...texts: string[]) => texts.map((text, index) => ({ id: 'abcdefgh'[index] ?? '?', text }));

test('sound items of every type have no problem', () => {
  for (const content of [choice, shortText, numeric, trueFalse]) expect(checkItem(content)).toEqual([]);
});

test('an author is told everything at once', () => {
  expect(checkItem({
    ...choice,
    title: ' ',
    stem: '<p>&nbsp;</p>',
    interaction: { type: 'multiple-choice', shuffle: true, options: options('Lapor', '<b>Lapor</b>', '') },
    key: { type: 'multiple-choice', optionIds: ['a', 'z'] },
    feedback: { byOption: { y: 'x' } },
    maximum: 0 as Hundredths,
  })).toEqual([
    { code: 'TitleEmpty' },
    { code: 'StemEmpty' },
    { code: 'OptionsEqual', position: 2, otherPosition: 1 },
    { code: 'OptionEmpty', position: 3 },
    { code: 'KeyNamesUnknownOption', optionId: 'z' },
    { code: 'FeedbackNamesUnknownOption', optionId: 'y' },
    { code: 'MarksTooFew', maximum: 0 },
  ]);
});

test.each<[string, ItemContent, string[]]>([
  ['one option', { ...choice, feedback: {}, interaction: { type: 'single-choice', shuffle: true, options: options('A') } }, ['TooFewOptions']],
  ['too many options', { ...choice, interaction: { type: 'single-choice', shuffle: true, options: Array.from({ length: 21 }, (_, index) => ({ id: 'ab'[index] ?? `${index}`, text: `${index}` })) } }, ['TooManyOptions']],
  ['two options of one id', { ...choice, feedback: {}, interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: '1' }, { id: 'a', text: '2' }] } }, ['OptionIdsEqual']],
  ['no key', { ...choice, key: { type: 'single-choice', optionId: '' } }, ['KeyMissing']],
  ['an empty key', { ...choice, interaction: { type: 'multiple-choice', shuffle: true, options: options('1', '2') }, key: { type: 'multiple-choice', optionIds: [] } }, ['KeyMissing']],
  ['the key of another type', { ...choice, key: { type: 'true-false', value: true } }, ['KeyOfOtherType']],
  ['no accepted text', { ...shortText, key: { type: 'short-text', caseSensitive: false, accepted: [] } }, ['NoAcceptedAnswer']],
  ['an empty accepted text', { ...shortText, key: { type: 'short-text', caseSensitive: false, accepted: [{ text: ' ', creditPercent: 100 }] } }, ['AcceptedTextEmpty']],
  ['one text with two credits', { ...shortText, key: { type: 'short-text', caseSensitive: false, accepted: [{ text: 'Ya', creditPercent: 100 }, { text: 'ya', creditPercent: 50 }] } }, ['AcceptedTextsConflict']],
  ['the same in two cases, where case counts', { ...shortText, key: { type: 'short-text', caseSensitive: true, accepted: [{ text: 'Ya', creditPercent: 100 }, { text: 'ya', creditPercent: 50 }] } }, []],
  ['only half credit', { ...shortText, key: { type: 'short-text', caseSensitive: false, accepted: [{ text: 'ya', creditPercent: 50 }] } }, ['NoFullCredit']],
  ['credit of nothing', { ...numeric, key: { type: 'numeric', accepted: [{ value: '1', tolerance: '0', creditPercent: 100 }, { value: '2', tolerance: '0', creditPercent: 0 }] } }, ['CreditOutOfRange']],
  ['a decimal comma in the key', { ...numeric, key: { type: 'numeric', accepted: [{ value: '37,5', tolerance: '0', creditPercent: 100 }] } }, ['NotADecimal']],
  ['a negative tolerance', { ...numeric, key: { type: 'numeric', accepted: [{ value: '-3', tolerance: '-0.5', creditPercent: 100 }] } }, ['ToleranceNegative']],
  ['a tolerance of minus nothing', { ...numeric, key: { type: 'numeric', accepted: [{ value: '-3', tolerance: '-0', creditPercent: 100 }] } }, []],
  ['a third of a hundredth', { ...choice, maximum: 33.3 as Hundredths }, ['MarksTooFew']],
])('%s', (_, content, expected) => {
  expect(codes(content)).toEqual(expected);
});

test('two pictures are two options', () => {
  const pictures = options('<img src="/files/1.png" alt="">', '<img src="/files/2.png" alt="">');
  expect(codes({ ...choice, interaction: { type: 'single-choice', shuffle: true, options: pictures } })).toEqual([]);
});

test('lengths count characters, not bytes', () => {
  expect(codes({ ...choice, title: '👍'.repeat(LONGEST_TITLE) })).toEqual([]);
  expect(checkItem({ ...choice, title: '👍'.repeat(LONGEST_TITLE + 1) })).toEqual([{ code: 'TitleTooLong', length: LONGEST_TITLE + 1, limit: LONGEST_TITLE }]);
});

test('plain text made rich shows the same words', () => {
  expect(plainTextOf('<p>1+1=2 dan</p><p>{x|x&gt;0} &amp;amp; &#128077;&#x2705;</p>')).toBe('1+1=2 dan {x|x>0} &amp; 👍✅');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(plainTextOf(richTextOf(text))).toBe(text.replace(/\s+/g, ' ').trim());
    expect(isBlank(richTextOf(text))).toBe(text.trim() === '');
  }));
});
