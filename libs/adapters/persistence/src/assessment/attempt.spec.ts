import { closingHash, firstBrokenLink, firstHash, type RecordedStep } from '@selaras/domain/assessment';
import { plusSeconds, type AttemptId, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import { Database } from '../database';
import { finishModules, aStage, aStep, newAttemptId, sha256, takeTest, type Stage } from '../testing/learner-at-work';
import { SEED_CLOSES, seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { PostgresOutboxStore } from '../jobs/outbox.store';
import { recordedSteps, type StoredSteps } from './attempt-rows';
import { PostgresAttemptStore } from './attempt.store';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let siti: Learner;

beforeAll(async () => {
  test_ = await createTestDatabase();
  course = await seedCourse(test_.database);
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  stage = aStage(test_.database);
  siti = await course.enrol();
});

const rows = <Row>(sql: string, ...parameters: unknown[]) => test_.database.query<Row>(sql, parameters);
const count = async (sql: string, ...parameters: unknown[]) => Number((await rows<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, ...parameters))[0]?.n);
const start = async (learner = siti, attemptId = newAttemptId(), phase: 'pre' | 'post' = 'pre') =>
  stage.startAttempt(learner.actor, { attemptId, enrolmentId: learner.enrolmentId, phase });
const started = async (learner = siti) => {
  const result = await start(learner);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const storedSteps = async (attemptId: AttemptId): Promise<RecordedStep[]> => recordedSteps(
  (await rows<StoredSteps[number]>(
    `SELECT sequence, step_id, item_version_id, response, flagged, answered_at, recorded_at, late, counts, hash FROM attempt_step WHERE attempt_id = $1 ORDER BY sequence`,
    attemptId,
  )),
);
const typed = (text: string) => ({ type: 'numeric' as const, text });

test('twenty starts at once, each with an id of its own, make one attempt that all of them get', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, () => start()));
  const ids = new Set(results.map((result) => (result.ok ? result.value.id : result.refusal.code)));
  expect(ids.size).toBe(1);
  expect(await count('attempt WHERE enrolment_id = $1', siti.enrolmentId)).toBe(1);
  expect(await count(`outbox WHERE job_name = 'expire-attempt' AND job_key = $1`, [...ids][0])).toBe(1);
  const forms = new Set(results.map((result) => (result.ok ? JSON.stringify(result.value.items) : 'refused')));
  expect(forms.size).toBe(1);
});

test('her form is the core and the case of her registry, frozen when she moves to the hospital', async () => {
  const attempt = await started();
  const asked = (view: typeof attempt) => view.items.map((item) => item.itemVersionId).sort();
  const { channel, steps, days, 'name-case': name, 'document-case': document } = course.items;
  expect(asked(attempt)).toEqual([channel, steps, days, name, document].sort());
  await rows(`UPDATE unit_assignment SET period = '[2020-01-01,2020-02-01)' WHERE person_id = $1`, siti.personId);
  await rows(`INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, '[2020-02-01,)')`, siti.personId, course.units.hospital);
  const again = await started();
  expect(again.id).toBe(attempt.id);
  expect(again.items).toEqual(attempt.items);
  expect(again.unit.id).toBe(course.units.counter);
});

test('somebody at the hospital gets the case for everybody, somebody without a unit that of the running unit', async () => {
  const parts = async (learner: Learner) => (await started(learner)).items.filter((item) => item.part === 'case').map((item) => item.itemVersionId);
  expect(await parts(await course.enrol({ unit: 'hospital' }))).toEqual([course.items['general-case']]);
  expect(await parts(await course.enrol({ unit: null }))).toEqual([course.items['general-case']]);
});

test('one step sent ten times at once is stored once and gets one receipt', async () => {
  const attempt = await started();
  const step = aStep(stage, course.items.days, typed('3'));
  const results = await Promise.all(Array.from({ length: 10 }, () => stage.recordResponses(siti.actor, attempt.id, [step])));
  const receipts = new Set(results.map((result) => (result.ok ? JSON.stringify(result.value.receipts) : result.refusal.code)));
  expect(receipts.size).toBe(1);
  expect(await storedSteps(attempt.id)).toHaveLength(1);
});

