import { seededRandom, type CohortId } from '@selaras/domain/kernel';
import { aStage, aStep, finishModules, newAttemptId, takeTest, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

let test_: TestDatabase;
let course: SeededCourse;
let cohortId: CohortId;
let stage: Stage;

beforeAll(async () => {
  test_ = await createTestDatabase();
  course = await seedCourse(test_.database);
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  stage = aStage(test_.database);
  cohortId = await course.addCohort('Another cohort');
});

const enrol = (unit: 'counter' | 'hospital' = 'counter') => course.enrol({ cohortId, unit });
const results = () => test_.database.query(
  `SELECT enrolment_id, cohort_id, unit_id, core_maximum, pre_core, pre_passed, post_core, post_passed, updated_at
   FROM enrolment_result WHERE cohort_id = $1 ORDER BY enrolment_id`, [cohortId],
);
const resultOf = async (learner: Learner) => (await results()).find((row) => row['enrolment_id'] === learner.enrolmentId);
const outcomesOf = (attemptId: string) => test_.database.query('SELECT * FROM outcome WHERE attempt_id = $1', [attemptId]);

test('one attempt scored twenty times at once, by workers that know nothing of each other, has one outcome', async () => {
  const siti = await enrol();
  const attemptId = newAttemptId();
  await stage.startAttempt(siti.actor, { attemptId, enrolmentId: siti.enrolmentId, phase: 'pre' });
  await stage.recordResponses(siti.actor, attemptId, [aStep(stage, course.items.days, { type: 'numeric', text: '3,145' })]);
  await stage.submitAttempt(siti.actor, attemptId);
  const workers = [stage, aStage(test_.database), aStage(test_.database)];
  const kinds = await Promise.all(Array.from({ length: 20 }, async (_, index) => (await workers[index % 3]!.scoreAttempt(attemptId)).kind));
  expect(kinds.filter((kind) => kind === 'scored')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'scored-before')).toHaveLength(19);
  expect(await outcomesOf(attemptId)).toMatchObject([{ core_earned: 100, core_maximum: 400, full_earned: 100, full_maximum: 600, passed: false }]);
  expect(await resultOf(siti)).toMatchObject({ pre_core: 100, pre_passed: false, post_core: null, core_maximum: 400 });
});

test('an outcome tells each item and objective, blank ones with nothing', async () => {
  const siti = await enrol();
  const attemptId = await takeTest(stage, course, siti, 'pre', [course.items.steps, course.items['document-case']]);
  const [outcome] = await outcomesOf(attemptId);
  expect(outcome?.['objectives']).toEqual([{ code: 'T1', earned: 200, maximum: 300 }, { code: 'T2', earned: 100, maximum: 300 }]);
  const items = outcome?.['items'] as { itemVersionId: string; earned: number; answered: boolean; part: string }[];
  expect(items).toHaveLength(5);
  expect(items.find((item) => item.itemVersionId === course.items.days)).toEqual({ itemVersionId: course.items.days, part: 'core', objectiveCode: 'T2', earned: 0, maximum: 100, answered: false });
});

test('the first pre-test and the first post-test are the pair; a better second post-test changes her own result only', async () => {
  const siti = await enrol();
  await takeTest(stage, course, siti, 'pre', [course.items.channel]);
  await finishModules(stage, course, siti);
  await takeTest(stage, course, siti, 'post', [course.items.channel, course.items.days]);
  await takeTest(stage, course, siti, 'post', Object.values(course.items));
  expect(await resultOf(siti)).toMatchObject({ pre_core: 100, post_core: 200, pre_passed: false, post_passed: false, unit_id: course.units.counter });
  const view = await stage.myEnrolment(siti.actor, siti.enrolmentId);
  expect(view?.postTest.results.map((result) => result.fullPercent)).toEqual([33.33, 100]);
  expect(view?.next).toBeNull();
});

test('when the second post-test is scored before the first, the first still is the one that counts', async () => {
  const siti = await enrol();
  await takeTest(stage, course, siti, 'pre', []);
  await finishModules(stage, course, siti);
  const first = newAttemptId();
  await stage.startAttempt(siti.actor, { attemptId: first, enrolmentId: siti.enrolmentId, phase: 'post' });
  await stage.submitAttempt(siti.actor, first);
  await takeTest(stage, course, siti, 'post', Object.values(course.items));
  expect(await resultOf(siti)).toMatchObject({ post_core: null });
  await stage.scoreAttempt(first);
  expect(await resultOf(siti)).toMatchObject({ post_core: 0, post_passed: false });
});

