import { hundredths } from '@selaras/domain/kernel';
import fc from 'fast-check';
import { changedFields, type EditedItem, ITEM_FIELDS, type ItemField, mergedItem } from './item-fields';

const base: EditedItem = {
  objectiveCode: 'T1',
  content: {
    title: 'Kanal', stem: '<p>Di mana?</p>', maximum: hundredths(100), feedback: { general: 'Buku.', byOption: { a: 'Ya' } },
    interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Buku' }, { id: 'b', text: 'Obrolan' }] }, key: { type: 'single-choice', optionId: 'a' },
  },
};
const changing: Readonly<Record<ItemField, (item: EditedItem, by: string) => EditedItem>> = {
  title: (item, by) => ({ ...item, content: { ...item.content, title: by } }),
  stem: (item, by) => ({ ...item, content: { ...item.content, stem: by } }),
  answers: (item, by) => ({ ...item, content: { ...item.content, interaction: { type: 'short-text' }, key: { type: 'short-text', caseSensitive: false, accepted: [{ text: by, creditPercent: 100 }] } } }),
  feedback: (item, by) => ({ ...item, content: { ...item.content, feedback: { ...item.content.feedback, general: by } } }),
  marks: (item, by) => ({ ...item, content: { ...item.content, maximum: hundredths(by.length * 100) } }),
  objective: (item, by) => ({ ...item, objectiveCode: by }),
};
const change = (fields: readonly ItemField[], by: string) => fields.reduce((item, field) => changing[field](item, by), base);

test('the co-author changed the stem, I the feedback: both are seen, nothing is in dispute, and the next version has both', () => {
  const [mine, theirs] = [change(['feedback'], 'Lebih jelas.'), change(['stem'], 'Di kanal mana?')];
  expect(changedFields(base, mine, theirs)).toEqual([{ field: 'stem', changedBy: 'theirs' }, { field: 'feedback', changedBy: 'mine' }]);
  expect(mergedItem(mine, theirs, { stem: 'theirs', feedback: 'mine' })).toEqual(changing.stem(mine, 'Di kanal mana?'));
});

test('whatever two people change, each change of one alone is told from what both changed, and taking sides gives exactly those fields', () => {
  const some = fc.subarray([...ITEM_FIELDS]);
  fc.assert(fc.property(some, some, some, (byMe, byThem, taken) => {
    const [mine, theirs] = [change(byMe, 'saya'), change(byThem, 'mereka')];
    const expected = ITEM_FIELDS.filter((field) => byMe.includes(field) || byThem.includes(field))
      .map((field) => ({ field, changedBy: byMe.includes(field) ? (byThem.includes(field) ? 'both' : 'mine') : 'theirs' }));
    expect(changedFields(base, mine, theirs)).toEqual(expected);
    const choice = Object.fromEntries(ITEM_FIELDS.map((field) => [field, taken.includes(field) ? 'mine' : 'theirs'] as const));
    const merged = mergedItem(mine, theirs, choice);
    expect(changedFields(base, merged, mine).filter(({ field }) => taken.includes(field))).toEqual([]);
    expect(changedFields(base, merged, theirs).filter(({ field }) => !taken.includes(field))).toEqual([]);
  }));
});

test('the same change made by both is no dispute; two first versions of one item dispute all that differs', () => {
  expect(changedFields(base, change(['stem'], 'x'), change(['stem'], 'x'))).toEqual([]);
  expect(changedFields(null, change(['stem', 'title'], 'x'), base)).toEqual([{ field: 'title', changedBy: 'both' }, { field: 'stem', changedBy: 'both' }]);
});
