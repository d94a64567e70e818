import { ApiProblem } from './api-problem';
import { GraphqlClient, type OperationDocument } from './graphql-client';

const QUESTION: OperationDocument<{ readonly serverTime: string }, Record<string, never>> = { toString: () => 'query { serverTime }' };

function answering(...answers: Array<{ status?: number; body?: unknown; html?: boolean } | 'no network'>) {
  const fetched = jest.fn<Promise<Response>, [string, RequestInit]>();
  for (const answer of answers) {
    if (answer === 'no network') fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    else {
      const { status = 200, body, html = false } = answer;
      const json = async () => (html ? JSON.parse('<html>') : body) as unknown;
      fetched.mockResolvedValueOnce({ ok: status < 400, status, json } as unknown as Response);
    }
  }
  globalThis.fetch = fetched as unknown as typeof fetch;
  return fetched;
}

async function problemOf(run: Promise<unknown>): Promise<ApiProblem> {
  return run.then(
    () => Promise.reject(new Error('there was an answer')),
    (problem: unknown) => (problem instanceof ApiProblem ? problem : Promise.reject(problem)),
  );
}

test('an answer comes back as its data, asked with the header that other sites cannot set', async () => {
  const fetched = answering({ body: { data: { serverTime: 'now' } } });
  await expect(new GraphqlClient().run(QUESTION)).resolves.toEqual({ serverTime: 'now' });
  const [url, request] = fetched.mock.calls[0] ?? [];
  expect(url).toBe('/graphql');
  expect(request).toMatchObject({ method: 'POST', credentials: 'same-origin', headers: { 'x-selaras': '1' } });
});

test.each([
  ['no network', ['no network'] as const, 'offline'],
  ['a proxy in front of a stopped server', [{ status: 502, html: true }], 'offline'],
  ['a database that restarts', [{ body: { errors: [{ message: 'x', extensions: { code: 'TEMPORARILY_UNAVAILABLE' } }] } }], 'offline'],
  ['a fault of the server', [{ body: { errors: [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR', reference: 'ab12' } }] } }], 'fault'],
  ['a page that is not for this role', [{ status: 403, body: { errors: [{ message: 'x', extensions: { code: 'FORBIDDEN' } }] } }], 'forbidden'],
  ['half an answer', [{ body: { data: null } }], 'fault'],
] as const)('%s is told apart', async (_, answers, kind) => {
  answering(...answers);
  expect((await problemOf(new GraphqlClient().run(QUESTION))).kind).toBe(kind);
});

test('a fault carries the reference that finds it in the log', async () => {
  answering({ body: { errors: [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR', reference: 'ab12' } }] } });
  expect((await problemOf(new GraphqlClient().run(QUESTION))).reference).toBe('ab12');
});

const ENDED = { status: 401, body: { errors: [{ message: 'Not signed in', extensions: { code: 'UNAUTHENTICATED' } }] } };

test('when the session ended in the middle, the request waits and is sent once more', async () => {
  const fetched = answering(ENDED, { body: { data: { serverTime: 'later' } } });
  const client = new GraphqlClient();
  const renewal = jest.fn(async () => undefined);
  client.onSessionEnd(renewal);
  await expect(client.run(QUESTION)).resolves.toEqual({ serverTime: 'later' });
  expect(renewal).toHaveBeenCalledTimes(1);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('what works in the background is told at once instead', async () => {
  answering(ENDED);
  const client = new GraphqlClient();
  client.onSessionEnd(async () => undefined);
  expect((await problemOf(client.run(QUESTION, {}, { whenSessionEnds: 'reject' }))).kind).toBe('session-ended');
});
