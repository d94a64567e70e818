import { randomUUID } from 'node:crypto';
import { type Answer, type Caller, startTestApi, type TestApi } from './testing/test-api';

/** An author's way through the API as her client goes it: over HTTP, refusals and all. */
let api: TestApi;
let ratna: Caller & { personId: string };
let city: string;
let training: string;
let rsud: string;
let igd: string;
let pupr: string;

beforeAll(async () => {
  api = await startTestApi();
  city = await api.unit('Kota', null, 'city');
  training = await api.unit('BKPSDM', city);
  rsud = await api.unit('RSUD', city);
  igd = await api.unit('IGD', rsud, 'section');
  pupr = await api.unit('PUPR', city);
  ratna = await api.caller({ nip: '199001012015012001', name: 'Ratna Dewi', unitId: training, roles: [{ role: 'instructor', unitId: city }] });
});
afterAll(() => api.close());

const VERSION = `__typename
  ... on CourseVersion {
    id status revision title jp publishedAt objectives { code text }
    modules { id position title revision objectiveCodes requiresIds files { id title url mediaType byteSize } variants { id revision label level stale pages unit { shortName } } }
    pair { passMarkPercent items { part position unit { shortName } item { itemVersionId title type number outdated content } } }
    matrixUnits { shortName }
    findings { severity code moduleId itemId unit { shortName } params { name value } }
  }
  ... on Refusal { code field params { name value } }`;

/** Sends one mutation and gives what it answered; an error of the server fails the test. */
async function mutate(caller: Caller, signature: string, call: string, variables: Record<string, unknown>, selection = VERSION): Promise<Record<string, never>> {
  const answer = await caller.graphql(`mutation(${signature}) { answer: ${call} { ${selection} } }`, variables);
  expect(answer.errors).toEqual([]);
  return (answer.data as { answer: Record<string, never> }).answer;
}

const saveItem = (courseId: string, content: unknown, itemId = randomUUID(), baseNumber: number | null = null) => {
  const itemVersionId = randomUUID();
  return mutate(ratna, '$c: ID!, $i: ID!, $v: ID!, $b: Int, $j: JSON!', 'saveItem(courseId: $c, itemId: $i, itemVersionId: $v, baseNumber: $b, objectiveCode: "T1", content: $j)',
    { c: courseId, i: itemId, v: itemVersionId, b: baseNumber, j: content },
    '__typename ... on AuthoredItem { itemId itemVersionId number title content maximum } ... on Refusal { code field params { name value } }');
};
const choice = (title: string, over: Record<string, unknown> = {}) => ({
  title, stem: `<p onclick="x()">${title}<script>alert(1)</script></p>`, interaction: { type: 'single-choice', shuffle: true, options: [{ id: 'a', text: 'Ya' }, { id: 'b', text: 'Tidak' }] },
  key: { type: 'single-choice', optionId: 'a' }, feedback: { byOption: { a: 'Tepat' } }, maximum: 100, ...over,
});

async function aPublishedCourse() {
  const ids = { c: randomUUID(), v: randomUUID() };
  await mutate(ratna, '$c: ID!, $v: ID!, $u: ID!', 'createCourse(courseId: $c, versionId: $v, ownerUnitId: $u, title: "Manajemen Pengaduan")', { ...ids, u: training });
  await mutate(ratna, '$v: ID!', 'saveVersion(versionId: $v, revision: 1, title: "Manajemen Pengaduan", summary: "", jp: 6, objectives: [{ code: "T1", text: "Memilah" }])', { v: ids.v });
  const moduleId = randomUUID();
  await mutate(ratna, '$v: ID!, $m: ID!', 'saveModule(versionId: $v, moduleId: $m, title: "Alur", estimatedMinutes: 20, objectiveCodes: ["T1"], requiresIds: [])', { v: ids.v, m: moduleId });
  for (const [unitId, level, page] of [[null, null, '<p>Inti</p>'], [rsud, null, '<p>Antrean</p>'], [rsud, 'ADVANCED', '<p>Antrean lanjut</p>']]) {
    await mutate(ratna, '$v: ID!, $m: ID!, $x: ID!, $k: VariantKeyInput!, $p: [RichText!]!', 'saveVariant(versionId: $v, moduleId: $m, variantId: $x, key: $k, label: "Teks", pages: $p)',
      { v: ids.v, m: moduleId, x: randomUUID(), k: { unitId, level }, p: [page] });
  }
  const items = [];
  for (const [title, unitId] of [['Inti 1', null], ['Inti 2', null], ['RSUD 1', rsud], ['PUPR 1', pupr]]) {
    const item = await saveItem(ids.c, choice(String(title)));
    items.push({ itemVersionId: item['itemVersionId'], part: unitId ? 'case' : 'core', unitId });
  }
  await mutate(ratna, '$v: ID!, $i: [PairItemInput!]!', 'savePair(versionId: $v, revision: 2, passMarkPercent: 70, timeLimitSeconds: 600, preAttempts: 1, postAttempts: 1, items: $i)', { v: ids.v, i: items });
  const published = await mutate(ratna, '$v: ID!', 'publishVersion(versionId: $v)', { v: ids.v });
  return { courseId: ids.c, versionId: ids.v, moduleId, published };
}

