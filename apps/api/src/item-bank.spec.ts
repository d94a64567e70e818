import { randomUUID } from 'node:crypto';
import { type Caller, startTestApi, type TestApi } from './testing/test-api';

/** Two instructors of one city work on one bank, each in a session of her own, over HTTP. */
let api: TestApi;
let ratna: Caller;
let dewi: Caller;
let stranger: Caller;
let courseId: string;

beforeAll(async () => {
  api = await startTestApi();
  const city = await api.unit('Kota', null, 'city');
  const training = await api.unit('BKPSDM', city);
  const other = await api.unit('PUPR', city);
  const instructor = (serial: number, name: string, unitId: string) => api.caller({ nip: `19900101201501200${serial}`, name, unitId, roles: [{ role: 'instructor', unitId }] });
  ratna = await instructor(1, 'Ratna Dewi', training);
  dewi = await instructor(2, 'Dewi Lestari', training);
  stranger = await instructor(3, 'Orang Lain', other);
  courseId = randomUUID();
  await ask(ratna, 'mutation($c: ID!, $v: ID!, $u: ID!) { answer: createCourse(courseId: $c, versionId: $v, ownerUnitId: $u, title: "Pengaduan") { __typename } }', { c: courseId, v: randomUUID(), u: training });
});
afterAll(() => api.close());

type Given = Readonly<Record<string, unknown>>;

/** An error of the server fails the test. */
async function ask(caller: Caller, query: string, variables: Record<string, unknown> = {}): Promise<Given> {
  const answer = await caller.graphql(query, variables);
  expect(answer.errors).toEqual([]);
  return (answer.data as { answer: Given }).answer;
}

const content = (over: Record<string, unknown> = {}) => ({
  title: 'Kanal', stem: '<p>Di mana pengaduan dicatat?</p>', interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Buku register' }, { id: 'b', text: 'Obrolan' }] },
  key: { type: 'single-choice', optionId: 'a' }, feedback: { general: 'Di buku.' }, maximum: 100, ...over,
});
const save = (caller: Caller, itemId: string, baseNumber: number | null, json: unknown) => ask(caller,
  `mutation($c: ID!, $i: ID!, $v: ID!, $b: Int, $j: JSON!) { answer: saveItem(courseId: $c, itemId: $i, itemVersionId: $v, baseNumber: $b, objectiveCode: "T1", content: $j) {
     __typename ... on AuthoredItem { number content } ... on Refusal { code params { name value } } } }`,
  { c: courseId, i: itemId, v: randomUUID(), b: baseNumber, j: json });
const record = (caller: Caller, itemId: string) => ask(caller, 'query($i: ID!) { answer: bankItem(itemId: $i) { entry { number revision learners tags difficulty } versions { number by content objectiveCode } } }', { i: itemId });
const change = (caller: Caller, items: readonly (readonly [string, number])[], wanted: string) => ask(caller,
  `mutation($c: ID!, $i: [ItemRevision!]!) { answer: changeItems(courseId: $c, items: $i, change: ${wanted}) { __typename
     ... on ItemsChanged { items { itemId revision difficulty tags archived } }
     ... on ItemsChangedMeanwhile { conflicts { theirs { itemId revision difficulty revisedBy } mine { difficulty tags } } }
     ... on Refusal { code field } } }`,
  { c: courseId, i: items.map(([itemId, revision]) => ({ itemId, revision })) });
const search = (caller: Caller, filter: string, page = '') => ask(caller, `query($c: ID!) { answer: bankItems(courseId: $c, filter: ${filter} ${page}) { totalCount tags pageInfo { endCursor hasNextPage } edges { node { itemId title revision uses { part } figures { shown } } } } }`, { c: courseId });

test('two authors open version 1; one saves the stem, the other the feedback: nothing vanishes', async () => {
  const itemId = randomUUID();
  await save(ratna, itemId, null, content());
  const [stem, feedback] = [content({ stem: '<p>Di mana pengaduan lisan dicatat?</p>' }), content({ feedback: { general: 'Selalu di buku register.' } })];
  expect(await save(ratna, itemId, 1, stem)).toMatchObject({ number: 2 });
  // Dewi's save is refused, naming who was faster; what Ratna wrote stands, and both versions can be read side by side.
  const refused = await save(dewi, itemId, 1, feedback);
  expect(refused).toMatchObject({ __typename: 'Refusal', code: 'NewerItemVersion', params: expect.arrayContaining([{ name: 'number', value: '2' }, { name: 'by', value: 'Ratna Dewi' }]) });
  expect(await record(dewi, itemId)).toMatchObject({ entry: { number: 2 }, versions: [{ number: 2, by: 'Ratna Dewi', content: stem }, { number: 1, content: content() }] });
  // Both changes in one, on top of hers: the next version.
  const both = { ...stem, feedback: feedback.feedback };
  expect(await save(dewi, itemId, 2, both)).toMatchObject({ number: 3, content: both });
  expect((await record(ratna, itemId)) as unknown).toMatchObject({ versions: [{ number: 3, by: 'Dewi Lestari', content: both }, { content: stem }, { content: content() }] });
});

test('ten saves of one version at the same moment make one version; nine are told who came first', async () => {
  const itemId = randomUUID();
  await save(ratna, itemId, null, content());
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => save(index % 2 ? ratna : dewi, itemId, 1, content({ title: `Judul ${index}` }))));
  expect(answers.filter(({ __typename }) => __typename === 'AuthoredItem')).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'NewerItemVersion')).toHaveLength(9);
  expect((await record(ratna, itemId)) as unknown).toMatchObject({ entry: { number: 2 } });
});

