import { type DeliverableItem, isAnswered, optionLetter, responseByDigit, toggled } from './deliverable-item';

function item(type: string, ids: readonly string[] = []): DeliverableItem {
  return { itemVersionId: 'i', type, stem: '', options: ids.map((id) => ({ id, text: id })) };
}

test('a digit chooses the option in that place of this learner\'s order', () => {
  expect(responseByDigit(item('single-choice', ['c', 'a', 'b']), null, 1)).toEqual({ type: 'single-choice', optionId: 'c' });
  expect(responseByDigit(item('true-false'), null, 2)).toEqual({ type: 'true-false', value: false });
});

test('a digit without an option, or on a written answer, changes nothing', () => {
  expect(responseByDigit(item('single-choice', ['a', 'b']), null, 3)).toBeNull();
  expect(responseByDigit(item('true-false'), null, 3)).toBeNull();
  expect(responseByDigit(item('short-text'), null, 1)).toBeNull();
});

test('with several answers each press turns one tick over', () => {
  const three = item('multiple-choice', ['a', 'b', 'c']);
  const first = responseByDigit(three, null, 3);
  expect(first).toEqual({ type: 'multiple-choice', optionIds: ['c'] });
  const second = responseByDigit(three, first, 1);
  expect(second).toEqual({ type: 'multiple-choice', optionIds: ['a', 'c'] });
  expect(toggled(three, second, 'c')).toEqual({ type: 'multiple-choice', optionIds: ['a'] });
});

test('a blank response is not an answer', () => {
  expect(isAnswered(null)).toBe(false);
  expect(isAnswered({ type: 'single-choice', optionId: null })).toBe(false);
  expect(isAnswered({ type: 'multiple-choice', optionIds: [] })).toBe(false);
  expect(isAnswered({ type: 'true-false', value: null })).toBe(false);
  expect(isAnswered({ type: 'short-text', text: '  ' })).toBe(false);
  expect(isAnswered({ type: 'true-false', value: false })).toBe(true);
  expect(isAnswered({ type: 'numeric', text: '0' })).toBe(true);
});

test('letters go on as numbers after Z', () => {
  expect([0, 25, 26].map(optionLetter)).toEqual(['A', 'Z', '27']);
});
