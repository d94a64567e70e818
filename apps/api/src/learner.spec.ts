import { randomUUID } from 'node:crypto';
import { SCHEMA_SDL } from '@selaras/adapters/graphql';
import { plusSeconds, type EnrolmentId, type Instant, type PersonId } from '@selaras/domain/kernel';
import {
  buildSchema, getNamedType, isAbstractType, isObjectType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType,
} from 'graphql';
import { aStage } from '../../../libs/adapters/persistence/src/testing/learner-at-work';
import { SEED_OPENS, seedCourse, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { startTestApi, type Answer, type Caller, type TestApi } from './testing/test-api';

/** Names under which a key, its weight or its feedback could travel; texts of the fixture that only a key or feedback holds. */
const REVEALING_NAME = /key|correct|weight|feedback|explanation|accepted|tolerance|credit|rationale|solution/i;
const REVEALING_TEXT = /SECRET|3\.145/;

let api: TestApi;
let course: SeededCourse;
let siti: Caller & { readonly personId: string };
let enrolmentId: EnrolmentId;
let now: Instant;
let serial = 0;

beforeAll(async () => {
  api = await startTestApi({ clock: () => now });
  now = plusSeconds(SEED_OPENS, 3_600);
  course = await seedCourse(api.test.database);
});
afterAll(() => api?.close());
beforeEach(async () => {
  now = plusSeconds(SEED_OPENS, 3_600);
  serial += 1;
  siti = await api.caller({
    nip: `19850101201503${2000 + serial}`, unitId: course.units.counter, roles: [{ role: 'learner', unitId: course.units.city }],
  });
  const person = { personId: siti.personId as PersonId, nip: '', actor: { personId: siti.personId as PersonId, grants: [] } };
  enrolmentId = (await course.enrol({ person })).enrolmentId;
});

const schema = buildSchema(SCHEMA_SDL);
const LEARNER_FIELDS = ['myEnrolments', 'myEnrolment', 'myModule', 'myAttempt', 'startAttempt', 'recordResponses', 'submitAttempt', 'startBreak', 'endBreak', 'saveProgress'];

function rootField(name: string): GraphQLField<unknown, unknown> {
  const field = schema.getQueryType()?.getFields()[name] ?? schema.getMutationType()?.getFields()[name];
  if (!field) throw new Error(`the schema has no ${name}`);
  return field;
}

/** Every field that can be asked of a type, however deep: what is added later is asked too. */
function everything(type: GraphQLNamedType): string {
  if (isAbstractType(type)) {
    return `{ __typename ${schema.getPossibleTypes(type).map((possible, index) => `... on ${possible.name} ${aliased(possible, index)}`).join(' ')} }`;
  }
  return isObjectType(type) ? `{ ${Object.values(type.getFields()).map((field) => `${field.name} ${everything(getNamedType(field.type))}`).join(' ')} }` : '';
}

/** Members of a union may share a field name with different types: each gets names of its own. */
function aliased(type: GraphQLObjectType, index: number): string {
  return `{ ${Object.values(type.getFields()).map((field) => `u${index}_${field.name}: ${field.name} ${everything(getNamedType(field.type))}`).join(' ')} }`;
}

const all = (name: string) => everything(getNamedType(rootField(name).type));
const START = `mutation($id: ID!, $enrolment: ID!, $phase: Phase!) { startAttempt(attemptId: $id, enrolmentId: $enrolment, phase: $phase) ${all('startAttempt')} }`;
const RECORD = `mutation($id: ID!, $steps: [StepInput!]!) { recordResponses(attemptId: $id, steps: $steps) ${all('recordResponses')} }`;
const SUBMIT = `mutation($id: ID!) { submitAttempt(attemptId: $id) ${all('submitAttempt')} }`;
const ATTEMPT = `query($id: ID!) { myAttempt(id: $id) ${all('myAttempt')} }`;
const REVIEW = `query($id: ID!) { attemptReview(attemptId: $id) ${all('attemptReview')} }`;
const ENROLMENT = `query($id: ID!) { myEnrolment(id: $id) ${all('myEnrolment')} myEnrolments ${all('myEnrolments')} }`;

const start = (attemptId: string, phase = 'PRE') => siti.graphql(START, { id: attemptId, enrolment: enrolmentId, phase });
const step = (itemVersionId: string, response: unknown, extra: Record<string, unknown> = {}) =>
  ({ stepId: randomUUID(), itemVersionId, response, answeredAt: '2026-11-02T02:00:00.000Z', ...extra });

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(inner)]);
}

function expectNothingRevealed(answer: Answer) {
  expect(answer.errors).toEqual([]);
  expect(namesIn(answer.data).filter((name) => REVEALING_NAME.test(name))).toEqual([]);
  expect(answer.text).not.toMatch(REVEALING_TEXT);
}

