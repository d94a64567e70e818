import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { makeScoringUseCases } from '@selaras/application/assessment';
import { PostgresAttemptStore, PostgresOutcomeStore } from '@selaras/adapters/persistence';
import type { AttemptId, ItemVersionId } from '@selaras/domain/kernel';
import { plusSeconds, type Instant } from '@selaras/domain/kernel';
import { aFileUpload, anEssay } from '../../../libs/adapters/persistence/src/testing/markers-at-work';
import { SEED_OPENS, seedCourse, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { type Caller, startTestApi, type TestApi } from './testing/test-api';

/** A learner hands in files and an essay through the front door; people mark them; she hears what came of it. */
type Person = Caller & { readonly personId: string; readonly cookie: string };

let api: TestApi;
let folder: string;
let course: SeededCourse;
let essay: ItemVersionId;
let scan: ItemVersionId;
let [siti, other, ani, budi]: Person[] = [];
let now: Instant;
let serial = 300;

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'selaras-attempt-files-'));
  now = plusSeconds(SEED_OPENS, 3_600);
  api = await startTestApi({ filesFolder: folder, clock: () => now });
  course = await seedCourse(api.test.database, {
    further: [anEssay(2), aFileUpload({ largestBytes: 20_000, most: 1 })],
    rules: { pre: { review: { afterSubmit: 'feedback', afterLastAttempt: 'feedback', afterClosing: 'feedback' } } },
  });
  [essay, scan] = course.further as [ItemVersionId, ItemVersionId];
  [siti, other] = [await person('learner', course.units.counter), await person('learner', course.units.counter)];
  [ani, budi] = [await person('instructor', course.units.city), await person('instructor', course.units.city)];
  for (const learner of [siti, other]) await api.test.database.query('INSERT INTO enrolment (id, cohort_id, person_id) VALUES ($1, $2, $3)', [randomUUID(), course.cohortId, learner?.personId]);
});
afterAll(async () => {
  api.app.getHttpServer().closeAllConnections();
  await api.close();
  await rm(folder, { recursive: true });
});

function person(role: 'instructor' | 'learner', unitId: string): Promise<Person> {
  serial += 1;
  return api.caller({ nip: `199001012015012${serial}`, name: `Orang ${serial}`, unitId, roles: [{ role, unitId: role === 'learner' ? course.units.city : unitId }] });
}

async function ask(by: Caller | undefined, query: string, variables: Record<string, unknown>) {
  const answer = await (by as Caller).graphql(query, variables);
  expect(answer.errors).toEqual([]);
  return (answer.data as { answer: Record<string, never> }).answer;
}
async function start(by: Person | undefined): Promise<AttemptId> {
  const attemptId = randomUUID() as string as AttemptId;
  const [enrolment] = await api.test.database.query<{ id: string }>('SELECT id FROM enrolment WHERE person_id = $1', [by?.personId]);
  expect(await ask(by, 'mutation($a: ID!, $e: ID!) { answer: startAttempt(attemptId: $a, enrolmentId: $e, phase: PRE) { __typename } }', { a: attemptId, e: enrolment?.id })).toEqual({ __typename: 'Attempt' });
  return attemptId;
}
const upload = (by: Person | undefined, attemptId: string, itemVersionId: string, bytes: Buffer, name = 'Buku register.pdf') =>
  request(api.app.getHttpServer()).post(`/attempt-files?attemptId=${attemptId}&itemVersionId=${itemVersionId}`).set('x-selaras', '1').set('cookie', by?.cookie ?? '').attach('file', bytes, name);
const get = (by: Person | undefined, address: string) => request(api.app.getHttpServer()).get(address).set('cookie', by?.cookie ?? '');
const RECORD = `mutation($a: ID!, $s: [StepInput!]!) { answer: recordResponses(attemptId: $a, steps: $s) { __typename ... on Refusal { code field params { name value } } } }`;
const answerWith = (by: Person | undefined, attemptId: string, itemVersionId: string, response: unknown) =>
  ask(by, RECORD, { a: attemptId, s: [{ stepId: randomUUID(), itemVersionId, response: JSON.stringify(response), answeredAt: new Date(now).toISOString() }] });