test('twenty different answers at once from two tabs are all kept, in one unbroken chain', async () => {
  const attempt = await started();
  const sent = Array.from({ length: 20 }, (_, index) => aStep(stage, course.items.days, typed(String(index))));
  const results = await Promise.all(sent.map((step) => stage.recordResponses(siti.actor, attempt.id, [step])));
  expect(results.every((result) => result.ok)).toBe(true);
  const steps = await storedSteps(attempt.id);
  expect(steps.map((step) => step.id).sort()).toEqual(sent.map((step) => step.id).sort());
  expect(firstBrokenLink(attempt.id, steps, sha256)).toBeNull();
  const receipts = results.flatMap((result) => (result.ok ? result.value.receipts : []));
  for (const receipt of receipts) expect(steps.find((step) => step.id === receipt.stepId)?.hash).toBe(receipt.hash);
});

test('she reloads, and every answer and flag is there in its newest text', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('3')), aStep(stage, course.items.steps, { type: 'multiple-choice', optionIds: ['c'] })]);
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('3,145'), { flagged: true }), aStep(stage, course.items.channel, null, { flagged: true })]);
  const view = await stage.myAttempt(siti.actor, attempt.id);
  const of = (id: ItemVersionId) => view?.items.find((item) => item.itemVersionId === id);
  expect(of(course.items.days)).toMatchObject({ response: typed('3,145'), flagged: true });
  expect(of(course.items.steps)).toMatchObject({ response: { type: 'multiple-choice', optionIds: ['c'] }, flagged: false });
  expect(of(course.items.channel)).toMatchObject({ response: null, flagged: true });
  expect(view?.lastSequence).toBe(4);
  expect(view?.items.map((item) => item.itemVersionId)).toEqual(attempt.items.map((item) => item.itemVersionId));
});

test('twenty submits at once, and one more whose first reply was lost, give one submission with one receipt', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('3'))]);
  stage.passMinutes(2);
  const results = await Promise.all(Array.from({ length: 20 }, () => stage.submitAttempt(siti.actor, attempt.id)));
  stage.passMinutes(3);
  results.push(await stage.submitAttempt(siti.actor, attempt.id));
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(results[0]).toMatchObject({ ok: true, value: { closedBy: 'learner', submittedAt: plusSeconds(attempt.startedAt, 120) } });
  expect(await count(`outbox WHERE job_name = 'score-attempt' AND job_key = $1`, attempt.id)).toBe(1);
});

test('the job that would close her attempt waits here until shortly before its time, and goes when she submits', async () => {
  const [attempt, other] = [await started(), await started(await course.enrol())];
  const outbox = new PostgresOutboxStore(test_.database);
  const handedOver: string[] = [];
  const relay = async (now: typeof attempt.dueAt) => outbox.relay(10_000, now, async (jobs) => void handedOver.push(...jobs.filter(({ name }) => name === 'expire-attempt').map(({ key }) => key)));
  await relay(plusSeconds(attempt.dueAt, -61));
  expect(handedOver).not.toContain(attempt.id);
  await stage.submitAttempt(siti.actor, attempt.id);
  await relay(attempt.dueAt);
  expect(handedOver).not.toContain(attempt.id);
  expect(handedOver).toContain(other.id);
});

test('a save and a submit in the same moment: either the answer is in what was submitted, or she is told that it is not', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 40; round += 1) {
    const learner = await course.enrol();
    const { actor } = learner;
    const attempt = await started(learner);
    const save = () => stage.recordResponses(actor, attempt.id, [aStep(stage, course.items.days, typed(String(round)))]);
    const [first, submitted, second] = await Promise.all([save(), stage.submitAttempt(actor, attempt.id), save()]);
    const kept = await storedSteps(attempt.id);
    expect(kept).toHaveLength(2);
    expect(firstBrokenLink(attempt.id, kept, sha256)).toBeNull();
    const lastHash = kept.findLast((step) => !step.late)?.hash ?? firstHash(attempt.id, sha256);
    expect(submitted.ok && submitted.value.receipt).toBe(closingHash(lastHash, stage.clock(), 'learner', sha256));
    for (const result of [first, second]) {
      const receipt = result.ok ? result.value.receipts[0] : undefined;
      expect(kept.find((step) => step.id === receipt?.stepId)?.late).toEqual(receipt?.late);
      outcomes.add(receipt?.late ? `late ${receipt.late.counts}` : 'in time');
    }
    expect((await stage.myAttempt(actor, attempt.id))?.result?.submittedAt).toBe(stage.clock());
  }
  expect([...outcomes].every((outcome) => ['in time', 'late false'].includes(outcome))).toBe(true);
});