test('in every response body while the attempt is open there is no key, weight, feedback or explanation', async () => {
  const attemptId = randomUUID();
  const bodies = [
    await start(attemptId),
    await siti.graphql(RECORD, { id: attemptId, steps: [step(course.items.channel, { type: 'single-choice', optionId: 'b' })] }),
    await siti.graphql(ATTEMPT, { id: attemptId }),
    await siti.graphql(ENROLMENT, { id: enrolmentId }),
    await siti.graphql(`query($e: ID!, $m: ID!) { myModule(enrolmentId: $e, moduleId: $m) ${all('myModule')} }`, { e: enrolmentId, m: course.modules[0] }),
    await start(randomUUID()),
  ];
  expect(bodies.map((body) => body.status)).toEqual(bodies.map(() => 200));
  for (const body of bodies) expectNothingRevealed(body);
  // The search finds what it looks for: the same words in the database row the items come from.
  const [row] = await api.test.database.query('SELECT content FROM item_version WHERE id = $1', [course.items.channel]);
  expect(JSON.stringify(row)).toMatch(REVEALING_TEXT);
  expect(namesIn(row).filter((name) => REVEALING_NAME.test(name))).toEqual(expect.arrayContaining(['key', 'feedback']));
});

test('a review has places for keys and feedback, and they are empty while the post-test may ask the same items', async () => {
  const attemptId = randomUUID();
  await start(attemptId);
  expect((await siti.graphql(REVIEW, { id: attemptId })).data).toMatchObject({ attemptReview: { u1_code: 'AttemptOpen' } });
  await siti.graphql(RECORD, { id: attemptId, steps: [step(course.items.channel, { type: 'single-choice', optionId: 'b' })] });
  await siti.graphql(SUBMIT, { id: attemptId });
  await worker().scoreAttempt(attemptId as never);
  const review = await siti.graphql(REVIEW, { id: attemptId });
  expect(review.errors).toEqual([]);
  expect(review.text).not.toMatch(REVEALING_TEXT);
  const shown = review.data?.['attemptReview'] as { u0_level: string; u0_items: { marks: unknown; rightResponse: unknown; feedback: unknown }[] };
  expect(shown.u0_level).toBe('SCORE');
  expect(shown.u0_items).toHaveLength(5);
  for (const item of shown.u0_items) expect([item.marks, item.rightResponse, item.feedback]).toEqual([null, null, null]);
});