const WORK = `attemptId code state earned markedByMe person { name maskedNip } response files { name url byteSize } decisions { role by isMine levels earned comment reason }`;
const WORKS = `query($v: ID!, $i: ID!, $s: MarkingState!, $n: Boolean) { answer: works(versionId: $v, itemVersionId: $i, state: $s, withNames: $n) { totalCount edges { node { ${WORK} } } } }`;
const MARK = `mutation($id: ID!, $a: ID!, $i: ID!, $r: MarkingRole, $l: JSON!, $c: String!, $why: String) { answer: markWork(id: $id, attemptId: $a, itemVersionId: $i, role: $r, levels: $l, comment: $c, reason: $why) { __typename ... on Work { ${WORK} } ... on Refusal { code field params { name value } } } }`;
const mark = (by: Person | undefined, attemptId: string, item: string, level: string, comment = '') => ask(by, MARK, { id: randomUUID(), a: attemptId, i: item, l: { tone: level, facts: level }, c: comment });
const QUEUE = 'query($v: ID!) { answer: markingQueue(versionId: $v) { itemVersionId title type markers maximum rubric open waiting disagreed marked agreement { marks { works exactShare weightedKappa weightedKappaReason } } } }';

let attemptId: AttemptId;
let fileId: string;

test('a learner hands in a file: by its content, within what the item takes, for her own open attempt alone', async () => {
  attemptId = await start(siti);
  const kept = await upload(siti, attemptId, scan, PDF);
  expect(kept.status).toBe(201);
  expect(kept.body).toMatchObject({ mediaType: 'application/pdf', byteSize: PDF.length, name: 'Buku register.pdf', url: expect.stringContaining(attemptId) });
  fileId = (kept.body as { id: string }).id;
  expect((await upload(siti, attemptId, scan, PDF)).body).toMatchObject({ id: fileId });

  const refusals = [
    [await upload(siti, attemptId, scan, PNG, 'register.pdf'), 415, 'FileTypeNotAllowed'],
    [await upload(siti, attemptId, scan, Buffer.alloc(0)), 422, 'FileEmpty'],
    [await upload(siti, attemptId, scan, Buffer.concat([PDF, Buffer.alloc(20_000)])), 413, 'FileTooLarge'],
    [await upload(siti, attemptId, essay, PDF), 404, 'UploadPlaceNotFound'],
    [await upload(siti, attemptId, randomUUID(), PDF), 404, 'UploadPlaceNotFound'],
    [await upload(siti, randomUUID(), scan, PDF), 404, 'UploadPlaceNotFound'],
    [await upload(siti, 'x', scan, PDF), 404, 'UploadPlaceNotFound'],
    [await upload(other, attemptId, scan, PDF), 404, 'UploadPlaceNotFound'],
    [await upload(ani, attemptId, scan, PDF), 404, 'UploadPlaceNotFound'],
  ] as const;
  for (const [response, status, code] of refusals) expect([response.status, (response.body as { code: string }).code]).toEqual([status, code]);
  expect((await request(api.app.getHttpServer()).post(`/attempt-files?attemptId=${attemptId}&itemVersionId=${scan}`).set('cookie', siti?.cookie ?? '').attach('file', PDF, 'a.pdf')).status).toBe(403);
  // What was refused left nothing behind.
  expect(await readdir(path.join(folder, 'incoming'))).toEqual([]);
  expect((await api.test.database.query('SELECT 1 FROM attempt_file'))).toHaveLength(1);
});

test('so many times what an answer holds are kept, however fast they come', async () => {
  const bulky = await Promise.all(Array.from({ length: 12 }, (_, index) => upload(siti, attemptId, scan, Buffer.concat([PDF, Buffer.from(String(index))]))));
  const codes = bulky.map(({ status }) => status).sort();
  expect(codes).toEqual([...Array(9).fill(201), ...Array(3).fill(409)]);
});

