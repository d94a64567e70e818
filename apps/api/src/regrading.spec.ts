import { randomUUID } from 'node:crypto';
import { makeRegradeVersion } from '@selaras/application/regrading';
import type { CorrectionId } from '@selaras/domain/assessment';
import { PostgresRegradeStore } from '@selaras/adapters/persistence';
import { aStage, finishModules, takeTest } from '../../../libs/adapters/persistence/src/testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { type Caller, startTestApi, type TestApi } from './testing/test-api';

/** An instructor puts a wrong key right as her client does it: look, apply, watch, and open an attempt. */
let api: TestApi;
let course: SeededCourse;
let siti: Learner;
let ratna: Caller;
let attemptId: string;

const stage = () => aStage(api.test.database);

beforeAll(async () => {
  api = await startTestApi();
  course = await seedCourse(api.test.database);
  siti = await course.enrol();
  await takeTest(stage(), course, siti, 'pre', [course.items.channel]);
  await finishModules(stage(), course, siti);
  const later = stage();
  later.passMinutes(30);
  attemptId = await takeTest(later, course, siti, 'post', Object.values(course.items));
  ratna = await api.caller({ nip: '199001012015012001', name: 'Ratna Dewi', unitId: course.units.city, roles: [{ role: 'instructor', unitId: course.units.city }] });
});
afterAll(() => api.close());

const PREVIEW = `query($v: ID!, $c: CorrectionInput!) { answer: previewCorrection(versionId: $v, correction: $c) { __typename
  ... on CorrectionPreview { keyVersion attempts changed higher lower passGained passLost jp creditGained creditLost outsideScope cohorts { name paired before { pre post } after { pre post } }
    changes { totalCount pageInfo { hasNextPage } edges { node { attemptId name maskedNip unit { shortName } cohortName phase number
      before { core { earned maximum } full { earned maximum } passed } after { core { earned maximum } full { earned maximum } passed } } } } }
  ... on Refusal { code field params { name value } } } }`;
const APPLY = `mutation($id: ID!, $v: ID!, $c: CorrectionInput!, $r: String!, $on: Int!) { answer: applyCorrection(id: $id, versionId: $v, correction: $c, reason: $r, previewedOn: $on) { __typename
  ... on Correction { id keyVersion kind policy itemTitle key restoresId takenBackById reason madeBy madeAt progress { done total finishedAt } } ... on Refusal { code field params { name value } } } }`;
const OVERRIDE = `mutation($id: ID!, $a: ID!, $i: ID!, $e: Int, $r: String!) { answer: overrideMark(id: $id, attemptId: $a, itemVersionId: $i, earned: $e, reason: $r) { __typename
  ... on GradedAttempt { outcome { keyVersion revision core { earned } lifted passed } items { itemVersionId earned outOf maximum basis marksByPerson { earned reason by } } } ... on Refusal { code field params { name value } } } }`;
const GRADED = `query($a: ID!, $k: Int) { answer: gradedAttempt(attemptId: $a, keyVersion: $k) { name maskedNip unit { shortName } phase number submittedAt courseTitle
  outcomes { keyVersion revision passed scoredAt } items { itemVersionId title stem type unitLabel response answered earned outOf basis options { id text } } } }`;

async function ask(caller: Caller, query: string, variables: Record<string, unknown>) {
  const answer = await caller.graphql(query, variables);
  expect(answer.errors).toEqual([]);
  return (answer.data as { answer: Record<string, never> }).answer;
}
const wrongKey = (policy = 'RECOMPUTE') => ({ kind: 'CORRECT_KEY', itemVersionId: course.items.channel, key: { type: 'single-choice', optionId: 'b' }, policy });
const regrade = (id: string) => makeRegradeVersion({ regrades: new PostgresRegradeStore(api.test.database), clock: () => stage().clock() })(id as CorrectionId);

const ATTEMPTS = `query($v: ID!, $search: String, $phase: Phase, $cohort: ID, $awaiting: Boolean, $first: Int, $after: String) {
  answer: submittedAttempts(versionId: $v, search: $search, phase: $phase, cohortId: $cohort, awaiting: $awaiting, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { attemptId name maskedNip unit { shortName } cohortName phase number submittedAt keyVersion markedByHand standing { complete passed full { earned maximum } } } } } }`;

