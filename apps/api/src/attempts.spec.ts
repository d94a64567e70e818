import { randomUUID } from 'node:crypto';
import { plusSeconds, toIso, type EnrolmentId, type Instant, type PersonId } from '@selaras/domain/kernel';
import { aStage } from '../../../libs/adapters/persistence/src/testing/learner-at-work';
import { SEED_OPENS, seedCourse, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { startTestApi, type Caller, type TestApi } from './testing/test-api';

let api: TestApi;
let course: SeededCourse;
let siti: Caller & { readonly personId: string };
let ratna: Caller;
let enrolmentId: EnrolmentId;
let now: Instant;
let serial = 0;

beforeAll(async () => {
  now = plusSeconds(SEED_OPENS, 3_600);
  api = await startTestApi({ clock: () => now });
  course = await seedCourse(api.test.database, { timeLimitSeconds: 1_800, rules: { pre: { breaks: { most: 1, secondsEach: 300 }, graceSeconds: 60 } } });
  ratna = await api.caller({ nip: '198501012015031001', name: 'Ratna', unitId: course.units.city, roles: [{ role: 'administrator', unitId: course.units.city }] });
});
afterAll(() => api?.close());
beforeEach(async () => {
  now = plusSeconds(SEED_OPENS, 3_600);
  serial += 1;
  siti = await api.caller({ nip: `19860101201503${2000 + serial}`, unitId: course.units.counter, roles: [{ role: 'learner', unitId: course.units.city }] });
  const person = { personId: siti.personId as PersonId, nip: '', actor: { personId: siti.personId as PersonId, grants: [] } };
  enrolmentId = (await course.enrol({ person })).enrolmentId;
});

/** The one field that was asked for. */
async function ask<Shape>(caller: Caller, query: string, variables: Record<string, unknown> = {}): Promise<Shape> {
  const answer = await caller.graphql(query, variables);
  if (answer.errors.length > 0) throw new Error(`${answer.errors[0]?.extensions.code}: ${answer.errors[0]?.message}`);
  return Object.values(answer.data ?? {})[0] as Shape;
}
type Attempt = { id: string; dueAt: string; items: { itemVersionId: string }[]; submittedAt: string | null; closedBy: string | null; result: { scored: boolean; durationSeconds: number; corePercent: number | null } | null };
const ATTEMPT = `id dueAt extraSeconds serverTime submittedAt closedBy lastSequence items { itemVersionId response } lateAnswers { position counts answeredAt recordedAt response }
  breaks { most secondsEach used secondsTaken running { id endsAt } } result { scored durationSeconds corePercent }`;
const start = () => ask<Attempt>(siti, `mutation($id: ID!, $e: ID!) { startAttempt(attemptId: $id, enrolmentId: $e, phase: PRE) { ... on Attempt { ${ATTEMPT} } ... on Refusal { code } } }`, { id: randomUUID(), e: enrolmentId });
const look = (id: string) => ask<Attempt & Record<string, unknown>>(siti, `query($id: ID!) { myAttempt(id: $id) { ${ATTEMPT} } }`, { id });
const RECORD = `mutation($id: ID!, $steps: [StepInput!]!) { recordResponses(attemptId: $id, steps: $steps) {
  __typename ... on Recorded { receipts { sequence late counts hash } dueAt closedAt closedBy } ... on Refusal { code params { name value } } } }`;
const record = (id: string, steps: readonly unknown[]) => ask<Record<string, unknown>>(siti, RECORD, { id, steps });
const days = (text: string, answeredAt = now) => ({ stepId: randomUUID(), itemVersionId: course.items.days, response: { type: 'numeric', text }, answeredAt: toIso(answeredAt) });
const submit = (id: string) => ask<Record<string, unknown>>(siti, 'mutation($id: ID!) { submitAttempt(attemptId: $id) { __typename ... on Submitted { submittedAt closedBy receipt } ... on Refusal { code } } }', { id });
const GRANT = `mutation($id: ID!, $e: ID!, $grant: AccommodationInput!, $phase: Phase = PRE) { grantAccommodation(accommodationId: $id, enrolmentId: $e, phase: $phase, grant: $grant, reason: "Screen reader") {
  __typename ... on AccommodationGranted { accommodation { grantedBy reason extraPercent } reach { state attemptId dueAt submittedAt } } ... on Refusal { code field } } }`;
const grant = (wish: Record<string, unknown>, caller = ratna, id = randomUUID()) => ask<Record<string, unknown>>(caller, GRANT, { id, e: enrolmentId, grant: wish });
const pass = (seconds: number) => (now = plusSeconds(now, seconds));
const worker = () => {
  const stage = aStage(api.test.database);
  stage.setClock(now);
  return stage;
};

test('Extra time: fifty per cent at minute 29 of 30, no reload; saved at minute 31, over at 45', async () => {
  const attempt = await start();
  await record(attempt.id, [days('1')]);
  pass(29 * 60);
  const due = toIso(plusSeconds(now, 16 * 60));
  expect(await grant({ extraPercent: 50 })).toEqual({
    __typename: 'AccommodationGranted', accommodation: { grantedBy: 'Ratna', reason: 'Screen reader', extraPercent: 50 },
    reach: { state: 'moved', attemptId: attempt.id, dueAt: due, submittedAt: null },
  });
  pass(2 * 60);
  expect(await record(attempt.id, [days('3,145')])).toMatchObject({ receipts: [{ sequence: 2, late: false, counts: true }], dueAt: due, closedAt: null });
  pass(14 * 60);
  expect(await look(attempt.id)).toMatchObject({ submittedAt: due, closedBy: 'expiry', extraSeconds: 900 });
  // To somebody whose attempt is over it changes nothing, and the administrator is told.
  expect(await grant({ extraPercent: 50 })).toMatchObject({ reach: { state: 'submitted', submittedAt: due, dueAt: null } });
  expect(await look(attempt.id)).toMatchObject({ submittedAt: due });
});

test('Expiry without a browser: laptop shut at minute 5, the worker 37 minutes late: one attempt, finished when it was due, marked', async () => {
  const attempt = await start();
  pass(5 * 60);
  await record(attempt.id, [days('3,145')]);
  pass((25 + 37) * 60);
  expect(await worker().expireAttempt(attempt.id as never)).toEqual({ kind: 'expired' });
  expect(await worker().scoreAttempt(attempt.id as never)).toEqual({ kind: 'scored' });
  const view = await look(attempt.id);
  expect(view).toMatchObject({ submittedAt: attempt.dueAt, closedBy: 'expiry', result: { scored: true, durationSeconds: 1_800, corePercent: 25 } });
  expect(await api.test.database.query('SELECT 1 FROM attempt WHERE enrolment_id = $1', [enrolmentId])).toHaveLength(1);
});

test('Offline submit: the network is cut at item three, she answers and hands in; what reaches the server after the end is there once and says so', async () => {
  const attempt = await start();
  pass(20 * 60);
  const kept = [days('1'), days('2')];
  pass(10 * 60 + 30);
  const first = await record(attempt.id, kept);
  expect(first).toMatchObject({ receipts: [{ sequence: 1, late: true, counts: true }, { sequence: 2, late: true, counts: true }], closedAt: attempt.dueAt, closedBy: 'expiry' });
  expect(await record(attempt.id, kept)).toEqual(first);
  expect(await submit(attempt.id)).toMatchObject({ __typename: 'Submitted', submittedAt: attempt.dueAt, closedBy: 'expiry' });
  pass(60);
  expect(await record(attempt.id, [days('3,145')])).toMatchObject({ receipts: [{ sequence: 3, late: true, counts: false }] });
  const view = await look(attempt.id);
  expect(view.items.find((item) => item.itemVersionId === course.items.days)).toMatchObject({ response: { text: '2' } });
  expect(view['lateAnswers']).toMatchObject([{ counts: true }, { counts: true }, { counts: false, response: { text: '3,145' } }]);
});

test('Double start, double submit: twenty of each at once, and one whose reply was lost', async () => {
  const starts = await Promise.all(Array.from({ length: 20 }, start));
  expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
  const id = starts[0]?.id ?? '';
  const submissions = await Promise.all(Array.from({ length: 20 }, () => submit(id)));
  submissions.push(await submit(id));
  expect(new Set(submissions.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('a break over HTTP: begun twice it is one, answers wait, ended twice it is ended once', async () => {
  const attempt = await start();
  pass(60);
  const breakId = randomUUID();
  const pause = (which: 'startBreak' | 'endBreak', id = breakId) => ask<Record<string, unknown>>(siti, `mutation($a: ID!, $b: ID!) { ${which}(attemptId: $a, breakId: $b) {
    __typename ... on BreakRecorded { break { number startedAt endsAt endedAt } dueAt } ... on Refusal { code params { name value } } } }`, { a: attempt.id, b: id });
  const begun = await pause('startBreak');
  expect(begun).toMatchObject({ break: { number: 1, endsAt: toIso(plusSeconds(now, 300)), endedAt: null }, dueAt: toIso(plusSeconds(now, 1_740 + 300)) });
  expect(await pause('startBreak')).toEqual(begun);
  pass(100);
  expect(await record(attempt.id, [days('1')])).toMatchObject({ code: 'OnBreak', params: [{ name: 'endsAt', value: toIso(plusSeconds(now, 200)) }] });
  const ended = await pause('endBreak');
  expect(ended).toMatchObject({ break: { endedAt: toIso(now) }, dueAt: toIso(plusSeconds(now, 1_740)) });
  pass(10);
  expect(await pause('endBreak')).toEqual(ended);
  expect(await record(attempt.id, [days('1')])).toMatchObject({ __typename: 'Recorded' });
  expect(await pause('startBreak', randomUUID())).toMatchObject({ code: 'NoBreaksLeft', params: [{ name: 'most', value: '1' }] });
  const budis = await api.caller({ nip: `19890101201503${1000 + serial}`, unitId: course.units.counter, roles: [{ role: 'learner', unitId: course.units.city }] });
  expect((await budis.graphql('mutation($a: ID!, $b: ID!) { endBreak(attemptId: $a, breakId: $b) { ... on Refusal { code } } }', { a: attempt.id, b: breakId })).data).toEqual({ endBreak: { code: 'AttemptNotFound' } });
});

test('a break that ends itself is said to be over, though nobody ended it', async () => {
  const attempt = await start();
  const breakId = randomUUID();
  const pause = (which: string) => ask<{ break: { endsAt: string; endedAt: string | null } }>(siti, `mutation($a: ID!, $b: ID!) { ${which}(attemptId: $a, breakId: $b) { ... on BreakRecorded { break { endsAt endedAt } dueAt } } }`, { a: attempt.id, b: breakId });
  const begun = await pause('startBreak');
  pass(400);
  expect(await pause('endBreak')).toEqual({ ...begun, break: { ...begun.break, endedAt: begun.break.endsAt } });
});

test('accommodations are the administrator’s: learners and strangers are refused, another unit’s finds nothing; seen, granted, taken back', async () => {
  const TESTS = `query($e: ID!) { enrolmentTests(enrolmentId: $e) { personName maskedNip courseTitle zone tests { phase timeLimitSeconds attemptsAllowed attemptsUsed openAttemptId deadline { setBy } breaks { most } }
    accommodations { id extraSeconds grantedBy revokedAt revokedBy revokeReason } } }`;
  expect((await siti.graphql(TESTS, { e: enrolmentId })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await siti.graphql(GRANT, { id: randomUUID(), e: enrolmentId, grant: { extraSeconds: 600 } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.stranger.graphql(TESTS, { e: enrolmentId })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const elsewhere = await api.caller({ nip: `19870101201503${1000 + serial}`, unitId: course.units.hospital, roles: [{ role: 'administrator', unitId: course.units.hospital }] });
  expect(await ask(elsewhere, TESTS, { e: enrolmentId })).toBeNull();
  expect(await grant({ extraSeconds: 600 }, elsewhere)).toEqual({ __typename: 'Refusal', code: 'EnrolmentNotFound', field: null });
  expect(await grant({ extraSeconds: 5 })).toMatchObject({ code: 'OutOfRange', field: 'extraSeconds' });
  expect((await ratna.graphql(GRANT, { id: randomUUID(), e: enrolmentId, grant: { closesAt: 'tomorrow' } })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const id = randomUUID();
  const granted = await grant({ extraSeconds: 600 }, ratna, id);
  expect(granted).toMatchObject({ reach: { state: 'none' } });
  expect(await grant({ extraSeconds: 600 }, ratna, id)).toEqual(granted);
  const seen = await ask<{ maskedNip: string }>(ratna, TESTS, { e: enrolmentId });
  expect(seen).toMatchObject({
    personName: 'Siti Rahma', courseTitle: 'Complaints', zone: 'Asia/Jakarta', accommodations: [{ id, extraSeconds: 600, grantedBy: 'Ratna', revokedAt: null }],
    tests: [{ phase: 'PRE', timeLimitSeconds: 2_400, attemptsAllowed: 1, attemptsUsed: 0, openAttemptId: null, breaks: { most: 1 } }, { phase: 'POST', timeLimitSeconds: 1_800 }],
  });
  expect(seen.maskedNip).toMatch(/^•+\d{3}$/);
  const revoked = await ask(ratna, 'mutation($id: ID!) { revokeAccommodation(accommodationId: $id, reason: "By mistake") { ... on Accommodation { revokedAt revokedBy revokeReason } ... on Refusal { code } } }', { id });
  expect(revoked).toEqual({ revokedAt: toIso(now), revokedBy: 'Ratna', revokeReason: 'By mistake' });
});

test('an author writes the rules of each test, hears what is wrong with them, and finds them again in the next draft', async () => {
  const made = await api.caller({ nip: `19880101201503${1000 + serial}`, unitId: course.units.city, roles: [{ role: 'instructor', unitId: course.units.city }] });
  const versionId = randomUUID();
  const RULES = 'rules { phase timeLimitSeconds attempts graceSeconds navigation shuffleItems breaks { most secondsEach } review { afterSubmit afterLastAttempt afterClosing } }';
  const PAIR = `pair { passMarkPercent timeLimitSeconds preAttempts postAttempts ${RULES} items { section required part } }`;
  const draft = await ask<{ revision: number }>(made, `mutation($c: ID!, $v: ID!) { openDraft(courseId: $c, versionId: $v) { ... on CourseVersion { revision ${PAIR} } } }`, { c: course.courseId, v: versionId });
  expect(draft).toMatchObject({ pair: { timeLimitSeconds: 1_800, preAttempts: 1, postAttempts: 2, rules: [{ phase: 'PRE', breaks: { most: 1, secondsEach: 300 } }, { phase: 'POST' }, { phase: 'PRACTICE', timeLimitSeconds: null, attempts: null }] } });
  const rules = {
    phase: 'POST', timeLimitSeconds: null, attempts: null, graceSeconds: 120, navigation: 'ONE_WAY', shuffleItems: false, breaks: { most: 2, secondsEach: 600 },
    review: { afterSubmit: 'NOTHING', afterLastAttempt: 'SCORE', afterClosing: 'FEEDBACK' },
  };
  const save = (changes: Record<string, unknown>, revision = draft.revision) => ask<Record<string, unknown>>(made, `mutation($v: ID!, $r: Int!, $rules: [TestRulesInput!]!) {
    saveTestRules(versionId: $v, revision: $r, rules: $rules) { __typename ... on CourseVersion { revision ${PAIR} } ... on Refusal { code field } } }`, { v: versionId, r: revision, rules: [{ ...rules, ...changes }] });
  expect(await save({ graceSeconds: -1 })).toMatchObject({ code: 'OutOfRange', field: 'rules.0.graceSeconds' });
  expect(await save({ review: { afterSubmit: 'SCORE', afterLastAttempt: 'NOTHING', afterClosing: 'SCORE' } })).toMatchObject({ code: 'ReviewGoesBack', field: 'rules.0.review.afterLastAttempt' });
  const withoutBreaks = await save({ breaks: { most: 0, secondsEach: 0 } });
  expect(withoutBreaks).toMatchObject({ revision: draft.revision + 1 });
  expect(await save({ breaks: { most: 0, secondsEach: 0 } })).toEqual(withoutBreaks);
  draft.revision += 1;
  const saved = await save({});
  expect(saved).toMatchObject({ revision: draft.revision + 1, pair: { timeLimitSeconds: null, postAttempts: null, rules: [{ phase: 'PRE' }, rules, { phase: 'PRACTICE' }] } });
  expect(await save({})).toEqual(saved);
  expect(await save({ graceSeconds: 60 })).toMatchObject({ code: 'StaleRevision' });
  const items = [{ itemVersionId: course.items.channel, part: 'core', section: '  First   part ', required: true }, { itemVersionId: course.items.days, part: 'practice' }];
  const pair = await ask(made, `mutation($v: ID!, $r: Int!, $i: [PairItemInput!]!) { savePair(versionId: $v, revision: $r, passMarkPercent: 80, preAttempts: 3, items: $i) {
    ... on CourseVersion { ${PAIR} } ... on Refusal { code field } } }`, { v: versionId, r: draft.revision + 1, i: items });
  expect(pair).toMatchObject({
    pair: { passMarkPercent: 80, preAttempts: 3, rules: [{ phase: 'PRE', attempts: 3, timeLimitSeconds: 1_800 }, rules, {}], items: [{ section: 'First part', required: true, part: 'core' }, { section: null, required: false, part: 'practice' }] },
  });
  expect(await ask(made, `mutation($v: ID!) { saveTestRules(versionId: $v, revision: 1, rules: []) { ... on Refusal { code } } }`, { v: course.versionId })).toEqual({ code: 'VersionIsPublished' });
});
