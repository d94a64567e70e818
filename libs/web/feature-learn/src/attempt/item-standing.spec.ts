import type { OutboxStep } from '@selaras/web/data-access';
import { standingsOf } from './item-standing';

function item(itemVersionId: string, optionId: string | null = null, flagged = false) {
  return { itemVersionId, response: optionId === null ? null : { type: 'single-choice', optionId }, flagged };
}

function unsent(change: Partial<OutboxStep>): OutboxStep {
  return { stepId: 's', personId: 'siti', attemptId: 'a', itemVersionId: 'one', response: null, flagged: null, answeredAt: '', order: 1, ...change };
}

test('what this device has not delivered lies over what the server knows, in order', () => {
  const standings = standingsOf({ items: [item('one', 'a'), item('two', 'c')] }, [
    unsent({ response: { type: 'single-choice', optionId: 'b' }, order: 1 }),
    unsent({ response: { type: 'single-choice', optionId: 'd' }, order: 2 }),
  ]);
  expect(standings.get('one')).toEqual({ response: { type: 'single-choice', optionId: 'd' }, flagged: false });
  expect(standings.get('two')).toEqual({ response: { type: 'single-choice', optionId: 'c' }, flagged: false });
});

test('a mark alone leaves the answer as it was, and an answer the mark', () => {
  const standings = standingsOf({ items: [item('one', 'a'), item('two', null, true)] }, [
    unsent({ itemVersionId: 'one', flagged: true }),
    unsent({ itemVersionId: 'two', response: { type: 'single-choice', optionId: 'b' } }),
  ]);
  expect(standings.get('one')).toEqual({ response: { type: 'single-choice', optionId: 'a' }, flagged: true });
  expect(standings.get('two')).toEqual({ response: { type: 'single-choice', optionId: 'b' }, flagged: true });
});

test('a step for an item of another form is not shown', () => {
  expect(standingsOf({ items: [item('one')] }, [unsent({ itemVersionId: 'elsewhere', flagged: true })]).has('elsewhere')).toBe(false);
});