test('an answer names only what was handed in for its item of this attempt', async () => {
  const others = await start(other);
  const foreign = (await upload(other, others, scan, Buffer.concat([PDF, Buffer.from('other')]))).body as { id: string };
  expect(await answerWith(siti, attemptId, scan, { type: 'file-upload', fileIds: [foreign.id] })).toMatchObject({ code: 'FileNotHandedIn', field: 'steps.0.response' });
  expect(await answerWith(siti, attemptId, scan, { type: 'file-upload', fileIds: [randomUUID()] })).toMatchObject({ code: 'FileNotHandedIn' });
  expect(await answerWith(siti, attemptId, scan, { type: 'file-upload', fileIds: ['\ud800'] })).toMatchObject({ __typename: 'Refusal' });
  expect(await answerWith(siti, attemptId, scan, { type: 'file-upload', fileIds: [fileId] })).toEqual({ __typename: 'Recorded' });
  expect(await answerWith(siti, attemptId, essay, { type: 'essay', text: 'Dengan hormat' })).toEqual({ __typename: 'Recorded' });
});

test('her files are hers; a marker has them once they are submitted, to be saved and never shown, by a number while names are hidden', async () => {
  expect((await get(siti, `/attempt-files/${attemptId}`)).body).toContainEqual(expect.objectContaining({ id: fileId, itemVersionId: scan, name: 'Buku register.pdf' }));
  for (const stranger of [other, ani]) {
    expect((await get(stranger, `/attempt-files/${attemptId}`)).status).toBe(404);
    expect((await get(stranger, `/attempt-files/${attemptId}/${fileId}`)).status).toBe(404);
  }
  expect((await request(api.app.getHttpServer()).get(`/attempt-files/${attemptId}`)).status).toBe(401);
  await ask(siti, 'mutation($a: ID!) { answer: submitAttempt(attemptId: $a) { __typename } }', { a: attemptId });
  expect([(await upload(siti, attemptId, scan, PDF)).status, (await upload(siti, attemptId, scan, PDF)).body]).toMatchObject([409, { code: 'AttemptClosed' }]);
  const scoring = makeScoringUseCases({ attempts: new PostgresAttemptStore(api.test.database), outcomes: new PostgresOutcomeStore(api.test.database), clock: () => now });
  now = plusSeconds(now, 120);
  expect(await scoring.scoreAttempt(attemptId)).toEqual({ kind: 'scored' });

  const file = await get(ani, `/attempt-files/${attemptId}/${fileId}`);
  expect(file.status).toBe(200);
  expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store, no-transform' });
  expect(file.headers['content-disposition']).toContain('attachment; filename="Buku register.pdf"');
  expect(file.headers['content-security-policy']).toContain('sandbox');
  expect(file.body).toEqual(PDF);
  const page = await ask(ani, WORKS, { v: course.versionId, i: scan, s: 'OPEN' }) as unknown as { edges: { node: { code: string; person: null; files: { name: string; url: string }[] } }[] };
  const [work] = page.edges.map(({ node }) => node);
  expect(work).toMatchObject({ person: null, files: [{ name: `${work?.code}-1.pdf` }] });
  const text = JSON.stringify(page);
  for (const told of ['Orang', 'Buku', siti?.personId ?? '']) expect(text).not.toContain(told);
  expect((await get(ani, work?.files[0]?.url ?? '')).headers['content-disposition']).toContain(`${work?.code}-1.pdf`);
  expect(JSON.stringify(await ask(ani, WORKS, { v: course.versionId, i: scan, s: 'OPEN', n: true }))).toContain('Buku register.pdf');
  const outsider = await person('instructor', course.units.hospital);
  expect((await get(outsider, `/attempt-files/${attemptId}/${fileId}`)).status).toBe(404);
});

