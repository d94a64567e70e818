import type { AttemptId, ItemVersionId } from '@selaras/domain/kernel';
import type { Phase } from '@selaras/domain/scheduling';
import { aStage, aStep, finishModules, newAttemptId, rightResponses, takeTest, type Stage } from '../testing/learner-at-work';
import { SEED_CLOSES, seedCourse, type Learner, type SeededCourse, type SeedOptions } from '../testing/seed-course';
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

const rows = <Row>(sql: string, ...parameters: unknown[]) => test_.database.query<Row>(sql, parameters);
const start = (learner: Learner, phase: Phase = 'pre') => stage.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase });
const started = async (learner: Learner, phase: Phase = 'pre') => {
  const result = await start(learner, phase);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code);
const aCourse = async (options: SeedOptions): Promise<{ course: SeededCourse; siti: Learner }> => {
  const course = await seedCourse(test_.database, options);
  return { course, siti: await course.enrol() };
};
const answer = (course: SeededCourse, item: ItemVersionId) => aStep(stage, item, rightResponses(course).get(item) ?? null);

describe('a one-way test', () => {
  test('delivers no further than the next item, lets her think again about the one she is at, and passes what she left', async () => {
    const { course, siti } = await aCourse({ rules: { pre: { navigation: 'one-way' } } });
    const attempt = await started(siti);
    expect([attempt.navigation, attempt.itemCount, attempt.items.length]).toEqual(['one-way', 5, 1]);
    const seen = async () => (await stage.myAttempt(siti.actor, attempt.id))?.items.map((item) => item.itemVersionId) ?? [];
    const [first] = await seen();
    if (!first) throw new Error('nothing was delivered');
    expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, [answer(course, first)]))).toBe('ok');
    const [, second] = await seen();
    if (!second) throw new Error('the second was not delivered');
    expect(await seen()).toEqual([first, second]);
    expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, [answer(course, first), aStep(stage, second, null, { flagged: false })]))).toBe('ok');
    // Also from a process that remembers nothing, and from one that remembers what was before.
    for (const other of [stage, aStage(test_.database)]) {
      expect(await other.recordResponses(siti.actor, attempt.id, [answer(course, first)])).toMatchObject({ ok: false, refusal: { code: 'ItemPassed', position: 1, furthest: 2 } });
    }
    const all = await rows<{ form: { itemVersionId: ItemVersionId }[] }>('SELECT form FROM attempt WHERE id = $1', attempt.id);
    const last = all[0]?.form.at(-1)?.itemVersionId as ItemVersionId;
    expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, [answer(course, last)]))).toBe('ItemNotReached');
    expect((await seen()).length).toBe(3);
    await stage.submitAttempt(siti.actor, attempt.id);
    expect(await seen()).toHaveLength(5);
  });

  test('an outbox that was offline for the whole test delivers in order, in batches and again, and nothing trips', async () => {
    const { course, siti } = await aCourse({ rules: { pre: { navigation: 'one-way' } } });
    const attempt = await started(siti);
    const [{ form } = { form: [] }] = await rows<{ form: { itemVersionId: ItemVersionId }[] }>('SELECT form FROM attempt WHERE id = $1', attempt.id);
    const kept = form.flatMap(({ itemVersionId }) => [aStep(stage, itemVersionId, null, { flagged: false }), answer(course, itemVersionId)]);
    for (const [from, to] of [[0, 3], [0, 3], [2, 7], [3, 10]] as const) expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, kept.slice(from, to)))).toBe('ok');
    expect(await rows('SELECT 1 FROM attempt_step WHERE attempt_id = $1', attempt.id)).toHaveLength(10);
  });
});

