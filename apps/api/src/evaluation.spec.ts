import { comparePairs } from '@selaras/domain/statistics';
import { DEMO_PASSWORD } from '@selaras/demo';
import { instant } from '@selaras/domain/kernel';
import request from 'supertest';
import { loadDemo } from './demo/load-demo';
import { startTestApi, type Caller, type TestApi } from './testing/test-api';

const EVALUATION = `query($id: ID!) { evaluation(cohortId: $id) { funnel { enrolled pre post paired preOnly postOnly } verdict overall hiddenUnits totalVisible
  histogram { pre post } units { unit { id shortName } paired meanGain pAdjusted } unpaired { name unit { shortName } has } } }`;

interface Evaluation {
  readonly funnel: Record<'enrolled' | 'pre' | 'post' | 'paired' | 'preOnly' | 'postOnly', number>;
  readonly verdict: { readonly statement: { readonly kind: string } };
  readonly overall: { readonly n_complete: number; readonly diff: { readonly mean: number; readonly ci95: readonly number[] }; readonly paired_t: { readonly t: number } };
  readonly hiddenUnits: number;
  readonly histogram: readonly { readonly pre: number; readonly post: number }[];
  readonly units: readonly { readonly unit: { readonly id: string; readonly shortName: string }; readonly paired: number }[];
  readonly unpaired: readonly { readonly unit: { readonly shortName: string } }[];
}

