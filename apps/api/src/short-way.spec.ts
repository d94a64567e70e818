import { randomUUID } from 'node:crypto';
import { plusSeconds, type EnrolmentId, type Instant, type PersonId } from '@selaras/domain/kernel';
import request from 'supertest';
import { SEED_OPENS, seedCourse, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { startTestApi, type Caller, type TestApi } from './testing/test-api';

const RECORD = `mutation Record($id: ID!, $steps: [StepInput!]!) { recordResponses(attemptId: $id, steps: $steps) {
  __typename ... on Recorded { receipts { stepId sequence recordedAt hash } serverTime dueAt } ... on Refusal { code field params { name value } } } }`;
/** Asked for by those who want the whole way. */
const UNUSUAL_ACCEPT = 'application/json, */*;q=0.5';

let api: TestApi;
let course: SeededCourse;
let now: Instant;
let siti: Caller & { readonly personId: string; readonly cookie: string };
let attemptId: string;
let serial = 0;

beforeAll(async () => {
  now = plusSeconds(SEED_OPENS, 3_600);
  api = await startTestApi({ clock: () => now });
  course = await seedCourse(api.test.database);
});
afterAll(() => api?.close());
beforeEach(async () => {
  now = plusSeconds(SEED_OPENS, 3_600);
  serial += 1;
  siti = await api.caller({ nip: `19850101201503${2100 + serial}`, unitId: course.units.counter, roles: [{ role: 'learner', unitId: course.units.city }] });
  const personId = siti.personId as PersonId;
  const enrolmentId: EnrolmentId = (await course.enrol({ person: { personId, nip: '', actor: { personId, grants: [] } } })).enrolmentId;
  attemptId = randomUUID();
  await siti.graphql(`mutation($id: ID!, $e: ID!) { startAttempt(attemptId: $id, enrolmentId: $e, phase: PRE) { __typename } }`, { id: attemptId, e: enrolmentId });
});

const aStep = (response: unknown = { type: 'numeric', text: '3' }, extra: Record<string, unknown> = {}) =>
  ({ stepId: randomUUID(), itemVersionId: course.items.days, response, answeredAt: '2026-11-02T02:00:00.000Z', ...extra });

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cookie?: string | null;
}
async function send(variables: unknown, { headers = {}, body, cookie = siti.cookie }: Sent = {}) {
  const call = request(api.app.getHttpServer()).post('/graphql').set({ 'x-selaras': '1', 'content-type': 'application/json', ...headers });
  if (cookie) void call.set('cookie', cookie);
  return call.send((body ?? { query: RECORD, variables }) as object);
}
/** The framework marks what it sends with an entity tag; the short way has no use for one. */
const wayOf = (response: { headers: Record<string, string> }) => (response.headers['etag'] === undefined ? 'short' : 'whole');
const sendTheWholeWay = (variables: unknown, sent: Sent = {}) => send(variables, { ...sent, headers: { accept: UNUSUAL_ACCEPT } });
/** After this, the document is known to have passed every check. */
const makeKnown = () => send({ id: attemptId, steps: [] });

test('a document takes the whole way the first time, the short one from then on, with the same answer and the same headers', async () => {
  const fresh = RECORD.replace('Record(', `Record${serial}(`);
  const steps = [aStep(), aStep({ type: 'numeric', text: '3,145' }, { flagged: true })];
  const body = { query: fresh, operationName: `Record${serial}`, variables: { id: attemptId, steps } };
  const [first, second] = [await send(null, { body }), await send(null, { body })];
  expect([wayOf(first), wayOf(second)]).toEqual(['whole', 'short']);
  expect(second.status).toBe(200);
  expect(second.text).toBe(first.text);
  expect(second.body).toMatchObject({ data: { recordResponses: { __typename: 'Recorded', receipts: [{ sequence: 1 }, { sequence: 2 }] } } });
  const constant = ({ headers }: { headers: Record<string, string> }) => {
    const { date: _date, etag: _etag, ...others } = headers;
    return others;
  };
  expect(constant(second)).toEqual(constant(first));
});

test('a refusal of the domain comes the short way, word for word', async () => {
  await makeKnown();
  for (const steps of [
    [aStep({ type: 'true-false', value: true })],
    [{ ...aStep(), itemVersionId: randomUUID() }],
    [aStep({ type: 'numeric', text: 'a\u0000b' })],
    [aStep({ type: 'numeric', text: '\ud800' })],
    [aStep(null)],
  ]) {
    const [short, whole] = [await send({ id: attemptId, steps }), await sendTheWholeWay({ id: attemptId, steps })];
    expect([wayOf(short), wayOf(whole)]).toEqual(['short', 'whole']);
    expect(short.text).toBe(whole.text);
    expect(short.body).toMatchObject({ data: { recordResponses: { __typename: 'Refusal' } } });
  }
});

