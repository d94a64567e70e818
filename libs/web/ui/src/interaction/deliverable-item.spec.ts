import { type Interaction, ITEM_TYPES } from '@selaras/domain/item';
import { blankResponse, type DeliverableItem, isAnswered, nameOf, optionLetter, responseByDigit, toggled, withMember } from './deliverable-item';

const options = (ids: readonly string[]) => ids.map((id) => ({ id, text: id }));

function item(type: 'single-choice' | 'multiple-choice' | 'true-false' | 'short-text', ids: readonly string[] = []): DeliverableItem {
  const interaction: Interaction = type === 'true-false' || type === 'short-text' ? { type } : { type, shuffle: false, options: options(ids) };
  return { itemVersionId: 'i', stem: '', interaction };
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
  expect(toggled(options(['a', 'b', 'c']), second, 'c')).toEqual({ type: 'multiple-choice', optionIds: ['a'] });
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

test.each(ITEM_TYPES)('taking back a %s leaves no answer', (type) => {
  expect(blankResponse(type).type).toBe(type);
  expect(isAnswered(blankResponse(type))).toBe(false);
});

test('a member that is set again replaces the one before; a blank one is left out', () => {
  expect(withMember({ a: '1' }, 'a', '2')).toEqual({ a: '2' });
  expect(withMember({ a: '1', b: '2' }, 'a', ' ')).toEqual({ b: '2' });
  expect(Object.keys(withMember({}, '__proto__', 'x'))).toEqual(['__proto__']);
});

test('an option is called by its words, and a picture without words by its letter', () => {
  expect(nameOf({ id: 'a', text: '<p>Data <b>warga</b></p>' }, 0)).toBe('Data warga');
  expect(nameOf({ id: 'b', text: '<img src="/files/1">' }, 1)).toBe('B');
});

test('letters go on as numbers after Z', () => {
  expect([0, 25, 26].map(optionLetter)).toEqual(['A', 'Z', '27']);
});
