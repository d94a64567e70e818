import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import request, { type Response } from 'supertest';
import { type Caller, startTestApi, type TestApi } from './testing/test-api';

type Person = Caller & { readonly personId: string; readonly cookie: string };

let api: TestApi;
let folder: string;
let city: string;
let training: string;
let rsud: string;
let ratna: Person;
let courseId: string;
let serial = 200;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'selaras-files-'));
  api = await startTestApi({ filesFolder: path.join(folder, '.selaras', 'files') });
  city = await api.unit('Kota', null, 'city');
  training = await api.unit('BKPSDM', city);
  rsud = await api.unit('RSUD', city);
  ratna = await person(training, 'instructor', training);
  courseId = await aCourse();
});
afterAll(async () => {
  api.app.getHttpServer().closeAllConnections();
  await api.close();
  await rm(folder, { recursive: true });
});

function person(unitId: string, role: 'instructor' | 'learner' | 'evaluator' | 'administrator', overUnit: string): Promise<Person> {
  serial += 1;
  return api.caller({ nip: `199001012015011${serial}`, unitId, roles: [{ role, unitId: overUnit }] });
}

async function aCourse(): Promise<string> {
  const id = randomUUID();
  await ratna.graphql('mutation($c: ID!, $v: ID!, $u: ID!) { createCourse(courseId: $c, versionId: $v, ownerUnitId: $u, title: "Pelatihan") { __typename } }', { c: id, v: randomUUID(), u: training });
  return id;
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const SVG = '<?xml version="1.0"?>\n<!-- gambar -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const WEBM = Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'), Buffer.alloc(10_000, 7)]);

const upload = (bytes: Buffer | string, name: string, by: Person = ratna, course = courseId) =>
  request(api.app.getHttpServer()).post(`/files?courseId=${course}`).set('x-selaras', '1').set('cookie', by.cookie).attach('file', Buffer.from(bytes), name);
const download = (id: string, by: Person, headers: Record<string, string> = {}) => request(api.app.getHttpServer()).get(`/files/${id}`).set('cookie', by.cookie).set(headers);
const uploaded = (response: Response) => {
  expect(response.status).toBe(201);
  return response.body as { id: string; url: string; mediaType: string; byteSize: number; name: string };
};

test('a picture is taken, told by its bytes and not its name, and comes back the same', async () => {
  const file = uploaded(await upload(PNG, 'foto alur “baru”.jpg'));
  expect(file).toEqual({ id: expect.any(String) as string, url: `/files/${file.id}`, mediaType: 'image/png', byteSize: PNG.length, name: 'foto alur “baru”.jpg' });
  const back = await download(file.id, ratna);
  expect(back.status).toBe(200);
  expect(Buffer.compare(back.body as Buffer, PNG)).toBe(0);
  expect(back.headers).toMatchObject({
    'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': expect.stringMatching(/private.*immutable/) as string,
    'content-disposition': "inline; filename=\"foto alur _baru_.jpg\"; filename*=UTF-8''foto%20alur%20%E2%80%9Cbaru%E2%80%9D.jpg",
    'content-security-policy': expect.stringContaining('sandbox') as string,
  });
  expect((await download(file.id, ratna, { 'if-none-match': String(back.headers['etag']) })).status).toBe(304);
});

test('the same file sent twice at once is one file, on disk and in the course', async () => {
  const course = await aCourse();
  const both = await Promise.all([upload(PDF, 'panduan.pdf', ratna, course), upload(PDF, 'panduan.pdf', ratna, course)]);
  expect(new Set(both.map((response) => uploaded(response).id)).size).toBe(1);
  expect(await readdir(path.join(folder, '.selaras', 'files', 'incoming'))).toEqual([]);
});

