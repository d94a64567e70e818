import { type ItemBankUseCases, makeItemBankUseCases, type SearchBank } from '@selaras/application/item-bank';
import type { ItemContent } from '@selaras/domain/item';
import { hundredths, instant, type CourseId, type ItemId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { anAuthorWorld, type AuthorWorld, fresh, refusalIn, valueOf } from '../authoring/author.testing';
import { PostgresItemBankStore } from './item-bank.store';
import { PostgresItemCountStore } from './item-count.store';

let world: AuthorWorld;
let bank: ItemBankUseCases;
let ratna: Actor;
let dewi: Actor;
let courseId: CourseId;

beforeAll(async () => {
  world = await anAuthorWorld();
  const { database } = world.test;
  bank = makeItemBankUseCases({ store: new PostgresItemBankStore(database), counts: new PostgresItemCountStore(database), clock: () => instant(Date.UTC(2026, 10, 26)), newId: fresh, breathe: async () => undefined });
  ratna = await world.instructor('Ratna', world.units.city);
  dewi = await world.instructor('Dewi', world.units.city);
});
afterAll(() => world?.test.destroy());
beforeEach(async () => {
  ({ courseId } = await world.course(ratna, world.units.city));
});

const content = (title: string, stem: string, options: readonly string[] = ['Loket', 'Kepala dinas']): ItemContent => ({
  title, stem, maximum: hundredths(100), feedback: {},
  interaction: { type: 'single-choice', shuffle: true, options: options.map((text, index) => ({ id: `o${index}`, text })) }, key: { type: 'single-choice', optionId: 'o0' },
});
async function item(title: string, stem = title, options?: readonly string[], objectiveCode: string | null = null): Promise<ItemId> {
  const itemId = fresh<'Item'>();
  valueOf(await world.authoring.saveItem(ratna, { courseId, itemId, itemVersionId: fresh<'ItemVersion'>(), baseNumber: null, objectiveCode, content: content(title, stem, options) }));
  return itemId;
}
const search = async (wanted: Omit<SearchBank, 'courseId'> = {}, actor = ratna) => valueOf(await bank.searchBank(actor, { courseId, ...wanted }, { first: 50, offset: 0 }));
const titles = async (wanted: Omit<SearchBank, 'courseId'> = {}) => (await search(wanted)).rows.map(({ title }) => title);
const change = (itemIds: readonly ItemId[], wanted: Parameters<ItemBankUseCases['changeItems']>[1]['wanted'], revision = 1, actor = ratna) =>
  bank.changeItems(actor, { courseId, items: itemIds.map((itemId) => ({ itemId, revision })), wanted });

test('words are found wherever they stand, in any case, with or without accents and markup; wildcards are only characters', async () => {
  await item('Kafé', '<p>Di mana <b>peng</b>aduan dicatat?</p>', ['Buku&nbsp;register', 'Obrolan']);
  await item('Seratus%', '<p>Berapa_banyak?</p>');
  expect(await titles({ text: 'KAFE' })).toEqual(['Kafé']);
  expect(await titles({ text: 'café kafé' })).toEqual([]);
  expect(await titles({ text: 'register  pengaduan' })).toEqual(['Kafé']);
  expect(await titles({ text: 'adua' })).toEqual(['Kafé']);
  expect(await titles({ text: '%' })).toEqual(['Seratus%']);
  expect(await titles({ text: 'berapa_' })).toEqual(['Seratus%']);
  expect(await titles({ text: '_'.repeat(3) })).toEqual([]);
});

test('tags, difficulty, objective, unit and state narrow; an empty text finds what has none', async () => {
  const [a, b] = [await item('A', 'A', undefined, 'T1'), await item('B')];
  valueOf(await change([a], { difficulty: 'hard', unitId: world.units.rsud, addTags: ['  BPJS ', 'Antrean'], exposureLimit: 5 }));
  expect(await titles({ difficulty: 'hard' })).toEqual(['A']);
  expect(await titles({ difficulty: '' })).toEqual(['B']);
  expect(await titles({ objectiveCode: 'T1' })).toEqual(['A']);
  expect(await titles({ objectiveCode: '' })).toEqual(['B']);
  expect(await titles({ unitId: world.units.rsud })).toEqual(['A']);
  expect(await titles({ tag: 'bpjs' })).toEqual(['A']);
  expect((await search()).tags).toEqual(['antrean', 'bpjs']);
  expect(await titles({ state: 'unused', type: 'single-choice' })).toEqual(['B', 'A']);
  expect(await titles({ state: 'used' })).toEqual([]);
  await world.test.database.query('INSERT INTO item_exposure VALUES ($1, 5), ($2, 900)', [a, b]);
  expect(await titles({ state: 'over-limit' })).toEqual(['A']);
  expect(await titles({ sort: 'exposure' })).toEqual(['B', 'A']);
  expect(refusalIn(await bank.searchBank(ratna, { courseId, state: 'lost' }, { first: 1, offset: 0 }))).toEqual({ code: 'UnknownChoice', field: 'state' });
});

test('many are changed at once or none: when a co-author changed one, both sides are shown and nothing is written', async () => {
  const [a, b] = [await item('A'), await item('B')];
  valueOf(await change([a], { difficulty: 'easy', addTags: ['dua'] }, 1, dewi));
  const refused = await change([a, b], { difficulty: 'hard', archived: true });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'ItemsChangedMeanwhile', conflicts: [{ theirs: { itemId: a, difficulty: 'easy', revision: 2, revisedBy: 'Dewi', tags: ['dua'] }, mine: { difficulty: 'hard', archived: true, tags: ['dua'] } }] } });
  expect((await search()).rows.map(({ difficulty, archived }) => [difficulty, archived])).toEqual([[null, false], ['easy', false]]);
  // What she wanted is already so: sent twice, done once.
  expect(valueOf(await change([a], { difficulty: 'easy' }))).toMatchObject([{ revision: 2 }]);
});

