import type { Key } from '@selaras/domain/item';
import { emptyRow, keyDraftOf, keyOfDraft, rowProblem, type KeyDraft } from './key-draft';

const KEYS: readonly Key[] = [
  { type: 'single-choice', optionId: 'a' },
  { type: 'multiple-choice', optionIds: ['a', 'c'] },
  { type: 'true-false', value: false },
  { type: 'short-text', accepted: [{ text: 'akta', creditPercent: 100 }, { text: 'akte', creditPercent: 50 }], caseSensitive: true, accentSensitive: false },
  { type: 'numeric', accepted: [{ value: '3.145', tolerance: '0.5', creditPercent: 100 }, { value: '-1000', tolerance: '0', creditPercent: 25 }] },
  { type: 'matching', pairs: { p: 'x', q: 'x' } },
  { type: 'ordering', entryIds: ['b', 'a'], credit: 'by-pairs' },
  { type: 'cloze', gaps: { one: { kind: 'text', accepted: [{ text: 'NIK', creditPercent: 100 }], caseSensitive: false }, two: { kind: 'number', accepted: [{ value: '16', tolerance: '0', creditPercent: 100 }] }, three: { kind: 'choice', optionId: 'x' } } },
  { type: 'placing', placements: { l: 'here', m: null } },
  { type: 'situational-judgement', ratings: { a: 5, b: 1 } },
];

test.each(KEYS.map((key) => [key.type, key] as const))('%s: what is not touched stays the key it was', (_, key) => {
  const draft = keyDraftOf(key);
  expect(draft && keyOfDraft(draft)).toEqual(key);
});

test('a rubric is no key that another could take the place of', () => {
  expect(keyDraftOf({ type: 'essay', rubric: [], markers: 1 })).toBeNull();
  expect(keyDraftOf({ type: 'file-upload', rubric: [], markers: 2 })).toBeNull();
});

test('while something is missing or cannot be read there is no key to send', () => {
  const unfinished: readonly KeyDraft[] = [
    { type: 'single-choice', optionId: '' },
    { type: 'multiple-choice', optionIds: [] },
    { type: 'situational-judgement', ratings: { a: 6 } },
    { type: 'short-text', gap: { kind: 'text', rows: [emptyRow], caseSensitive: false } },
    { type: 'numeric', gap: { kind: 'number', rows: [{ value: '3,145', tolerance: '0', creditPercent: '100' }] } },
    { type: 'cloze', gaps: { one: { kind: 'choice', optionId: '' } } },
  ];
  for (const draft of unfinished) expect(keyOfDraft(draft)).toBeNull();
});

test('an empty row is no answer; the others say what is wrong with them', () => {
  const numeric: KeyDraft = { type: 'numeric', gap: { kind: 'number', rows: [{ value: '2,5', tolerance: '', creditPercent: '100' }, emptyRow] } };
  expect(keyOfDraft(numeric)).toEqual({ type: 'numeric', accepted: [{ value: '2.5', tolerance: '0', creditPercent: 100 }] });
  expect(rowProblem('number', emptyRow)).toBeNull();
  expect(rowProblem('number', { ...emptyRow, value: 'lima' })).toBe('number');
  expect(rowProblem('number', { ...emptyRow, value: '3,145' })).toBe('ambiguous');
  expect(rowProblem('number', { value: '3', tolerance: '-1', creditPercent: '100' })).toBe('tolerance');
  expect(rowProblem('text', { ...emptyRow, value: 'a', creditPercent: '0' })).toBe('credit');
});
