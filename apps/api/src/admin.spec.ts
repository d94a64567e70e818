import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi, type Caller } from './testing/test-api';

describe('the administrator of Dukcapil', () => {
  let api: TestApi;
  let city: string, dukcapil: string, satpol: string;
  let admin: Caller & { personId: string };
  let outsider: Caller & { personId: string };

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.unit('KOTA', null, 'city');
    dukcapil = await api.unit('DUKCAPIL', city);
    satpol = await api.unit('SATPOL', city);
    admin = await api.caller({ nip: '198001012005011001', name: 'Ani', unitId: dukcapil, roles: [{ role: 'administrator', unitId: dukcapil }] });
    outsider = await api.caller({ nip: '198101012005011002', name: 'Budi', unitId: satpol, roles: [{ role: 'learner', unitId: satpol }] });
  });
  afterAll(() => api.close());

  const PEOPLE = 'query($search: String, $after: String) { people(search: $search, first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { name maskedNip unit { code } } } } }';

  test('adds a unit, a person and her role, and finds them again page by page', async () => {
    const unitId = randomUUID();
    const saved = await admin.graphql(
      'mutation($id: ID!, $parent: ID!) { saveUnit(unitId: $id, parentId: $parent, code: "DUKCAPIL-1", name: "Bidang Pelayanan", shortName: "Pelayanan", kind: "division") { __typename ... on WorkUnit { name } } }',
      { id: unitId, parent: dukcapil },
    );
    expect(saved.data?.['saveUnit']).toEqual({ __typename: 'WorkUnit', name: 'Bidang Pelayanan' });

    const ADD = `mutation($id: ID!, $nip: String!, $name: String!, $unit: ID!) { addPerson(personId: $id, nip: $nip, name: $name, level: BASIC, unitId: $unit, from: "2026-01-05", password: "sepuluh huruf") {
      __typename ... on PersonRow { maskedNip assignments { from until unit { code } } grants { role } } ... on Refusal { code field } } }`;
    const added = await admin.graphql(ADD, { id: randomUUID(), nip: '199505052020122001', name: "Ma'ruf O’Neil", unit: unitId });
    expect(added.data?.['addPerson']).toMatchObject({ __typename: 'PersonRow', maskedNip: '•••••••••••••••001', assignments: [{ from: '2026-01-05', until: null }], grants: [{ role: 'LEARNER' }] });
    const again = await admin.graphql(ADD, { id: randomUUID(), nip: '199505052020122001', name: 'Orang lain', unit: unitId });
    expect(again.data?.['addPerson']).toEqual({ __typename: 'Refusal', code: 'NipTaken', field: 'nip' });
    await admin.graphql(ADD, { id: randomUUID(), nip: '199606062021211002', name: 'Dewi', unit: dukcapil });

    const first = await admin.graphql(PEOPLE);
    expect(first.data?.['people']).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, edges: [{ node: { name: 'Ani' } }, { node: { name: 'Dewi' } }] });
    const { endCursor } = (first.data?.['people'] as { pageInfo: { endCursor: string } }).pageInfo;
    const second = await admin.graphql(PEOPLE, { after: endCursor });
    expect(second.data?.['people']).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{ node: { name: "Ma'ruf O’Neil", unit: { code: 'DUKCAPIL-1' } } }] });
    expect((await admin.graphql(PEOPLE, { search: 'o’n' })).data?.['people']).toMatchObject({ totalCount: 1 });
    expect((await admin.graphql(PEOPLE, { search: '%' })).data?.['people']).toMatchObject({ totalCount: 0 });
    for (const search of ['211002', '19960606 202121 1 002', '1 002 ']) {
      expect((await admin.graphql(PEOPLE, { search })).data?.['people']).toMatchObject({ totalCount: 1, edges: [{ node: { name: 'Dewi' } }] });
    }
    // The beginning of a number is a birth date: not searched by.
    expect((await admin.graphql(PEOPLE, { search: '19960606' })).data?.['people']).toMatchObject({ totalCount: 0 });
  });

  test('sees nothing of Satpol PP by any route', async () => {
    expect((await admin.graphql('query($id: ID!) { person(id: $id) { name } }', { id: outsider.personId })).data).toEqual({ person: null });
    const tree = await admin.graphql('{ unitTree { unit { code } depth people } }');
    expect(tree.text).not.toContain('SATPOL');
    const assigned = await admin.graphql(
      'mutation($a: ID!, $p: ID!, $u: ID!) { assignPerson(assignmentId: $a, personId: $p, unitId: $u, kind: "definitive", from: "2026-02-01") { ... on Refusal { code } } }',
      { a: randomUUID(), p: outsider.personId, u: dukcapil },
    );
    expect(assigned.data).toEqual({ assignPerson: { code: 'PersonNotFound' } });
    const taken = await admin.graphql(
      'mutation($u: ID!, $parent: ID!) { saveUnit(unitId: $u, parentId: $parent, code: "X", name: "X", shortName: "X", kind: "agency") { ... on Refusal { code } } }',
      { u: satpol, parent: dukcapil },
    );
    expect(taken.data).toEqual({ saveUnit: { code: 'UnitNotFound' } });
  });

  test('moves a person: the old assignment ends the day before, the new one begins', async () => {
    const ASSIGN = `mutation($a: ID!, $p: ID!, $u: ID!, $from: Date!) { assignPerson(assignmentId: $a, personId: $p, unitId: $u, kind: "definitive", from: $from) {
      ... on PersonRow { assignments { from until } } ... on Refusal { code field } } }`;
    const moved = await admin.graphql(ASSIGN, { a: randomUUID(), p: admin.personId, u: dukcapil, from: '2026-03-01' });
    expect(moved.data?.['assignPerson']).toEqual({ assignments: [{ from: '2026-03-01', until: null }, { from: '2020-01-01', until: '2026-02-28' }] });
    expect((await admin.graphql(ASSIGN, { a: randomUUID(), p: admin.personId, u: dukcapil, from: '2026-02-30' })).data?.['assignPerson']).toEqual({ code: 'DateInvalid', field: 'from' });
  });

  test('finds a person who comes next month, and one whose assignment has ended, until each works elsewhere', async () => {
    const ADD = `mutation($id: ID!, $nip: String!, $unit: ID!, $from: Date!) { addPerson(personId: $id, nip: $nip, name: "Yanti", level: BASIC, unitId: $unit, from: $from, password: "sepuluh huruf") {
      __typename ... on PersonRow { unit { code } assignments { from } } } }`;
    const id = randomUUID();
    const added = await admin.graphql(ADD, { id, nip: '199707072022032003', unit: dukcapil, from: '2099-01-01' });
    expect(added.data?.['addPerson']).toEqual({ __typename: 'PersonRow', unit: null, assignments: [{ from: '2099-01-01' }] });

    const ASSIGN = 'mutation($a: ID!, $p: ID!, $u: ID!, $until: Date) { assignPerson(assignmentId: $a, personId: $p, unitId: $u, kind: "definitive", from: "2024-01-01", until: $until) { __typename } }';
    const leaver = randomUUID();
    await admin.graphql(ADD, { id: leaver, nip: '199808082022032004', unit: dukcapil, from: '2024-01-01' });
    expect((await admin.graphql(ASSIGN, { a: randomUUID(), p: leaver, u: dukcapil, until: '2024-06-30' })).data).toEqual({ assignPerson: { __typename: 'PersonRow' } });
    const NAME = 'query($id: ID!) { person(id: $id) { name } }';
    expect((await admin.graphql(NAME, { id: leaver })).data).toEqual({ person: { name: 'Yanti' } });
    await api.test.database.query(`INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, '[2025-01-01,)')`, [leaver, satpol]);
    expect((await admin.graphql(NAME, { id: leaver })).data).toEqual({ person: null });
  });

  test('cannot give up the last administrator', async () => {
    const answer = await admin.graphql('mutation($p: ID!, $u: ID!) { revokeRole(personId: $p, role: ADMINISTRATOR, unitId: $u) { ... on Refusal { code } } }', { p: admin.personId, u: dukcapil });
    expect(answer.data).toEqual({ revokeRole: { code: 'LastAdministrator' } });
  });

  test('two administrators who take the role from each other at the same moment: one keeps it', async () => {
    const REVOKE = 'mutation($p: ID!, $u: ID!) { revokeRole(personId: $p, role: ADMINISTRATOR, unitId: $u) { __typename } }';
    for (let round = 0; round < 5; round += 1) {
      const unitId = await api.unit(`RACE${round}`, null);
      const nip = (last: number) => `1978010120050110${round}${last}`;
      const [one, other] = await Promise.all([1, 2].map((last) => api.caller({ nip: nip(last), unitId, roles: [{ role: 'administrator', unitId }] })));
      await Promise.all([one?.graphql(REVOKE, { p: other?.personId, u: unitId }), other?.graphql(REVOKE, { p: one?.personId, u: unitId })]);
      const left = await api.test.database.query(`SELECT 1 FROM role_grant WHERE unit_id = $1 AND role = 'administrator' AND period @> (now() AT TIME ZONE 'Asia/Jakarta')::date`, [unitId]);
      expect(left).toHaveLength(1);
    }
  });

  test('a learner is kept out of every query and mutation of hers', async () => {
    for (const query of ['{ unitTree { depth } }', '{ people { totalCount } }', '{ cohorts { totalCount } }', '{ hours(year: 2026) { year } }']) {
      const answer = await outsider.graphql(query);
      expect([answer.data, answer.errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  test('one page of people costs the same number of statements whatever their number', async () => {
    api.statements.length = 0;
    await admin.graphql(PEOPLE);
    const forTwo = api.statements.length;
    api.statements.length = 0;
    await admin.graphql('{ people(first: 50) { edges { node { name assignments { from } grants { role } enrolments { stepsDone } } } } }');
    expect(api.statements.length).toBe(forTwo);
  });

  test('a malformed id names its field and is no fault of ours', async () => {
    const answer = await admin.graphql('{ person(id: "1; DROP TABLE person") { name } }');
    expect(answer.errors[0]).toMatchObject({ message: 'id: is not an id', extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('two moves that would close a loop between them cannot both happen', async () => {
    const a = await api.unit('A', dukcapil, 'division');
    const b = await api.unit('B', dukcapil, 'division');
    const MOVE = 'mutation($u: ID!, $p: ID!, $c: String!) { saveUnit(unitId: $u, parentId: $p, code: $c, name: $c, shortName: $c, kind: "division") { __typename ... on Refusal { code } } }';
    const answers = await Promise.all([admin.graphql(MOVE, { u: a, p: b, c: 'A' }), admin.graphql(MOVE, { u: b, p: a, c: 'B' })]);
    const outcomes = answers.map((answer) => answer.data?.['saveUnit'] as { __typename: string; code?: string });
    expect(outcomes.filter((outcome) => outcome.__typename === 'WorkUnit')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.code)).toMatchObject({ code: 'UnitLoop' });
  });
});
