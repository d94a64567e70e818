import { richTextOf, withOpaqueIds, type ItemContent } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import fc from 'fast-check';
import { dryRun } from './dry-run';
import { parseGift } from './parse-gift';
import { optionId, toItemContent } from './to-item-content';
import { canBeGift, toGift } from './to-gift';

const asIs = (html: string) => html;

/** Everything that could be mistaken for a sign of GIFT, among ordinary words; never empty, no white space at the ends. */
const words = fc.array(fc.oneof(
  fc.constantFrom('=', '~', '#', '####', '{', '}', ':', '::', '\\', '\\n', '%50%', '[html]', '[plain]', '->', '//', '$CATEGORY: x', '_____', '"', ';', '*', ' ', '\n', '\n\n', 'T', 'FALSE', '👍🏽', '𝐁', 'é', '<', '&'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')).map((text) => text.replace(/\r/g, '').trim()).filter((text) => text !== '');
const line = words.map((text) => text.replace(/\s+/g, ' '));
const rich = words.map(richTextOf);
const richOrMarked = fc.oneof(rich, rich.map((text) => `<p class="x">${text}</p>\n<p>${text}</p>`));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const general = maybe(richOrMarked);

const options = fc.uniqueArray(words, { minLength: 2, maxLength: 6, selector: (text) => text.replace(/\s+/g, ' ') }).chain((texts) => fc.record({
  options: fc.tuple(...texts.map((text, index) => fc.boolean().map((staysLast) => ({ id: optionId(index), text: richTextOf(text), ...(staysLast ? { staysLast: true } : {}) })))),
  feedback: fc.tuple(...texts.map(() => maybe(rich))),
  right: fc.subarray(texts.map((_, index) => optionId(index)), { minLength: 1 }),
  shuffle: fc.boolean(),
}));
const byOption = (entries: (readonly [string, string | undefined])[]) => {
  const given = Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
  return Object.keys(given).length > 0 ? { byOption: given } : {};
};
const decimal = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 6 })).map(([units, scale]) => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`}`;
});
const credits = fc.integer({ min: 1, max: 100 });

type Answering = Pick<ItemContent, 'interaction' | 'key'> & { feedback: { byOption?: Record<string, string> } };
const answering: fc.Arbitrary<Answering> = fc.oneof(
  options.map(({ options: all, feedback, right, shuffle }): Answering => ({
    interaction: { type: 'single-choice', options: all, shuffle },
    key: { type: 'single-choice', optionId: right[0]! },
    feedback: byOption(all.map(({ id }, index) => [id, feedback[index]])),
  })),
  options.map(({ options: all, feedback, right, shuffle }): Answering => ({
    interaction: { type: 'multiple-choice', options: all, shuffle },
    key: { type: 'multiple-choice', optionIds: right },
    feedback: byOption(all.map(({ id }, index) => [id, feedback[index]])),
  })),
  fc.tuple(fc.boolean(), maybe(rich), maybe(rich)).map(([value, yes, no]): Answering => ({
    interaction: { type: 'true-false' }, key: { type: 'true-false', value }, feedback: byOption([['true', yes], ['false', no]]),
  })),
  fc.tuple(fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: (text) => text.toLowerCase() }), credits, fc.boolean()).map(([texts, credit, caseSensitive]): Answering => ({
    interaction: { type: 'short-text' },
    key: { type: 'short-text', caseSensitive, accepted: texts.map((text, index) => ({ text, creditPercent: index === 0 ? 100 : credit })) },
    feedback: {},
  })),
  fc.tuple(fc.array(fc.tuple(decimal, decimal), { minLength: 1, maxLength: 3 }), credits, maybe(line)).map(([numbers, credit, unit]): Answering => ({
    interaction: { type: 'numeric', ...(unit === undefined ? {} : { unit }) },
    key: { type: 'numeric', accepted: numbers.map(([value, tolerance], index) => ({ value: value.replace(/^-(?=[0.]*$)/, ''), tolerance: tolerance.replace('-', ''), creditPercent: index === 0 ? 100 : credit })) },
    feedback: {},
  })),
);
const item: fc.Arbitrary<ItemContent> = fc.tuple(line, richOrMarked, answering, general, fc.integer({ min: 1, max: 10_000 }), fc.nat(100)).map(([title, stem, answers, said, maximum, penaltyPercent]) => ({
  title,
  stem,
  interaction: answers.interaction,
  key: answers.key,
  feedback: { ...(said === undefined ? {} : { general: said }), ...answers.feedback },
  maximum: hundredths(maximum),
  ...(answers.key.type === 'single-choice' && penaltyPercent > 0 ? { penaltyPercent } : {}),
}));