test('at the stroke of the due time, ten submits and ten workers close it once, by the clock', async () => {
  const attempt = await started();
  stage.setClock(attempt.dueAt);
  const [submits] = await Promise.all([
    Promise.all(Array.from({ length: 10 }, () => stage.submitAttempt(siti.actor, attempt.id))),
    Promise.all(Array.from({ length: 10 }, () => stage.expireAttempt(attempt.id))),
  ]);
  expect(new Set(submits.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(submits[0]).toMatchObject({ ok: true, value: { closedBy: 'expiry', submittedAt: attempt.dueAt } });
  expect(await count(`outbox WHERE job_name = 'score-attempt' AND job_key = $1`, attempt.id)).toBe(1);
});

test('given more time at the stroke of the due time, she is not closed by the time that held before', async () => {
  const attempt = await started();
  await rows(`UPDATE attempt SET due_at = due_at + interval '5 minutes' WHERE id = $1`, attempt.id);
  const closeBy = (submittedAt: typeof attempt.dueAt, closedBy: 'expiry' | 'learner') => new PostgresAttemptStore(test_.database).close(attempt.id, { submittedAt, closedBy }, attempt.dueAt);
  expect(await closeBy(attempt.dueAt, 'expiry')).toBeNull();
  expect(await closeBy(plusSeconds(attempt.dueAt, 300), 'learner')).toBeNull();
  expect(await closeBy(plusSeconds(attempt.dueAt, 299), 'learner')).not.toBeNull();
});

test('after submitting, a lost receipt can still be fetched; what comes new is kept as late, and changes nothing that was handed in', async () => {
  const attempt = await started();
  const step = aStep(stage, course.items.days, typed('3'));
  const first = await stage.recordResponses(siti.actor, attempt.id, [step]);
  await stage.submitAttempt(siti.actor, attempt.id);
  const again = await stage.recordResponses(siti.actor, attempt.id, [step]);
  expect(again.ok && again.value.receipts).toEqual(first.ok && first.value.receipts);
  const submitted = await stage.submitAttempt(siti.actor, attempt.id);
  const late = await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('4'))]);
  expect(late).toMatchObject({ ok: true, value: { receipts: [{ late: { counts: false } }], closing: { closedBy: 'learner' } } });
  expect(await stage.submitAttempt(siti.actor, attempt.id)).toEqual(submitted);
  const view = await stage.myAttempt(siti.actor, attempt.id);
  expect(view?.items.find((item) => item.itemVersionId === course.items.days)?.response).toEqual(typed('3'));
  expect(view?.lateAnswers).toMatchObject([{ response: typed('4'), counts: false, itemVersionId: course.items.days }]);
  stage.passMinutes(24 * 60);
  expect(await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('5'))])).toMatchObject({ ok: false, refusal: { code: 'AttemptClosed', closedBy: 'learner' } });
  expect(await storedSteps(attempt.id)).toHaveLength(2);
});

test('laptop shut at minute 5 of 10, worker late by 37 minutes: finished at minute 10 exactly, saved answers marked', async () => {
  const attempt = await started();
  stage.passMinutes(5);
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.channel, { type: 'single-choice', optionId: 'a' })]);
  stage.passMinutes(42);
  expect(await stage.expireAttempt(attempt.id)).toEqual({ kind: 'expired' });
  expect(await stage.expireAttempt(attempt.id)).toEqual({ kind: 'closed-before' });
  expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'scored' });
  const view = await stage.myAttempt(siti.actor, attempt.id);
  expect(view?.closing).toEqual({ submittedAt: plusSeconds(attempt.startedAt, 600), closedBy: 'expiry' });
  // 100 of 400 core marks; 100 of 600 with her two case items.
  expect(view?.result).toMatchObject({ scored: true, corePercent: 25, fullPercent: 16.66, casePercent: 0, passed: false });
  expect(await count('attempt WHERE enrolment_id = $1', siti.enrolmentId)).toBe(1);
});