describe('evaluators of the demo city', () => {
  let api: TestApi;
  let cohortId: string;
  let city: Caller & { personId: string };
  let rsud: Caller & { personId: string };
  let cookieOfCity: string;

  beforeAll(async () => {
    api = await startTestApi();
    await loadDemo(api.test.database, instant(Date.now()), (bytes) => Promise.resolve({ sha256: 'a'.repeat(64), byteSize: bytes.byteLength }), () => undefined);
    [cohortId] = (await api.test.database.query<{ id: string }>("SELECT id FROM cohort WHERE name = 'Layanan 2026-A'")).map(({ id }) => id) as [string];
    const [root] = await api.test.database.query<{ id: string }>('SELECT id FROM work_unit WHERE parent_id IS NULL');
    const [hospital] = await api.test.database.query<{ id: string }>("SELECT id FROM work_unit WHERE short_name LIKE 'RSUD%' AND kind = 'agency'");
    city = await api.caller({ nip: '197001012000011901', name: 'Evaluator kota', unitId: root?.id ?? '', roles: [{ role: 'evaluator', unitId: root?.id ?? '' }] });
    rsud = await api.caller({ nip: '197001012000011902', name: 'Evaluator RSUD', unitId: hospital?.id ?? '', roles: [{ role: 'evaluator', unitId: hospital?.id ?? '' }] });
    const [evaluator] = await api.test.database.query<{ nip: string }>("SELECT p.nip FROM person p JOIN role_grant g ON g.person_id = p.id JOIN credential c ON c.person_id = p.id WHERE g.role = 'evaluator' AND p.name NOT LIKE 'Evaluator%'");
    const signedIn = await request(api.app.getHttpServer()).post('/graphql').set('x-selaras', '1').send({
      query: 'mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) { __typename } }', variables: { nip: evaluator?.nip, password: DEMO_PASSWORD },
    });
    cookieOfCity = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }, 60_000);
  afterAll(() => api.close());

  const read = async (caller: Caller) => (await caller.graphql(EVALUATION, { id: cohortId })).data?.['evaluation'] as Evaluation;

  test('the comparison from the summary is the comparison of the people', async () => {
    const evaluation = await read(city);
    const people = await api.test.database.query<{ pre: number | null; post: number | null; maximum: number }>(
      `SELECT (SELECT o.core_earned FROM attempt a JOIN outcome o ON o.attempt_id = a.id WHERE a.enrolment_id = e.id AND a.phase = 'pre' ORDER BY a.number LIMIT 1) AS pre,
         (SELECT o.core_earned FROM attempt a JOIN outcome o ON o.attempt_id = a.id WHERE a.enrolment_id = e.id AND a.phase = 'post' ORDER BY a.number LIMIT 1) AS post,
         (SELECT max(o.core_maximum) FROM outcome o JOIN attempt a ON a.id = o.attempt_id WHERE a.enrolment_id = e.id) AS maximum
       FROM enrolment e WHERE e.cohort_id = $1`,
      [cohortId],
    );
    const scores = people.map(({ pre, post, maximum }) => ({ pre: pre === null ? null : (pre * 100) / maximum, post: post === null ? null : (post * 100) / maximum }));
    const direct = comparePairs(scores);
    expect(evaluation.overall.n_complete).toBe(direct.n_complete);
    expect(evaluation.overall.diff.mean).toBeCloseTo(direct.diff.mean ?? Number.NaN, 9);
    expect(evaluation.overall.paired_t.t).toBeCloseTo(direct.paired_t.t ?? Number.NaN, 9);
    expect(evaluation.funnel.paired + evaluation.funnel.preOnly).toBe(evaluation.funnel.pre);
    expect(evaluation.histogram.reduce((sum, bin) => sum + bin.pre, 0)).toBe(evaluation.overall.n_complete);
    expect(evaluation.verdict.statement.kind).toBe('rose');
  });

  test('units of fewer than five people are nowhere, and nobody of theirs is named', async () => {
    const evaluation = await read(city);
    expect(evaluation.hiddenUnits).toBeGreaterThan(0);
    expect(evaluation.units.every((unit) => unit.paired >= 5)).toBe(true);
    const shown = new Set(evaluation.units.map((unit) => unit.unit.shortName));
    expect(evaluation.unpaired.every((person) => shown.has(person.unit.shortName))).toBe(true);
    const shownPairs = evaluation.units.reduce((sum, unit) => sum + unit.paired, 0);
    // What a subtraction would give: never one small group.
    expect(evaluation.overall.n_complete - shownPairs).toBeGreaterThanOrEqual(5);
  });

  test('of a cohort with too few pairs is said how few they are, and no figure', async () => {
    const [running] = await api.test.database.query<{ id: string }>("SELECT id FROM cohort WHERE name = 'Layanan 2026-B'");
    const { evaluation } = (await city.graphql(EVALUATION, { id: running?.id })).data as { evaluation: Evaluation & { totalVisible: boolean } };
    expect(evaluation.totalVisible).toBe(false);
    expect(evaluation.verdict.statement).toEqual({ kind: 'too_few_pairs', pairs: evaluation.funnel.paired, fewest: 5 });
    expect(evaluation.overall).toMatchObject({ n_complete: 0, diff: { mean: null } });
    expect(evaluation.histogram).toEqual([]);
    const named = new Map<string, number>();
    for (const { unit } of evaluation.unpaired) named.set(unit.shortName, (named.get(unit.shortName) ?? 0) + 1);
    const paired = new Map(evaluation.units.map((unit) => [unit.unit.shortName, unit.paired]));
    for (const [unit, count] of named) expect(count + (paired.get(unit) ?? 0)).toBeGreaterThanOrEqual(5);
  });

  test('the evaluator of the hospital sees the hospital alone', async () => {
    const evaluation = await read(rsud);
    expect(evaluation.units.map((unit) => unit.unit.shortName)).toEqual([expect.stringContaining('RSUD')]);
    expect(evaluation.funnel.enrolled).toBeLessThan(50);
    expect(evaluation.verdict.statement.kind).toBe('not_distinguishable');
  });

  test('the download holds what the screen shows, in the reader’s spelling', async () => {
    const download = (file: string, lang: string) => request(api.app.getHttpServer()).get(`/exports/evaluations/${cohortId}.${file}?lang=${lang}`).set('cookie', cookieOfCity).buffer(true);
    const indonesian = await download('csv', 'id');
    expect(indonesian.text.split('\r\n')[0]).toContain('Unit kerja;Terdaftar');
    expect(indonesian.text).toMatch(/Semua peserta;\d+;\d+;\d+,\d+/);
    const english = await download('csv', 'en');
    expect(english.text).toMatch(/All learners,\d+,\d+,\d+\.\d+/);
    const workbook = await download('xlsx', 'id');
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect(await request(api.app.getHttpServer()).get(`/exports/evaluations/${cohortId}.csv`).then((answer) => answer.status)).toBe(401);
  });

  test('an evaluator without the cohort in scope gets nothing by any route', async () => {
    const elsewhere = await api.unit('LUAR', null, 'agency');
    const outsider = await api.caller({ nip: '197001012000011903', unitId: elsewhere, roles: [{ role: 'evaluator', unitId: elsewhere }] });
    expect((await outsider.graphql(EVALUATION, { id: cohortId })).data).toEqual({ evaluation: null });
    expect((await outsider.graphql('{ evaluatedCourses { totalCount } }')).data).toEqual({ evaluatedCourses: { totalCount: 0 } });
  });

  test('results made elsewhere get the same comparison; a bad cell is named by line and column', async () => {
    const COMPARE = `mutation($base64: String!, $maximum: String) { compareUploaded(fileName: "hasil.csv", base64: $base64, preColumn: "awal", postColumn: "akhir", maximum: $maximum) {
      __typename ... on UploadedComparison { rows overall } ... on Refusal { code params { name value } } } }`;
    const csv = (text: string) => ({ base64: Buffer.from(text).toString('base64'), maximum: '100' });
    const good = await city.graphql(COMPARE, csv('\uFEFFnama;awal;akhir\r\nA;50;60\r\nB;60;75\r\nC;70;80\r\nD;80;85\r\n'));
    expect(good.data?.['compareUploaded']).toMatchObject({ rows: 4, overall: { n_complete: 4, paired_t: { df: 3 }, wilcoxon: { p_exact_conditional: 0.125 } } });
    const bad = await city.graphql(COMPARE, csv('nama;awal;akhir\nA;50;enam\n'));
    expect(bad.data?.['compareUploaded']).toMatchObject({ code: 'MarkNotANumber', params: expect.arrayContaining([{ name: 'line', value: '2' }, { name: 'column', value: 'akhir' }]) });
    const outside = await city.graphql(COMPARE, csv('nama;awal;akhir\nA;50;160\n'));
    expect(outside.data?.['compareUploaded']).toMatchObject({ code: 'MarkOutOfRange', params: expect.arrayContaining([{ name: 'line', value: '2' }, { name: 'column', value: 'akhir' }]) });
  });

  test('where the file names groups, whether they compare is a question of how they were made', async () => {
    const COMPARE = `mutation($base64: String!) { compareUploaded(fileName: "hasil.csv", base64: $base64, preColumn: "awal", postColumn: "akhir", groupColumn: "kelas") {
      ... on UploadedComparison { verdict overall hiddenGroups groups { name } } } }`;
    const rows = ['A', 'B'].flatMap((group) => [50, 55, 60, 65, 70, 75].map((pre, index) => `${group};${pre};${pre + 5 + index}`));
    const upload = async (lines: readonly string[]) => (await city.graphql(COMPARE, { base64: Buffer.from(['kelas;awal;akhir', ...lines].join('\n')).toString('base64') })).data?.['compareUploaded'];
    const kinds = (answer: unknown) => (answer as { verdict: { caveats: { kind: string }[] } }).verdict.caveats.map(({ kind }) => kind);
    const two = await upload(rows);
    expect(two).toMatchObject({ hiddenGroups: 0, groups: [{ name: 'A' }, { name: 'B' }], overall: { groups: { levels: ['A', 'B'] } } });
    expect(kinds(two)).toContain('cause_depends_on_grouping');
    // A group of three is nowhere, not in the figures by group either.
    const small = await upload([...rows, 'C;50;60', 'C;50;61', 'C;50;62']);
    expect(JSON.stringify(small)).not.toContain('"C"');
    // Nor can three without a group be had by taking the groups from the total.
    const nameless = await upload([...rows.filter((row) => row.startsWith('A')), ';50;60', ';50;61', ';50;62']);
    expect(nameless).toMatchObject({ hiddenGroups: 2, groups: [], overall: { n_complete: 9 } });
    const one = await upload(rows.filter((row) => row.startsWith('A')));
    expect(kinds(one)).toContain('no_comparison_group');
  });

  test('an evaluation costs the same number of statements whatever the size of the cohort', async () => {
    const count = async (caller: Caller) => {
      api.statements.length = 0;
      await read(caller);
      return api.statements.length;
    };
    expect(await count(city)).toBe(await count(rsud));
  });
});
