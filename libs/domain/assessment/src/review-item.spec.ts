import type { Interaction, ItemContent, Key, Response } from '@selaras/domain/item';
import { hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import { REVIEW_LEVELS } from '@selaras/domain/scheduling';
import { reviewItem, verdictOf } from './review-item';
import { rightResponse } from './right-response';
import type { ItemOutcome } from './score-attempt';
import { scoreResponse } from './score-response';

const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const MAXIMUM = hundredths(100);
const ITEMS: readonly [Interaction, Key][] = [
  [{ type: 'single-choice', shuffle: true, options: options('a', 'b') }, { type: 'single-choice', optionId: 'b' }],
  [{ type: 'multiple-choice', shuffle: true, options: options('a', 'b', 'c') }, { type: 'multiple-choice', optionIds: ['a', 'c'] }],
  [{ type: 'true-false' }, { type: 'true-false', value: false }],
  [{ type: 'short-text' }, { type: 'short-text', caseSensitive: true, accepted: [{ text: 'akta', creditPercent: 50 }, { text: 'Akta Kelahiran', creditPercent: 100 }] }],
  [{ type: 'numeric' }, { type: 'numeric', accepted: [{ value: '3', tolerance: '0.5', creditPercent: 40 }, { value: '3.145', tolerance: '0', creditPercent: 100 }] }],
  [{ type: 'matching', shuffle: true, prompts: options('p', 'q'), choices: options('x', 'y', 'z') }, { type: 'matching', pairs: { p: 'y', q: 'y' } }],
  [{ type: 'ordering', entries: options('a', 'b', 'c') }, { type: 'ordering', entryIds: ['c', 'a', 'b'], credit: 'by-pairs' }],
  [
    { type: 'cloze', text: '<p>[[1]] [[2]] [[3]]</p>', gaps: [{ id: '1', kind: 'text' }, { id: '2', kind: 'number' }, { id: '3', kind: 'choice', options: options('a', 'b') }] },
    {
      type: 'cloze', gaps: {
        1: { kind: 'text', caseSensitive: false, accepted: [{ text: 'lurah', creditPercent: 100 }] }, 2: { kind: 'number', accepted: [{ value: '14', tolerance: '0', creditPercent: 100 }] },
        3: { kind: 'choice', optionId: 'b' },
      },
    },
  ],
  [{ type: 'placing', shuffle: true, labels: options('a', 'b', 'c'), places: options('x', 'y') }, { type: 'placing', placements: { a: 'x', b: 'y', c: null } }],
  [{ type: 'situational-judgement', shuffle: true, actions: options('a', 'b', 'c') }, { type: 'situational-judgement', ratings: { a: 2, b: 5, c: 1 } }],
];

test.each(ITEMS.map(([interaction, key]) => [interaction.type, interaction, key] as const))('the answer shown as right to a %s item earns full marks', (_, interaction, key) => {
  const response = rightResponse(key);
  expect(response?.type).toBe(interaction.type);
  expect(scoreResponse({ interaction, key, maximum: MAXIMUM }, response)).toEqual({ earned: MAXIMUM, maximum: MAXIMUM, answered: true });
});

test('what people mark has no answer to show', () => {
  expect(rightResponse({ type: 'essay', rubric: [], markers: 1 })).toBeNull();
  expect(rightResponse({ type: 'file-upload', rubric: [], markers: 2 })).toBeNull();
});

const outcome = (changes: Partial<ItemOutcome>): ItemOutcome =>
  ({ itemVersionId: 'i' as ItemVersionId, part: 'core', objectiveCode: null, answered: true, earned: hundredths(0), maximum: MAXIMUM, ...changes });

test('one word says what an item came to', () => {
  expect(verdictOf(outcome({ earned: MAXIMUM }))).toBe('right');
  expect(verdictOf(outcome({ earned: hundredths(50) }))).toBe('partly');
  expect(verdictOf(outcome({}))).toBe('wrong');
  expect(verdictOf(outcome({ earned: hundredths(-25) }))).toBe('wrong');
  expect(verdictOf(outcome({ answered: false }))).toBe('blank');
  expect(verdictOf(outcome({ basis: 'awaiting' }))).toBe('awaiting');
  expect(verdictOf(outcome({ basis: 'dropped', maximum: hundredths(0) }))).toBe('dropped');
  expect(verdictOf(outcome({ basis: 'credited', earned: MAXIMUM }))).toBe('credited');
});

test('each level shows what the one before shows and no more than it may; feedback is that on what she chose', () => {
  const key: Key = { type: 'single-choice', optionId: 'a' };
  const feedback: ItemContent['feedback'] = { general: 'Because.', byOption: { a: 'Yes.', b: 'No.' } };
  const response: Response = { type: 'single-choice', optionId: 'b' };
  const shown = REVIEW_LEVELS.map((level) => reviewItem(level, key, feedback, response, outcome({})));
  const nothing = { marks: null, rightResponse: null, feedback: null };
  const answers = { marks: { earned: 0, maximum: 100, verdict: 'wrong' }, rightResponse: { type: 'single-choice', optionId: 'a' }, feedback: null };
  expect(shown).toEqual([nothing, nothing, answers, { ...answers, feedback: { general: 'Because.', chosen: [{ optionId: 'b', text: 'No.' }] } }]);
  expect(reviewItem('feedback', key, {}, response, null)).toEqual({ ...answers, marks: null });
  expect(reviewItem('feedback', key, { byOption: { a: 'Yes.' } }, response, outcome({})).feedback).toBeNull();
  expect(reviewItem('feedback', { type: 'true-false', value: true }, { byOption: { false: 'No.' } }, { type: 'true-false', value: false }, outcome({})).feedback)
    .toEqual({ general: null, chosen: [{ optionId: 'false', text: 'No.' }] });
});
