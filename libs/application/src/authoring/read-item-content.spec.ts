import type { ItemContent } from '@selaras/domain/item';
import * as fc from 'fast-check';
import { readItemContent } from './read-item-content';

/** Takes scripts out, as the product's own sanitiser does. */
const sanitise = (html: string) => html.replace(/<script[^>]*>[^]*?<\/script>/g, '');
const read = (json: unknown) => readItemContent(json, sanitise);
const contentOf = (json: unknown): ItemContent => {
  const result = read(json);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const list = (...texts: string[]) => texts.map((text, index) => ({ id: 'abcdef'[index], text }));
const rubric = [{ id: 'c', title: ' Isi ', weightPercent: 100, levels: [{ id: 'y', text: 'Ya', creditPercent: 100 }, { id: 'n', text: 'Tidak', creditPercent: 0 }] }];
const base = { stem: '<p>Apa?</p>', maximum: 100 };

const WRITTEN: readonly (typeof base & { interaction: Record<string, unknown> & { type: string }; key: Record<string, unknown>; penaltyPercent?: number })[] = [
  { ...base, interaction: { type: 'matching', prompts: list('1', '2'), choices: list('x', 'y'), shuffle: false }, key: { type: 'matching', pairs: { a: 'a', b: 'b' } }, penaltyPercent: 25 },
  { ...base, interaction: { type: 'ordering', entries: list('1', '2') }, key: { type: 'ordering', entryIds: ['b', 'a'], credit: 'all-or-nothing' } },
  {
    ...base,
    interaction: { type: 'cloze', text: '[[g]] [[h]] [[i]]', gaps: [{ id: 'g', kind: 'text' }, { id: 'h', kind: 'number', unit: 'hari' }, { id: 'i', kind: 'choice', options: list('x', 'y') }] },
    key: { type: 'cloze', gaps: {
      g: { kind: 'text', accepted: [{ text: 'surat', creditPercent: 100 }], caseSensitive: false, accentSensitive: false },
      h: { kind: 'number', accepted: [{ value: '14', tolerance: '0', creditPercent: 100 }] }, i: { kind: 'choice', optionId: 'a' },
    } },
  },
  { ...base, interaction: { type: 'placing', labels: list('1', '2'), places: list('x'), shuffle: true }, key: { type: 'placing', placements: { a: 'a', b: null } } },
  { ...base, interaction: { type: 'situational-judgement', actions: list('1', '2'), shuffle: true }, key: { type: 'situational-judgement', ratings: { a: 1, b: 5 } } },
  { ...base, interaction: { type: 'essay', longest: 500 }, key: { type: 'essay', rubric, markers: 2 } },
  { ...base, interaction: { type: 'file-upload', mediaTypes: ['Application/PDF ', 'application/pdf'], largestBytes: 1_000, most: 1 }, key: { type: 'file-upload', rubric, markers: 1 } },
];

test.each(WRITTEN.map((content) => [content.interaction.type, content] as const))('%s is read as written, and reading it again gives the same', (_, written) => {
  const content = contentOf(written);
  expect(content.interaction.type).toBe(written.interaction.type);
  expect(content.key).toMatchObject(written.interaction.type === 'essay' || written.interaction.type === 'file-upload' ? { rubric: [{ title: 'Isi' }] } : written.key);
  expect(contentOf(JSON.parse(JSON.stringify(content)))).toEqual(content);
  expect(content.penaltyPercent).toBe(written.penaltyPercent);
});

test('what is as usual is left out, so that equal items are stored equal', () => {
  const short = (key: object) => contentOf({ ...base, interaction: { type: 'short-text' }, key: { type: 'short-text', accepted: [{ text: 'ya', creditPercent: 100 }], caseSensitive: false, ...key }, penaltyPercent: 0 });
  expect(short({ accentSensitive: true, spaceSensitive: false })).toEqual(short({}));
  expect(short({ accentSensitive: false, spaceSensitive: true }).key).toMatchObject({ accentSensitive: false, spaceSensitive: true });
  expect(contentOf(WRITTEN[6]).interaction).toMatchObject({ mediaTypes: ['application/pdf'] });
});

test('scripts do not come in by any text of any type', () => {
  const evil = '<script>alert(1)</script>x';
  const content = contentOf({
    ...base, stem: evil, interaction: { type: 'cloze', text: `${evil} [[g]]`, gaps: [{ id: 'g', kind: 'choice', options: [{ id: 'a', text: evil }, { id: 'b', text: 'y' }] }] }, key: { type: 'cloze', gaps: { g: { kind: 'choice', optionId: 'a' } } },
  });
  expect(JSON.stringify(content)).not.toContain('script');
});

const [matching, ordering, cloze, placing, judging, essay, upload] = WRITTEN as [typeof WRITTEN[number], typeof WRITTEN[number], typeof WRITTEN[number], typeof WRITTEN[number], typeof WRITTEN[number], typeof WRITTEN[number], typeof WRITTEN[number]];
const withKey = (content: typeof matching, key: object) => ({ ...content, key: { ...content.key, ...key } });
const withInteraction = (content: typeof matching, interaction: object) => ({ ...content, interaction: { ...content.interaction, ...interaction } });

test.each<[unknown, string]>([
  [withInteraction(matching, { prompts: 'x' }), 'interaction.prompts'],
  [withInteraction(matching, { choices: [{ id: '', text: 'x' }] }), 'interaction.choices.0.id'],
  [withInteraction(matching, { prompts: [{ id: 'x'.repeat(101), text: 'x' }] }), 'interaction.prompts.0.id'],
  [withInteraction(matching, { shuffle: 'yes' }), 'interaction.shuffle'],
  [withInteraction(ordering, { entries: Array.from({ length: 201 }, () => ({ id: 'a', text: 'a' })) }), 'interaction.entries'],
  [withInteraction(cloze, { gaps: [{ id: 'g', kind: 'drawing' }] }), 'interaction.gaps.0.kind'],
  [withInteraction(essay, { longest: '500' }), 'interaction.longest'],
  [withInteraction(upload, { mediaTypes: [7] }), 'interaction.mediaTypes.0'],
  [withKey(matching, { pairs: ['a'] }), 'key.pairs'],
  [withKey(matching, { pairs: { a: 5 } }), 'key.pairs.a'],
  [withKey(matching, { pairs: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`p${index}`, 'a'])) }), 'key.pairs'],
  [withKey(ordering, { credit: 'half' }), 'key.credit'],
  [withKey(cloze, { gaps: { g: { kind: 'text', accepted: [{ text: 'a\u0000', creditPercent: 100 }], caseSensitive: false } } }), 'key.gaps.g.accepted.0.text'],
  [withKey(cloze, { gaps: { g: { kind: 'text', accepted: [], caseSensitive: false, spaceSensitive: 1 } } }), 'key.gaps.g.spaceSensitive'],
  [withKey(placing, { placements: { a: 1 } }), 'key.placements.a'],
  [withKey(judging, { ratings: { a: '5' } }), 'key.ratings.a'],
  [withKey(essay, { rubric: [{ ...rubric[0], weightPercent: 33.3 }] }), 'key.rubric.0.weightPercent'],
  [withKey(essay, { rubric: [{ ...rubric[0], levels: {} }] }), 'key.rubric.0.levels'],
  [withKey(essay, { markers: 3 }), 'key.markers'],
  [{ ...matching, penaltyPercent: '25' }, 'penaltyPercent'],
])('%# malformed content names the field', (json, field) => {
  expect(read(json)).toEqual({ ok: false, refusal: { code: 'ContentMalformed', field } });
});

