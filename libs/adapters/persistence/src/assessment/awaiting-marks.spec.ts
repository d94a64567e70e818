import type { ItemContent } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { readMembers } from '../organisation/cohorts.sql';
import { anInstructorsDesk, newMarkId, type InstructorsDesk } from '../testing/instructor-at-work';
import { aStage, aStep, finishModules, newAttemptId, takeTest, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

const ESSAY: ItemContent = {
  title: 'Letter', stem: '<p>Write the answer to the complaint.</p>', maximum: hundredths(400), feedback: {},
  interaction: { type: 'essay', longest: 1_000 },
  key: { type: 'essay', markers: 1, rubric: [{ id: 'c', title: 'SECRET-KEY content', weightPercent: 100, levels: [{ id: 'y', text: 'Yes', creditPercent: 100 }, { id: 'n', text: 'No', creditPercent: 0 }] }] },
};
const ORDERING: ItemContent = {
  title: 'Steps', stem: '<p>In which order?</p>', maximum: hundredths(100), feedback: {}, penaltyPercent: 100,
  interaction: { type: 'ordering', entries: ['record', 'check', 'answer'].map((id) => ({ id: `entry-${id}`, text: id })) },
  key: { type: 'ordering', entryIds: ['entry-record', 'entry-check', 'entry-answer'], credit: 'by-pairs' },
};

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let desk: InstructorsDesk;
let siti: Learner;

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  course = await seedCourse(test_.database, { further: [ESSAY, ORDERING] });
  stage = aStage(test_.database);
  desk = anInstructorsDesk(test_.database, stage.clock);
  siti = await course.enrol();
  await takeTest(stage, course, siti, 'pre', [course.items.channel]);
  await finishModules(stage, course, siti);
});

const resultOf = async () => (await test_.database.query('SELECT pre_core, post_core, post_passed FROM enrolment_result WHERE enrolment_id = $1', [siti.enrolmentId]))[0];
const progressOf = async () => (await test_.database.query('SELECT passed, post_done FROM enrolment_progress WHERE enrolment_id = $1', [siti.enrolmentId]))[0];
const memberPassed = async () => (await readMembers(test_.database, course.cohortId, { first: 100, offset: 0 }, '2026-11-02')).rows.find(({ enrolmentId }) => enrolmentId === siti.enrolmentId)?.passed;

/** The post-test with everything right that a key can mark, and an essay. */
async function writePostTest(): Promise<{ attemptId: ReturnType<typeof newAttemptId>; essay: typeof course.further[number] }> {
  const [essay, ordering] = course.further;
  if (!essay || !ordering) throw new Error('the further items are missing');
  const attemptId = newAttemptId();
  const started = await stage.startAttempt(siti.actor, { attemptId, enrolmentId: siti.enrolmentId, phase: 'post' });
  if (!started.ok) throw new Error(started.refusal.code);
  const { channel, steps, days } = course.items;
  const recorded = await stage.recordResponses(siti.actor, attemptId, [
    aStep(stage, channel, { type: 'single-choice', optionId: 'a' }), aStep(stage, steps, { type: 'multiple-choice', optionIds: ['a', 'b'] }),
    aStep(stage, days, { type: 'numeric', text: '3,145' }), aStep(stage, ordering, { type: 'ordering', entryIds: ['entry-answer', 'entry-check', 'entry-record'] }),
    aStep(stage, essay, { type: 'essay', text: 'Terima kasih atas pengaduan Ibu.' }),
  ]);
  if (!recorded.ok) throw new Error(recorded.refusal.code);
  await stage.submitAttempt(siti.actor, attemptId);
  expect((await stage.scoreAttempt(attemptId)).kind).toBe('scored');
  return { attemptId, essay };
}