test('one can move about in a video: ranges are answered', async () => {
  const file = uploaded(await upload(WEBM, 'rekaman.webm'));
  const part = await download(file.id, ratna, { range: 'bytes=100-199' });
  expect(part.status).toBe(206);
  expect(part.headers).toMatchObject({ 'content-type': 'video/webm', 'content-range': `bytes 100-199/${WEBM.length}`, 'content-length': '100', 'accept-ranges': 'bytes' });
  const beyond = await download(file.id, ratna, { range: 'bytes=999999-' });
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${WEBM.length}`]);
});

test.each([
  ['a drawing', SVG, 'alur.svg', 'image/svg+xml'],
  ['a spreadsheet as text', 'nama;nilai\nSiti;80\n', 'nilai.csv', 'text/csv'],
  ['a note', 'Halo, dunia — 👍🏽', 'catatan.txt', 'text/plain'],
  ['a document', PDF, 'tanpa-akhiran', 'application/pdf'],
])('%s is taken', async (_, bytes, name, mediaType) => {
  const file = uploaded(await upload(bytes, name));
  expect(file.mediaType).toBe(mediaType);
  const back = await download(file.id, ratna);
  expect(back.headers['content-type']).toContain(mediaType);
  if (mediaType !== 'application/pdf') expect(back.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  expect(back.headers['content-disposition']).toMatch(mediaType.startsWith('text/') ? /^attachment/ : /^inline/);
});

test('an office document is told from a mere archive, a film of a phone from a foreign format', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Nilai').addRow(['Siti', 80]);
  const xlsx = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(uploaded(await upload(xlsx, 'nilai.zip')).mediaType).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const film = (brands: string) => Buffer.concat([Buffer.from([0, 0, 0, 8 + brands.length]), Buffer.from(`ftyp${brands}`), Buffer.alloc(6_000 - brands.length)]);
  expect(uploaded(await upload(film('isom\x00\x00\x02\x00isomiso2avc1mp41'), 'a.mp4')).mediaType).toBe('video/mp4');
  expect(uploaded(await upload(film('M4V \x00\x00\x00\x01isommp42'), 'b.mov')).mediaType).toBe('video/mp4');
  const quickTime = await upload(film('qt  \x00\x00\x00\x00qt  '), 'c.mp4');
  expect([quickTime.status, (quickTime.body as { code: string }).code]).toEqual([415, 'FileTypeNotAllowed']);
});

test.each([
  ['a page with a script, called a picture', '<!doctype html><script>alert(1)</script>', 'foto.png', 415, 'FileTypeNotAllowed'],
  ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'pasang.exe', 415, 'FileTypeNotAllowed'],
  ['an archive', Buffer.from('504b0304140000000000000021000000000000000000000000000500000061612e747874', 'hex'), 'semua.zip', 415, 'FileTypeNotAllowed'],
  ['binary called text', Buffer.from([0x61, 0x00, 0x62]), 'data.txt', 415, 'FileTypeNotAllowed'],
  ['nothing', '', 'kosong.txt', 422, 'FileEmpty'],
  ['too large a picture', Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]), 'besar.png', 413, 'FileTooLarge'],
  ['too large an attachment', Buffer.alloc(21 * 1024 * 1024, 'a'), 'besar.txt', 413, 'FileTooLarge'],
])('%s is refused', async (_, bytes, name, status, code) => {
  const response = await upload(bytes, name);
  expect(response.status).toBe(status);
  expect(response.body).toMatchObject({ code });
  expect(await readdir(path.join(folder, '.selaras', 'files', 'incoming'))).toEqual([]);
});

test('another site, a stranger, a learner and an instructor of another unit cannot upload', async () => {
  const post = () => request(api.app.getHttpServer()).post(`/files?courseId=${courseId}`);
  expect((await post().set('cookie', ratna.cookie).attach('file', PNG, 'a.png')).status).toBe(403);
  expect((await post().set('x-selaras', '1').attach('file', PNG, 'a.png')).status).toBe(401);
  expect((await upload(PNG, 'a.png', await person(rsud, 'learner', city))).status).toBe(403);
  const other = await upload(PNG, 'a.png', await person(rsud, 'instructor', rsud));
  expect([other.status, (other.body as { code: string }).code]).toEqual([404, 'CourseNotFound']);
  expect((await upload(PNG, 'a.png', ratna, 'bukan-id')).status).toBe(404);
});

test('who may read: authors and overseers in scope, and learners whose version uses the file', async () => {
  const course = await aCourse();
  const version = await ratna.graphql('query { authoredCourses(first: 100) { edges { node { id draft { id } } } } }');
  const edges = (version.data?.['authoredCourses'] as { edges: { node: { id: string; draft: { id: string } } }[] }).edges;
  const versionId = edges.find(({ node }) => node.id === course)?.node.draft.id;
  const attached = uploaded(await upload(PDF, 'panduan.pdf', ratna, course)).id;
  const inText = uploaded(await upload(PNG, 'alur.png', ratna, course)).id;
  const unused = uploaded(await upload(SVG, 'sisa.svg', ratna, course)).id;
  const moduleId = randomUUID();
  const run = (mutation: string, variables: Record<string, unknown>) => ratna.graphql(mutation, variables).then(({ errors, text }) => {
    expect(errors).toEqual([]);
    expect(text).not.toContain('Refusal');
  });
  await run('mutation($v: ID!, $m: ID!) { saveModule(versionId: $v, moduleId: $m, title: "M", estimatedMinutes: 5, objectiveCodes: [], requiresIds: []) { __typename } }', { v: versionId, m: moduleId });
  await run('mutation($v: ID!, $m: ID!, $f: ID!) { attachFile(versionId: $v, moduleId: $m, fileId: $f, purpose: "attachment", title: "") { __typename } }', { v: versionId, m: moduleId, f: attached });
  await run('mutation($v: ID!, $m: ID!, $x: ID!, $p: [RichText!]!) { saveVariant(versionId: $v, moduleId: $m, variantId: $x, key: {}, label: "", pages: $p) { __typename } }',
    { v: versionId, m: moduleId, x: randomUUID(), p: [`<p><img src="/files/${inText}"></p>`] });

  const cohortId = randomUUID();
  await api.test.database.query(
    `INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by) VALUES ($1, $2, $3, 'Angkatan', now(), now() + interval '1 day', 'Asia/Jakarta', $4)`,
    [cohortId, versionId, rsud, ratna.personId],
  );
  const enrolled = await person(rsud, 'learner', city);
  const withdrawn = await person(rsud, 'learner', city);
  for (const [learner, withdrawnAt] of [[enrolled, null], [withdrawn, new Date()]] as const) {
    await api.test.database.query('INSERT INTO enrolment (id, cohort_id, person_id, withdrawn_at) VALUES (gen_random_uuid(), $1, $2, $3)', [cohortId, learner.personId, withdrawnAt]);
  }
  const statuses = async (by: Person) => Promise.all([attached, inText, unused].map(async (id) => (await download(id, by)).status));
  expect(await statuses(ratna)).toEqual([200, 200, 200]);
  expect(await statuses(enrolled)).toEqual([200, 200, 404]);
  expect(await statuses(withdrawn)).toEqual([404, 404, 404]);
  expect(await statuses(await person(rsud, 'learner', city))).toEqual([404, 404, 404]);
  expect(await statuses(await person(rsud, 'evaluator', rsud))).toEqual([200, 200, 200]);
  expect(await statuses(await person(city, 'administrator', city))).toEqual([200, 200, 200]);
  expect(await statuses(await person(rsud, 'instructor', rsud))).toEqual([404, 404, 404]);
  expect((await request(api.app.getHttpServer()).get(`/files/${attached}`)).status).toBe(401);
  expect((await download('..%2f..%2fetc%2fpasswd', ratna)).status).toBe(404);
});

test('an upload given up half-way leaves nothing behind', async () => {
  const server = api.app.getHttpServer();
  if (!server.listening) await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    const sending = httpRequest({ port, method: 'POST', path: `/files?courseId=${courseId}`, headers: { 'x-selaras': '1', cookie: ratna.cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1000000' } });
    sending.on('error', () => resolve());
    sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nsetengah');
    setTimeout(() => sending.destroy(), 200);
  });
  const incoming = path.join(folder, '.selaras', 'files', 'incoming');
  for (let wait = 0; wait < 50 && (await readdir(incoming)).length > 0; wait += 1) await new Promise((resolve) => void setTimeout(resolve, 50));
  expect(await readdir(incoming)).toEqual([]);
});
