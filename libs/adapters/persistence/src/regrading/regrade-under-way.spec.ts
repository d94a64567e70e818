import { makeScoringUseCases } from '@selaras/application/assessment';
import { makeRegradeVersion, type AttemptBefore, type RegradedBatchRow, type RegradeStore } from '@selaras/application/regrading';
import { regrade, type Correction } from '@selaras/domain/assessment';
import { instant, seededRandom, type AttemptId, type ItemVersionId } from '@selaras/domain/kernel';
import { PostgresAttemptStore } from '../assessment/attempt.store';
import { PostgresOutcomeStore } from '../assessment/outcome.store';
import { PostgresOutboxStore } from '../jobs/outbox.store';
import { copyAttempts } from '../testing/copy-attempts';
import { anInstructorsDesk, newCorrectionId, newMarkId, sent, type InstructorsDesk } from '../testing/instructor-at-work';
import { aStage, aStep, newAttemptId, rightResponses, takeTest, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { PostgresRegradeStore } from './index';

/** What others do while a version is being regraded, and what is left when the regrading is cut off. */
let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let desk: InstructorsDesk;

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  course = await seedCourse(test_.database);
  stage = aStage(test_.database);
  desk = anInstructorsDesk(test_.database, stage.clock);
});

const dropSteps = () => sent({ kind: 'drop-item', itemVersionId: course.items.steps });
async function start(correction: ReturnType<typeof sent>, previewedOn: number) {
  const correctionId = newCorrectionId();
  const applied = await desk.applyCorrection(course.author, { correctionId, versionId: course.versionId, correction, reason: 'Wrong', previewedOn });
  if (!applied.ok) throw new Error(applied.refusal.code);
  return correctionId;
}
const newest = () => test_.database.query<{ attempt_id: AttemptId; key_version: number; core_maximum: number; outcomes: number }>(
  `SELECT DISTINCT ON (o.attempt_id) o.attempt_id, o.key_version, o.core_maximum, count(*) OVER (PARTITION BY o.attempt_id)::int AS outcomes
   FROM outcome o JOIN attempt a ON a.id = o.attempt_id JOIN enrolment e ON e.id = a.enrolment_id JOIN cohort c ON c.id = e.cohort_id
   WHERE c.version_id = $1 ORDER BY o.attempt_id, o.key_version DESC, o.revision DESC`, [course.versionId]);
const markedAgain = (attempts: readonly AttemptBefore[], items: Awaited<ReturnType<RegradeStore['keyedItems']>>, history: readonly Correction[]) =>
  attempts.map((attempt) => ({ attempt, outcome: regrade(attempt, items, history, 'recompute', attempt.outcome) }));
const maxima = async () => (await test_.database.query<{ core_maximum: number }>(
  'SELECT DISTINCT core_maximum FROM enrolment_result r JOIN cohort c ON c.id = r.cohort_id WHERE c.version_id = $1', [course.versionId])).map((row) => row.core_maximum);

test('attempts handed in, and marks set, while corrections are applied: one key version for all, never a mixture of maxima', async () => {
  const random = seededRandom('handed in meanwhile');
  const early = await Promise.all(Array.from({ length: 40 }, async () => {
    const learner = await course.enrol();
    return takeTest(stage, course, learner, 'pre', Object.values(course.items).filter(() => random() < 0.6));
  }));
  const late: Learner[] = await Promise.all(Array.from({ length: 60 }, () => course.enrol()));
  const seen = new Set<string>();
  let over = false;
  const watch = (async () => {
    while (!over) seen.add((await maxima()).join('+'));
  })();
  const learners = (async () => {
    for (let next = 0; next < late.length; next += 6) {
      await Promise.all(late.slice(next, next + 6).map((learner) => takeTest(stage, course, learner, 'pre', Object.values(course.items).filter(() => random() < 0.6))));
    }
  })();
  const markers = (async () => {
    for (const attemptId of early.slice(0, 15)) {
      const set = await desk.overrideMark(course.author, { id: newMarkId(), attemptId, itemVersionId: course.items.channel, earned: 30, reason: 'By hand' });
      expect(set).toMatchObject({ ok: true });
    }
  })();
  const corrections = (async () => {
    const dropped = await start(dropSteps(), 1);
    await Promise.all([desk.regradeVersion(dropped), desk.regradeVersion(dropped)]);
    await desk.regradeVersion(await start(sent({ kind: 'restore', restoresId: dropped }), 2));
    await desk.regradeVersion(await start(dropSteps(), 3));
  })();
  await Promise.all([learners, markers, corrections]);
  over = true;
  await watch;

  expect([...seen].every((maximum) => ['', '400', '200'].includes(maximum))).toBe(true);
  expect(seen.has('200')).toBe(true);
  const standing = await newest();
  expect(standing).toHaveLength(100);
  expect(standing.every(({ key_version, core_maximum }) => key_version === 4 && core_maximum === 200)).toBe(true);

  // Marked again from nothing, every attempt comes to what stands, and every result to its attempt.
  const { regrades } = desk.deps;
  const history = (await desk.corrections(course.author, course.versionId))?.corrections.map(({ correction }) => correction) ?? [];
  const attempts = await regrades.attempts(await regrades.scoredAttempts(course.versionId));
  for (const { attempt, outcome } of markedAgain(attempts, await regrades.keyedItems(course.versionId), history)) {
    expect(attempt.outcome).toMatchObject({ core: outcome.core, full: outcome.full, passed: outcome.passed });
  }
  expect(attempts.filter(({ setByPerson }) => setByPerson.has(course.items.channel))).toHaveLength(15);
  const results = await test_.database.query<{ enrolment_id: string; pre_core: number }>('SELECT r.enrolment_id, r.pre_core FROM enrolment_result r JOIN cohort c ON c.id = r.cohort_id WHERE c.version_id = $1', [course.versionId]);
  expect(new Map(results.map((row) => [row.enrolment_id, row.pre_core]))).toEqual(new Map(attempts.map((attempt) => [attempt.enrolmentId as string, attempt.outcome.core.earned])));
}, 60_000);

