import { randomUUID } from 'node:crypto';
import { instant, plusSeconds } from '@selaras/domain/kernel';
import request from 'supertest';
import { SEED_OPENS } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { type FormsCourse, seedFormsCourse } from '../../../libs/adapters/persistence/src/testing/seed-forms';
import { loadDemo } from './demo/load-demo';
import { startTestApi, type TestApi } from './testing/test-api';

type Form = 'A' | 'B';
interface Point { readonly score: number; readonly equated: number; readonly se: number | null }
interface Evaluation {
  readonly funnel: { readonly paired: number };
  readonly verdict: { readonly statement: { readonly kind: string; readonly meanGain?: number }; readonly caveats: readonly { readonly kind: string; readonly basis?: { readonly kind: string } }[] };
  readonly overall: { readonly status: string; readonly n_complete: number; readonly diff: { readonly mean: number | null; readonly se: number | null } };
  readonly histogram: readonly { readonly pre: number }[];
  readonly units: readonly { readonly paired: number; readonly meanGain: number | null }[];
  readonly forms: {
    readonly basis: string; readonly method: string | null; readonly commonItems: number; readonly itemsA: number; readonly itemsB: number;
    readonly orders: readonly { readonly firstForm: Form; readonly paired: number; readonly meanGain: number | null }[];
    readonly equatings: readonly { readonly method: string; readonly points: readonly Point[]; readonly refusal: { readonly code: string } | null }[];
  } | null;
}
const EVALUATION = `query($id: ID!) { evaluation(cohortId: $id) { funnel { paired } verdict overall histogram { pre } units { paired meanGain }
  forms { basis method commonItems itemsA itemsB peopleA peopleB orders { firstForm paired preMean postMean meanGain ciLow ciHigh }
    equatings { method points { score equated se } warnings refusal { code params { name value } } } } } }`;

describe('two forms over the API', () => {
  let api: TestApi;
  let course: FormsCourse;
  let now = plusSeconds(SEED_OPENS, 3_600);
  beforeAll(async () => {
    api = await startTestApi({ clock: () => now });
    course = await seedFormsCourse(api.test.database);
  });
  afterAll(() => api.close());

  test('an administrator enrols her, she takes one form before and the other one after', async () => {
    const [dukcapil] = course.agencies;
    const administrator = await api.caller({ nip: '197001012000011801', unitId: course.city, roles: [{ role: 'administrator', unitId: course.city }] });
    const siti = await api.caller({ nip: '199001012015012802', unitId: dukcapil, roles: [{ role: 'learner', unitId: course.city }] });
    const enrolled = await administrator.graphql('mutation($c: ID!, $p: [ID!]!) { enrol(cohortId: $c, personIds: $p, unitIds: []) { __typename ... on Refusal { code } } }', { c: course.cohortId, p: [siti.personId] });
    expect(enrolled.errors).toEqual([]);
    const [enrolment] = await api.test.database.query<{ id: string; first_form: Form }>('SELECT id, first_form FROM enrolment WHERE person_id = $1', [siti.personId]);
    const first = enrolment?.first_form ?? 'A';
    const START = 'mutation($a: ID!, $e: ID!, $p: Phase!) { startAttempt(attemptId: $a, enrolmentId: $e, phase: $p) { __typename ... on Attempt { id items { itemVersionId part } } ... on Refusal { code } } }';
    const start = async (phase: 'PRE' | 'POST') => {
      const answer = await siti.graphql(START, { a: randomUUID(), e: enrolment?.id, p: phase });
      return answer.data?.['startAttempt'] as { id: string; items: { itemVersionId: string; part: string }[] };
    };
    const ofForm = (form: Form) => [...course.items.both, ...course.items[form], course.cases.get(dukcapil)].sort();
    const submit = (id: string) => siti.graphql('mutation($a: ID!) { submitAttempt(attemptId: $a) { __typename } }', { a: id });

    const pre = await start('PRE');
    expect(pre.items.map(({ itemVersionId }) => itemVersionId).sort()).toEqual(ofForm(first));
    await submit(pre.id);
    const [module] = await api.test.database.query<{ id: string }>('SELECT id FROM module WHERE version_id = $1', [course.versionId]);
    await siti.graphql('mutation($e: ID!, $m: ID!) { saveProgress(enrolmentId: $e, moduleId: $m, page: 1, completed: true) { __typename } }', { e: enrolment?.id, m: module?.id });
    now = plusSeconds(now, 3_600);
    const post = await start('POST');
    expect(post.items.map(({ itemVersionId }) => itemVersionId).sort()).toEqual(ofForm(first === 'A' ? 'B' : 'A'));
  });
});