test('ids that every object has are ids like any other: they neither pass unseen nor change what objects are', () => {
  const pairs = JSON.parse('{"a":"a","b":"b","__proto__":"a"}') as object;
  expect(read(withKey(matching, { pairs }))).toMatchObject({ ok: false, refusal: { code: 'ItemInvalid', problem: 'KeyNamesUnknownOption', optionId: '__proto__' } });
  expect(read(withKey(matching, { pairs: { a: 'constructor', b: 'b' } }))).toMatchObject({ refusal: { problem: 'KeyNamesUnknownOption', optionId: 'constructor' } });
  expect(read(withKey(judging, { ratings: { a: 1 } }))).toMatchObject({ refusal: { problem: 'KeyIncomplete', optionId: 'b' } });
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

test('anything at all is read or refused, never a fault', () => {
  const anyKind = fc.constantFrom(...WRITTEN).chain((written) => fc.record({
    stem: fc.constant('x'), maximum: fc.constant(100),
    interaction: fc.dictionary(fc.constantFrom(...Object.keys(written.interaction)), fc.jsonValue()).map((members) => ({ ...written.interaction, ...members, type: written.interaction.type })),
    key: fc.dictionary(fc.constantFrom(...Object.keys(written.key)), fc.jsonValue()).map((members) => ({ ...written.key, ...members, type: written.interaction.type })),
  }));
  fc.assert(fc.property(fc.oneof(fc.jsonValue(), anyKind), (json) => {
    expect(typeof read(json).ok).toBe('boolean');
  }), { numRuns: 500 });
});
