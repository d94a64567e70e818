import { randomUUID } from 'node:crypto';
import { makeRegradeVersion } from '@selaras/application/regrading';
import type { AttemptId } from '@selaras/domain/kernel';
import type { AccommodationId, ReviewRules } from '@selaras/domain/scheduling';
import { PostgresRegradeStore } from '../regrading';
import { anInstructorsDesk, newCorrectionId, sent } from '../testing/instructor-at-work';
import { administratorOf, aGrant, aStage, aStep, finishModules, newAttemptId, takeTest, type Stage } from '../testing/learner-at-work';
import { SEED_CLOSES, seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

let test_: TestDatabase;
let stage: Stage;

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_?.destroy());
beforeEach(() => {
  stage = aStage(test_.database);
});

const OPEN_HANDED: ReviewRules = { afterSubmit: 'feedback', afterLastAttempt: 'feedback', afterClosing: 'feedback' };
const generous = (postAttempts = 1) => seedCourse(test_.database, { postAttempts, rules: { pre: { review: OPEN_HANDED }, post: { review: OPEN_HANDED } } });
const review = async (learner: Learner, id: AttemptId) => {
  const result = await stage.attemptReview(learner.actor, id);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code);
const SECRETS = /SECRET|rightResponse":[^n]|"verdict"/;

async function bothTests(course: SeededCourse, learner: Learner) {
  const pre = await takeTest(stage, course, learner, 'pre', [course.items.channel]);
  await finishModules(stage, course, learner);
  const post = await takeTest(stage, course, learner, 'post', [course.items.channel, course.items.days]);
  return { pre, post };
}

test('after the pre-test she sees her score and her answers, and no key: the post-test asks the same items; after the post-test all is laid open', async () => {
  const course = await generous();
  const siti = await course.enrol();
  const pre = await takeTest(stage, course, siti, 'pre', [course.items.channel]);
  const early = await review(siti, pre);
  expect(early).toMatchObject({ level: 'score', levelByRules: 'feedback', result: { corePercent: 25 } });
  expect(early.items.find((item) => item.itemVersionId === course.items.channel)?.response).toEqual({ type: 'single-choice', optionId: 'a' });
  expect(JSON.stringify(early)).not.toMatch(SECRETS);
  await finishModules(stage, course, siti);
  const running = await stage.startAttempt(siti.actor, { attemptId: newAttemptId(), enrolmentId: siti.enrolmentId, phase: 'post' });
  if (!running.ok) throw new Error(running.refusal.code);
  expect(JSON.stringify(await review(siti, pre))).not.toMatch(SECRETS);
  expect(codeOf(await stage.attemptReview(siti.actor, running.value.id))).toBe('AttemptOpen');
  await stage.recordResponses(siti.actor, running.value.id, [aStep(stage, course.items.channel, { type: 'single-choice', optionId: 'b' })]);
  await stage.submitAttempt(siti.actor, running.value.id);
  await stage.scoreAttempt(running.value.id);
  const open = await review(siti, running.value.id);
  const item = (id: string) => open.items.find((candidate) => candidate.itemVersionId === id);
  expect(open.level).toBe('feedback');
  expect(item(course.items.channel)).toMatchObject({
    marks: { earned: 0, maximum: 100, verdict: 'wrong' }, rightResponse: { type: 'single-choice', optionId: 'a' },
    feedback: { general: 'SECRET-FEEDBACK: the register comes first.', chosen: [{ optionId: 'b', text: 'SECRET-FEEDBACK: chats get lost.' }] },
  });
  expect(item(course.items.days)).toMatchObject({ marks: { verdict: 'blank' }, rightResponse: { type: 'numeric', text: '3.145' }, feedback: null });
  expect((await review(siti, pre)).level).toBe('feedback');
});

