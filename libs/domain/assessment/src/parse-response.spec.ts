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

test('anything at all gets a response or a refusal, never an exception', () => {
  fc.assert(fc.property(fc.anything(), fc.constantFrom(choice, several, text), (sent, item) => {
    expect(typeof parseResponse(sent, item).ok).toBe('boolean');
  }));
});
