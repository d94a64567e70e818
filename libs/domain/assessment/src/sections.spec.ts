import type { ItemVersionId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { drawForm, type DrawnItem } from './form';
import { sectionsOf } from './sections';

const anItem = fc.record({ part: fc.constantFrom('core' as const, 'case' as const), section: fc.constantFrom('A', 'B', null), required: fc.boolean() });
const anyItems = fc.array(anItem, { maxLength: 14 }).map((all) =>
  all.map((item, index): DrawnItem => ({ ...item, itemVersionId: `i${index}` as ItemVersionId, interaction: { type: 'true-false' } })));

test('whatever is drawn: each item once, sections whole and in the author’s order, core before case in each, and required ones marked', () => {
  fc.assert(fc.property(anyItems, fc.string(), fc.boolean(), (items, seed, shuffleItems) => {
    const form = drawForm(items, seed, { shuffleItems });
    expect(form.map((place) => place.itemVersionId).sort()).toEqual(items.map((item) => item.itemVersionId).sort());
    const sections = sectionsOf(form);
    expect(sections.map(({ title }) => title)).toEqual([...new Set(items.map(({ section }) => section ?? null))]);
    let next = 1;
    for (const { title, from, to } of sections) {
      expect(from).toBe(next);
      next = to + 1;
      const inside = form.slice(from - 1, to);
      expect(inside.every((place) => (place.section ?? null) === title)).toBe(true);
      expect(inside.map(({ part }) => part)).toEqual([...inside.map(({ part }) => part)].sort().reverse());
      const authors = items.filter((item) => (item.section ?? null) === title).map((item) => item.itemVersionId);
      if (!shuffleItems) for (const part of ['core', 'case']) {
        const drawn = inside.filter((place) => place.part === part).map((place) => place.itemVersionId);
        expect(drawn).toEqual(authors.filter((id) => drawn.includes(id)));
      }
    }
    expect(next).toBe(form.length + 1);
    expect(form.filter(({ required }) => required).map((place) => place.itemVersionId).sort()).toEqual(items.filter(({ required }) => required).map((item) => item.itemVersionId).sort());
    expect(drawForm(items, seed, { shuffleItems })).toEqual(form);
  }));
});

test('a course without sections is one stretch without a title', () => {
  const items = ['a', 'b'].map((id): DrawnItem => ({ itemVersionId: id as ItemVersionId, part: 'core', interaction: { type: 'true-false' } }));
  expect(sectionsOf(drawForm(items, 'x'))).toEqual([{ title: null, from: 1, to: 2 }]);
  expect(sectionsOf([])).toEqual([]);
});