test('scoring that began before a corrected key came into force is done again by that key', async () => {
  const siti = await course.enrol();
  const attemptId = newAttemptId();
  await stage.startAttempt(siti.actor, { attemptId, enrolmentId: siti.enrolmentId, phase: 'pre' });
  await stage.recordResponses(siti.actor, attemptId, [...rightResponses(course)].slice(0, 3).map(([item, response]) => aStep(stage, item, response)));
  await stage.submitAttempt(siti.actor, attemptId);
  // The correction comes exactly between reading the keys and writing the outcome.
  let corrected: Promise<unknown> | undefined;
  class ReadsThenWaits extends PostgresOutcomeStore {
    override async keyedItems(ids: readonly ItemVersionId[]) {
      const items = await super.keyedItems(ids);
      corrected ??= start(dropSteps(), 1).then((id) => desk.regradeVersion(id));
      await corrected;
      return items;
    }
  }
  const { scoreAttempt } = makeScoringUseCases({ attempts: new PostgresAttemptStore(test_.database), outcomes: new ReadsThenWaits(test_.database), clock: stage.clock });
  expect(await scoreAttempt(attemptId)).toEqual({ kind: 'scored' });
  expect(await newest()).toEqual([{ attempt_id: attemptId, key_version: 2, core_maximum: 200, outcomes: 1 }]);
});

describe('cut off in the middle', () => {
  async function scoredAttempts(people: number): Promise<void> {
    const model = await takeTest(stage, course, await course.enrol(), 'pre', Object.values(course.items));
    await test_.database.transaction((tx) => copyAttempts(tx, model, people - 1));
    await stage.rebuildResults(course.cohortId);
  }

  test('what is prepared stays prepared and nobody’s marks have moved; the next one does the rest, once', async () => {
    await scoredAttempts(30);
    const correctionId = await start(dropSteps(), 1);
    const { regrades } = desk.deps;
    const task = await regrades.task(correctionId);
    if (!task) throw new Error('no task');
    // A worker that got as far as twelve attempts, and was killed.
    const twelve = await regrades.attempts((await regrades.unprepared(task)).slice(0, 12));
    const rows = markedAgain(twelve, await regrades.keyedItems(course.versionId), task.corrections)
      .map(({ attempt, outcome }): RegradedBatchRow => ({ attemptId: attempt.attemptId, base: attempt.outcome, outcome }));
    await regrades.prepare(task, rows, instant(stage.clock() + 5));
    expect(await desk.regradeProgress(course.author, correctionId)).toMatchObject({ done: 12, total: 30, finishedAt: null });
    expect(await maxima()).toEqual([400]);
    expect((await newest()).every(({ key_version }) => key_version === 1)).toBe(true);

    const marked: number[] = [];
    class Counting extends PostgresRegradeStore {
      override attempts(ids: readonly AttemptId[]) {
        marked.push(ids.length);
        return super.attempts(ids);
      }
    }
    expect(await makeRegradeVersion({ regrades: new Counting(test_.database), clock: stage.clock })(correctionId)).toEqual({ kind: 'regraded', keyVersion: 2 });
    expect(marked).toEqual([18]);
    expect(await desk.regradeVersion(correctionId)).toEqual({ kind: 'regraded-before' });
    expect((await newest()).every(({ key_version, core_maximum, outcomes }) => key_version === 2 && core_maximum === 200 && outcomes === 2)).toBe(true);
    expect(await maxima()).toEqual([200]);
    expect(await test_.database.query('SELECT 1 FROM regraded_outcome WHERE correction_id = $1', [correctionId])).toEqual([]);
  }, 60_000);

  test('one that stands still is found, so that it is taken up again', async () => {
    const outbox = new PostgresOutboxStore(test_.database);
    const correctionId = await start(dropSteps(), 1);
    expect(await outbox.stalledRegrades(stage.clock(), 10)).not.toContain(correctionId);
    expect(await outbox.stalledRegrades(instant(stage.clock() + 1), 10)).toContain(correctionId);
    await desk.regradeVersion(correctionId);
    expect(await outbox.stalledRegrades(instant(stage.clock() + 1), 10)).not.toContain(correctionId);
  });
});
