import fc from 'fast-check';
import { normalTag, normalTags } from './tags';

test('a tag has one writing, however it was typed', () => {
  expect(normalTags(['  Pelayanan  Publik ', 'PELAYANAN PUBLIK', '', 'ｂｐｊｓ', 'bpjs'])).toEqual(['bpjs', 'pelayanan publik']);
});

test('normalising once is normalising for good', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
    const once = normalTags(texts);
    expect(normalTags(once)).toEqual(once);
    expect(once.every((tag) => normalTag(tag) === tag)).toBe(true);
  }));
});