describe('the evaluator of a cohort with two forms', () => {
  let api: TestApi;
  let city: Awaited<ReturnType<TestApi['caller']>>;
  let cookie: string;
  let cohortId: string;
  beforeAll(async () => {
    api = await startTestApi();
    await loadDemo(api.test.database, instant(Date.now()), (bytes) => Promise.resolve({ sha256: 'a'.repeat(64), byteSize: bytes.byteLength }), () => undefined);
    [cohortId] = (await api.test.database.query<{ id: string }>("SELECT id FROM cohort WHERE name = 'Surat 2026-A'")).map(({ id }) => id) as [string];
    const [root] = await api.test.database.query<{ id: string }>('SELECT id FROM work_unit WHERE parent_id IS NULL');
    city = await api.caller({ nip: '197001012000011901', unitId: root?.id ?? '', roles: [{ role: 'evaluator', unitId: root?.id ?? '' }] });
    cookie = city.cookie;
  }, 60_000);
  afterAll(() => api.close());

  const read = async () => (await city.graphql(EVALUATION, { id: cohortId })).data?.['evaluation'] as Evaluation;

  test('sees raw scores by order, form B on the scale of form A with its error, and a gain between those of the orders', async () => {
    const { forms, overall, verdict, histogram, funnel } = await read();
    expect(forms).toMatchObject({ basis: 'EQUATED', method: 'CHAINED', commonItems: 5, itemsA: 10, itemsB: 10 });
    expect(verdict.statement.kind).toBe('rose');
    expect(verdict.caveats.find(({ kind }) => kind === 'two_forms')?.basis).toEqual({ kind: 'equated', method: 'chained' });
    const [ab, ba] = forms?.orders.map(({ meanGain }) => meanGain ?? Number.NaN) as [number, number];
    // Form B is easier: whoever has it after seems to have gained more.
    expect(ab - ba).toBeGreaterThan(10);
    expect(overall.diff.mean).toBeGreaterThan(ba);
    expect(overall.diff.mean).toBeLessThan(ab);
    expect(forms?.orders.reduce((sum, { paired }) => sum + paired, 0)).toBe(funnel.paired);
    const used = forms?.equatings[0];
    // What is worth less on the scale of the harder form.
    expect(used?.points.find(({ score }) => score === 70)?.equated).toBeLessThan(70);
    expect(used?.points.every(({ se }) => se !== null && se > 0 && se < 20)).toBe(true);
    expect(histogram.reduce((sum, { pre }) => sum + pre, 0)).toBe(funnel.paired);
  });

  test('of one small agency too few were tested to equate, and its few pairs are not told apart by order', async () => {
    const [agency] = await api.test.database.query<{ id: string }>(
      `SELECT r.reporting_id AS id FROM enrolment_result er JOIN reporting_unit r ON r.unit_id = er.unit_id WHERE er.cohort_id = $1 AND er.pre_core IS NOT NULL AND er.post_core IS NOT NULL
       GROUP BY 1 HAVING count(*) >= 10 AND count(*) FILTER (WHERE er.first_form = 'A') >= 5 AND count(*) FILTER (WHERE er.first_form = 'B') >= 5 ORDER BY count(*) LIMIT 1`, [cohortId]);
    const local = await api.caller({ nip: '197001012000011902', unitId: agency?.id ?? '', roles: [{ role: 'evaluator', unitId: agency?.id ?? '' }] });
    const { forms, verdict, overall } = (await local.graphql(EVALUATION, { id: cohortId })).data?.['evaluation'] as Evaluation;
    expect(forms?.basis).toBe('AVERAGED');
    expect(forms?.equatings.map(({ refusal }) => refusal?.code)).toEqual(['too_few_people', 'too_few_people', 'too_few_people']);
    const [ab, ba] = forms?.orders.map(({ meanGain }) => meanGain ?? Number.NaN) as [number, number];
    expect(overall.diff.mean).toBeCloseTo((ab + ba) / 2, 3);
    expect(verdict.caveats.some(({ kind, basis }) => kind === 'two_forms' && basis?.kind === 'averaged')).toBe(true);
  });

  test('takes the order of forms along in the download', async () => {
    const download = (file: string) => request(api.app.getHttpServer()).get(`/exports/evaluations/${cohortId}.${file}?lang=en`).set('cookie', cookie).buffer(true);
    const { text } = await download('csv');
    expect(text.split('\r\n')[0]).toMatch(/Pairs with form A first,Pairs with form B first$/);
    const [, everybody = ''] = text.split('\r\n');
    const [a, b] = everybody.split(',').slice(-2).map(Number) as [number, number];
    expect(a + b).toBe((await read()).funnel.paired);
    expect((await download('xlsx')).headers['content-type']).toContain('spreadsheetml');
  });

  test('of a cohort whose people all had one order first nothing is claimed', async () => {
    await api.test.database.query("DELETE FROM enrolment_result WHERE cohort_id = $1 AND first_form = 'B'", [cohortId]);
    await api.test.database.query('ALTER TABLE attempt DISABLE TRIGGER attempt_stays_frozen');
    await api.test.database.query("UPDATE attempt SET parallel_form = NULL FROM enrolment e WHERE e.id = attempt.enrolment_id AND e.cohort_id = $1 AND e.first_form = 'B'", [cohortId]);
    const { forms, verdict, overall, histogram, units } = await read();
    expect(forms?.basis).toBe('NONE');
    expect(verdict.statement.kind).toBe('forms_not_comparable');
    expect(overall).toMatchObject({ status: 'forms_not_comparable', diff: { mean: null } });
    expect(histogram).toEqual([]);
    expect(units.some(({ paired }) => paired >= 5)).toBe(true);
    expect(units.every(({ meanGain }) => meanGain === null)).toBe(true);
  });
});