describe('required items', () => {
  test('keep her from handing in and are named by their places; a blank takes an answer back; the clock closes all the same', async () => {
    const { course, siti } = await aCourse({ required: ['days', 'channel'] });
    const attempt = await started(siti);
    const placeOf = (id: ItemVersionId) => attempt.items.find((item) => item.itemVersionId === id)?.position ?? 0;
    expect(attempt.items.filter((item) => item.required)).toHaveLength(2);
    const both = [placeOf(course.items.channel), placeOf(course.items.days)].sort();
    expect(await stage.submitAttempt(siti.actor, attempt.id)).toEqual({ ok: false, refusal: { code: 'RequiredItemsUnanswered', positions: both } });
    await stage.recordResponses(siti.actor, attempt.id, [answer(course, course.items.channel), answer(course, course.items.days)]);
    await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, course.items.days, { type: 'numeric', text: ' ' })]);
    expect(await stage.submitAttempt(siti.actor, attempt.id)).toEqual({ ok: false, refusal: { code: 'RequiredItemsUnanswered', positions: [placeOf(course.items.days)] } });
    const budi = await course.enrol();
    const his = await started(budi);
    await stage.recordResponses(budi.actor, his.id, [answer(course, course.items.channel), answer(course, course.items.days)]);
    expect(await stage.submitAttempt(budi.actor, his.id)).toMatchObject({ ok: true, value: { closedBy: 'learner' } });
    stage.setClock(attempt.dueAt);
    expect(await stage.submitAttempt(siti.actor, attempt.id)).toMatchObject({ ok: true, value: { closedBy: 'expiry', submittedAt: attempt.dueAt } });
  });

  test('in a one-way test they are not left blank, on whatever device', async () => {
    const { course, siti } = await aCourse({ required: ['channel', 'steps', 'days', 'name-case', 'document-case'], rules: { pre: { navigation: 'one-way' } } });
    const attempt = await started(siti);
    const [{ form } = { form: [] }] = await rows<{ form: { itemVersionId: ItemVersionId }[] }>('SELECT form FROM attempt WHERE id = $1', attempt.id);
    const [first, second] = form.map(({ itemVersionId }) => itemVersionId) as [ItemVersionId, ItemVersionId];
    await stage.recordResponses(siti.actor, attempt.id, [aStep(stage, first, null, { flagged: true })]);
    for (const other of [stage, aStage(test_.database)]) {
      expect(await other.recordResponses(siti.actor, attempt.id, [answer(course, second)])).toMatchObject({ ok: false, refusal: { code: 'RequiredItemFirst', position: 1 } });
    }
    expect(codeOf(await stage.recordResponses(siti.actor, attempt.id, [answer(course, first)]))).toBe('ok');
    expect(codeOf(await aStage(test_.database).recordResponses(siti.actor, attempt.id, [answer(course, second)]))).toBe('ok');
  });

  test('an answer taken back and a submission in the same moment: what was handed in has all required answers', async () => {
    const { course } = await aCourse({ required: ['days'] });
    for (let round = 0; round < 20; round += 1) {
      const learner = await course.enrol();
      const attempt = await started(learner);
      await stage.recordResponses(learner.actor, attempt.id, [answer(course, course.items.days)]);
      await Promise.all([
        stage.submitAttempt(learner.actor, attempt.id),
        aStage(test_.database).recordResponses(learner.actor, attempt.id, [aStep(stage, course.items.days, { type: 'numeric', text: '' })]),
      ]);
      const view = await stage.myAttempt(learner.actor, attempt.id);
      const response = view?.items.find((item) => item.itemVersionId === course.items.days)?.response;
      if (view?.closing) expect(response).toEqual({ type: 'numeric', text: '3,145' });
      else expect(response).toEqual({ type: 'numeric', text: '' });
    }
  }, 60_000);
});

test('sections stay in the author’s order with their items together; in a test that is not shuffled the items do too', async () => {
  const sections = { days: 'Numbers', 'name-case': 'Numbers', channel: 'Words', steps: 'Words' } as const;
  const { course, siti } = await aCourse({ sections, rules: { pre: { shuffleItems: false } } });
  const attempt = await started(siti);
  // Positions in the pair: channel, steps, days, the cases.
  expect(attempt.items.map((item) => item.itemVersionId)).toEqual([
    course.items.channel, course.items.steps, course.items.days, course.items['name-case'], course.items['document-case'],
  ]);
  expect(attempt.sections).toEqual([{ title: 'Words', from: 1, to: 2 }, { title: 'Numbers', from: 3, to: 4 }, { title: null, from: 5, to: 5 }]);
  expect(attempt.items.map((item) => item.section)).toEqual(['Words', 'Words', 'Numbers', 'Numbers', null]);
});

test('without a time limit a test lasts until the deadline; without a limit of attempts it is taken again and again', async () => {
  const { siti } = await aCourse({ rules: { pre: { timeLimitSeconds: null, attempts: null } } });
  for (let number = 1; number <= 5; number += 1) {
    const attempt = await started(siti);
    expect(attempt).toMatchObject({ number, dueAt: SEED_CLOSES, dueSetBy: 'deadline', timeLimitSeconds: null });
    await stage.submitAttempt(siti.actor, attempt.id);
  }
  const view = await stage.myEnrolment(siti.actor, siti.enrolmentId);
  expect(view?.preTest).toMatchObject({ attemptsAllowed: null, attemptsUsed: 5, timeLimitSeconds: null });
});