test('tags of many are set at once; the second author is shown what the first made of them', async () => {
  const ids = [randomUUID(), randomUUID()] as const;
  for (const [index, id] of ids.entries()) await save(ratna, id, null, content({ title: `Massal ${index}`, stem: `<p>Pertanyaan massal nomor ${index}?</p>` }));
  expect(await change(dewi, [[ids[0], 1]], '{ difficulty: HARD, addTags: ["Antrean"] }')).toMatchObject({ items: [{ revision: 2, difficulty: 'HARD', tags: ['antrean'] }] });
  const all = ids.map((id) => [id, 1] as const);
  expect(await change(ratna, all, '{ difficulty: EASY }')).toMatchObject({
    __typename: 'ItemsChangedMeanwhile', conflicts: [{ theirs: { itemId: ids[0], revision: 2, difficulty: 'HARD', revisedBy: 'Dewi Lestari' }, mine: { difficulty: 'EASY', tags: ['antrean'] } }],
  });
  expect(await change(ratna, [[ids[0], 2], [ids[1], 1]], '{ difficulty: EASY, removeTags: ["antrean"] }')).toMatchObject({ items: [{ difficulty: 'EASY', tags: [] }, { difficulty: 'EASY' }] });
  expect(await change(ratna, [[ids[0], 3]], '{ difficulty: null }')).toMatchObject({ items: [{ difficulty: null }] });
});

test('the bank is read page by page, by words and state; a page is as dear as its rows, and is read in four statements', async () => {
  const first = await search(ratna, '{ text: "PERTANYAAN" }', ', first: 1');
  expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  const next = await search(ratna, '{ text: "pertanyaan" }', `, first: 1, after: "${(first['pageInfo'] as { readonly endCursor: string }).endCursor}"`);
  expect(next).toMatchObject({ edges: [{ node: { title: 'Massal 0' } }], pageInfo: { hasNextPage: false } });
  api.statements.length = 0;
  await search(ratna, '{ state: UNUSED, sort: DISCRIMINATION }', ', first: 25');
  const few = api.statements.length;
  for (let index = 0; index < 20; index += 1) await save(ratna, randomUUID(), null, content({ title: `Lagi ${index}`, stem: `<p>Hal ke-${index} apa?</p>` }));
  api.statements.length = 0;
  expect((await search(ratna, '{ state: UNUSED, sort: DISCRIMINATION }', ', first: 25'))['edges']).toHaveLength(24);
  expect(api.statements.length).toBe(few);
  const costly = await ratna.graphql('query($c: ID!) { bankItems(courseId: $c, first: 100) { edges { node { itemId title stem type number revision tags learners overLimit archived difficulty maximum objectiveCode exposureLimit revisedAt revisedBy itemVersionId uses { part number status } figures { shown facility } } } } }', { c: courseId });
  expect(costly.errors[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
});

test('whoever has no business here finds nothing, changes nothing, and wrong input is named', async () => {
  const [entry] = (await search(ratna, '{}'))['edges'] as unknown as { node: { itemId: string } }[];
  const itemId = entry?.node.itemId ?? '';
  expect(await search(stranger, '{}')).toMatchObject({ totalCount: 0, edges: [] });
  expect(await record(stranger, itemId)).toBeNull();
  expect(await change(stranger, [[itemId, 1]], '{ archived: true }')).toMatchObject({ code: 'CourseNotFound' });
  expect((await api.stranger.graphql('query($c: ID!) { bankItems(courseId: $c) { totalCount } }', { c: courseId })).errors).toHaveLength(1);
  for (const [query, code] of [['bankItem(itemId: "x") { entry { number } }', 'BAD_USER_INPUT'], [`bankItems(courseId: "${courseId}", filter: { type: "riddle" }) { totalCount }`, 'BAD_USER_INPUT'], [`bankItems(courseId: "${courseId}", first: 0) { totalCount }`, 'BAD_USER_INPUT']] as const) {
    expect((await ratna.graphql(`{ answer: ${query} }`)).errors[0]?.extensions.code).toBe(code);
  }
  const odd = await ratna.graphql('query($c: ID!, $f: BankFilter) { bankItems(courseId: $c, filter: $f) { totalCount } }', { c: courseId, f: { text: '\u0000\ud800 %_\\', tag: '\u0000' } });
  expect(odd).toMatchObject({ status: 200, errors: [], data: { bankItems: { totalCount: 0 } } });
  expect(await change(ratna, [[itemId, 1]], '{ exposureLimit: -1 }')).toMatchObject({ code: 'OutOfRange', field: 'exposureLimit' });
});

test('a copy of an item is found beside it, and stays apart once somebody said so', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const stem = '<p>Siapa yang menandatangani surat jawaban atas pengaduan warga?</p>';
  await save(ratna, one, null, content({ title: 'Satu', stem }));
  await save(dewi, two, null, content({ title: 'Dua', stem: stem.toUpperCase().replaceAll('P>', 'p>') }));
  const near = (id: string) => ask(ratna, 'query($i: ID!) { answer: nearDuplicates(itemId: $i) { share entry { itemId } } }', { i: id });
  expect(await near(two)).toEqual([{ share: 1, entry: { itemId: one } }]);
  const groups = () => ask(ratna, 'query($c: ID!) { answer: duplicateItems(courseId: $c) { complete groups { items { entry { itemId } content } } } }', { c: courseId });
  const has = (found: Given, id: string) => JSON.stringify(found).includes(id);
  expect(has(await groups(), one)).toBe(true);
  expect(await ask(dewi, 'mutation($i: ID!, $o: [ID!]!) { answer: keepItemsApart(itemId: $i, otherIds: $o) { __typename } }', { i: one, o: [two] })).toEqual({ __typename: 'Done' });
  expect(await near(two)).toEqual([]);
  expect(has(await groups(), one)).toBe(false);
});
