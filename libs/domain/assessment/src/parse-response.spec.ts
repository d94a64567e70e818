import * as fc from 'fast-check';
import { parseResponse, type Answerable } from './parse-response';

const choice: Answerable = { type: 'single-choice', optionIds: ['a', 'b'] };
const several: Answerable = { type: 'multiple-choice', optionIds: ['a', 'b', 'c'] };
const text: Answerable = { type: 'short-text', optionIds: [] };

test('a score or key sent along with a response is dropped', () => {
  expect(parseResponse({ type: 'single-choice', optionId: 'a', score: 100, correctAnswers: ['a'] }, choice))
    .toEqual({ ok: true, value: { type: 'single-choice', optionId: 'a' } });
});

test('ticks are kept once each, in the order of the item', () => {
  expect(parseResponse({ type: 'multiple-choice', optionIds: ['c', 'a', 'c'] }, several))
    .toEqual({ ok: true, value: { type: 'multiple-choice', optionIds: ['a', 'c'] } });
});

test('a response can be taken back', () => {
  expect(parseResponse({ type: 'single-choice', optionId: null }, choice).ok).toBe(true);
  expect(parseResponse({ type: 'multiple-choice', optionIds: [] }, several).ok).toBe(true);
  expect(parseResponse({ type: 'short-text', text: '' }, text).ok).toBe(true);
});

test.each<[string, unknown, Answerable, string]>([
  ['nothing', undefined, choice, 'ResponseMalformed'],
  ['a bare text', 'a', choice, 'ResponseMalformed'],
  ['another type', { type: 'true-false', value: true }, choice, 'ResponseOfOtherType'],
  ['an option of another item', { type: 'single-choice', optionId: 'z' }, choice, 'UnknownOption'],
  ['an inherited name as option', { type: 'single-choice', optionId: '__proto__' }, choice, 'UnknownOption'],
  ['a number for an option', { type: 'single-choice', optionId: 1 }, choice, 'ResponseMalformed'],
  ['a text for ticks', { type: 'multiple-choice', optionIds: 'a' }, several, 'ResponseMalformed'],
  ['a null among ticks', { type: 'multiple-choice', optionIds: ['a', null] }, several, 'ResponseMalformed'],
  ['a number for a text', { type: 'short-text', text: 5 }, text, 'ResponseMalformed'],
  ['2,001 characters', { type: 'short-text', text: 'x'.repeat(2_001) }, text, 'ResponseTooLong'],
  ['ten million characters', { type: 'short-text', text: 'x'.repeat(10_000_000) }, text, 'ResponseTooLong'],
  ['NUL', { type: 'short-text', text: 'a\0b' }, text, 'TextNotReadable'],
  ['half a surrogate pair', { type: 'short-text', text: 'a\ud83d' }, text, 'TextNotReadable'],
])('%s is refused by name', (_, sent, item, code) => {
  const result = parseResponse(sent, item);
  expect(result.ok ? 'taken' : result.refusal.code).toBe(code);
});

test('length counts characters, so two thousand emoji are taken as typed', () => {
  const typed = '👍'.repeat(2_000);
  expect(parseResponse({ type: 'short-text', text: typed }, text)).toEqual({ ok: true, value: { type: 'short-text', text: typed } });
});

const matching: Answerable = { type: 'matching', optionIds: ['x', 'y'], targetIds: ['p', 'q'] };
const ordering: Answerable = { type: 'ordering', optionIds: ['c', 'a', 'b'] };
const cloze: Answerable = { type: 'cloze', optionIds: [], gaps: [{ id: 'g' }, { id: 'h', optionIds: ['o', 'n'] }] };
const placing: Answerable = { type: 'placing', optionIds: ['l', 'm'], targetIds: ['here', 'there'] };
const judging: Answerable = { type: 'situational-judgement', optionIds: ['a', 'b'] };
const essay: Answerable = { type: 'essay', optionIds: [], longest: 10 };
const upload: Answerable = { type: 'file-upload', optionIds: [], most: 2 };
const FILE = '0d9c6f0e-5b0a-4f4e-8a54-0c9d4a1d7b11';
const OTHER_FILE = '1d9c6f0e-5b0a-4f4e-8a54-0c9d4a1d7b11';

test.each<[string, unknown, Answerable, unknown]>([
  ['a pair, with what was sent beside it dropped', { type: 'matching', pairs: { q: 'x' }, score: 5 }, matching, { type: 'matching', pairs: { q: 'x' } }],
  ['pairs taken back', { type: 'matching', pairs: {} }, matching, { type: 'matching', pairs: {} }],
  ['one pair taken back', { type: 'matching', pairs: { p: 'y', q: '' } }, matching, { type: 'matching', pairs: { p: 'y' } }],
  ['an order', { type: 'ordering', entryIds: ['a', 'b', 'c'] }, ordering, { type: 'ordering', entryIds: ['a', 'b', 'c'] }],
  ['an order taken back', { type: 'ordering', entryIds: [] }, ordering, { type: 'ordering', entryIds: [] }],
  ['gaps, blank ones left out', { type: 'cloze', gaps: { h: 'n', g: ' ' } }, cloze, { type: 'cloze', gaps: { h: 'n' } }],
  ['a gap as typed', { type: 'cloze', gaps: { g: ' 14 hari' } }, cloze, { type: 'cloze', gaps: { g: ' 14 hari' } }],
  ['a label in its place', { type: 'placing', placements: { m: 'there' } }, placing, { type: 'placing', placements: { m: 'there' } }],
  ['half a judgement', { type: 'situational-judgement', most: 'a', least: null }, judging, { type: 'situational-judgement', most: 'a', least: null }],
  ['an essay', { type: 'essay', text: 'pengaduan' }, essay, { type: 'essay', text: 'pengaduan' }],
  ['files, each once', { type: 'file-upload', fileIds: [FILE, FILE.toUpperCase()] }, upload, { type: 'file-upload', fileIds: [FILE] }],
])('%s', (_, sent, item, response) => {
  expect(parseResponse(sent, item)).toEqual({ ok: true, value: response });
});

