import type { Interaction } from '@selaras/domain/item';
import { hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { deliverItem, drawForm, type DrawnItem, type Part } from './form';

const choice: Interaction = {
  type: 'single-choice', shuffle: true,
  options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'c', text: 'C' }, { id: 'all', text: 'All of these', staysLast: true }],
};
const anItem = (name: string, part: Part = 'core', interaction: Interaction = choice): DrawnItem =>
  ({ itemVersionId: name as ItemVersionId, part, interaction });

const items = [anItem('k1', 'case'), anItem('k2', 'case'), ...['c1', 'c2', 'c3', 'c4', 'c5'].map((name) => anItem(name))];
const names = (seed: string) => drawForm(items, seed).map((item) => item.itemVersionId as string);

test('whatever the seed, every item is asked once, the core before the case', () => {
  fc.assert(fc.property(fc.string(), (seed) => {
    const form = names(seed);
    expect(form.slice(0, 5).sort()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(form.slice(5).sort()).toEqual(['k1', 'k2']);
  }));
});

test('the seed alone decides the order: the same draws the same, and not every seed draws the same', () => {
  expect(names('one')).toEqual(names('one'));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => names(String(seed)).join())).size).toBeGreaterThan(10);
});

test('an option that stays last is last in every draw, and no option is lost', () => {
  fc.assert(fc.property(fc.string(), (seed) => {
    for (const item of drawForm(items, seed)) {
      expect(item.optionIds.at(-1)).toBe('all');
      expect([...item.optionIds].sort()).toEqual(['a', 'all', 'b', 'c']);
    }
  }));
});

test('where the author wants the order kept, it is kept', () => {
  const fixed = anItem('fixed', 'core', { ...choice, shuffle: false });
  expect(drawForm([fixed], 'any')[0]?.optionIds).toEqual(['a', 'b', 'c', 'all']);
});

test('an item is delivered in her order, with nothing beside id and text on an option', () => {
  const place = { itemVersionId: 'x' as ItemVersionId, part: 'core' as const, type: 'single-choice' as const, optionIds: ['c', 'a', 'b', 'all'] };
  const delivered = deliverItem({ id: 'x' as ItemVersionId, stem: 'S', interaction: choice, maximum: hundredths(100) }, place);
  expect(delivered.interaction).toEqual({ type: 'single-choice', shuffle: false, options: [
    { id: 'c', text: 'C' }, { id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'all', text: 'All of these' },
  ] });
});