test.each([
  ['reads her attempt', async (attemptId: AttemptId) => { await stage.myAttempt(siti.actor, attemptId); }],
  ['opens her course', async () => { await stage.myEnrolment(siti.actor, siti.enrolmentId); }],
  ['sends nothing new', async (attemptId: AttemptId) => { await stage.recordResponses(siti.actor, attemptId, []); }],
  ['submits', async (attemptId: AttemptId) => { await stage.submitAttempt(siti.actor, attemptId); }],
  ['starts again', async () => { await start(); }],
])('without any worker, the attempt is closed on time as soon as she %s', async (_, act) => {
  const attempt = await started();
  stage.passMinutes(47);
  await act(attempt.id);
  const [row] = await rows<{ submitted_at: Date; closed_by: string; last_sequence: number }>('SELECT submitted_at, closed_by, last_sequence FROM attempt WHERE id = $1', attempt.id);
  expect(row).toEqual({ submitted_at: new Date(plusSeconds(attempt.startedAt, 600)), closed_by: 'expiry', last_sequence: 0 });
  expect(await count(`outbox WHERE job_name = 'score-attempt' AND job_key = $1`, attempt.id)).toBe(1);
});

test('ten-minute test: a reload at 9:50 has ten seconds left, one at 10:10 finds it closed with the saved answers', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('3'))]);
  stage.setClock(plusSeconds(attempt.startedAt, 590));
  const nearly = await stage.myAttempt(siti.actor, attempt.id);
  expect(nearly && nearly.dueAt - nearly.serverTime).toBe(10_000);
  expect(nearly?.result).toBeNull();
  stage.setClock(plusSeconds(attempt.startedAt, 610));
  const after = await stage.myAttempt(siti.actor, attempt.id);
  expect(after?.closing).toEqual({ submittedAt: attempt.dueAt, closedBy: 'expiry' });
  expect(after?.items.find((item) => item.itemVersionId === course.items.days)?.response).toEqual(typed('3'));
  expect(await stage.submitAttempt(siti.actor, attempt.id)).toMatchObject({ ok: true, value: { closedBy: 'expiry', submittedAt: attempt.dueAt } });
});

test('started four minutes before the deadline, a test ends with the deadline and says which rule set it', async () => {
  stage.setClock(plusSeconds(SEED_CLOSES, -240));
  expect(await started()).toMatchObject({ dueAt: SEED_CLOSES, dueSetBy: 'deadline' });
  const extended = await course.enrol({ extendedTo: plusSeconds(SEED_CLOSES, 86_400) });
  expect(await started(extended)).toMatchObject({ dueAt: plusSeconds(SEED_CLOSES, 360), dueSetBy: 'timeLimit' });
});

test('a worker that comes too early is told when to come', async () => {
  const attempt = await started();
  expect(await stage.expireAttempt(attempt.id)).toEqual({ kind: 'moved', dueAt: attempt.dueAt });
  stage.setClock(plusSeconds(attempt.dueAt, -2));
  expect(await stage.expireAttempt(attempt.id)).toEqual({ kind: 'not-due', dueAt: attempt.dueAt });
  expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'not-submitted' });
  expect(await stage.expireAttempt(newAttemptId())).toEqual({ kind: 'unknown-attempt' });
  expect(await stage.scoreAttempt(newAttemptId())).toEqual({ kind: 'unknown-attempt' });
});

test('she may try once before and twice after the modules; a lost reply to a start costs no attempt', async () => {
  const first = newAttemptId();
  await start(siti, first);
  await stage.submitAttempt(siti.actor, first);
  expect(await start(siti, first)).toMatchObject({ ok: true, value: { id: first } });
  expect(await start()).toEqual({ ok: false, refusal: { code: 'NoAttemptsLeft', allowed: 1 } });
  expect(await start(siti, newAttemptId(), 'post')).toEqual({ ok: false, refusal: { code: 'ModulesFirst', remaining: 2 } });
  await finishModules(stage, course, siti);
  await takeTest(stage, course, siti, 'post', []);
  await takeTest(stage, course, siti, 'post', []);
  expect(await start(siti, newAttemptId(), 'post')).toEqual({ ok: false, refusal: { code: 'NoAttemptsLeft', allowed: 2 } });
  expect(await start(siti, first, 'post')).toEqual({ ok: false, refusal: { code: 'AttemptIdTaken', field: 'attemptId' } });
});