test('from an empty course to a published version, over HTTP', async () => {
  const { courseId, published } = await aPublishedCourse();
  expect(published).toMatchObject({ status: 'PUBLISHED', jp: 6, findings: [], matrixUnits: [{ shortName: 'PUPR' }, { shortName: 'RSUD' }] });
  expect(published['pair']).toMatchObject({ items: [{ part: 'core', unit: null, position: 1, item: { content: { stem: '<p>Inti 1</p>' } } }, {}, { part: 'case', unit: { shortName: 'RSUD' } }, {}] });
  const list = await ratna.graphql('{ authoredCourses { totalCount edges { cursor node { id title ownerUnit { shortName } draft { id } published { number status } } } pageInfo { hasNextPage endCursor } } }');
  expect(list.data?.['authoredCourses']).toMatchObject({ totalCount: 1, edges: [{ node: { id: courseId, draft: null, published: { number: 1, status: 'PUBLISHED' } } }] });
  expect(await mutate(ratna, '$c: ID!, $v: ID!', 'openDraft(courseId: $c, versionId: $v)', { c: courseId, v: randomUUID() })).toMatchObject({ status: 'DRAFT', revision: 1, title: 'Manajemen Pengaduan' });
});

test('an item with equal options is refused by name; malformed content names the field; neither is a fault', async () => {
  const courseId = randomUUID();
  await mutate(ratna, '$c: ID!, $v: ID!, $u: ID!', 'createCourse(courseId: $c, versionId: $v, ownerUnitId: $u, title: "Bank")', { c: courseId, v: randomUUID(), u: training });
  const alike = choice('Kembar', { interaction: { type: 'single-choice', options: [{ id: 'a', text: 'Ya' }, { id: 'b', text: '<b>Ya</b>' }] } });
  expect(await saveItem(courseId, alike)).toMatchObject({
    __typename: 'Refusal', code: 'ItemInvalid', params: expect.arrayContaining([{ name: 'problem', value: 'OptionsEqual' }, { name: 'position', value: '2' }, { name: 'otherPosition', value: '1' }]) as unknown,
  });
  for (const [content, field] of [
    [[], 'content'], [{}, 'stem'], [{ ...choice('x'), interaction: { type: 'dictation' } }, 'interaction.type'], [choice('x', { key: { type: 'single-choice', optionId: 3 } }), 'key.optionId'],
    [choice('x', { maximum: 1.5 }), 'maximum'], [choice('x', { stem: 'a\u0000b' }), 'stem'],
  ] as const) {
    expect(await saveItem(courseId, content)).toMatchObject({ code: 'ContentMalformed', field });
  }
  expect(await saveItem(courseId, choice('', { stem: '<p>Judul dari pokok soal</p>' }))).toMatchObject({ title: 'Judul dari pokok soal', number: 1 });
});

test('text that no keyboard makes is stored without it, emoji as they are', async () => {
  const ids = { c: randomUUID(), v: randomUUID() };
  const made = await mutate(ratna, '$c: ID!, $v: ID!, $u: ID!, $t: String!', 'createCourse(courseId: $c, versionId: $v, ownerUnitId: $u, title: $t)', { ...ids, u: training, t: ' Judul\u0000  👍🏽\ud800 ' });
  expect(made['title']).toBe('Judul 👍🏽');
  const moduleId = randomUUID();
  await mutate(ratna, '$v: ID!, $m: ID!', 'saveModule(versionId: $v, moduleId: $m, title: "M", estimatedMinutes: 5, objectiveCodes: [], requiresIds: [])', { v: ids.v, m: moduleId });
  const saved = await mutate(ratna, '$v: ID!, $m: ID!, $x: ID!, $p: [RichText!]!', 'saveVariant(versionId: $v, moduleId: $m, variantId: $x, key: {}, label: "𝐁", pages: $p)',
    { v: ids.v, m: moduleId, x: randomUUID(), p: ['<p>Pilih 👍🏽 atau 𝐁\u0000</p><iframe src="https://x"></iframe>'] });
  expect(saved['modules']).toMatchObject([{ variants: [{ label: '𝐁', pages: ['<p>Pilih 👍🏽 atau 𝐁</p>'] }] }]);
});

test('what blocks and what the sentence needs come with the version', async () => {
  const ids = { c: randomUUID(), v: randomUUID() };
  await mutate(ratna, '$c: ID!, $v: ID!, $u: ID!', 'createCourse(courseId: $c, versionId: $v, ownerUnitId: $u, title: "Kosong")', { ...ids, u: training });
  expect(await mutate(ratna, '$v: ID!', 'publishVersion(versionId: $v)', { v: ids.v })).toMatchObject({
    code: 'FindingsBlock', params: [{ name: 'count', value: '2' }, { name: 'findings', value: 'NoModule, NoCoreItem' }],
  });
  const moduleId = randomUUID();
  const withModule = await mutate(ratna, '$v: ID!, $m: ID!', 'saveModule(versionId: $v, moduleId: $m, title: "Alur", estimatedMinutes: 5, objectiveCodes: [], requiresIds: [])', { v: ids.v, m: moduleId });
  expect(withModule['findings']).toContainEqual({ severity: 'BLOCKS', code: 'ModuleWithoutCore', moduleId, itemId: null, unit: null, params: [{ name: 'module', value: 'Alur' }] });
  expect(await mutate(ratna, '$v: ID!, $m: ID!', 'saveModule(versionId: $v, moduleId: $m, revision: 9, title: "Lain", estimatedMinutes: 5, objectiveCodes: [], requiresIds: [])', { v: ids.v, m: moduleId })).toMatchObject({
    code: 'StaleRevision', params: [{ name: 'subject', value: 'module' }, { name: 'id', value: moduleId }, { name: 'current', value: '1' }],
  });
});

