import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { instant, plusSeconds } from '@selaras/domain/kernel';
import type { BreakId } from '@selaras/domain/scheduling';
import { aStage, aStep, newAttemptId, rightResponses, type Stage } from '../../../libs/adapters/persistence/src/testing/learner-at-work';
import { type Learner, seedCourse, type SeededCourse } from '../../../libs/adapters/persistence/src/testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../../../libs/adapters/persistence/src/testing/test-database';
import { startWorker } from './worker';

const PROGRAM = path.resolve(__dirname, '../../../dist/worker/main.mjs');

describe('the worker', () => {
  let test_: TestDatabase;
  let course: SeededCourse;
  const now = Date.now();

  beforeAll(async () => {
    test_ = await createTestDatabase();
    course = await seedCourse(test_.database, { opensAt: instant(now - 86_400_000), closesAt: instant(now + 86_400_000) });
  });
  afterAll(() => test_.destroy());

  const outcomes = async (ids: readonly string[]) =>
    test_.database.query<{ attempt_id: string; count: number }>('SELECT attempt_id, count(*)::int AS count FROM outcome WHERE attempt_id = ANY($1::uuid[]) GROUP BY attempt_id', [ids]);
  async function until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
    for (const deadline = Date.now() + seconds * 1000; !(await condition()); ) {
      if (Date.now() > deadline) throw new Error(`not within ${seconds} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  async function start(stage: Stage, learner: Learner) {
    const attemptId = newAttemptId();
    const started = await stage.startAttempt(learner.actor, { attemptId, enrolmentId: learner.enrolmentId, phase: 'pre' });
    if (!started.ok) throw new Error(started.refusal.code);
    return attemptId;
  }
  /** Submits the pre-tests of `people` learners; returns the ids. */
  async function submitted(people: number): Promise<string[]> {
    const stage = aStage(test_.database);
    stage.setClock(instant(Date.now()));
    const ids: string[] = [];
    for (let person = 0; person < people; person += 1) {
      const learner = await course.enrol();
      const attemptId = await start(stage, learner);
      const steps = [...rightResponses(course)].slice(0, 3).map(([item, response]) => aStep(stage, item, response));
      await stage.recordResponses(learner.actor, attemptId, steps);
      await stage.submitAttempt(learner.actor, attemptId);
      ids.push(attemptId);
    }
    return ids;
  }

  test('scores what was submitted while it was away, once, with two of it running', async () => {
    const ids = await submitted(30);
    const options = { database: test_.database, databaseUrl: test_.url, redisUrl: null, clock: () => instant(Date.now()), complain: () => undefined };
    const workers = [await startWorker(options), await startWorker(options)];
    await until(async () => (await outcomes(ids)).length === ids.length, 20);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect((await outcomes(ids)).every((row) => row.count === 1)).toBe(true);
    const [{ runs } = { runs: 0 }] = await test_.database.query<{ runs: number }>("SELECT count(*)::int AS runs FROM job_run WHERE job_name = 'score-attempt' AND outcome = 'done' AND job_key = ANY($1)", [ids]);
    expect(runs).toBe(ids.length);
  }, 60_000);

  test('closes an attempt nobody came back to, at its due time though it wakes 37 minutes late', async () => {
    const stage = aStage(test_.database);
    stage.setClock(instant(Date.now() - 47 * 60_000));
    const attemptId = await start(stage, await course.enrol());
    const worker = await startWorker({ database: test_.database, databaseUrl: test_.url, redisUrl: null, clock: () => instant(Date.now()), complain: () => undefined });
    await until(async () => (await outcomes([attemptId])).length === 1, 20);
    await worker.stop();
    const [attempt] = await test_.database.query<{ submitted_at: Date; started_at: Date; closed_by: string }>('SELECT submitted_at, started_at, closed_by FROM attempt WHERE id = $1', [attemptId]);
    expect(attempt?.closed_by).toBe('expiry');
    expect(attempt?.submitted_at.getTime()).toBe(plusSeconds(instant(attempt?.started_at.getTime() ?? 0), 600));
  }, 60_000);

  test('closes an attempt at the due time it has by then: the job for the first one finds that a break moved it', async () => {
    const restful = await seedCourse(test_.database, {
      opensAt: instant(now - 86_400_000), closesAt: instant(now + 86_400_000), rules: { pre: { breaks: { most: 1, secondsEach: 60 }, graceSeconds: 0 } },
    });
    const stage = aStage(test_.database);
    const learner = await restful.enrol();
    // Two seconds of her ten minutes are left.
    stage.setClock(instant(Date.now() - 598_000));
    const attemptId = await start(stage, learner);
    const worker = await startWorker({ database: test_.database, databaseUrl: test_.url, redisUrl: null, clock: () => instant(Date.now()), complain: () => undefined });
    const breakId = randomUUID() as string as BreakId;
    stage.setClock(instant(Date.now()));
    const begun = await stage.startBreak(learner.actor, attemptId, breakId);
    const jobs = () => test_.database.query<{ detail: string }>(`SELECT detail FROM job_run WHERE job_name = 'expire-attempt' AND job_key LIKE $1 || '%' ORDER BY id`, [attemptId]);
    await until(async () => (await jobs()).length === 1, 20);
    stage.setClock(instant(Date.now()));
    const ended = await stage.endBreak(learner.actor, attemptId, breakId);
    if (!begun.ok || !ended.ok) throw new Error('there was no break');
    expect(ended.value.dueAt).toBeLessThan(begun.value.dueAt);
    await until(async () => (await outcomes([attemptId])).length === 1, 20);
    await worker.stop();
    const [attempt] = await test_.database.query<{ submitted_at: Date; closed_by: string }>('SELECT submitted_at, closed_by FROM attempt WHERE id = $1', [attemptId]);
    expect([attempt?.submitted_at.getTime(), attempt?.closed_by]).toEqual([ended.value.dueAt, 'expiry']);
    expect((await jobs()).map(({ detail }) => detail)).toEqual(['moved', 'expired']);
  }, 60_000);

  test('sixty attempts are scored exactly once each while workers are killed again and again', async () => {
    if (!existsSync(PROGRAM)) throw new Error('dist/worker is missing: run these tests through `npm test`, which builds first');
    const running = new Set<ChildProcess>();
    const launch = () => {
      const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env, DATABASE_URL: test_.url, REDIS_URL: '' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      running.add(child);
      child.once('exit', () => running.delete(child));
    };
    launch();
    launch();
    const ids: string[] = [];
    let kills = 0;
    for (let round = 0; round < 6; round += 1) {
      ids.push(...(await submitted(10)));
      await new Promise((resolve) => setTimeout(resolve, 150 + round * 90));
      const [victim] = running;
      if (victim?.kill('SIGKILL')) kills += 1;
      launch();
    }
    await until(async () => (await outcomes(ids)).length === ids.length, 45);
    for (const child of running) child.kill('SIGKILL');
    expect(kills).toBeGreaterThan(3);
    expect((await outcomes(ids)).every((row) => row.count === 1)).toBe(true);
    const [result] = await test_.database.query<{ people: number }>('SELECT count(*)::int AS people FROM enrolment_result er JOIN attempt a ON a.enrolment_id = er.enrolment_id WHERE a.id = ANY($1::uuid[])', [ids]);
    expect(result?.people).toBe(ids.length);
  }, 90_000);
});