test('exported and imported again, every item is the same', () => {
  fc.assert(fc.property(fc.array(item, { maxLength: 4 }), maybe(line.filter((text) => !text.startsWith('/'))), (items, category) => {
    const { questions, refusals, categories } = parseGift(toGift(items, category));
    expect(refusals).toEqual([]);
    expect(categories.map(({ path }) => path)).toEqual(category === undefined ? [] : [category]);
    expect(questions.map((question) => toItemContent(question, asIs))).toEqual(items.map((content) => ({ ok: true, value: { content, changes: [] } })));
  }), { numRuns: 1_000 });
});

test('a matching is written and read back as it was, whatever stands in its texts', () => {
  const pairs = fc.uniqueArray(words, { minLength: 2, maxLength: 5, selector: (text) => text.replace(/\s+/g, ' ') });
  const rights = fc.uniqueArray(line, { minLength: 2, maxLength: 5 });
  fc.assert(fc.property(pairs, rights, fc.boolean(), fc.nat(), (lefts, choices, shuffle, shift) => {
    const written: ItemContent = withOpaqueIds({
      title: 'T', stem: 'S', feedback: {}, maximum: hundredths(100),
      interaction: {
        type: 'matching', shuffle,
        prompts: lefts.map((text, index) => ({ id: optionId(index), text: richTextOf(text) })),
        choices: choices.map((text, index) => ({ id: optionId(index), text: richTextOf(text) })),
      },
      // The choices stand in the order in which the prompts need them, as they will when they are read.
      key: { type: 'matching', pairs: Object.fromEntries(lefts.map((_, index) => [optionId(index), optionId(index < choices.length ? index : shift % choices.length)])) },
    });
    expect(canBeGift(written)).toBe(true);
    const { questions, refusals } = parseGift(toGift([written]));
    expect(refusals).toEqual([]);
    expect(questions.map((question) => toItemContent(question, asIs))).toEqual([{ ok: true, value: { content: written, changes: [] } }]);
  }), { numRuns: 500 });
});

test('what GIFT has no words for is known before it is written', () => {
  const ordering: ItemContent = {
    title: 'T', stem: 'S', feedback: {}, maximum: hundredths(100),
    interaction: { type: 'ordering', entries: [{ id: 'a', text: '1' }, { id: 'b', text: '2' }] }, key: { type: 'ordering', entryIds: ['a', 'b'], credit: 'by-pairs' },
  };
  expect(canBeGift(ordering)).toBe(false);
  expect(() => toGift([ordering])).toThrow(TypeError);
});

test('four-byte text is written and read byte for byte', () => {
  const bank = '::Emoji 👍🏽::[html]Pilih 👍🏽 atau 𝐁{\n\t=✅\n\t~❌#Bukan 😀\n}\n';
  const run = dryRun(bank, asIs);
  const contents = run.ok ? run.value.lines.flatMap((each) => (each.status === 'refused' ? [] : [each.content])) : [];
  expect(toGift(contents)).toBe(bank);
});

test('what is written is GIFT as Moodle writes it', () => {
  const run = dryRun([
    'Dua {~%50%a ~%50%b ~%-100%c}',
    '::Satu\\: dua:: 1+1\\=? {#2:0.5####umum}',
    '::S:: s {=ya =%50%y*a}'.replace('*', '\\*'),
    '::T:: t {TRUE#salah#benar}',
  ].join('\n\n'), asIs);
  const contents = run.ok ? run.value.lines.flatMap((each) => (each.status === 'refused' ? [] : [each.content])) : [];
  expect(toGift([...contents.slice(0, 3), { ...contents[3]!, maximum: hundredths(250) }], 'Latsar / Etika')).toBe([
    '$CATEGORY: Latsar / Etika',
    '::Dua::[html]Dua{\n\t~%50%a\n\t~%50%b\n\t~%-100%c\n}',
    '::Satu\\: dua::[html]1+1\\=?{#\n\t=%100%2:0.5\n\t####umum\n}',
    '::S::[html]s{\n\t=%100%ya\n\t=%50%y\\\\*a\n}',
    '// selaras: {"maximum":250}\n::T::[html]t{TRUE#salah#benar\n}\n',
  ].join('\n\n'));
  expect(toGift([])).toBe('');
});

test('a foreign or damaged comment of ours refuses nothing', () => {
  for (const comment of ['// selaras: {"maximum":', '// selaras: 5', '// selaras: {"maximum":-3,"shuffle":"no","staysLast":["x"],"unit":7}']) {
    const run = dryRun(`${comment}\nApa? {=a ~b}`, asIs);
    expect(run.ok && run.value.lines).toMatchObject([{ status: 'taken', content: { maximum: 100, interaction: { shuffle: true } } }]);
  }
});