test('nobody reaches an attempt, an enrolment or an id of somebody else', async () => {
  const attempt = await started();
  const budi = await course.enrol({ unit: 'hospital' });
  expect(await stage.myAttempt(budi.actor, attempt.id)).toBeNull();
  expect(await stage.myEnrolment(budi.actor, siti.enrolmentId)).toBeNull();
  expect(await stage.recordResponses(budi.actor, attempt.id, [aStep(stage, course.items.days, typed('3'))])).toEqual({ ok: false, refusal: { code: 'AttemptNotFound' } });
  expect(await stage.submitAttempt(budi.actor, attempt.id)).toEqual({ ok: false, refusal: { code: 'AttemptNotFound' } });
  expect(await stage.startAttempt(budi.actor, { attemptId: newAttemptId(), enrolmentId: siti.enrolmentId, phase: 'pre' })).toEqual({ ok: false, refusal: { code: 'EnrolmentNotFound' } });
  expect(await start(budi, attempt.id)).toEqual({ ok: false, refusal: { code: 'AttemptIdTaken', field: 'attemptId' } });
  expect((await stage.myAttempt(siti.actor, attempt.id))?.closing).toBeNull();
});

test.each<[string, Partial<Parameters<Stage['recordResponses']>[2][number]>, string]>([
  ['an item of another unit', { itemVersionId: 'general' as ItemVersionId }, 'UnknownItem'],
  ['another type', { response: { type: 'true-false', value: true } }, 'ResponseOfOtherType'],
  ['NUL', { response: { type: 'numeric', text: '3\0' } }, 'TextNotReadable'],
  ['half a surrogate pair', { response: { type: 'numeric', text: '\ud83d' } }, 'TextNotReadable'],
  ['ten megabytes', { response: { type: 'numeric', text: '1'.repeat(10_000_000) } }, 'ResponseTooLong'],
  ['an empty step', { response: null }, 'EmptyStep'],
])('%s among good answers is refused by name, and none of them is kept', async (_, changes, code) => {
  const attempt = await started();
  const good = aStep(stage, course.items.channel, { type: 'single-choice', optionId: 'b' });
  const bad = aStep(stage, course.items.days, typed('3'), {
    ...changes, ...(changes.itemVersionId ? { itemVersionId: course.items['general-case'] } : {}),
  });
  const result = await stage.recordResponses(siti.actor, attempt.id, [good, bad]);
  expect(result.ok ? 'recorded' : result.refusal.code).toBe(code);
  expect(await storedSteps(attempt.id)).toHaveLength(0);
});

test('emoji and the raw text of a number come back as typed', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [
    aStep(stage, course.items['document-case'], { type: 'short-text', text: 'Akta 👍🏽 𝐁 \u2028' }), aStep(stage, course.items.days, typed(' 1.234,50 ')),
  ]);
  const items = (await stage.myAttempt(siti.actor, attempt.id))?.items ?? [];
  expect(items.map((item) => item.response)).toEqual(expect.arrayContaining([{ type: 'short-text', text: 'Akta 👍🏽 𝐁 \u2028' }, typed(' 1.234,50 ')]));
});

test('nothing changes a recorded step any more, not even SQL', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('3'))]);
  await expect(rows(`UPDATE attempt_step SET response = '{}' WHERE attempt_id = $1`, attempt.id)).rejects.toThrow('only appended');
});

test('the first save costs two statements and each later one a single one, however many answers it brings and however many came before', async () => {
  const attempt = await started();
  const statements: string[] = [];
  const database = await Database.connect({ url: test_.url, poolSize: 2, onStatement: (sql) => statements.push(sql) });
  const counting = aStage(database);
  counting.setClock(stage.clock());
  for (const [size, cost] of [[1, 2], [30, 1], [1, 1]] as const) {
    statements.length = 0;
    await counting.recordResponses(siti.actor, attempt.id, Array.from({ length: size }, (_, index) => aStep(stage, course.items.days, typed(String(index)))));
    expect(statements).toHaveLength(cost);
  }
  statements.length = 0;
  await counting.submitAttempt(siti.actor, attempt.id);
  expect(statements).toHaveLength(2);
  await database.close();
});

test('a step id is only known within its own attempt', async () => {
  const attempt = await started();
  const budi = await course.enrol({ unit: 'hospital' });
  const other = await started(budi);
  const id = aStep(stage, course.items.days, null).id as StepId;
  await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, typed('3'), { id })]);
  expect(await stage.recordResponses(budi.actor, other.id, [aStep(stage, course.items.days, typed('4'), { id })])).toMatchObject({ ok: true });
  expect(await storedSteps(other.id)).toHaveLength(1);
});
