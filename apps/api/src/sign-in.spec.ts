import { instant } from '@selaras/domain/kernel';
import request from 'supertest';
import { startTestApi, TEST_PASSWORD, type TestApi } from './testing/test-api';

const SITI = '199001012015012001';
const SIGN_IN = `mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) {
  __typename ... on SignedIn { me { name maskedNip locale unit { name } grants { role unit { name } } } } ... on Refusal { code params { name value } } } }`;

describe('Siti signs in', () => {
  let api: TestApi;
  let city: string;
  let now = Date.parse('2026-11-25T02:00:00Z');

  beforeAll(async () => {
    api = await startTestApi({ clock: () => instant(now) });
    city = await api.unit('KOTA', null, 'city');
    await api.caller({ nip: SITI, unitId: city, roles: [{ role: 'learner', unitId: city }] });
  });
  afterAll(() => api.close());

  test('with spaces in her number, and sees it masked from then on', async () => {
    const answer = await api.stranger.graphql(SIGN_IN, { nip: '19900101 201501 2 001', password: TEST_PASSWORD });
    expect(answer.data?.['signIn']).toMatchObject({ __typename: 'SignedIn', me: { maskedNip: '•••••••••••••••001', grants: [{ role: 'LEARNER' }] } });
    expect(answer.text).not.toContain(SITI);
  });

  test('her cookie cannot be read by scripts or sent from elsewhere, and ends when she signs out', async () => {
    const signedIn = await request(api.app.getHttpServer()).post('/graphql').set('x-selaras', '1').send({ query: SIGN_IN, variables: { nip: SITI, password: TEST_PASSWORD } });
    const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const session = cookie.split(';')[0] ?? '';
    const ask = (query: string) => request(api.app.getHttpServer()).post('/graphql').set('x-selaras', '1').set('cookie', session).send({ query });
    expect((await ask('{ me { name } }')).text).toContain('Siti Rahma');
    await ask('mutation { signOut }');
    expect((await ask('{ me { name } }')).body).toEqual({ data: { me: null } });
  });

  test('a wrong password and an unknown number get the same answer', async () => {
    const wrong = await api.stranger.graphql(SIGN_IN, { nip: SITI, password: 'salah' });
    const unknown = await api.stranger.graphql(SIGN_IN, { nip: '198501012010011009', password: 'salah' });
    expect(wrong.data).toEqual(unknown.data);
    expect(wrong.data?.['signIn']).toMatchObject({ code: 'SignInFailed' });
  });

  test('guessing is slowed down, and a quiet hour forgives', async () => {
    const nip = '197003031995031003';
    for (let guess = 0; guess < 5; guess += 1) await api.stranger.graphql(SIGN_IN, { nip, password: `tebakan ${guess}` });
    const slowed = await api.stranger.graphql(SIGN_IN, { nip, password: 'tebakan 6' });
    expect(slowed.data?.['signIn']).toMatchObject({ code: 'TooManyGuesses', params: [{ name: 'retryAfterSeconds', value: '2' }] });
    now += 3_601_000;
    const later = await api.stranger.graphql(SIGN_IN, { nip, password: 'tebakan 7' });
    expect(later.data?.['signIn']).toMatchObject({ code: 'SignInFailed' });
  });

  test('a class of sixty that signs in together from one office is let in', async () => {
    const nips = Array.from({ length: 60 }, (_, index) => `198002022005012${String(100 + index)}`);
    await api.test.database.query(
      `WITH people AS (INSERT INTO person (id, nip, name, employment) SELECT gen_random_uuid(), nip, 'Peserta', 'PNS' FROM unnest($1::text[]) AS nip RETURNING id)
       INSERT INTO credential (person_id, password_hash) SELECT people.id, c.password_hash FROM people, credential c JOIN person p ON p.id = c.person_id WHERE p.nip = $2`,
      [nips, SITI],
    );
    const answers = await Promise.all(nips.map((nip) => api.stranger.graphql(SIGN_IN, { nip, password: TEST_PASSWORD })));
    expect(answers.map((answer) => (answer.data?.['signIn'] as { __typename: string }).__typename)).toEqual(nips.map(() => 'SignedIn'));
  }, 30_000);

  test('a page of another site cannot ride on her session', async () => {
    const answer = await request(api.app.getHttpServer()).post('/graphql').set('content-type', 'text/plain').send('{"query":"mutation { signOut }"}');
    expect(answer.status).toBe(400);
  });

  test('five hundred aliased sign-ins are one refused request', async () => {
    const aliases = Array.from({ length: 500 }, (_, index) => `a${index}: signIn(nip: "${SITI}", password: "x${index}") { __typename }`).join(' ');
    const answer = await api.stranger.graphql(`mutation { ${aliases} }`);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeNull();
  });

  test('a query thirty levels deep is refused', async () => {
    const deep = `{ __schema { types { fields { type ${'{ ofType '.repeat(26)} { name } ${'}'.repeat(26)} } } } }`;
    expect((await api.stranger.graphql(deep)).status).toBe(400);
  });

  test('what needs a session says so', async () => {
    const answer = await api.stranger.graphql('mutation { changeLocale(locale: EN) { __typename } }');
    expect(answer.data).toBeNull();
    expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
