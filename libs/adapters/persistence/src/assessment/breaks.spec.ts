import { randomUUID } from 'node:crypto';
import { firstBrokenLink, type RecordedStep } from '@selaras/domain/assessment';
import { plusSeconds, type AttemptId } from '@selaras/domain/kernel';
import type { BreakId } from '@selaras/domain/scheduling';
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
  course = await seedCourse(test_.database, { rules: { pre: { breaks: { most: 2, secondsEach: 300 } } } });
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  stage = aStage(test_.database);
  siti = await course.enrol();
});

const newBreakId = () => randomUUID() as string as BreakId;
const rows = <Row>(sql: string, ...parameters: unknown[]) => test_.database.query<Row>(sql, parameters);
const started = async (learner = siti, on = stage) => {
  const result = await on.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase: 'pre' });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const anAnswer = (text = '3') => aStep(stage, course.items.days, { type: 'numeric', text });
const storedSteps = async (id: AttemptId): Promise<RecordedStep[]> => recordedSteps(await rows<StoredSteps[number]>('SELECT * FROM attempt_step WHERE attempt_id = $1 ORDER BY sequence', id));
const dueAt = async (id: AttemptId) => (await rows<{ due_at: Date }>('SELECT due_at FROM attempt WHERE id = $1', id))[0]?.due_at.getTime();
const jobs = async (id: AttemptId) => (await rows<{ run_at: Date }>(`SELECT run_at FROM outbox WHERE job_name = 'expire-attempt' AND payload ->> 'attemptId' = $1 ORDER BY id`, id)).map((row) => row.run_at.getTime());
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code);

test('she prays for two minutes: the clock stands still as long, nothing new is taken, and the time she worked is without it', async () => {
  const attempt = await started();
  stage.passMinutes(4);
  const breakId = newBreakId();
  expect(await stage.startBreak(siti.actor, attempt.id, breakId)).toMatchObject({ ok: true, value: { dueAt: plusSeconds(attempt.dueAt, 300), break: { number: 1, endedAt: null } } });
  stage.passMinutes(2);
  expect(await stage.recordResponses(siti.actor, attempt.id, [anAnswer()])).toMatchObject({ ok: false, refusal: { code: 'OnBreak', endsAt: plusSeconds(stage.clock(), 180) } });
  const during = await stage.myAttempt(siti.actor, attempt.id);
  expect(during?.breaks).toMatchObject({ most: 2, secondsEach: 300, used: 1, secondsTaken: 0, running: { id: breakId } });
  expect(await stage.endBreak(siti.actor, attempt.id, breakId)).toMatchObject({ ok: true, value: { dueAt: plusSeconds(attempt.dueAt, 120) } });
  expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, [anAnswer()]))).toBe('ok');
  stage.passMinutes(3);
  await stage.submitAttempt(siti.actor, attempt.id);
  const view = await stage.myAttempt(siti.actor, attempt.id);
  expect(view?.result?.durationSeconds).toBe(7 * 60);
  expect(view?.breaks).toMatchObject({ used: 1, secondsTaken: 120, running: null });
  // The job for the time she began with was taken back when she submitted.
  expect(await jobs(attempt.id)).toEqual([plusSeconds(attempt.dueAt, 300), plusSeconds(attempt.dueAt, 120)]);
});

test('a break nobody ends ends itself; without any worker the attempt is over when all of its time is up', async () => {
  const attempt = await started();
  stage.passMinutes(4);
  await stage.startBreak(siti.actor, attempt.id, newBreakId());
  stage.passMinutes(6);
  expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, [anAnswer()]))).toBe('ok');
  expect(await stage.expireAttempt(attempt.id)).toEqual({ kind: 'moved', dueAt: plusSeconds(attempt.dueAt, 300) });
  stage.passMinutes(37);
  const view = await stage.myAttempt(siti.actor, attempt.id);
  expect(view?.closing).toEqual({ submittedAt: plusSeconds(attempt.dueAt, 300), closedBy: 'expiry' });
  expect(view?.result?.durationSeconds).toBe(600);
});

test('known answers get their receipts during a break, on whatever device', async () => {
  const attempt = await started();
  const step = anAnswer();
  const first = await stage.recordResponses(siti.actor, attempt.id, [step]);
  await stage.startBreak(siti.actor, attempt.id, newBreakId());
  const again = await aStage(test_.database).recordResponses(siti.actor, attempt.id, [step]);
  expect(again.ok && again.value.receipts).toEqual(first.ok && first.value.receipts);
});

test('twenty times the same beginning is one break; twenty different ones at once are one break and nineteen refusals', async () => {
  const attempt = await started();
  const breakId = newBreakId();
  const same = await Promise.all(Array.from({ length: 20 }, () => stage.startBreak(siti.actor, attempt.id, breakId)));
  expect(new Set(same.map((result) => JSON.stringify(result.ok && result.value.break))).size).toBe(1);
  const budi = await course.enrol();
  const his = await started(budi);
  const different = await Promise.all(Array.from({ length: 20 }, () => stage.startBreak(budi.actor, his.id, newBreakId())));
  expect(different.map(codeOf).sort()).toEqual([...Array.from({ length: 19 }, () => 'OnBreak'), 'ok'].sort());
  expect(await rows('SELECT 1 FROM attempt_break WHERE attempt_id = ANY($1::uuid[])', [attempt.id, his.id])).toHaveLength(2);
  expect(await dueAt(attempt.id)).toBe(plusSeconds(attempt.dueAt, 300));
});

