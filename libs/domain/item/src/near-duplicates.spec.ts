import { hundredths } from '@selaras/domain/kernel';
import fc from 'fast-check';
import type { ItemContent } from './item';
import { NEAR_EQUAL_FROM, nearEqualGroups, nearEqualGroupsInSteps, nearEqualTo, type Print, printOf, resemblance } from './near-duplicates';

const choice = (stem: string, options: readonly string[], right = 0): ItemContent => ({
  title: stem.slice(0, 30), stem: `<p>${stem}</p>`, maximum: hundredths(100), feedback: {},
  interaction: { type: 'single-choice', shuffle: true, options: options.map((text, index) => ({ id: `o${index}`, text })) },
  key: { type: 'single-choice', optionId: `o${right}` },
});
const groupsOf = (...given: Parameters<typeof nearEqualGroups>) => nearEqualGroups(...given).groups;
const print = (id: string, content: ItemContent) => printOf({ id, content });
const OPTIONS = ['Petugas loket', 'Kepala dinas', 'Operator kanal'];
const STEM = 'Siapa yang mencatat pengaduan warga yang datang langsung ke kantor kelurahan?';

test('the same question with other case, accents, markup and order of options is found', () => {
  const again = choice('SIAPA yang mencatat <b>pengaduan</b> warga, yang datang langsung ke kantor kélurahan', ['Kepala dinas', 'Operator kanal', 'Petugas loket'], 2);
  expect(resemblance(print('a', choice(STEM, OPTIONS)), print('b', again))).toBe(1);
  expect(groupsOf([print('a', choice(STEM, OPTIONS)), print('b', again)])).toEqual([['a', 'b']]);
});

test('a reworded copy is found; another question about the same matter is not', () => {
  const a = print('a', choice(STEM, OPTIONS));
  expect(resemblance(a, print('b', choice('Siapa yang mencatat pengaduan warga yang datang sendiri ke kantor kelurahan?', OPTIONS)))).toBeGreaterThan(NEAR_EQUAL_FROM);
  expect(resemblance(a, print('c', choice('Kapan pengaduan warga yang datang langsung harus dijawab oleh kantor?', OPTIONS)))).toBeLessThan(NEAR_EQUAL_FROM);
});

test('another number, another right answer or the opposite sign is another question, however alike it reads', () => {
  const days = (stem: string) => print(stem, choice(stem, OPTIONS));
  expect(resemblance(days('Dalam 3 hari kerja pengaduan dijawab oleh siapa?'), days('Dalam 5 hari kerja pengaduan dijawab oleh siapa?'))).toBe(0);
  expect(resemblance(print('a', choice(STEM, OPTIONS)), print('b', choice(STEM, OPTIONS, 1)))).toBe(0);
  const sign = (symbol: string) => print(symbol, { ...choice(`Jumlah ${symbol} batas`, []), interaction: { type: 'true-false' }, key: { type: 'true-false', value: true } });
  expect(resemblance(sign('='), sign('≠'))).toBeLessThan(1);
});

test('pictures without a word are told apart by what they show, and items without anything never match', () => {
  const picture = (source: string): ItemContent => ({ ...choice('', []), stem: source && `<img src="${source}">`, interaction: { type: 'true-false' }, key: { type: 'true-false', value: true } });
  expect(groupsOf([print('a', picture('/files/1')), print('b', picture('/files/2')), print('c', picture('/files/1'))])).toEqual([['a', 'c']]);
  expect(groupsOf([print('a', picture('')), print('b', picture(''))])).toEqual([]);
});

test('what somebody kept apart stays apart, unless a third reads like both', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => print(id, choice(STEM, OPTIONS))) as [Print, Print, Print];
  const apart = (...pairs: string[]) => (x: string, y: string) => pairs.includes([x, y].sort().join());
  expect(groupsOf([a, b], apart('a,b'))).toEqual([]);
  expect(groupsOf([a, b, c], apart('a,b'))).toEqual([['a', 'b', 'c']]);
  expect(groupsOf([a, b, c], apart('a,b', 'a,c'))).toEqual([['b', 'c']]);
  expect(nearEqualTo(a, [a, b, c], apart('a,b')).map(({ id }) => id)).toEqual(['c']);
});

const words = fc.array(fc.constantFrom('warga', 'loket', 'aduan', 'kanal', 'dinas', 'batas', 'waktu', 'hari', 'surat', 'kota'), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));

test('looking at likely pairs alone finds the very groups that looking at all pairs finds', () => {
  fc.assert(fc.property(fc.array(words, { maxLength: 25 }), (stems) => {
    const prints = stems.map((stem, index) => print(String(index).padStart(2, '0'), choice(stem, OPTIONS)));
    const group = new Map(prints.map(({ id }) => [id, id]));
    for (const a of prints) for (const b of prints) {
      if (a.id >= b.id || resemblance(a, b) < NEAR_EQUAL_FROM) continue;
      const [from, to] = [group.get(b.id), group.get(a.id)];
      for (const [id, of] of group) if (of === from) group.set(id, to as string);
    }
    const expected = [...new Set(group.values())].map((of) => [...group.keys()].filter((id) => group.get(id) === of)).filter(({ length }) => length > 1);
    expect(nearEqualGroups(prints)).toEqual({ groups: expected, complete: true });
  }), { numRuns: 200 });
});

test('the order of the items changes no group', () => {
  fc.assert(fc.property(fc.array(words, { maxLength: 15 }), fc.nat(), (stems, turn) => {
    const prints = stems.map((stem, index) => print(String(index), choice(stem, OPTIONS)));
    const turned = [...prints.slice(turn % (prints.length + 1)), ...prints.slice(0, turn % (prints.length + 1))];
    const sets = (groups: readonly (readonly string[])[]) => groups.map((group) => [...group].sort().join()).sort();
    expect(sets(groupsOf(turned))).toEqual(sets(groupsOf(prints)));
  }));
});

test.each([
  ['all copies of one', () => STEM],
  ['all the same but for a word of its own', (index: number) => `${STEM.replace('warga', `warga${'abcdefghijklmnop'.split('').sort(() => ((index * 7919) % 3) - 1).join('')}`)} kode${index.toString(36)}x${(index * 31).toString(36).replace(/\d/g, 'q')}`.replace(/\d/g, 'z')],
  ['half alike', (index: number) => `Apakah tepat ${[...Array(8)].map((_, at) => ['warga', 'loket', 'aduan', 'kanal', 'dinas', 'batas', 'waktu', 'surat'][(index >> at) % 8]).join(' ')} menurut aturan?`],
])('5,000 items, %s, take seconds at most, in short steps', (_, stem) => {
  const contents = Array.from({ length: 5_000 }, (__, index) => ({ id: String(index), content: { ...choice(stem(index), []), interaction: { type: 'true-false' } as const, key: { type: 'true-false', value: true } as const } }));
  const before = performance.now();
  const prints = contents.map(printOf);
  let longest = 0;
  const steps = nearEqualGroupsInSteps(prints);
  let step: ReturnType<typeof steps.next>;
  do {
    const began = performance.now();
    step = steps.next();
    longest = Math.max(longest, performance.now() - began);
  } while (!step.done);
  const { groups, complete } = step.value;
  const took = performance.now() - before;
  expect(groups.length).toBeGreaterThan(0);
  process.stdout.write(`5,000 items, ${_}: ${Math.round(took)} ms in steps of at most ${Math.round(longest)} ms, ${groups.length} groups${complete ? '' : ', not all pairs compared'}\n`);
  expect(took).toBeLessThan(30_000);
});
