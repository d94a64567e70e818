import { hundredths } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { checkItem } from './check-item';
import { optionsOf } from './interaction';
import type { ItemContent } from './item';
import { withOpaqueIds } from './opaque-ids';

const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd', 'e') }), { minLength: 3, maxLength: 8 });
const counted = (words: readonly string[]) => words.map((text, index) => ({ id: String.fromCharCode(97 + index), text }));
const base = { title: 'T', stem: 'S', feedback: {}, maximum: hundredths(100) };
const ordering = (words: readonly string[]): ItemContent => ({
  ...base, interaction: { type: 'ordering', entries: counted(words) }, key: { type: 'ordering', entryIds: counted(words).map(({ id }) => id), credit: 'by-pairs' }, feedback: { byOption: { a: 'Yang pertama.' } },
});

test('an ordering keeps its key, its feedback and its texts under ids that were not counted', () => {
  fc.assert(fc.property(texts, (words) => {
    const { interaction, key, feedback } = withOpaqueIds(ordering(words));
    const entries = optionsOf(interaction);
    expect(entries.map(({ text }) => text)).toEqual(words);
    expect(key.type === 'ordering' && key.entryIds).toEqual(entries.map(({ id }) => id));
    expect(feedback.byOption).toEqual({ [entries[0]?.id ?? '']: 'Yang pertama.' });
    expect(new Set(entries.map(({ id }) => id)).size).toBe(words.length);
    expect(entries.every(({ id }) => /^[a-z]{8}$/.test(id))).toBe(true);
  }));
});

test('the order of the ids does not follow the key', () => {
  let inOrder = 0;
  for (let item = 0; item < 600; item += 1) {
    const { key } = withOpaqueIds(ordering([`satu ${item}`, `dua ${item}`, `tiga ${item}`]));
    if (key.type === 'ordering' && key.entryIds.join() === [...key.entryIds].sort().join()) inOrder += 1;
  }
  // One in six by chance.
  expect(inOrder).toBeGreaterThan(60);
  expect(inOrder).toBeLessThan(140);
});

test('a second time nothing changes, so that a further version keeps the ids of the version before', () => {
  fc.assert(fc.property(texts, (words) => {
    const once = withOpaqueIds(ordering(words));
    expect(withOpaqueIds(once)).toEqual(once);
    expect(withOpaqueIds(ordering(words))).toEqual(once);
  }));
});

test('matching, placing and judging stay sound; a single choice is left as it is', () => {
  const words = ['Catat', 'Terima', 'Tanggapi'];
  const kinds: readonly ItemContent[] = [
    { ...base, interaction: { type: 'matching', prompts: counted(['1', '2', '3']), choices: counted(words), shuffle: true }, key: { type: 'matching', pairs: { a: 'a', b: 'b', c: 'c' } } },
    { ...base, interaction: { type: 'placing', labels: counted(words), places: counted(['X', 'Y']), shuffle: true }, key: { type: 'placing', placements: { a: 'a', b: 'b', c: null } } },
    { ...base, interaction: { type: 'situational-judgement', actions: counted(words), shuffle: true }, key: { type: 'situational-judgement', ratings: { a: 5, b: 3, c: 1 } } },
  ];
  for (const content of kinds) {
    const opaque = withOpaqueIds(content);
    expect(checkItem(opaque)).toEqual([]);
    expect(optionsOf(opaque.interaction).some(({ id }) => id.length < 8)).toBe(false);
  }
  const single: ItemContent = { ...base, interaction: { type: 'single-choice', options: counted(words), shuffle: true }, key: { type: 'single-choice', optionId: 'a' } };
  expect(withOpaqueIds(single)).toBe(single);
});

test('ids that look alike or like something every object has are ids like any other', () => {
  const content: ItemContent = {
    ...base,
    interaction: { type: 'matching', prompts: [{ id: '__proto__', text: 'P' }, { id: 'q', text: 'Q' }], choices: [{ id: '__proto__', text: 'X' }, { id: 'y', text: 'Y' }], shuffle: true },
    key: { type: 'matching', pairs: JSON.parse('{"__proto__":"__proto__","q":"y"}') as Record<string, string> },
  };
  expect(checkItem(content)).toEqual([]);
  expect(checkItem(withOpaqueIds(content))).toEqual([]);
});
