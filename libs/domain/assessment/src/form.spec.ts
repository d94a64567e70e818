import { optionsOf, type Interaction } from '@selaras/domain/item';
import { hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { deliverItem, drawForm, type DrawnItem, type Part } from './form';
import { answerableOf } from './parse-response';

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

describe('what is shuffled, by type', () => {
  const abc = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id.toUpperCase() }));
  const places = [{ id: 'p', text: 'P' }, { id: 'q', text: 'Q' }];
  const kinds: readonly Interaction[] = [
    { type: 'matching', prompts: places, choices: abc, shuffle: true },
    { type: 'ordering', entries: abc },
    { type: 'placing', labels: abc, places, shuffle: true },
    { type: 'situational-judgement', actions: abc, shuffle: true },
  ];
  const shownIds = (interaction: Interaction) => optionsOf(interaction).map(({ id }) => id);

  test.each(kinds)('$type: choices, entries, labels and actions in her own order, where they go in the author’s', (interaction) => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 30; seed += 1) {
      const [place] = drawForm([anItem('x', 'core', interaction)], String(seed));
      if (!place) throw new Error('no place');
      const { interaction: shown } = deliverItem({ id: 'x' as ItemVersionId, stem: 'S', interaction, maximum: hundredths(100) }, place);
      expect(shownIds(shown)).toEqual(place.optionIds);
      expect([...place.optionIds].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
      if (shown.type === 'matching') expect(shown.prompts).toEqual(places);
      if (shown.type === 'placing') expect(shown.places).toEqual(places);
      // What is shown is what can be answered: no item has to be read to save an answer.
      expect(answerableOf(shown)).toEqual({ ...answerableOf(interaction), optionIds: place.optionIds });
      orders.add(place.optionIds.join());
    }
    expect(orders.size).toBeGreaterThan(15);
  });

  test('an ordering is shuffled whatever is stored beside it, for the author’s order may be the key', () => {
    const stored = { type: 'ordering', entries: abc, shuffle: false } as Interaction;
    expect(new Set(Array.from({ length: 20 }, (_, seed) => drawForm([anItem('x', 'core', stored)], String(seed))[0]?.optionIds.join())).size).toBeGreaterThan(5);
  });

  test('nothing leaves but what is named: a member that slipped into an interaction stays behind', () => {
    const leaky: readonly Interaction[] = [
      ...kinds, choice, { type: 'true-false' }, { type: 'short-text' }, { type: 'numeric', unit: 'hari' }, { type: 'essay', longest: 5 },
      { type: 'file-upload', mediaTypes: ['image/*'], largestBytes: 5, most: 1 },
      { type: 'cloze', text: '[[g]] [[h]]', gaps: [{ id: 'g', kind: 'choice', options: abc }, { id: 'h', kind: 'number', unit: 'hari' }] },
    ];
    for (const interaction of leaky) {
      const laden = JSON.parse(JSON.stringify(interaction), (_key, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, isCorrect: true, weight: 50 } : value)) as Interaction;
      const [place] = drawForm([anItem('x', 'core', laden)], 'seed');
      if (!place) throw new Error('no place');
      const delivered = deliverItem({ id: 'x' as ItemVersionId, stem: 'S', interaction: laden, maximum: hundredths(100) }, place);
      expect(JSON.stringify({ delivered, place })).not.toMatch(/isCorrect|weight/);
    }
  });
});
