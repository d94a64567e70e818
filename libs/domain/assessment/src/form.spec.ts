import type { Interaction } from '@selaras/domain/item';
import { hundredths, type ItemVersionId, type WorkUnitId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { deliverItem, drawForm, type PairItem, type Part } from './form';

const unit = (name: string) => name as WorkUnitId;
const choice: Interaction = {
  type: 'single-choice', shuffle: true,
  options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'c', text: 'C' }, { id: 'all', text: 'All of these', staysLast: true }],
};
const pairItem = (name: string, part: Part, unitId: string | null = null, interaction: Interaction = choice): PairItem =>
  ({ itemVersionId: name as ItemVersionId, part, unitId: unitId === null ? null : unit(unitId), interaction });

const pair = [
  ...['c1', 'c2', 'c3', 'c4', 'c5'].map((name) => pairItem(name, 'core')),
  pairItem('agency-case', 'case', 'agency'), pairItem('section-case', 'case', 'section'), pairItem('any-case', 'case'),
];
const names = (path: readonly string[], seed = 's') => drawForm(pair, path.map(unit), seed).map((item) => item.itemVersionId as string);

test('the case of her own section goes before that of its agency, and that before the case for everybody', () => {
  expect(names(['section', 'division', 'agency', 'city']).at(-1)).toBe('section-case');
  expect(names(['other section', 'division', 'agency', 'city']).at(-1)).toBe('agency-case');
  expect(names(['elsewhere', 'city']).at(-1)).toBe('any-case');
});

test('a unit without any case, where there is none for everybody either, is asked the core', () => {
  const form = drawForm(pair.filter((item) => item.unitId !== null || item.part === 'core'), [unit('elsewhere')], 's');
  expect(form.map((item) => item.part)).toEqual(['core', 'core', 'core', 'core', 'core']);
});

test('everybody is asked the same core, first, whatever the seed and unit', () => {
  fc.assert(fc.property(fc.string(), fc.constantFrom(['section'], ['agency'], ['elsewhere']), (seed, path) => {
    const form = names(path, seed);
    expect(form.slice(0, 5).sort()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(form).toHaveLength(6);
  }));
});

test('the seed alone decides the order: the same draws the same, and not every seed draws the same', () => {
  expect(names(['section'], 'one')).toEqual(names(['section'], 'one'));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => names(['section'], String(seed)).join())).size).toBeGreaterThan(10);
});

test('an option that stays last is last in every draw, and no option is lost', () => {
  fc.assert(fc.property(fc.string(), (seed) => {
    for (const item of drawForm(pair, [], seed)) {
      expect(item.optionIds.at(-1)).toBe('all');
      expect([...item.optionIds].sort()).toEqual(['a', 'all', 'b', 'c']);
    }
  }));
});

test('where the author wants the order kept, it is kept', () => {
  const fixed = pairItem('fixed', 'core', null, { ...choice, shuffle: false });
  expect(drawForm([fixed], [], 'any')[0]?.optionIds).toEqual(['a', 'b', 'c', 'all']);
});

test('an item is delivered in her order, with nothing beside id and text on an option', () => {
  const place = { itemVersionId: 'x' as ItemVersionId, part: 'core' as const, type: 'single-choice' as const, optionIds: ['c', 'a', 'b', 'all'] };
  const delivered = deliverItem({ id: 'x' as ItemVersionId, stem: 'S', interaction: choice, maximum: hundredths(100) }, place);
  expect(delivered.interaction).toEqual({ type: 'single-choice', shuffle: false, options: [
    { id: 'c', text: 'C' }, { id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'all', text: 'All of these' },
  ] });
});
