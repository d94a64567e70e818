import { firstBrokenLink, type RecordedStep } from '@selaras/domain/assessment';
import { plusSeconds, type AttemptId } from '@selaras/domain/kernel';
import { aStage, aStep, newAttemptId, sha256, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { recordedSteps, type StoredSteps } from './attempt-rows';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let siti: Learner;

beforeAll(async () => {
  test_ = await createTestDatabase();
  course = await seedCourse(test_.database, { rules: { pre: { graceSeconds: 120 } } });
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  stage = aStage(test_.database);
  siti = await course.enrol();
});

const rows = <Row>(sql: string, ...parameters: unknown[]) => test_.database.query<Row>(sql, parameters);
const started = async (learner = siti) => {
  const result = await stage.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase: 'pre' });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const right = () => aStep(stage, course.items.channel, { type: 'single-choice', optionId: 'a' });
const days = (text: string) => aStep(stage, course.items.days, { type: 'numeric', text });
const storedSteps = async (id: AttemptId): Promise<RecordedStep[]> => recordedSteps(await rows<StoredSteps[number]>('SELECT * FROM attempt_step WHERE attempt_id = $1 ORDER BY sequence', id));
const coreOf = async (id: AttemptId, learner = siti) => (await stage.myAttempt(learner.actor, id))?.result;

test('the network is cut at item three; she submits offline and comes back after the end: what was in time counts, what arrives in the grace counts and says it is late, the rest is kept', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [right()]);
  // Answered at minute nine, delivered when the connection is back.
  stage.passMinutes(9);
  const offline = days('3,145');
  stage.passMinutes(2);
  const delivered = await stage.recordResponses(siti.actor, attempt.id, [offline]);
  expect(delivered).toMatchObject({ ok: true, value: { receipts: [{ sequence: 2, late: { counts: true } }], closing: { submittedAt: attempt.dueAt, closedBy: 'expiry' } } });
  expect(await stage.submitAttempt(siti.actor, attempt.id)).toMatchObject({ ok: true, value: { submittedAt: attempt.dueAt, closedBy: 'expiry' } });
  // Sent once more, because the answer was lost: once recorded, the same receipt.
  expect(await stage.recordResponses(siti.actor, attempt.id, [offline])).toMatchObject({ ok: true, value: { receipts: delivered.ok && delivered.value.receipts } });
  expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'within-grace', until: plusSeconds(attempt.dueAt, 120) });
  stage.setClock(plusSeconds(attempt.dueAt, 120));
  expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'scored' });
  const tooLate = await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.steps, { type: 'multiple-choice', optionIds: ['a', 'b'] })]);
  expect(tooLate).toMatchObject({ ok: true, value: { receipts: [{ sequence: 3, late: { counts: false } }] } });
  expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'scored-before' });
  // 100 and 100 of 400 core marks.
  expect(await coreOf(attempt.id)).toMatchObject({ scored: true, corePercent: 50, closedBy: 'expiry', durationSeconds: 600 });
  const view = await stage.myAttempt(siti.actor, attempt.id);
  expect(view?.lateAnswers.map(({ counts }) => counts)).toEqual([true, false]);
  const steps = await storedSteps(attempt.id);
  expect(steps).toHaveLength(3);
  expect(firstBrokenLink(attempt.id, steps, sha256)).toBeNull();
});

test('the job that scores what the clock closed is put off until the grace is over; what she handed in is scored at once', async () => {
  const runAt = async (id: AttemptId) => (await rows<{ run_at: Date }>(`SELECT run_at FROM outbox WHERE job_name = 'score-attempt' AND job_key = $1`, id))[0]?.run_at.getTime();
  const expired = await started();
  const budi = await course.enrol();
  const handedIn = await started(budi);
  await stage.submitAttempt(budi.actor, handedIn.id);
  expect(await runAt(handedIn.id)).toBe(stage.clock());
  stage.setClock(expired.dueAt);
  await stage.expireAttempt(expired.id);
  expect(await runAt(expired.id)).toBe(plusSeconds(expired.dueAt, 120));
});

test('marking and late answers in the same moment: what is in the outcome is what counts, never more and never less', async () => {
  let counted = 0;
  for (let round = 0; round < 30; round += 1) {
    const learner = await course.enrol();
    const attempt = await started(learner);
    stage.setClock(attempt.dueAt);
    await stage.expireAttempt(attempt.id);
    // The worker's clock is two minutes ahead: for it the grace is over, for the server it is not.
    const worker = aStage(test_.database);
    worker.setClock(plusSeconds(attempt.dueAt, 120));
    const save = async () => {
      await new Promise((resolve) => setTimeout(resolve, round % 10));
      return stage.recordResponses(learner.actor, attempt.id, [right()]);
    };
    const [saved, scoring] = await Promise.all([save(), worker.scoreAttempt(attempt.id)]);
    expect(scoring).toEqual({ kind: 'scored' });
    const late = saved.ok ? saved.value.receipts[0]?.late : undefined;
    expect(late).toBeDefined();
    if (late?.counts) counted += 1;
    expect(await coreOf(attempt.id, learner)).toMatchObject({ corePercent: late?.counts ? 25 : 0 });
    stage.setClock(plusSeconds(attempt.startedAt, 0));
  }
  console.info(`${counted} of 30 late answers were in time for the marking`);
}, 60_000);

test('late answers from two devices and three processes are all kept, in one chain, and a wrong one is refused as before', async () => {
  const attempt = await started();
  stage.setClock(plusSeconds(attempt.dueAt, 60));
  const stages = [stage, aStage(test_.database), aStage(test_.database)];
  for (const other of stages) other.setClock(stage.clock());
  const results = await Promise.all(Array.from({ length: 20 }, (_, index) => stages[index % 3]!.recordResponses(siti.actor, attempt.id, [days(String(index))])));
  expect(results.every((result) => result.ok && result.value.receipts[0]?.late?.counts)).toBe(true);
  const steps = await storedSteps(attempt.id);
  expect(steps).toHaveLength(20);
  expect(firstBrokenLink(attempt.id, steps, sha256)).toBeNull();
  const foreign = await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items['general-case'], { type: 'true-false', value: true })]);
  expect(foreign).toMatchObject({ ok: false, refusal: { code: 'UnknownItem' } });
});

test('the database knows no step that came in time and does not count', async () => {
  const attempt = await started();
  await stage.recordResponses(siti.actor, attempt.id, [right()]);
  const insert = `INSERT INTO attempt_step (attempt_id, sequence, step_id, item_version_id, flagged, answered_at, recorded_at, hash, counts)
    SELECT attempt_id, 2, gen_random_uuid(), item_version_id, true, answered_at, recorded_at, hash, false FROM attempt_step WHERE attempt_id = $1`;
  await expect(rows(insert, attempt.id)).rejects.toThrow('in_time_counts');
});