test('an essay is answered without reading its item, scored as far as a key can, and until somebody marks it the result waits', async () => {
  const { attemptId } = await writePostTest();
  expect(await test_.database.query('SELECT core_earned, core_maximum, complete, passed FROM outcome WHERE attempt_id = $1', [attemptId]))
    .toEqual([{ core_earned: 300, core_maximum: 900, complete: false, passed: false }]);
  expect(await resultOf()).toEqual({ pre_core: 100, post_core: null, post_passed: null });
  expect(await progressOf()).toEqual({ passed: false, post_done: true });
  expect(await memberPassed()).toBeNull();
  const view = await stage.myEnrolment(siti.actor, siti.enrolmentId);
  expect(view?.postTest.results).toMatchObject([{ scored: true, awaitingMarks: true, corePercent: null, fullPercent: null, casePercent: null, passed: null }]);
  expect(view?.revision).toEqual([]);
  // Nobody is sent to try again before it is known whether she has to.
  expect(view?.next).toBeNull();
});

test('a person’s mark completes it in one commit; taking the mark back opens it again', async () => {
  const { attemptId, essay } = await writePostTest();
  const mark = (earned: number | null) => desk.overrideMark(course.author, { id: newMarkId(), attemptId, itemVersionId: essay, earned, reason: 'By the rubric' });
  const marked = await mark(400);
  if (!marked.ok) throw new Error(marked.refusal.code);
  expect(marked.value.items.find(({ itemVersionId }) => itemVersionId === essay)).toMatchObject({ earned: 400, outOf: 400, basis: 'person' });
  expect(marked.value.outcome).toMatchObject({ complete: true, core: { earned: 700, maximum: 900 } });
  // An order the wrong way round cost its mark.
  expect(marked.value.items.find(({ itemVersionId }) => itemVersionId === course.further[1])).toMatchObject({ earned: -100, answered: true, basis: null });
  expect(await resultOf()).toEqual({ pre_core: 100, post_core: 700, post_passed: false });
  expect((await stage.myEnrolment(siti.actor, siti.enrolmentId))?.postTest.results).toMatchObject([{ awaitingMarks: false, corePercent: 77.77, passed: false }]);
  expect(await memberPassed()).toBe(false);

  expect((await mark(null)).ok).toBe(true);
  expect(await resultOf()).toEqual({ pre_core: 100, post_core: null, post_passed: null });
  expect((await stage.myEnrolment(siti.actor, siti.enrolmentId))?.postTest.results).toMatchObject([{ awaitingMarks: true, passed: null }]);
});

test('where the only result there was is open again, its row goes, and rebuilding all agrees', async () => {
  const budi = await course.enrol();
  const [essay] = course.further;
  if (!essay) throw new Error('the essay is missing');
  const attemptId = newAttemptId();
  await stage.startAttempt(budi.actor, { attemptId, enrolmentId: budi.enrolmentId, phase: 'pre' });
  await stage.recordResponses(budi.actor, attemptId, [aStep(stage, essay, { type: 'essay', text: 'x' })]);
  await stage.submitAttempt(budi.actor, attemptId);
  await stage.scoreAttempt(attemptId);
  const row = () => test_.database.query('SELECT pre_core FROM enrolment_result WHERE enrolment_id = $1', [budi.enrolmentId]);
  expect(await row()).toEqual([]);
  const mark = (earned: number | null) => desk.overrideMark(course.author, { id: newMarkId(), attemptId, itemVersionId: essay, earned, reason: 'By the rubric' });
  await mark(100);
  expect(await row()).toEqual([{ pre_core: 100 }]);
  await mark(null);
  expect(await row()).toEqual([]);
  await stage.rebuildResults(course.cohortId);
  expect(await row()).toEqual([]);
});

test('the database itself passes nobody whose marks are awaited', async () => {
  const { attemptId } = await writePostTest();
  await expect(test_.database.query(
    `INSERT INTO outcome (attempt_id, key_version, revision, core_earned, core_maximum, full_earned, full_maximum, complete, passed, items, objectives, scored_at)
     VALUES ($1, 1, 2, 0, 0, 0, 0, false, true, '[]', '[]', now())`, [attemptId],
  )).rejects.toThrow('pass_is_complete');
});