test('another device begins another break while one lasts, a third of two, one of somebody else’s, one after the end: refused by name', async () => {
  const attempt = await started();
  const first = newBreakId();
  await stage.startBreak(siti.actor, attempt.id, first);
  expect(codeOf(await stage.startBreak(siti.actor, attempt.id, newBreakId()))).toBe('OnBreak');
  await stage.endBreak(siti.actor, attempt.id, first);
  const budi = await course.enrol();
  const his = await started(budi);
  expect(codeOf(await stage.startBreak(budi.actor, attempt.id, newBreakId()))).toBe('AttemptNotFound');
  expect(codeOf(await stage.startBreak(budi.actor, his.id, first))).toBe('IdTaken');
  const second = newBreakId();
  stage.passMinutes(1);
  expect(codeOf(await stage.startBreak(siti.actor, attempt.id, second))).toBe('ok');
  await stage.endBreak(siti.actor, attempt.id, second);
  stage.passMinutes(1);
  expect(codeOf(await stage.startBreak(siti.actor, attempt.id, newBreakId()))).toBe('NoBreaksLeft');
  await stage.submitAttempt(siti.actor, attempt.id);
  expect(codeOf(await stage.startBreak(siti.actor, attempt.id, newBreakId()))).toBe('AttemptClosed');
  expect(codeOf(await stage.endBreak(siti.actor, attempt.id, second))).toBe('ok');
  expect(codeOf(await stage.endBreak(siti.actor, attempt.id, newBreakId()))).toBe('AttemptClosed');
});

test('where the rules have no breaks there are none', async () => {
  const strict = await seedCourse(test_.database);
  const learner = await strict.enrol();
  const attempt = await started(learner);
  expect(codeOf(await stage.startBreak(learner.actor, attempt.id, newBreakId()))).toBe('BreaksNotAllowed');
});

test('saves, a break and a submission in the same moment, from three processes: the chain is whole, and nothing is taken while the break lasts', async () => {
  const stages = [stage, aStage(test_.database), aStage(test_.database)];
  const outcomes = new Set<string>();
  for (let round = 0; round < 25; round += 1) {
    const learner = await course.enrol();
    const attempt = await started(learner);
    const breakId = newBreakId();
    // Each process has had to do with it, and remembers how it stood.
    for (const other of stages) await other.recordResponses(learner.actor, attempt.id, [anAnswer('before')]);
    const saves = stages.map((other, which) => other.recordResponses(learner.actor, attempt.id, [anAnswer(`${which}`)]));
    const pause = stages[round % 3]!.startBreak(learner.actor, attempt.id, breakId);
    const submit = round % 2 === 0 ? stages[(round + 1) % 3]!.submitAttempt(learner.actor, attempt.id) : null;
    const [results, paused, submitted] = await Promise.all([Promise.all(saves), pause, submit]);
    for (const result of results) outcomes.add(codeOf(result));
    const kept = await storedSteps(attempt.id);
    expect(firstBrokenLink(attempt.id, kept, sha256)).toBeNull();
    expect(kept).toHaveLength(3 + results.filter((result) => result.ok).length);
    if (submitted) expect(submitted).toMatchObject({ ok: true, value: { closedBy: 'learner' } });
    else {
      expect(codeOf(paused)).toBe('ok');
      for (const other of stages) expect(codeOf(await other.recordResponses(learner.actor, attempt.id, [anAnswer('during')]))).toBe('OnBreak');
      expect(await storedSteps(attempt.id)).toHaveLength(kept.length);
    }
    const [row] = await rows<{ due_at: Date; breaks: number }>(
      `SELECT due_at, (SELECT count(*)::int FROM attempt_break b WHERE b.attempt_id = a.id) AS breaks FROM attempt a WHERE id = $1`, attempt.id,
    );
    expect(row?.due_at.getTime()).toBe(plusSeconds(attempt.dueAt, 300 * (row?.breaks ?? 0)));
  }
  expect([...outcomes].every((code) => ['ok', 'OnBreak'].includes(code))).toBe(true);
}, 60_000);

test('a break begun in one process holds in another that remembers nothing of it', async () => {
  const other = aStage(test_.database);
  const attempt = await started();
  await other.recordResponses(siti.actor, attempt.id, [anAnswer('1')]);
  await stage.startBreak(siti.actor, attempt.id, newBreakId());
  expect(codeOf(await other.recordResponses(siti.actor, attempt.id, [anAnswer('2')]))).toBe('OnBreak');
});

test('the database keeps breaks apart and ends each once, whoever writes', async () => {
  const attempt = await started();
  await stage.startBreak(siti.actor, attempt.id, newBreakId());
  const insert = `INSERT INTO attempt_break (id, attempt_id, number, started_at, ends_at) SELECT gen_random_uuid(), attempt_id, 2, started_at + interval '1 minute', ends_at FROM attempt_break WHERE attempt_id = $1`;
  await expect(rows(insert, attempt.id)).rejects.toThrow('one_break_at_a_time');
  await expect(rows(`UPDATE attempt_break SET ends_at = ends_at + interval '1 hour' WHERE attempt_id = $1`, attempt.id)).rejects.toThrow('ended once');
  await expect(rows('DELETE FROM attempt_break WHERE attempt_id = $1', attempt.id)).rejects.toThrow('ended once');
});
