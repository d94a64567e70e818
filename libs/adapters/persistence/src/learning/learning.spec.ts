import type { EnrolmentView } from '@selaras/application/learning';
import { plusSeconds } from '@selaras/domain/kernel';
import { Database } from '../database';
import { aStage, finishModules, newAttemptId, rightResponses, takeTest, type Stage } from '../testing/learner-at-work';
import { SEED_CLOSES, SEED_OPENS, seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

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

const mine = async (learner = siti): Promise<EnrolmentView> => {
  const view = await stage.myEnrolment(learner.actor, learner.enrolmentId);
  if (!view) throw new Error('not hers');
  return view;
};
const read = (learner: Learner, index: 0 | 1 = 0) => stage.myModule(learner.actor, learner.enrolmentId, course.modules[index]);
const save = (page: number, completed = false, index: 0 | 1 = 0) =>
  stage.saveProgress(siti.actor, { enrolmentId: siti.enrolmentId, moduleId: course.modules[index], page, completed });
const preTest = (learner = siti) => takeTest(stage, course, learner, 'pre', [course.items.channel]);

test('on her first visit she sees what waits, until when, and that the pre-test comes first', async () => {
  const view = await mine();
  expect(view).toMatchObject({
    courseTitle: 'Complaints', cohortName: 'First cohort', jp: 6, window: 'open', stepsDone: 0, stepsTotal: 4,
    deadline: { at: SEED_CLOSES, zone: 'Asia/Jakarta', setBy: 'cohort', reason: 'First cohort' },
    next: { kind: 'pre-test', resume: false, estimatedMinutes: 10, page: null },
    preTest: { state: 'ready', itemCount: 5, attemptsAllowed: 1, attemptsUsed: 0, openAttemptId: null, results: [] },
    postTest: { state: 'locked', lockedBy: { code: 'PreTestFirst' }, itemCount: 5 },
    revision: [],
  });
  expect(view.modules.map((module) => [module.title, module.state, module.adapted, module.pageCount])).toEqual([
    ['Module 1', 'locked', true, 2], ['Module 2', 'locked', false, 1],
  ]);
});

test('the whole way: pre-test, modules with resuming, post-test, result and what to revise', async () => {
  const attemptId = newAttemptId();
  await stage.startAttempt(siti.actor, { attemptId, enrolmentId: siti.enrolmentId, phase: 'pre' });
  expect(await mine()).toMatchObject({ next: { kind: 'pre-test', resume: true }, preTest: { state: 'started', openAttemptId: attemptId, results: [] } });
  await stage.submitAttempt(siti.actor, attemptId);
  expect((await mine()).preTest.results).toMatchObject([{ attemptId, number: 1, scored: false, fullPercent: null, passed: null }]);

  expect(await save(2)).toMatchObject({ ok: true, value: { page: 2, completedAt: null } });
  expect(await mine()).toMatchObject({ next: { kind: 'module', title: 'Module 1', resume: true, page: 2 }, stepsDone: 1 });
  expect(await read(siti)).toMatchObject({ ok: true, value: { page: 2, previousModule: null, nextModule: { title: 'Module 2' } } });
  expect(await read(siti, 1)).toEqual({ ok: false, refusal: { code: 'PrerequisitesFirst', modules: ['Module 1'] } });

  const first = stage.clock();
  await save(2, true);
  stage.passMinutes(5);
  expect(await save(1, true)).toMatchObject({ ok: true, value: { page: 1, completedAt: first, savedAt: plusSeconds(first, 300) } });
  expect(await save(1, true, 1)).toMatchObject({ ok: true });
  expect(await mine()).toMatchObject({ next: { kind: 'post-test' }, stepsDone: 3, postTest: { state: 'ready', lockedBy: null } });

  await takeTest(stage, course, siti, 'post', [course.items.channel, course.items.days, course.items['name-case']]);
  const after = await mine();
  expect(after).toMatchObject({ stepsDone: 4, next: { kind: 'post-test', resume: false }, postTest: { state: 'done', results: [{ corePercent: 50, fullPercent: 50, casePercent: 50, passed: false }] } });
  expect(after.revision).toEqual([
    { code: 'T1', text: 'Objective T1', earned: 100, maximum: 300, modules: [{ id: course.modules[0], title: 'Module 1' }] },
    { code: 'T2', text: 'Objective T2', earned: 200, maximum: 300, modules: [{ id: course.modules[1], title: 'Module 2' }] },
  ]);
});

test('everybody reads the text that is hers: the registry its case, the advanced theirs, the hospital the core', async () => {
  const textOf = async (learner: Learner) => {
    await preTest(learner);
    const result = await read(learner);
    return result.ok ? [result.value.pages[0], result.value.variantUnit?.shortName ?? null, result.value.variantLevel] : result.refusal.code;
  };
  expect(await textOf(siti)).toEqual(['<p>Registry, page 1</p>', 'Civil registry', null]);
  expect(await textOf(await course.enrol({ level: 'advanced' }))).toEqual(['<p>Registry, page 1</p>', 'Civil registry', null]);
  expect(await textOf(await course.enrol({ unit: 'hospital', level: 'advanced' }))).toEqual(['<p>Advanced, page 1</p>', null, 'advanced']);
  expect(await textOf(await course.enrol({ unit: 'hospital' }))).toEqual(['<p>Core, page 1</p>', null, null]);
});

test('a personal extension sets the deadline and says why; after the deadline what she finished stays readable', async () => {
  const away = await course.enrol({ extendedTo: plusSeconds(SEED_CLOSES, 86_400) });
  expect((await mine(away)).deadline).toEqual({ at: plusSeconds(SEED_CLOSES, 86_400), zone: 'Asia/Jakarta', setBy: 'extension', reason: 'Away on duty' });
  await preTest();
  await save(1, true);
  stage.setClock(SEED_CLOSES);
  expect(await mine()).toMatchObject({ window: 'over', next: null });
  expect((await mine(away)).window).toBe('open');
  expect(await read(siti)).toMatchObject({ ok: true });
  expect(await read(siti, 1)).toEqual({ ok: false, refusal: { code: 'WindowOver', closedAt: SEED_CLOSES } });
  expect(await save(2)).toEqual({ ok: false, refusal: { code: 'WindowOver', closedAt: SEED_CLOSES } });
});

test('before the window opens she sees when it will, and can start nothing', async () => {
  stage.setClock(plusSeconds(SEED_OPENS, -1));
  expect(await mine()).toMatchObject({ window: 'not-yet', next: null, preTest: { lockedBy: { code: 'WindowNotOpen', opensAt: SEED_OPENS } } });
  expect(await stage.startAttempt(siti.actor, { attemptId: newAttemptId(), enrolmentId: siti.enrolmentId, phase: 'pre' }))
    .toEqual({ ok: false, refusal: { code: 'WindowNotOpen', opensAt: SEED_OPENS } });
});

test('progress is refused by name for a page there is not, a locked module, a module of another course, an enrolment of somebody else', async () => {
  expect(await save(1)).toEqual({ ok: false, refusal: { code: 'PreTestFirst' } });
  await preTest();
  for (const page of [0, 3, 1.5, Number.NaN]) expect(await save(page)).toEqual({ ok: false, refusal: { code: 'PageOutOfRange', field: 'page', pages: 2 } });
  const foreign = await seedCourse(test_.database);
  expect(await stage.saveProgress(siti.actor, { enrolmentId: siti.enrolmentId, moduleId: foreign.modules[0], page: 1, completed: false }))
    .toEqual({ ok: false, refusal: { code: 'ModuleNotFound' } });
  const budi = await course.enrol();
  expect(await stage.saveProgress(budi.actor, { enrolmentId: siti.enrolmentId, moduleId: course.modules[0], page: 1, completed: true }))
    .toEqual({ ok: false, refusal: { code: 'EnrolmentNotFound' } });
  expect(await stage.myModule(budi.actor, siti.enrolmentId, course.modules[0])).toEqual({ ok: false, refusal: { code: 'EnrolmentNotFound' } });
});

test('twenty pages saved at once from two devices leave one row, and completion stands', async () => {
  await preTest();
  await Promise.all(Array.from({ length: 20 }, (_, index) => save(1 + (index % 2), index === 7)));
  const view = await mine();
  expect(view.modules[0]).toMatchObject({ state: 'done', completedAt: stage.clock() });
});

test('when she moves to a unit whose text is shorter, she resumes on a page that exists', async () => {
  const budi = await course.enrol({ unit: 'hospital' });
  await preTest(budi);
  await stage.saveProgress(budi.actor, { enrolmentId: budi.enrolmentId, moduleId: course.modules[0], page: 3, completed: false });
  await test_.database.query('UPDATE unit_assignment SET unit_id = $2 WHERE person_id = $1', [budi.personId, course.units.counter]);
  expect((await mine(budi)).modules[0]).toMatchObject({ page: 2, pageCount: 2 });
});

test('a withdrawn enrolment is no longer hers', async () => {
  await test_.database.query('UPDATE enrolment SET withdrawn_at = $2 WHERE id = $1', [siti.enrolmentId, new Date(stage.clock())]);
  expect(await stage.myEnrolments(siti.actor)).toEqual([]);
  expect(await stage.myEnrolment(siti.actor, siti.enrolmentId)).toBeNull();
});

test('reading twenty courses takes as many statements as reading one', async () => {
  const statements: string[] = [];
  const database = await Database.connect({ url: test_.url, poolSize: 2, onStatement: (sql) => statements.push(sql) });
  const busy = await course.enrol();
  const countFor = async () => {
    const counted = aStage(database);
    statements.length = 0;
    const enrolments = await counted.myEnrolments(busy.actor);
    return { enrolments: enrolments.length, statements: statements.length };
  };
  await preTest(busy);
  await finishModules(stage, course, busy);
  expect(await countFor()).toEqual({ enrolments: 1, statements: 2 });
  for (let index = 0; index < 9; index += 1) await course.enrol({ person: busy, cohortId: await course.addCohort(`Cohort ${index}`) });
  for (let index = 0; index < 10; index += 1) {
    const other = await seedCourse(test_.database);
    await other.enrol({ person: busy });
  }
  expect(await countFor()).toEqual({ enrolments: 20, statements: 2 });
  await database.close();
});

test('a course passed in two cohorts of one year counts once', async () => {
  const learner = await course.enrol();
  const again = await course.enrol({ person: learner, cohortId: await course.addCohort('Second cohort') });
  for (const place of [learner, again]) {
    await takeTest(stage, course, place, 'pre', []);
    await finishModules(stage, course, place);
    await takeTest(stage, course, place, 'post', [...rightResponses(course).keys()]);
  }
  expect(await stage.myHours(learner.actor)).toEqual({ year: 2026, earned: 6, rule: 'atLeast', jp: 20 });
});