test('a second attempt that is left, one that is granted, another cohort of the same course: each closes the answers again until it is over', async () => {
  const course = await generous(2);
  const siti = await course.enrol();
  const { post } = await bothTests(course, siti);
  expect((await review(siti, post)).level).toBe('score');
  await takeTest(stage, course, siti, 'post', []);
  expect((await review(siti, post)).level).toBe('feedback');
  await stage.grantAccommodation(administratorOf(course), {
    id: randomUUID() as string as AccommodationId, enrolmentId: siti.enrolmentId, phase: 'post', grant: aGrant({ extraAttempts: 1 }), reason: 'x',
  });
  expect((await review(siti, post)).level).toBe('score');
  await takeTest(stage, course, siti, 'post', []);
  expect((await review(siti, post)).level).toBe('feedback');
  await course.enrol({ person: siti, cohortId: await course.addCohort('Next year') });
  expect((await review(siti, post)).level).toBe('score');
  stage.setClock(SEED_CLOSES);
  expect((await review(siti, post)).level).toBe('feedback');
});

test('stage by stage: nothing, then the score, then the answers without the feedback; what is withheld is withheld everywhere', async () => {
  const STEPWISE: ReviewRules = { afterSubmit: 'nothing', afterLastAttempt: 'score', afterClosing: 'answers' };
  const course = await seedCourse(test_.database, { postAttempts: 2, rules: { post: { review: STEPWISE } } });
  const siti = await course.enrol();
  const { post } = await bothTests(course, siti);
  expect(await stage.attemptReview(siti.actor, post)).toEqual({ ok: false, refusal: { code: 'ReviewNotYet', when: 'afterLastAttempt' } });
  expect((await stage.myAttempt(siti.actor, post))?.result).toMatchObject({ scored: true, withheld: true, corePercent: null, fullPercent: null, passed: null });
  const before = await stage.myEnrolment(siti.actor, siti.enrolmentId);
  expect(before?.postTest.results).toMatchObject([{ withheld: true, fullPercent: null, passed: null }]);
  expect(before?.revision).toEqual([]);
  await takeTest(stage, course, siti, 'post', []);
  expect(await review(siti, post)).toMatchObject({ level: 'score', result: { withheld: false, corePercent: 50 } });
  stage.setClock(SEED_CLOSES);
  const open = await review(siti, post);
  expect(open.level).toBe('answers');
  expect(open.items.every((item) => item.feedback === null && item.rightResponse !== null)).toBe(true);
});

test('after a key was corrected, the old review still opens with the text as answered, the marks and the key of now', async () => {
  const course = await generous();
  const siti = await course.enrol();
  const { post } = await bothTests(course, siti);
  const before = await review(siti, post);
  const desk = anInstructorsDesk(test_.database, () => stage.clock());
  const correctionId = newCorrectionId();
  const applied = await desk.applyCorrection(course.author, {
    correctionId, versionId: course.versionId, reason: 'The chat is right', previewedOn: 1,
    correction: sent({ kind: 'correct-key', itemVersionId: course.items.channel, key: { type: 'single-choice', optionId: 'b' } }),
  });
  expect(applied.ok).toBe(true);
  await makeRegradeVersion({ regrades: new PostgresRegradeStore(test_.database), clock: () => stage.clock() })(correctionId);
  const after = await review(siti, post);
  const channel = (view: typeof after) => view.items.find((item) => item.itemVersionId === course.items.channel);
  expect(channel(before)).toMatchObject({ marks: { verdict: 'right' }, rightResponse: { optionId: 'a' } });
  expect(channel(after)).toMatchObject({ marks: { verdict: 'wrong' }, rightResponse: { optionId: 'b' }, stem: channel(before)?.stem, response: channel(before)?.response });
});

test('practice is laid open at once; somebody else’s attempt is not there', async () => {
  const course = await seedCourse(test_.database, { practice: ['general-case'] });
  const siti = await course.enrol();
  await takeTest(stage, course, siti, 'pre', []);
  const practice = await takeTest(stage, course, siti, 'practice', [course.items['general-case']]);
  expect(await review(siti, practice)).toMatchObject({ level: 'feedback', items: [{ marks: { verdict: 'right' } }] });
  expect(codeOf(await stage.attemptReview((await course.enrol()).actor, practice))).toBe('AttemptNotFound');
});
