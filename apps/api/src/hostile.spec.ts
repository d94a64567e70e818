import { randomUUID } from 'node:crypto';
import { DatabaseUnreachable } from '@selaras/adapters/persistence';
import request from 'supertest';
import { type Answer, type Caller, startTestApi, type TestApi } from './testing/test-api';

/** Nothing that is sent may end in a fault of the server. */
function codeOf(answer: Answer, field: string): unknown {
  return answer.errors[0]?.extensions.code ?? (answer.data?.[field] as { code?: string } | null)?.code ?? 'done';
}

describe('a careless or hostile caller', () => {
  let api: TestApi;
  let city: string, north: string, south: string;
  let admin: Caller & { personId: string; cookie: string };
  let author: Caller & { personId: string };

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.unit('KOTA', null, 'city');
    north = await api.unit('UTARA', city);
    south = await api.unit('SELATAN', city);
    admin = await api.caller({ nip: '198001012005011001', unitId: city, roles: [{ role: 'administrator', unitId: city }] });
    author = await api.caller({ nip: '198101012005011002', unitId: city, roles: [{ role: 'instructor', unitId: city }] });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => api.close());

  const SAVE_UNIT = `mutation($id: ID!, $parent: ID!, $name: String!) {
    saveUnit(unitId: $id, parentId: $parent, code: $name, name: $name, shortName: $name, kind: "division") { ... on WorkUnit { name } ... on Refusal { code } } }`;

  test('sends texts that no database stores, or that nobody sees', async () => {
    const save = (name: string) => admin.graphql(SAVE_UNIT, { id: randomUUID(), parent: city, name });
    expect((await save('Bi\u0000dang 👍🏽\ud800')).data).toEqual({ saveUnit: { name: 'Bidang 👍🏽' } });
    for (const nothing of ['\u0000', '\u200b', '\ufeff ', '']) expect(codeOf(await save(nothing), 'saveUnit')).toBe('Required');
  });

  test('searches for what no name holds', async () => {
    const search = (text: string) => admin.graphql('query($s: String) { people(search: $s) { totalCount } }', { s: text });
    expect((await search('Si\u0000ti')).data).toEqual({ people: { totalCount: 2 } });
    expect(codeOf(await search('x'.repeat(1_000_000)), 'people')).toBe('BAD_USER_INPUT');
  });

  test('names days and moments that no calendar has', async () => {
    const assign = (from: string) => admin.graphql(
      'mutation($a: ID!, $p: ID!, $u: ID!, $f: Date!) { assignPerson(assignmentId: $a, personId: $p, unitId: $u, kind: "definitive", from: $f) { ... on Refusal { code } } }',
      { a: randomUUID(), p: author.personId, u: city, f: from },
    );
    for (const day of ['0000-01-01', '2026-02-30', '99999-01-01', '2026-1-1', '']) expect(codeOf(await assign(day), 'assignPerson')).toBe('DateInvalid');
    const open = await admin.graphql(
      'mutation($c: ID!, $u: ID!) { createCohort(cohortId: $c, versionId: $c, unitId: $u, name: "A", opensAt: "2026-02-30T00:00:00Z", closesAt: "2026-04-01T00:00:00Z", zone: "Asia/Jakarta") { ... on Refusal { code } } }',
      { c: randomUUID(), u: city },
    );
    expect(codeOf(open, 'createCohort')).toBe('BAD_USER_INPUT');
  });

  test('sends pages that are no texts', async () => {
    const SAVE = 'mutation($id: ID!, $p: [RichText!]!) { saveVariant(versionId: $id, moduleId: $id, variantId: $id, key: {}, label: "", pages: $p) { ... on Refusal { code } } }';
    expect(codeOf(await author.graphql(SAVE, { id: randomUUID(), p: ['<p>a</p>'] }), 'saveVariant')).toBe('VersionNotFound');
    for (const page of [1, {}, [], true]) {
      expect((await author.graphql(SAVE, { id: randomUUID(), p: [page] })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const many = await author.graphql(SAVE, { id: randomUUID(), p: Array(1_000).fill({}) });
    expect([many.status, ...new Set(many.errors.map(({ extensions }) => extensions.code))]).toEqual([400, 'BAD_USER_INPUT', 'BAD_REQUEST']);
  });

  test('moves a person to two units at once: in the end she is in one', async () => {
    const MOVE = 'mutation($a: ID!, $p: ID!, $u: ID!) { assignPerson(assignmentId: $a, personId: $p, unitId: $u, kind: "definitive", from: "2026-03-01") { __typename ... on Refusal { code } } }';
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => admin.graphql(MOVE, { a: randomUUID(), p: author.personId, u: index % 2 ? north : south })));
    expect([...new Set(answers.map((answer) => codeOf(answer, 'assignPerson')))]).toEqual(['done']);
    const rows = await api.test.database.query(`SELECT 1 FROM unit_assignment WHERE person_id = $1 AND period @> '2026-03-01'::date`, [author.personId]);
    expect(rows).toHaveLength(1);
  });

  test('puts a query into an address, or sends more than is taken', async () => {
    const server = api.app.getHttpServer();
    for (const method of ['get', 'put', 'delete'] as const) {
      const answer = await request(server)[method]('/graphql?query={me{name}}').set('x-selaras', '1').set('cookie', admin.cookie);
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST']);
    }
    const large = await request(server).post('/graphql').set('x-selaras', '1').send({ query: '{ me { name } }', variables: { x: 'y'.repeat(9_000_000) } });
    expect([large.status, large.text]).toEqual([413, expect.stringContaining('larger than 8mb')]);
  });

  test('sends two operations and names none', async () => {
    const answer = await admin.graphql('query A { me { name } } query B { me { name } }');
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, expect.stringContaining('operation name')]);
  });

  test('shares a cache with others: nothing of a person stays in it', async () => {
    const server = api.app.getHttpServer();
    const answers = [
      await request(server).post('/graphql').set('x-selaras', '1').set('cookie', admin.cookie).send({ query: '{ me { name } }' }),
      await request(server).get(`/exports/evaluations/${randomUUID()}.csv`).set('cookie', admin.cookie),
      await request(server).get(`/files/${randomUUID()}`),
      await request(server).get('/healthz'),
    ];
    for (const answer of answers) expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('asks while the database restarts, and again when it is back', async () => {
    const ask = () => admin.graphql('{ unitTree { depth } }');
    const server = api.app.getHttpServer();
    const gone = jest.spyOn(api.test.database, 'query').mockRejectedValue(new DatabaseUnreachable(new Error('Connection terminated unexpectedly')));
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const unavailable = await ask();
    expect(unavailable.errors[0]?.extensions.code).toBe('TEMPORARILY_UNAVAILABLE');
    const unknownSession = await request(server).get(`/files/${randomUUID()}`).set('cookie', 'selaras_session=another');
    expect([unknownSession.status, unknownSession.headers['retry-after']]).toEqual([503, '3']);
    gone.mockRestore();
    expect((await ask()).errors).toEqual([]);
  });
});