test('the preview of a place is what its learner reads and answers', async () => {
  const { versionId, moduleId } = await aPublishedCourse();
  const cohortId = randomUUID();
  await api.test.database.query(
    `INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES ($1, $2, $3, 'Angkatan 1', now() - interval '1 day', now() + interval '30 days', 'Asia/Jakarta', $4)`,
    [cohortId, versionId, city, ratna.personId],
  );
  let serial = 100;
  for (const [unitId, level] of [[igd, 'BASIC'], [igd, 'ADVANCED'], [rsud, 'ADVANCED'], [pupr, 'BASIC'], [training, 'BASIC']] as const) {
    serial += 1;
    const learner = await api.caller({ nip: `199001012015011${serial}`, unitId, roles: [{ role: 'learner', unitId: city }] });
    await api.test.database.query('UPDATE person SET level = $2 WHERE id = $1', [learner.personId, level.toLowerCase()]);
    const enrolmentId = randomUUID();
    await api.test.database.query('INSERT INTO enrolment (id, cohort_id, person_id) VALUES ($1, $2, $3)', [enrolmentId, cohortId, learner.personId]);

    const asked = await ratna.graphql(`query($v: ID!, $u: ID!, $l: Level!) { preview(versionId: $v, unitId: $u, level: $l) { coreCount caseCount modules { id pages variantLevel variantUnit { id } reason } items { itemVersionId part stem type options { id text } } } }`, { v: versionId, u: unitId, l: level });
    const preview = dataOf(asked, 'preview') as { modules: { pages: string[]; variantUnit: unknown; variantLevel: unknown }[]; items: PreviewItem[] };
    const started = await mutate(learner, '$a: ID!, $e: ID!', 'startAttempt(attemptId: $a, enrolmentId: $e, phase: PRE)', { a: randomUUID(), e: enrolmentId },
      '__typename ... on Attempt { items { itemVersionId part stem type options { id text } } } ... on Refusal { code }');
    expect(inOrder(started['items'] as unknown as PreviewItem[])).toEqual(inOrder(preview.items));
    await api.test.database.query("UPDATE attempt SET submitted_at = now(), closed_by = 'learner' WHERE enrolment_id = $1", [enrolmentId]);

    const opened = await learner.graphql('query($e: ID!, $m: ID!) { myModule(enrolmentId: $e, moduleId: $m) { ... on ModuleContent { pages variantLevel variantUnit { id } } ... on Refusal { code } } }', { e: enrolmentId, m: moduleId });
    expect(dataOf(opened, 'myModule')).toEqual({ pages: preview.modules[0]?.pages, variantLevel: preview.modules[0]?.variantLevel, variantUnit: preview.modules[0]?.variantUnit });
  }
});

interface PreviewItem { itemVersionId: string; options: { id: string }[] }
/** The order is drawn anew for each attempt; what is in it is not. */
const inOrder = (items: readonly PreviewItem[]) =>
  [...items].sort((a, b) => a.itemVersionId.localeCompare(b.itemVersionId)).map((item) => ({ ...item, options: [...item.options].sort((a, b) => a.id.localeCompare(b.id)) }));

function dataOf(answer: Answer, field: string): unknown {
  expect(answer.errors).toEqual([]);
  return answer.data?.[field];
}

test('a file that is not base64, an unknown id and a foreign role are answered plainly', async () => {
  const broken = await mutate(ratna, '$c: ID!', 'importItems(courseId: $c, fileName: "a.gift", base64: "***", dryRun: true)', { c: randomUUID() }, '... on Refusal { code field }');
  expect(broken).toEqual({ code: 'FileUnreadable', field: 'base64' });
  const unknown = await mutate(ratna, '$c: ID!, $b: String!', 'importItems(courseId: $c, fileName: "a.gift", base64: $b, dryRun: true)', { c: randomUUID(), b: Buffer.from('::a:: b {T}').toString('base64') }, '... on Refusal { code }');
  expect(unknown).toEqual({ code: 'CourseNotFound' });
  const noId = await ratna.graphql('{ courseVersion(id: "bukan-id") { id } }');
  expect(noId.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const learner = await api.caller({ nip: '199001012015011999', unitId: rsud, roles: [{ role: 'learner', unitId: city }] });
  const refused = await learner.graphql('{ authoredCourses { totalCount } }');
  expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
});