test('an instructor finds an attempt by name, by the end of the number, by test and by cohort; twenty cost as many statements as one', async () => {
  const found = async (variables: Record<string, unknown>) => {
    const { totalCount, edges } = await ask(ratna, ATTEMPTS, { v: course.versionId, ...variables }) as unknown as { totalCount: number; edges: { node: { phase: string } }[] };
    return { totalCount, phases: edges.map(({ node }) => node.phase) };
  };
  const { rows: [person] } = { rows: await api.test.database.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [siti.personId]) };
  expect(await found({})).toEqual({ totalCount: 2, phases: ['POST', 'PRE'] });
  expect(await found({ search: person?.name })).toMatchObject({ totalCount: 2 });
  expect(await found({ search: siti.nip.slice(-6), phase: 'PRE' })).toEqual({ totalCount: 1, phases: ['PRE'] });
  expect(await found({ search: 'nobody is called so' })).toMatchObject({ totalCount: 0 });
  expect(await found({ search: '%' })).toMatchObject({ totalCount: 0 });
  expect(await found({ awaiting: true })).toMatchObject({ totalCount: 0 });
  expect(await found({ cohort: course.cohortId })).toMatchObject({ totalCount: 2 });
  expect(await found({ cohort: randomUUID() })).toMatchObject({ totalCount: 0 });
  const first = await ask(ratna, ATTEMPTS, { v: course.versionId, first: 1 }) as unknown as { pageInfo: { endCursor: string } };
  expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { attemptId, maskedNip: expect.not.stringContaining(siti.nip), keyVersion: 1, markedByHand: false, standing: { complete: true, passed: true } } }] });
  expect(await ask(ratna, ATTEMPTS, { v: course.versionId, first: 1, after: first.pageInfo.endCursor })).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{ node: { phase: 'PRE' } }] });
  const statementsFor = async (first: number) => {
    api.statements.length = 0;
    await ask(ratna, ATTEMPTS, { v: course.versionId, first });
    return api.statements.length;
  };
  expect(await statementsFor(20)).toBe(await statementsFor(1));
  expect(await ask(ratna, 'query($v: ID!) { answer: attemptCohorts(versionId: $v) { id name } }', { v: course.versionId })).toEqual([{ id: course.cohortId, name: 'First cohort' }]);
});

test('she is shown the items as they were published, keys and all', async () => {
  const items = await ask(ratna, 'query($v: ID!) { answer: correctableItems(versionId: $v) { itemVersionId position part unit { shortName } title type content inForce { kind } } }', { v: course.versionId }) as unknown as { title: string }[];
  expect(items.map(({ title }) => title)).toEqual(['Channel', 'Steps', 'Days', 'Wrong name', 'Document', 'Everybody']);
  expect(items[0]).toMatchObject({ itemVersionId: course.items.channel, position: 1, part: 'core', unit: null, type: 'single-choice', content: { key: { type: 'single-choice', optionId: 'a' } }, inForce: null });
  expect(items[3]).toMatchObject({ part: 'case', unit: { shortName: 'Civil registry' } });
});

test('look, apply, watch: nothing changes until all has, and then what the preview said', async () => {
  const preview = await ask(ratna, PREVIEW, { v: course.versionId, c: wrongKey() });
  expect(preview).toMatchObject({
    __typename: 'CorrectionPreview', keyVersion: 1, attempts: 2, changed: 2, lower: 2, passLost: 0, jp: 6, creditGained: 0, creditLost: 0, outsideScope: 0,
    cohorts: [{ name: 'First cohort', paired: 1, before: { pre: 25, post: 100 }, after: { pre: 0, post: 75 } }],
    changes: { totalCount: 2, pageInfo: { hasNextPage: false } },
  });
  const text = JSON.stringify(preview);
  expect(text).not.toContain(siti.nip);
  expect(text).toContain(siti.nip.slice(-3));

  const id = randomUUID();
  const apply = { id, v: course.versionId, c: wrongKey(), r: 'The key was b all along', on: 1 };
  expect(await ask(ratna, APPLY, apply)).toMatchObject({ __typename: 'Correction', id, keyVersion: 2, kind: 'CORRECT_KEY', itemTitle: 'Channel', madeBy: 'Ratna Dewi', progress: { done: 0, total: 2, finishedAt: null } });
  expect(await ask(ratna, APPLY, apply)).toMatchObject({ __typename: 'Correction', keyVersion: 2 });
  expect(await ask(ratna, GRADED, { a: attemptId })).toMatchObject({ outcomes: [{ keyVersion: 1 }] });
  expect(await ask(ratna, PREVIEW, { v: course.versionId, c: wrongKey() })).toMatchObject({ __typename: 'Refusal', code: 'RegradeRunning' });

  await regrade(id);
  const progress = await ask(ratna, 'query($id: ID!) { answer: regradeProgress(correctionId: $id) { keyVersion done total finishedAt } }', { id });
  expect(progress).toMatchObject({ keyVersion: 2, done: 2, total: 2, finishedAt: expect.any(String) });
  expect(await ask(ratna, GRADED, { a: attemptId })).toMatchObject({ outcomes: [{ keyVersion: 2 }, { keyVersion: 1 }] });
  const log = await ask(ratna, 'query($v: ID!) { answer: corrections(versionId: $v) { keyVersionInForce corrections { id keyVersion reason } } }', { v: course.versionId });
  expect(log).toEqual({ keyVersionInForce: 2, corrections: [{ id, keyVersion: 2, reason: 'The key was b all along' }] });
});