const MINE = 'query($a: ID!) { answer: myMarkedWorks(attemptId: $a) { itemVersionId earned maximum comments criteria { title weightPercent levels { text creditPercent } } } }';
const ATTEMPT = 'query($a: ID!) { answer: myAttempt(id: $a) { result { awaitingMarks passed } } }';

test('people mark it; the second sees nothing of the first; then she has her result, what was found and what was said', async () => {
  expect(await ask(ani, QUEUE, { v: course.versionId })).toMatchObject([{ title: 'Letter', markers: 2, open: 1, agreement: { marks: { works: 0, exactShare: null, weightedKappaReason: 'insufficient_data' } } }, { title: 'Scan', open: 1, agreement: null }]);
  expect(await ask(siti, MINE, { a: attemptId })).toEqual([]);
  expect(await mark(ani, attemptId, scan, 'full', 'Rapi.')).toMatchObject({ __typename: 'Work', state: 'MARKED', earned: 500 });
  expect(await mark(ani, attemptId, essay, 'half', 'SECRET-FIRST')).toMatchObject({ state: 'WAITING', earned: null, decisions: [{ isMine: true, earned: 500 }] });
  expect(await ask(siti, ATTEMPT, { a: attemptId })).toMatchObject({ result: { awaitingMarks: true, passed: null } });
  expect(JSON.stringify(await ask(budi, WORKS, { v: course.versionId, i: essay, s: 'OPEN' }))).not.toContain('SECRET-FIRST');
  expect(await mark(budi, attemptId, essay, 'half', 'Santun.')).toMatchObject({ state: 'MARKED', earned: 500, decisions: [{ by: expect.any(String), comment: 'SECRET-FIRST' }, { isMine: true }] });

  expect(await ask(siti, ATTEMPT, { a: attemptId })).toMatchObject({ result: { awaitingMarks: false } });
  // Its core items are still asked in the post-test: what they came to is shown once the course is over.
  expect(await ask(siti, MINE, { a: attemptId })).toEqual([]);
  await api.test.database.query('UPDATE cohort SET closes_at = $2 WHERE id = $1', [course.cohortId, new Date(plusSeconds(now, 60))]);
  now = plusSeconds(now, 120);
  const mine = await ask(siti, MINE, { a: attemptId }) as unknown as { itemVersionId: string }[];
  expect(mine.find(({ itemVersionId }) => itemVersionId === essay)).toMatchObject({ earned: 500, maximum: 1_000, comments: ['SECRET-FIRST', 'Santun.'], criteria: [{ title: 'Tone', levels: [{ text: 'In part', creditPercent: 50 }, { text: 'In part' }] }, { title: 'Facts' }] });
  expect(JSON.stringify(mine)).not.toContain('Orang');
  expect(await ask(other, MINE, { a: attemptId })).toEqual([]);
  expect(await ask(ani, QUEUE, { v: course.versionId })).toMatchObject([{ open: 0, marked: 1, agreement: { marks: { works: 1, exactShare: 1, weightedKappa: null, weightedKappaReason: 'all_values_equal' } } }, { marked: 1 }]);
});

test('what is no decision is refused by name; nobody without the role is let in', async () => {
  expect(await mark(ani, attemptId, essay, 'splendid')).toMatchObject({ code: 'UnknownLevel' });
  expect(await ask(ani, MARK, { id: randomUUID(), a: attemptId, i: essay, l: {}, c: '' })).toMatchObject({ code: 'CriterionNotJudged', params: expect.arrayContaining([{ name: 'title', value: 'Tone' }]) });
  for (const levels of [[], 'none', { tone: 1 }]) {
    const answer = await (ani as Person).graphql(MARK, { id: randomUUID(), a: attemptId, i: essay, l: levels, c: '' });
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
  expect((await (siti as Person).graphql(MARK, { id: randomUUID(), a: attemptId, i: essay, l: {}, c: '' })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await (siti as Person).graphql(QUEUE, { v: course.versionId })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.stranger.graphql(MINE, { a: attemptId })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
