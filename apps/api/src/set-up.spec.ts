import { secrets } from '@selaras/adapters/identity';
import { PostgresIdentityStore } from '@selaras/adapters/persistence';
import { makeOfferSetUp } from '@selaras/application/identity';
import { startTestApi, type TestApi } from './testing/test-api';

const SET_UP = `mutation($code: String!, $nip: String!, $password: String!) {
  setUp(code: $code, organisation: "Pemerintah Kota Wanasari", shortName: "Kota Wanasari", zone: "Asia/Jakarta", nip: $nip, name: "Ratna", password: $password) {
    __typename ... on SignedIn { me { name unit { name } grants { role } } } ... on Refusal { code field } } }`;

describe('a city begins with nothing', () => {
  let api: TestApi;
  let code: string;
  const nip = '198806172012122001';
  const password = 'sepuluh huruf lebih';

  beforeAll(async () => {
    api = await startTestApi();
    code = (await makeOfferSetUp({ store: new PostgresIdentityStore(api.test.database), secrets })()) ?? '';
  });
  afterAll(() => api.close());

  test('only the code printed at the start opens it, typed as people type', async () => {
    expect((await api.stranger.graphql('{ needsSetUp }')).data).toEqual({ needsSetUp: true });
    const answer = async (variables: Record<string, string>) => (await api.stranger.graphql(SET_UP, { code, nip, password, ...variables })).data?.['setUp'];
    expect(await answer({ code: 'ABCD-EFGH-JKLM' })).toEqual({ __typename: 'Refusal', code: 'SetUpCodeWrong', field: 'code' });
    expect(await answer({ password: 'pendek' })).toEqual({ __typename: 'Refusal', code: 'PasswordTooShort', field: 'password' });
    expect(await answer({ nip: '1' })).toMatchObject({ code: 'NipMalformed' });

    const typed = code.toLowerCase().replaceAll('-', ' ');
    const answers = await Promise.all([answer({ code: typed }), answer({ code: typed, nip: '198511092010012003' })]);
    expect(answers).toContainEqual({ __typename: 'SignedIn', me: { name: 'Ratna', unit: { name: 'Pemerintah Kota Wanasari' }, grants: [{ role: 'ADMINISTRATOR' }] } });
    expect(answers).toContainEqual({ __typename: 'Refusal', code: 'AlreadySetUp', field: null });
    expect(await answer({})).toMatchObject({ code: 'AlreadySetUp' });
    expect((await api.stranger.graphql('{ needsSetUp }')).data).toEqual({ needsSetUp: false });
  });

  test('no new code is given out once somebody is known', async () => {
    expect(await makeOfferSetUp({ store: new PostgresIdentityStore(api.test.database), secrets })()).toBeNull();
  });
});