test('a mark set by hand shows with its reason; refusals name the field', async () => {
  const mark = { id: randomUUID(), a: attemptId, i: course.items.days, e: 40, r: 'Half right' };
  const set = await ask(ratna, OVERRIDE, mark) as unknown as { outcome: { revision: number }; items: { itemVersionId: string }[] };
  expect(set.outcome).toMatchObject({ keyVersion: 2, revision: 2 });
  expect(set.items.find((item) => item.itemVersionId === course.items.days)).toEqual({ itemVersionId: course.items.days, earned: 40, outOf: 100, maximum: 100, basis: 'person', marksByPerson: [{ earned: 40, reason: 'Half right', by: 'Ratna Dewi' }] });
  expect(await ask(ratna, OVERRIDE, { ...mark, id: randomUUID(), e: 400 })).toMatchObject({ code: 'OutOfRange', field: 'earned', params: expect.arrayContaining([{ name: 'most', value: '100' }]) });
  expect(await ask(ratna, APPLY, { id: randomUUID(), v: course.versionId, c: { kind: 'DROP_ITEM', policy: 'RECOMPUTE' }, r: 'x', on: 2 })).toMatchObject({ code: 'Required', field: 'itemVersionId' });
  expect(await ask(ratna, APPLY, { id: randomUUID(), v: course.versionId, c: { kind: 'DROP_ITEM', itemVersionId: course.items.days, policy: 'RECOMPUTE' }, r: 'x', on: 1 })).toMatchObject({ code: 'StaleKeyVersion', params: [{ name: 'current', value: '2' }] });
});

test('a learner, and an instructor of another unit, get nothing by any route', async () => {
  const learner = await api.caller({ nip: '199001012015012002', unitId: course.units.city, roles: [{ role: 'learner', unitId: course.units.city }] });
  expect((await learner.graphql(GRADED, { a: attemptId })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await learner.graphql(APPLY, { id: randomUUID(), v: course.versionId, c: wrongKey(), r: 'x', on: 2 })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  const other = await api.caller({ nip: '199001012015012003', unitId: course.units.hospital, roles: [{ role: 'instructor', unitId: course.units.hospital }] });
  expect(await ask(other, GRADED, { a: attemptId })).toBeNull();
  expect(await ask(other, ATTEMPTS, { v: course.versionId })).toBeNull();
  expect(await ask(other, 'query($v: ID!) { answer: correctableItems(versionId: $v) { title } }', { v: course.versionId })).toBeNull();
  expect(await ask(other, 'query($v: ID!) { answer: attemptCohorts(versionId: $v) { id } }', { v: course.versionId })).toEqual([]);
  expect((await learner.graphql(ATTEMPTS, { v: course.versionId })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await ask(other, PREVIEW, { v: course.versionId, c: wrongKey() })).toMatchObject({ code: 'VersionNotFound' });
  expect(await ask(other, APPLY, { id: randomUUID(), v: course.versionId, c: wrongKey(), r: 'x', on: 2 })).toMatchObject({ code: 'VersionNotFound' });
  expect(await ask(other, OVERRIDE, { id: randomUUID(), a: attemptId, i: course.items.days, e: 0, r: 'x' })).toMatchObject({ code: 'AttemptNotInScope' });
  expect(await ask(other, 'query($v: ID!) { answer: corrections(versionId: $v) { keyVersionInForce } }', { v: course.versionId })).toBeNull();
});

test('a draft is edited, not corrected', async () => {
  const draft = randomUUID();
  await api.test.database.query("INSERT INTO course_version (id, course_id, number, status, title) VALUES ($1, $2, 2, 'draft', 'Draft')", [draft, course.courseId]);
  expect(await ask(ratna, PREVIEW, { v: draft, c: wrongKey() })).toMatchObject({ code: 'VersionNotPublished' });
});