test('two co-authors press at the same moment: one is done, the other is shown what stands, and no half is written', async () => {
  const ids = [await item('A'), await item('B'), await item('C')];
  const both = await Promise.all([change(ids, { difficulty: 'easy' }), change([...ids].reverse(), { difficulty: 'hard' }, 1, dewi)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const stored = new Set((await search()).rows.map(({ difficulty }) => difficulty));
  expect(stored.size).toBe(1);
});

test('archiving is taken back by its opposite; an objective adds a version that is word for word the last', async () => {
  const a = await item('A', '<p>Stem</p>');
  valueOf(await change([a], { archived: true }));
  expect(await titles()).toEqual([]);
  expect(await titles({ state: 'archived' })).toEqual(['A']);
  valueOf(await change([a], { archived: false }, 2));
  const [entry] = valueOf(await change([a], { objectiveCode: 'T2' }, 3));
  expect(entry).toMatchObject({ number: 2, objectiveCode: 'T2', archived: false });
  const record = await bank.bankItem(ratna, a);
  expect(record?.versions.map(({ number, objectiveCode, content: { stem }, by }) => [number, objectiveCode, stem, by])).toEqual([[2, 'T2', '<p>Stem</p>', 'Ratna'], [1, null, '<p>Stem</p>', 'Ratna']]);
});

test('bad input is refused by name: a limit of nothing, tags without end, a unit of nobody, items that are not there', async () => {
  const a = await item('A');
  expect(refusalIn(await change([a], { exposureLimit: 0 }))).toMatchObject({ code: 'OutOfRange', field: 'exposureLimit' });
  expect(refusalIn(await change([a], { addTags: ['x'.repeat(41)] }))).toMatchObject({ code: 'TooLong', field: 'addTags' });
  expect(refusalIn(await change([a], { addTags: Array.from({ length: 21 }, (_, index) => `t${index}`) }))).toMatchObject({ code: 'TooMany' });
  expect(refusalIn(await change([a], { unitId: fresh<'WorkUnit'>() }))).toMatchObject({ code: 'UnitNotFound' });
  expect(refusalIn(await change([a, fresh<'Item'>()], { difficulty: 'easy' }))).toMatchObject({ code: 'ItemNotFound' });
  expect(refusalIn(await change([a], { difficulty: 'impossible' }))).toMatchObject({ code: 'UnknownChoice', field: 'difficulty' });
  await expect(world.test.database.query(`UPDATE item SET tags = '{B,a}' WHERE id = $1`, [a])).rejects.toThrow('tags_are_normal');
});

test('an instructor of another agency finds, changes and learns nothing', async () => {
  const a = await item('A');
  const stranger = await world.instructor('Orang lain', world.units.pupr);
  expect((await search({}, stranger)).rows).toEqual([]);
  expect(await bank.bankItem(stranger, a)).toBeNull();
  expect(refusalIn(await change([a], { archived: true }, 1, stranger))).toMatchObject({ code: 'CourseNotFound' });
  expect(await bank.duplicates(stranger, courseId)).toBeNull();
  expect(refusalIn(await bank.keepApart(stranger, a, [a]))).toMatchObject({ code: 'ItemNotFound' });
  const version = (await bank.bankItem(ratna, a))?.entry.itemVersionId;
  expect(await bank.itemStatistics(stranger, version!)).toBeNull();
  expect(await bank.recount(stranger, courseId)).toBe(false);
});

test('what reads alike is grouped, and stays apart once somebody said so', async () => {
  const [a, b, c] = [await item('Satu', 'Siapa yang mencatat pengaduan warga di loket?'), await item('Dua', 'SIAPA yang mencatat pengaduan warga di loket'), await item('Tiga', 'Kapan laporan bulanan disampaikan?')];
  expect((await bank.duplicates(ratna, courseId))?.groups.map((group) => group.map(({ entry: { itemId } }) => itemId))).toEqual([[a, b]]);
  expect((await bank.nearDuplicatesOf(ratna, b)).map(({ item: { itemId }, share }) => [itemId, share])).toEqual([[a, 1]]);
  expect(await bank.nearDuplicatesOf(ratna, c)).toEqual([]);
  expect(await bank.keepApart(ratna, b, [a])).toEqual({ ok: true, value: b });
  valueOf(await bank.keepApart(dewi, a, [b]));
  expect(await bank.duplicates(ratna, courseId)).toMatchObject({ groups: [], total: 0, complete: true });
  expect(await bank.nearDuplicatesOf(ratna, a)).toEqual([]);
});

test('an import names what reads like an item of the bank or of the file, and takes it all the same', async () => {
  await item('Loket', 'Siapa yang mencatat pengaduan warga di loket?', ['Petugas', 'Kepala']);
  const bytes = new TextEncoder().encode('::Mirip::SIAPA yang mencatat pengaduan warga di loket {=Petugas ~Kepala}\n\n::Baru::Kapan laporan bulanan disampaikan? {=Awal ~Akhir}\n\n::Kembar::Kapan laporan bulanan disampaikan {=Awal ~Akhir}\n');
  const report = valueOf(await world.authoring.importItems(ratna, { courseId, bytes, dryRun: true }));
  expect(report.lines.map(({ name, status, readsLike }) => [name, status, readsLike])).toEqual([['Mirip', 'taken', 'Loket'], ['Baru', 'taken', null], ['Kembar', 'taken', 'Baru']]);
});

test('a page of twenty thousand items, and its fiftieth, come from four statements, and quickly', async () => {
  const person = ratna.personId;
  await world.test.database.query(
    `WITH made AS (INSERT INTO item (id, course_id, created_at, created_by, difficulty, tags)
       SELECT gen_random_uuid(), $1, now() + n * interval '1 ms', $2, (ARRAY['easy', 'medium', 'hard'])[n % 3 + 1], ARRAY['tag' || (n % 50)::text] FROM generate_series(1, 20000) n RETURNING id, created_at)
     INSERT INTO item_version (id, item_id, number, type, objective_code, content, maximum, created_at, created_by)
     SELECT gen_random_uuid(), id, 1, 'true-false', 'T' || (row_number() OVER () % 9), jsonb_build_object('title', 'Butir ' || row_number() OVER (),
       'stem', 'Warga nomor ' || md5(id::text) || ' mengadu tentang ' || (ARRAY['antrean', 'jalan', 'sampah', 'air'])[row_number() OVER () % 4 + 1],
       'interaction', '{"type":"true-false"}'::jsonb, 'key', '{"type":"true-false","value":true}'::jsonb, 'feedback', '{}'::jsonb, 'maximum', 100), 100, created_at, $2 FROM made`,
    [courseId, person],
  );
  await world.test.database.query(
    `INSERT INTO item_version_figures SELECT v.id, v.item_id, 1, 40, 40, 39, random(), random() * 2 - 1, '{}' FROM item_version v JOIN item i ON i.id = v.item_id WHERE i.course_id = $1 AND i.newest_number = 1`, [courseId],
  );
  await world.test.database.query('ANALYZE item, item_version, item_version_figures');
  const asked: [string, Omit<SearchBank, 'courseId'>, number][] = [
    ['newest', {}, 0], ['fiftieth page', {}, 2_450], ['a word', { text: 'antrean' }, 0], ['a rare word', { text: 'butir 19999' }, 0], ['part of a word', { text: 'ntre' }, 0],
    ['lowest facility', { sort: 'facility' }, 0], ['worst discrimination, hard, one tag', { sort: 'discrimination', difficulty: 'hard', tag: 'tag7' }, 0], ['unused', { state: 'unused' }, 0], ['working badly', { state: 'works-badly' }, 0],
  ];
  const took: string[] = [];
  for (const [name, wanted, offset] of asked) {
    world.statements.length = 0;
    const before = performance.now();
    const page = valueOf(await bank.searchBank(ratna, { courseId, ...wanted }, { first: 50, offset }));
    const ms = performance.now() - before;
    took.push(`${name} ${Math.round(ms)} ms (${page.totalCount})`);
    expect(page.rows.length).toBe(Math.min(50, page.totalCount));
    expect(world.statements.length).toBeLessThanOrEqual(4);
    expect(ms).toBeLessThan(1_500);
  }
  process.stdout.write(`bank of 20,000 items: ${took.join(', ')}\n`);
}, 60_000);