test('whatever is an error takes the whole way and says the same there', async () => {
  await makeKnown();
  const stranger = { cookie: null };
  const author = await api.caller({ nip: `19850101201503${2900 + serial}`, unitId: course.units.counter, roles: [{ role: 'instructor', unitId: course.units.city }] });
  const cases: readonly (readonly [unknown, Sent, string])[] = [
    [{ id: attemptId, steps: [aStep()] }, stranger, 'UNAUTHENTICATED'],
    [{ id: attemptId, steps: [aStep()] }, { cookie: 'selaras_session=made-up' }, 'UNAUTHENTICATED'],
    [{ id: attemptId, steps: [aStep()] }, { cookie: author.cookie }, 'FORBIDDEN'],
    [{ id: attemptId, steps: [{ ...aStep(), stepId: 'not an id' }] }, {}, 'BAD_USER_INPUT'],
    [{ id: attemptId, steps: [{ ...aStep(), score: 100 }] }, {}, 'BAD_USER_INPUT'],
    [{ id: attemptId }, {}, 'BAD_USER_INPUT'],
    [{ id: attemptId, steps: 'none' }, {}, 'BAD_USER_INPUT'],
  ];
  for (const [variables, sent, code] of cases) {
    const [response, whole] = [await send(variables, sent), await sendTheWholeWay(variables, sent)];
    expect(wayOf(response)).toBe('whole');
    expect({ status: response.status, body: response.body }).toEqual({ status: whole.status, body: whole.body });
    expect(response.body.errors[0].extensions.code).toBe(code);
  }
  const [row] = await api.test.database.query<{ n: number }>('SELECT count(*)::int AS n FROM attempt_step WHERE attempt_id = $1', [attemptId]);
  expect(row?.n).toBe(0);
});

test('what is not plainly one of these requests is never taken for one', async () => {
  await makeKnown();
  const steps = [aStep()];
  const bodies = [
    { query: RECORD, operationName: 'Another', variables: { id: attemptId, steps } },
    { query: RECORD, variables: [attemptId] },
    { query: RECORD, variables: { id: attemptId, steps }, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    { query: '{ me { name } }' },
    { query: '{ serverTime me { name } }' },
    { query: '{ ...Root } fragment Root on Query { serverTime }' },
    { query: '{ serverTime } query Another { serverTime }', operationName: 'Another' },
    { query: 5 },
    [],
    {},
    'no JSON at all {',
  ];
  for (const body of bodies) expect(wayOf(await send(null, { body }))).toBe('whole');
  const withoutHeader = await request(api.app.getHttpServer()).post('/graphql').set('cookie', siti.cookie).type('form').send({ query: RECORD });
  expect(withoutHeader.status).toBe(400);
});

test('what a class asks for in the same hour comes the short way too, compressed for whom it is compressed otherwise', async () => {
  const look = 'query Look($id: ID!) { myAttempt(id: $id) { id dueAt items { itemVersionId position part stem type options { id text } response flagged } } myEnrolments { id courseTitle courseSummary } }';
  const whole = await sendTheWholeWay(null, { body: { query: look, variables: { id: attemptId } } });
  expect(whole.body.data.myAttempt.items).toHaveLength(5);
  for (const encoding of ['identity', 'gzip', 'gzip, deflate, br', 'br;q=0.5, gzip;q=0']) {
    const short = await send(null, { body: { query: look, variables: { id: attemptId } }, headers: { 'accept-encoding': encoding } });
    expect(wayOf(short)).toBe('short');
    expect(short.headers['content-encoding']).toBe(({ gzip: 'gzip', 'gzip, deflate, br': 'br' } as Record<string, string>)[encoding]);
    // Nobody here unpacks brotli: that it is there is enough.
    if (short.headers['content-encoding'] !== 'br') expect(short.text).toBe(whole.text);
  }
  for (let time = 0; time < 2; time += 1) expect((await send(null, { body: { query: '{ serverTime myHours { year } }' } })).body).toMatchObject({ data: { myHours: { year: 2026 } } });
});

test('starting and handing in twice, once each way, is starting and handing in once', async () => {
  const submit = 'mutation($id: ID!) { submitAttempt(attemptId: $id) { __typename ... on Submitted { submittedAt closedBy receipt } } }';
  const responses = [await send(null, { body: { query: submit, variables: { id: attemptId } } }), await send(null, { body: { query: submit, variables: { id: attemptId } } })];
  expect(responses.map(wayOf)).toEqual(['whole', 'short']);
  expect(responses[1]?.body).toEqual(responses[0]?.body);
  const other = 'mutation($id: ID!) { a: submitAttempt(attemptId: $id) { __typename } b: signOut }';
  for (let time = 0; time < 2; time += 1) expect(wayOf(await send(null, { body: { query: other, variables: { id: randomUUID() } } }))).toBe('whole');
});

test('ten megabytes and broken requests get an answer, and the next save works', async () => {
  await makeKnown();
  const large = await send({ id: attemptId, steps: [aStep({ type: 'short-text', text: 'x'.repeat(10_000_000) })] });
  expect(large.status).toBe(413);
  const broken = await send(null, { body: '{"query": "mutation' });
  expect(broken.status).toBe(400);
  const good = await send({ id: attemptId, steps: [aStep()] });
  expect(good.body).toMatchObject({ data: { recordResponses: { receipts: [{ sequence: 1 }] } } });
});

test('a database that goes away for a moment is a fault with a reference; sending again records the answer once', async () => {
  await makeKnown();
  const steps = [aStep()];
  const { database } = api.test;
  const query = jest.spyOn(database.byKey, 'query').mockRejectedValue(new Error('the connection was lost'));
  const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const failed = await send({ id: attemptId, steps });
  query.mockRestore();
  complaints.mockRestore();
  expect(failed.body.errors[0].extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) as string });
  for (let time = 0; time < 2; time += 1) {
    expect((await send({ id: attemptId, steps })).body).toMatchObject({ data: { recordResponses: { receipts: [{ sequence: 1 }] } } });
  }
});