test('no type that a learner can reach has a field for a key, and the author’s fields are closed to her', async () => {
  const reached = new Map<string, string[]>();
  const walk = (type: GraphQLNamedType): void => {
    if (reached.has(type.name)) return;
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    reached.set(type.name, fields.map((field) => field.name));
    for (const field of fields) walk(getNamedType(field.type));
    if (isAbstractType(type)) schema.getPossibleTypes(type).forEach(walk);
  };
  LEARNER_FIELDS.forEach((name) => walk(getNamedType(rootField(name).type)));
  expect([...reached.keys()]).toEqual(expect.arrayContaining(['Attempt', 'AttemptItem', 'AttemptResult', 'Enrolment', 'ModuleContent']));
  expect([...reached.keys()]).not.toContain('AuthoredItem');
  expect([...reached.values()].flat().filter((name) => REVEALING_NAME.test(name))).toEqual([]);

  for (const query of [
    `{ itemBank(courseId: "${course.courseId}") { content } }`,
    `{ courseVersion(id: "${course.versionId}") { pair { items { item { content } } } } }`,
    `{ preview(versionId: "${course.versionId}", unitId: "${course.units.counter}", level: BASIC) { coreCount } }`,
  ]) {
    const answer = await siti.graphql(query);
    expect(answer.text).not.toMatch(REVEALING_TEXT);
    expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('a score and right answers that a client sends along are ignored', async () => {
  const attemptId = randomUUID();
  await start(attemptId);
  const sent = step(course.items.channel, { type: 'single-choice', optionId: 'b', score: 100, correctAnswers: ['b'], earned: 100 });
  expect((await siti.graphql(RECORD, { id: attemptId, steps: [sent] })).data).toMatchObject({ recordResponses: { __typename: 'Recorded' } });
  const extra = await siti.graphql(RECORD, { id: attemptId, steps: [{ ...sent, stepId: randomUUID(), score: 100 }] });
  expect(extra.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  await siti.graphql(SUBMIT, { id: attemptId });
  await worker().scoreAttempt(attemptId as never);
  expect((await siti.graphql(ATTEMPT, { id: attemptId })).data).toMatchObject({ myAttempt: { result: { scored: true, fullPercent: 0, passed: false } } });
});

test('the whole way over HTTP: answer, lose the reply, send again, submit twice, see the result', async () => {
  const attemptId = randomUUID();
  const opened = await start(attemptId);
  expect(opened.data).toMatchObject({ startAttempt: {
    __typename: 'Attempt', u0_id: attemptId, u0_phase: 'PRE', u0_dueSetBy: 'timeLimit', u0_dueAt: '2026-11-02T02:10:00.000Z', u0_serverTime: '2026-11-02T02:00:00.000Z', u0_result: null,
  } });
  const steps = [
    step(course.items.days, JSON.stringify({ type: 'numeric', text: '3,145' })),
    step(course.items.steps, { type: 'multiple-choice', optionIds: ['b', 'a'] }),
    step(course.items.channel, null, { flagged: true }),
  ];
  const first = await siti.graphql(RECORD, { id: attemptId, steps });
  now = plusSeconds(now, 30);
  const again = await siti.graphql(RECORD, { id: attemptId, steps });
  const receipts = (answer: Answer) => (answer.data?.['recordResponses'] as { u0_receipts: unknown[] }).u0_receipts;
  expect(receipts(first)).toHaveLength(3);
  expect(receipts(again)).toEqual(receipts(first));
  const view = await siti.graphql(ATTEMPT, { id: attemptId });
  expect(view.data).toMatchObject({ myAttempt: { lastSequence: 3, items: expect.arrayContaining([
    expect.objectContaining({ itemVersionId: course.items.days, type: 'numeric', unitLabel: 'days', response: { type: 'numeric', text: '3,145' }, options: [] }),
    expect.objectContaining({ itemVersionId: course.items.channel, response: null, flagged: true }),
  ]) } });
  const submitted = await Promise.all([siti.graphql(SUBMIT, { id: attemptId }), siti.graphql(SUBMIT, { id: attemptId })]);
  expect(submitted[0]?.data).toMatchObject({ submitAttempt: { __typename: 'Submitted', u0_closedBy: 'learner', u0_submittedAt: '2026-11-02T02:00:30.000Z' } });
  expect(submitted[1]?.data).toEqual(submitted[0]?.data);
  await worker().scoreAttempt(attemptId as never);
  const after = await siti.graphql(ENROLMENT, { id: enrolmentId });
  expect(after.data).toMatchObject({ myEnrolment: {
    window: 'OPEN', deadline: { at: '2026-12-02T01:00:00.000Z', zone: 'Asia/Jakarta', setBy: 'cohort' }, next: { kind: 'MODULE', moduleId: course.modules[0] },
    preTest: { state: 'DONE', results: [{ attemptId, scored: true, corePercent: 75, fullPercent: 50, casePercent: 0, passed: false }] },
    modules: [{ state: 'READY', adapted: true, lockedBy: null }, { state: 'LOCKED', lockedBy: { code: 'PrerequisitesFirst', params: [{ name: 'modules', value: 'Module 1' }] } }],
  } });
});

test('what no client of ours sends is refused with the field’s name, never a fault of the server', async () => {
  const attemptId = randomUUID();
  await start(attemptId);
  const good = step(course.items.days, { type: 'numeric', text: '1' });
  const codeOf = async (steps: unknown[]) => {
    const answer = await siti.graphql(RECORD, { id: attemptId, steps });
    const refused = answer.data?.['recordResponses'] as { u1_code?: string; u1_field?: string | null } | undefined;
    return answer.errors[0]?.extensions.code ?? refused?.u1_code;
  };
  expect(await codeOf([{ ...good, stepId: 'x' }])).toBe('BAD_USER_INPUT');
  expect(await codeOf([{ ...good, answeredAt: 'yesterday' }])).toBe('BAD_USER_INPUT');
  expect(await codeOf([{ ...good, answeredAt: '0000-01-01T00:00:00Z' }])).toBe('BAD_USER_INPUT');
  expect(await codeOf([{ ...good, response: '{"type":' }])).toBe('BAD_USER_INPUT');
  expect(await codeOf([{ ...good, response: [[[[]]]] }])).toBe('ResponseOfOtherType');
  expect(await codeOf([{ ...good, response: { type: 'numeric', text: 'a\u0000' } }])).toBe('TextNotReadable');
  expect(await codeOf([{ ...good, itemVersionId: course.items['general-case'] }])).toBe('UnknownItem');
  expect(await codeOf([{ ...good, response: null }])).toBe('EmptyStep');
  expect(await codeOf([])).toBeUndefined();
  const closed = plusSeconds(now, 600);
  now = plusSeconds(now, 900);
  const late = await siti.graphql(RECORD, { id: attemptId, steps: [good] });
  expect(late.data).toMatchObject({ recordResponses: {
    __typename: 'Recorded', u0_receipts: [{ sequence: 1, late: true, counts: false }], u0_closedAt: new Date(closed).toISOString(), u0_closedBy: 'expiry',
  } });
});

test('a stranger is asked to sign in, an instructor is refused, another learner finds nothing', async () => {
  const attemptId = randomUUID();
  await start(attemptId);
  expect((await api.stranger.graphql(ATTEMPT, { id: attemptId })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const instructor = await api.caller({ nip: `19700101199503${1000 + serial}`, unitId: course.units.city, roles: [{ role: 'instructor', unitId: course.units.city }] });
  expect((await instructor.graphql(ATTEMPT, { id: attemptId })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  const budi = await api.caller({ nip: `19710101199503${1000 + serial}`, unitId: course.units.counter, roles: [{ role: 'learner', unitId: course.units.city }] });
  expect((await budi.graphql(ATTEMPT, { id: attemptId })).data).toEqual({ myAttempt: null });
  expect((await budi.graphql(SUBMIT, { id: attemptId })).data).toMatchObject({ submitAttempt: { u1_code: 'AttemptNotFound' } });
});

function worker() {
  const stage = aStage(api.test.database);
  stage.setClock(now);
  return stage;
}