test('pre- and post-test scored in the same moment end up in one pair, every time', async () => {
  for (let round = 0; round < 10; round += 1) {
    const siti = await enrol();
    const pre = newAttemptId();
    const post = newAttemptId();
    await stage.startAttempt(siti.actor, { attemptId: pre, enrolmentId: siti.enrolmentId, phase: 'pre' });
    await stage.submitAttempt(siti.actor, pre);
    await finishModules(stage, course, siti);
    await stage.startAttempt(siti.actor, { attemptId: post, enrolmentId: siti.enrolmentId, phase: 'post' });
    await stage.submitAttempt(siti.actor, post);
    await Promise.all([stage.scoreAttempt(post), stage.scoreAttempt(pre)]);
    expect(await resultOf(siti)).toMatchObject({ pre_core: 0, post_core: 0 });
  }
});

test('she moves to the hospital between the tests: her pair stays with the unit of her pre-test', async () => {
  const siti = await enrol();
  await takeTest(stage, course, siti, 'pre', []);
  await finishModules(stage, course, siti);
  await test_.database.query('UPDATE unit_assignment SET unit_id = $2 WHERE person_id = $1', [siti.personId, course.units.hospital]);
  await takeTest(stage, course, siti, 'post', []);
  expect(await resultOf(siti)).toMatchObject({ unit_id: course.units.counter, pre_core: 0, post_core: 0 });
});

test('missing halves stay missing: somebody with a pre-test only, somebody with a post-test only, somebody with neither', async () => {
  const onlyPre = await enrol('hospital');
  await takeTest(stage, course, onlyPre, 'pre', [course.items.days]);
  const neither = await enrol();
  const onlyPost = await enrol('hospital');
  // As a course whose pre-test was taken elsewhere: the attempt is there, the pre-test is not.
  await test_.database.query(
    `INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, submitted_at, closed_by, last_hash)
     SELECT gen_random_uuid(), $1, 'post', 1, unit_id, level, form, seed, started_at, due_at, submitted_at, closed_by, last_hash
     FROM attempt WHERE enrolment_id = $2`, [onlyPost.enrolmentId, onlyPre.enrolmentId],
  );
  const [post] = await test_.database.query<{ id: never }>('SELECT id FROM attempt WHERE enrolment_id = $1', [onlyPost.enrolmentId]);
  await stage.scoreAttempt(post!.id);
  expect(await resultOf(onlyPre)).toMatchObject({ pre_core: 100, post_core: null, post_passed: null });
  expect(await resultOf(onlyPost)).toMatchObject({ pre_core: null, post_core: 0, unit_id: course.units.hospital });
  expect(await resultOf(neither)).toBeUndefined();
});

test('results rebuilt from the outcomes alone are the ones that were kept step by step', async () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  console.info(`results rebuilt: seed ${seed}`);
  const random = seededRandom(String(seed));
  const some = () => Object.values(course.items).filter(() => random() < 0.5);
  for (let index = 0; index < 12; index += 1) {
    const learner = await enrol(random() < 0.5 ? 'counter' : 'hospital');
    if (random() < 0.2) continue;
    await takeTest(stage, course, learner, 'pre', some());
    if (random() < 0.3) continue;
    await finishModules(stage, course, learner);
    await takeTest(stage, course, learner, 'post', some());
    if (random() < 0.5) await takeTest(stage, course, learner, 'post', some());
  }
  const kept = await results();
  expect(kept.length).toBeGreaterThan(0);
  expect(await stage.rebuildResults(cohortId)).toBe(kept.length);
  expect(await results()).toEqual(kept);
  await test_.database.query('UPDATE enrolment_result SET pre_core = 1, unit_id = $2 WHERE cohort_id = $1', [cohortId, course.units.city]);
  await stage.rebuildResults(cohortId);
  expect(await results()).toEqual(kept);
});

test('rebuilding a cohort in which nobody was scored leaves nothing', async () => {
  await enrol();
  expect(await stage.rebuildResults(cohortId)).toBe(0);
  expect(await results()).toEqual([]);
});