test.each<[string, unknown, Answerable, string]>([
  ['a list for pairs', { type: 'matching', pairs: ['x'] }, matching, 'ResponseMalformed'],
  ['no pairs at all', { type: 'matching' }, matching, 'ResponseMalformed'],
  ['a prompt of another item', { type: 'matching', pairs: { z: 'x' } }, matching, 'UnknownOption'],
  ['a choice of another item', { type: 'matching', pairs: { p: 'z' } }, matching, 'UnknownOption'],
  ['a choice that is no text', { type: 'matching', pairs: { p: ['x'] } }, matching, 'ResponseMalformed'],
  ['an inherited name as prompt', { type: 'matching', pairs: JSON.parse('{"__proto__":"x"}') as unknown }, matching, 'UnknownOption'],
  ['a prompt for a choice', { type: 'matching', pairs: { x: 'p' } }, matching, 'UnknownOption'],
  ['an order that leaves one out', { type: 'ordering', entryIds: ['a', 'b'] }, ordering, 'OrderIncomplete'],
  ['an order that names one twice', { type: 'ordering', entryIds: ['a', 'b', 'b'] }, ordering, 'OrderIncomplete'],
  ['an order of a million', { type: 'ordering', entryIds: Array.from({ length: 1_000_000 }, () => 'a') }, ordering, 'OrderIncomplete'],
  ['a text among an order', { type: 'ordering', entryIds: [1, 2, 3] }, ordering, 'ResponseMalformed'],
  ['an option of another gap', { type: 'cloze', gaps: { h: 'z' } }, cloze, 'UnknownOption'],
  ['a gap that is not there', { type: 'cloze', gaps: { i: 'x' } }, cloze, 'UnknownOption'],
  ['NUL in a gap', { type: 'cloze', gaps: { g: 'a\0' } }, cloze, 'TextNotReadable'],
  ['2,001 characters in a gap', { type: 'cloze', gaps: { g: 'x'.repeat(2_001) } }, cloze, 'ResponseTooLong'],
  ['a place that is not there', { type: 'placing', placements: { l: 'nowhere' } }, placing, 'UnknownOption'],
  ['the same action as most and least', { type: 'situational-judgement', most: 'a', least: 'a' }, judging, 'SameActionTwice'],
  ['an action of another item', { type: 'situational-judgement', most: 'z', least: null }, judging, 'UnknownOption'],
  ['a judgement without its least', { type: 'situational-judgement', most: 'a' }, judging, 'ResponseMalformed'],
  ['eleven characters where ten are asked', { type: 'essay', text: 'x'.repeat(11) }, essay, 'ResponseTooLong'],
  ['three files where two are asked', { type: 'file-upload', fileIds: [FILE, FILE, FILE] }, upload, 'TooManyFiles'],
  ['a path for a file', { type: 'file-upload', fileIds: ['../../etc/passwd'] }, upload, 'ResponseMalformed'],
])('%s is refused by name too', (_, sent, item, code) => {
  const result = parseResponse(sent, item);
  expect(result.ok ? 'taken' : result.refusal.code).toBe(code);
});

test('two files of two are taken, and an essay counts characters', () => {
  expect(parseResponse({ type: 'file-upload', fileIds: [FILE, OTHER_FILE] }, upload).ok).toBe(true);
  expect(parseResponse({ type: 'essay', text: '👍'.repeat(10) }, essay).ok).toBe(true);
});

test('a form stored before it said what else can be answered takes blanks alone', () => {
  expect(parseResponse({ type: 'matching', pairs: {} }, { type: 'matching', optionIds: ['x'] }).ok).toBe(true);
  expect(parseResponse({ type: 'matching', pairs: { p: 'x' } }, { type: 'matching', optionIds: ['x'] }).ok).toBe(false);
});

test('anything at all gets a response or a refusal, never an exception', () => {
  const items = [choice, several, text, matching, ordering, cloze, placing, judging, essay, upload];
  const anything = fc.oneof(fc.anything(), fc.constantFrom(...items).chain(({ type }) => fc.dictionary(fc.constantFrom('pairs', 'entryIds', 'gaps', 'placements', 'most', 'least', 'text', 'fileIds'), fc.anything()).map((members) => ({ ...members, type }))));
  fc.assert(fc.property(anything, fc.constantFrom(...items), (sent, item) => {
    expect(typeof parseResponse(sent, item).ok).toBe('boolean');
  }));
});