describe('practice', () => {
  const withPractice: SeedOptions = { practice: ['document-case', 'general-case'], postAttempts: 1 };

  test('opens after the pre-test, asks its own items, may be repeated, and is no step of the course', async () => {
    const { course, siti } = await aCourse(withPractice);
    expect(codeOf(await start(siti, 'practice'))).toBe('PreTestFirst');
    await takeTest(stage, course, siti, 'pre', []);
    const before = await stage.myEnrolment(siti.actor, siti.enrolmentId);
    for (let number = 1; number <= 3; number += 1) {
      const attempt = await started(siti, 'practice');
      expect(attempt.items.map((item) => item.itemVersionId).sort()).toEqual([course.items['document-case'], course.items['general-case']].sort());
      expect(attempt.items.every((item) => item.part === 'practice')).toBe(true);
      await stage.recordResponses(siti.actor, attempt.id, [answer(course, course.items['general-case'])]);
      await stage.submitAttempt(siti.actor, attempt.id);
      expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'scored' });
      expect(await stage.scoreAttempt(attempt.id)).toEqual({ kind: 'scored-before' });
      expect((await stage.myAttempt(siti.actor, attempt.id))?.result).toMatchObject({ scored: true, fullPercent: 50, corePercent: null });
    }
    const after = await stage.myEnrolment(siti.actor, siti.enrolmentId);
    expect(after?.practice).toMatchObject({ state: 'ready', attemptsUsed: 3, itemCount: 2 });
    expect([after?.stepsDone, after?.stepsTotal, after?.next]).toEqual([before?.stepsDone, before?.stepsTotal, before?.next]);
  });

  test('enters no result, no outcome, no count and no figure, also when everything is rebuilt', async () => {
    const { course, siti } = await aCourse(withPractice);
    await takeTest(stage, course, siti, 'pre', [course.items.channel]);
    const counts = async () => (await rows(
      `SELECT (SELECT jsonb_agg(to_jsonb(r) - 'updated_at') FROM enrolment_result r WHERE r.enrolment_id = $1) AS result,
         (SELECT count(*)::int FROM outcome o JOIN attempt a ON a.id = o.attempt_id WHERE a.enrolment_id = $1) AS outcomes,
         (SELECT to_jsonb(p) FROM enrolment_progress p WHERE p.enrolment_id = $1) AS progress`, siti.enrolmentId,
    ))[0];
    const before = await counts();
    await takeTest(stage, course, siti, 'practice', [course.items['general-case']]);
    expect(await counts()).toEqual(before);
    await stage.rebuildResults(course.cohortId);
    expect(await counts()).toEqual(before);
  });

  test('is not offered by a course without practice items', async () => {
    const { course, siti } = await aCourse({});
    await takeTest(stage, course, siti, 'pre', []);
    expect((await stage.myEnrolment(siti.actor, siti.enrolmentId))?.practice).toBeNull();
    expect(codeOf(await start(siti, 'practice'))).toBe('NothingToPractise');
  });
});

describe('rules of a published version', () => {
  test('are final, complete and within their ranges, whoever writes', async () => {
    const { course } = await aCourse({});
    await expect(rows('UPDATE test_rules SET grace_seconds = 1 WHERE version_id = $1', course.versionId)).rejects.toThrow('never changes');
    await expect(rows('DELETE FROM test_rules WHERE version_id = $1', course.versionId)).rejects.toThrow('never changes');
    expect(await rows('SELECT 1 FROM test_rules WHERE version_id = $1', course.versionId)).toHaveLength(3);
    const [draft] = await rows<{ id: string }>(
      `INSERT INTO course_version (id, course_id, number, status, title) VALUES (gen_random_uuid(), $1, 2, 'draft', 'Next') RETURNING id`, course.courseId,
    );
    await rows('INSERT INTO linked_pair (version_id) VALUES ($1)', draft?.id);
    expect(await rows('SELECT 1 FROM test_rules WHERE version_id = $1', draft?.id)).toHaveLength(3);
    const set = (what: string) => rows(`UPDATE test_rules SET ${what} WHERE version_id = $1 AND phase = 'pre'`, draft?.id);
    await expect(set('time_limit_seconds = 59')).rejects.toThrow('check');
    await expect(set('attempts = 0')).rejects.toThrow('check');
    await expect(set("after_submit = 'everything'")).rejects.toThrow('review_goes_on');
    await expect(set("after_submit = 'feedback', after_closing = 'score'")).rejects.toThrow('review_goes_on');
    await set('time_limit_seconds = NULL, attempts = NULL');
  });
});

test('the first post-test counts for the pair, however many follow', async () => {
  const { course, siti } = await aCourse({ rules: { post: { attempts: null } } });
  await takeTest(stage, course, siti, 'pre', []);
  await finishModules(stage, course, siti);
  await takeTest(stage, course, siti, 'post', [course.items.channel]);
  const later: AttemptId[] = [];
  for (let turn = 0; turn < 3; turn += 1) later.push(await takeTest(stage, course, siti, 'post', Object.values(course.items)));
  expect(later).toHaveLength(3);
  expect((await rows<{ post_core: number }>('SELECT post_core FROM enrolment_result WHERE enrolment_id = $1', siti.enrolmentId))[0]?.post_core).toBe(100);
});
