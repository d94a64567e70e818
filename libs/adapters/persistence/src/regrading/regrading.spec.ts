import type { AttemptId } from '@selaras/domain/kernel';
import { PostgresEvaluationStore } from '../evaluation/evaluation.store';
import { scopeOf, type Actor } from '@selaras/domain/organisation';
import { anInstructorsDesk, newCorrectionId, newMarkId, sent, type InstructorsDesk } from '../testing/instructor-at-work';
import { aStage, finishModules, takeTest, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let desk: InstructorsDesk;
let ratna: Actor;
let siti: Learner;
let budi: Learner;
let attempts: Record<'sitiPre' | 'sitiPost' | 'budiPre', AttemptId>;

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_?.destroy());

/** Siti: 100 of 400 core before, 300 after, and passed (500 of 600). Budi: 100 before, nothing after. */
beforeEach(async () => {
  course = await seedCourse(test_.database);
  stage = aStage(test_.database);
  desk = anInstructorsDesk(test_.database, stage.clock);
  ratna = course.author;
  siti = await course.enrol();
  budi = await course.enrol({ unit: 'hospital' });
  const { channel, steps, days, ...cases } = course.items;
  attempts = {
    sitiPre: await takeTest(stage, course, siti, 'pre', [channel]),
    budiPre: await takeTest(stage, course, budi, 'pre', [days, cases['general-case']]),
    sitiPost: await (async () => {
      await finishModules(stage, course, siti);
      return takeTest(stage, course, siti, 'post', [channel, steps, ...Object.values(cases)]);
    })(),
  };
});

interface StoredOutcome {
  readonly key_version: number; readonly revision: number; readonly core_earned: number; readonly core_maximum: number;
  readonly full_earned: number; readonly full_maximum: number; readonly passed: boolean; readonly lifted: number;
}
const outcomesOf = (attemptId: string) => test_.database.query<StoredOutcome>('SELECT * FROM outcome WHERE attempt_id = $1 ORDER BY key_version, revision', [attemptId]);
const standing = async (attemptId: string) => (await outcomesOf(attemptId)).at(-1);
const marksOf = (outcome: StoredOutcome | undefined) => outcome && [outcome.core_earned, outcome.core_maximum, outcome.full_earned, outcome.full_maximum, outcome.passed];
const resultOf = async (learner: Learner) =>
  (await test_.database.query('SELECT core_maximum, pre_core, pre_passed, post_core, post_passed FROM enrolment_result WHERE enrolment_id = $1', [learner.enrolmentId]))[0];
const passed = async (learner: Learner) =>
  (await test_.database.query<{ passed: boolean }>('SELECT passed FROM enrolment_progress WHERE enrolment_id = $1', [learner.enrolmentId]))[0]?.passed;
const wrongKey = () => sent({ kind: 'correct-key', itemVersionId: course.items.channel, key: { type: 'single-choice', optionId: 'b' } });

test('three submitted attempts: correct the key, delete an item, restore both; total, pass and the pair follow each time, and old outcomes remain', async () => {
  expect(marksOf(await standing(attempts.sitiPost))).toEqual([300, 400, 500, 600, true]);

  const corrected = await desk.correct(ratna, course.versionId, wrongKey());
  expect(marksOf(await standing(attempts.sitiPre))).toEqual([0, 400, 0, 600, false]);
  expect(marksOf(await standing(attempts.sitiPost))).toEqual([200, 400, 400, 600, false]);
  expect(await resultOf(siti)).toEqual({ core_maximum: 400, pre_core: 0, pre_passed: false, post_core: 200, post_passed: false });
  expect(await passed(siti)).toBe(false);
  expect((await stage.myEnrolment(siti.actor, siti.enrolmentId))?.postTest.results.map(({ passed: did }) => did)).toEqual([false]);

  // Without the item that went wrong she passes: 400 of 500.
  const dropped = await desk.correct(ratna, course.versionId, sent({ kind: 'drop-item', itemVersionId: course.items.channel }));
  expect(marksOf(await standing(attempts.sitiPost))).toEqual([200, 300, 400, 500, true]);
  expect(await resultOf(siti)).toMatchObject({ core_maximum: 300, pre_core: 0, post_core: 200, post_passed: true });
  expect(await resultOf(budi)).toMatchObject({ core_maximum: 300, pre_core: 100, post_core: null });
  expect(await passed(siti)).toBe(true);

  await desk.correct(ratna, course.versionId, sent({ kind: 'restore', restoresId: dropped.correctionId }));
  expect(marksOf(await standing(attempts.sitiPost))).toEqual([200, 400, 400, 600, false]);
  await desk.correct(ratna, course.versionId, sent({ kind: 'restore', restoresId: corrected.correctionId }));
  expect(marksOf(await standing(attempts.sitiPost))).toEqual([300, 400, 500, 600, true]);
  expect(await resultOf(siti)).toEqual({ core_maximum: 400, pre_core: 100, pre_passed: false, post_core: 300, post_passed: true });

  for (const attemptId of Object.values(attempts)) {
    const versions = await outcomesOf(attemptId);
    expect(versions.map(({ key_version }) => key_version)).toEqual([1, 2, 3, 4, 5]);
    expect(marksOf(versions[4])).toEqual(marksOf(versions[0]));
  }
  const log = await desk.corrections(ratna, course.versionId);
  expect(log?.keyVersionInForce).toBe(5);
  expect(log?.corrections.map(({ correction }) => [correction.keyVersion, correction.kind])).toEqual([[5, 'restore'], [4, 'restore'], [3, 'drop-item'], [2, 'correct-key']]);
  expect(log?.corrections.at(-1)).toMatchObject({ itemTitle: 'Channel', reason: 'The key was wrong', takenBackById: log?.corrections[0]?.correction.id, progress: { done: 3, total: 3 } });
});

test('an earlier outcome still opens with the items as they were asked and answered', async () => {
  await desk.correct(ratna, course.versionId, sent({ kind: 'drop-item', itemVersionId: course.items.channel }));
  const channelOf = async (keyVersion: number | null) => {
    const opened = await desk.gradedAttempt(ratna, attempts.sitiPost, keyVersion);
    return opened?.items.find(({ itemVersionId }) => itemVersionId === course.items.channel);
  };
  const asked = { stem: '<p>Where is a complaint recorded first?</p>', response: { type: 'single-choice', optionId: 'a' } };
  expect(await channelOf(1)).toMatchObject({ ...asked, earned: 100, outOf: 100, basis: null });
  expect(await channelOf(null)).toMatchObject({ ...asked, earned: 0, outOf: 0, basis: 'dropped' });
  expect(await desk.gradedAttempt(ratna, attempts.sitiPost, 7)).toBeNull();
});

test('the preview says who changes and how, stores nothing, and is what applying does', async () => {
  const before = await test_.database.query('SELECT * FROM outcome ORDER BY attempt_id, key_version');
  const preview = await desk.previewCorrection(ratna, course.versionId, wrongKey(), { first: 10, offset: 0 });
  if (!preview.ok) throw new Error(preview.refusal.code);
  expect(preview.value.counts).toEqual({ attempts: 3, changed: 2, higher: 0, lower: 2, passGained: 0, passLost: 1 });
  expect(preview.value.cohorts).toEqual([expect.objectContaining({ name: 'First cohort', paired: 1, before: { pre: 25, post: 75 }, after: { pre: 0, post: 50 } })]);
  // Who loses the pass comes first.
  expect(preview.value.changes.rows.map(({ attemptId }) => attemptId)).toEqual([attempts.sitiPost, attempts.sitiPre]);
  expect(preview.value.changes.rows[0]?.person).toMatchObject({ nip: siti.nip, unit: { id: course.units.counter } });
  expect(await test_.database.query('SELECT * FROM outcome ORDER BY attempt_id, key_version')).toEqual(before);
  expect((await desk.corrections(ratna, course.versionId))?.corrections).toEqual([]);

  await desk.correct(ratna, course.versionId, wrongKey());
  for (const row of preview.value.changes.rows) {
    const { core, full, passed: passes } = row.after;
    expect(marksOf(await standing(row.attemptId))).toEqual([core.earned, core.maximum, full.earned, full.maximum, passes]);
  }
  expect(await resultOf(siti)).toMatchObject({ pre_core: 0, post_core: 200 });
  const second = await desk.previewCorrection(ratna, course.versionId, sent({ kind: 'credit-everybody', itemVersionId: course.items.days }), { first: 1, offset: 1 });
  expect(second.ok && second.value).toMatchObject({ keyVersion: 2, counts: { changed: 2, higher: 2 }, changes: { rows: [{}], hasNextPage: false, totalCount: 2 } });
});

test('the evaluator’s comparison follows: one maximum for all, after an item was dropped and before', async () => {
  const evaluation = new PostgresEvaluationStore(test_.database);
  const scope = scopeOf({ personId: ratna.personId, grants: [{ role: 'evaluator', unitId: course.units.city }] }, 'evaluator');
  const cells = async () => (await evaluation.cells(scope, course.cohortId, '2026-11-20')).map(({ coreMaximum, pre, post }) => [coreMaximum, pre, post]);
  expect(await cells()).toEqual(expect.arrayContaining([[400, 100, 300], [400, 100, null]]));
  await desk.correct(ratna, course.versionId, sent({ kind: 'drop-item', itemVersionId: course.items.steps }));
  expect(await cells()).toEqual(expect.arrayContaining([[200, 100, 100], [200, 100, null]]));
});

test('an attempt that is handed in after a correction is scored by the corrected key, and by nothing else', async () => {
  await desk.correct(ratna, course.versionId, wrongKey());
  const rudi = await course.enrol();
  const attemptId = await takeTest(stage, course, rudi, 'pre', [course.items.channel, course.items.days]);
  expect(await outcomesOf(attemptId)).toMatchObject([{ key_version: 2, revision: 1, core_earned: 100 }]);
});

test('never-lower keeps the score and the pass of whoever would lose them; the core score is measured anew all the same', async () => {
  const { preview } = await desk.correct(ratna, course.versionId, { ...wrongKey(), policy: 'never-lower' });
  expect(preview.counts).toMatchObject({ lower: 0, passLost: 0, changed: 2 });
  expect(await standing(attempts.sitiPost)).toMatchObject({ key_version: 2, core_earned: 200, full_earned: 500, full_maximum: 600, lifted: 100, passed: true });
  expect(await passed(siti)).toBe(true);
  expect(await resultOf(siti)).toMatchObject({ post_core: 200, post_passed: true });
});

describe('a mark set by a person', () => {
  const setMark = (earned: number | null, changes: object = {}) =>
    desk.overrideMark(ratna, { id: newMarkId(), attemptId: attempts.sitiPre, itemVersionId: course.items.channel, earned, reason: 'She explained it on paper', ...changes });

  test('counts at once, survives every corrected key, and can be taken back', async () => {
    const set = await setMark(40);
    expect(set.ok && set.value.items.find(({ itemVersionId }) => itemVersionId === course.items.channel)).toMatchObject({ earned: 40, basis: 'person', marksByPerson: [{ earned: 40, reason: 'She explained it on paper' }] });
    expect(await resultOf(siti)).toMatchObject({ pre_core: 40 });
    await desk.correct(ratna, course.versionId, wrongKey());
    expect(await standing(attempts.sitiPre)).toMatchObject({ key_version: 2, core_earned: 40 });
    const corrected = await desk.correct(ratna, course.versionId, sent({ kind: 'correct-key', itemVersionId: course.items.channel, key: { type: 'single-choice', optionId: 'c' } }));
    expect(await standing(attempts.sitiPre)).toMatchObject({ key_version: 3, core_earned: 40 });
    await desk.correct(ratna, course.versionId, sent({ kind: 'restore', restoresId: corrected.correctionId }));
    expect(await standing(attempts.sitiPre)).toMatchObject({ key_version: 4, core_earned: 40 });
    expect(await setMark(null)).toMatchObject({ ok: true });
    expect(await standing(attempts.sitiPre)).toMatchObject({ key_version: 4, revision: 2, core_earned: 0 });
    expect((await outcomesOf(attempts.sitiPre)).map(({ key_version, revision }) => `${key_version}.${revision}`)).toEqual(['1.1', '1.2', '2.1', '3.1', '4.1', '4.2']);
  });

  test('set while a regrading is under way, it is in the outcome of both key versions', async () => {
    const correctionId = newCorrectionId();
    await desk.applyCorrection(ratna, { correctionId, versionId: course.versionId, correction: wrongKey(), reason: 'Wrong', previewedOn: 1 });
    const { regrades } = desk.deps;
    const task = await regrades.task(correctionId);
    if (!task) throw new Error('no task');
    // Prepared already, when the mark is set.
    const rows = (await regrades.attempts(await regrades.unprepared(task))).map((attempt) => ({ attemptId: attempt.attemptId, base: attempt.outcome, outcome: { ...attempt.outcome, items: [], objectives: [] } }));
    await regrades.prepare(task, rows, stage.clock());
    expect(await regrades.unprepared(task)).toEqual([]);
    await setMark(40);
    expect(await regrades.unprepared(task)).toEqual([attempts.sitiPre]);
    await desk.regradeVersion(correctionId);
    expect(await outcomesOf(attempts.sitiPre)).toMatchObject([{ key_version: 1, revision: 1 }, { key_version: 1, revision: 2, core_earned: 40 }, { key_version: 2, revision: 1, core_earned: 40 }]);
  });

  test('is refused outside the item’s marks, for an item she was not asked, without a reason, and once more under the same id for something else', async () => {
    expect(await setMark(101)).toEqual({ ok: false, refusal: { code: 'OutOfRange', field: 'earned', least: 0, most: 100 } });
    expect(await setMark(-1)).toMatchObject({ refusal: { code: 'OutOfRange' } });
    expect(await setMark(0.5)).toMatchObject({ refusal: { code: 'OutOfRange' } });
    expect(await setMark(50, { itemVersionId: course.items['general-case'] })).toMatchObject({ refusal: { code: 'ItemNotInAttempt' } });
    expect(await setMark(50, { reason: '  ' })).toMatchObject({ refusal: { code: 'Required', field: 'reason' } });
    expect(await setMark(null)).toMatchObject({ refusal: { code: 'NothingToTakeBack' } });
    const id = newMarkId();
    await Promise.all(Array.from({ length: 5 }, () => setMark(50, { id })));
    expect(await setMark(60, { id })).toMatchObject({ refusal: { code: 'IdTaken' } });
    expect((await outcomesOf(attempts.sitiPre)).map(({ core_earned }) => core_earned)).toEqual([100, 50]);
  });
});

describe('what is refused', () => {
  const apply = (correction: ReturnType<typeof sent>, changes: object = {}) =>
    desk.applyCorrection(ratna, { correctionId: newCorrectionId(), versionId: course.versionId, correction, reason: 'Wrong', previewedOn: 1, ...changes });

  test('a key that does not fit, is malformed, or changes nothing; no reason', async () => {
    const key = (value: unknown) => sent({ kind: 'correct-key', itemVersionId: course.items.channel, key: value });
    expect(await apply(key({ type: 'single-choice', optionId: 'z' }))).toMatchObject({ refusal: { code: 'KeyDoesNotFit', problem: 'KeyNamesUnknownOption' } });
    expect(await apply(key({ type: 'true-false', value: true }))).toMatchObject({ refusal: { code: 'KeyDoesNotFit', problem: 'KeyOfOtherType' } });
    expect(await apply(key('a'))).toMatchObject({ refusal: { code: 'ContentMalformed', field: 'key' } });
    expect(await apply(key({ type: 'single-choice', optionId: 'a' }))).toMatchObject({ refusal: { code: 'NothingToCorrect' } });
    expect(await apply(wrongKey(), { reason: ' ' })).toMatchObject({ refusal: { code: 'Required', field: 'reason' } });
    expect((await desk.corrections(ratna, course.versionId))?.corrections).toEqual([]);
  });

  test('a second correction while the first is being applied, and one that was previewed on an older key', async () => {
    const correctionId = newCorrectionId();
    expect(await apply(wrongKey(), { correctionId })).toMatchObject({ ok: true, value: { progress: { done: 0, total: 3, finishedAt: null } } });
    const drop = sent({ kind: 'drop-item', itemVersionId: course.items.days });
    expect(await apply(drop)).toMatchObject({ refusal: { code: 'StaleKeyVersion', current: 2 } });
    expect(await apply(drop, { previewedOn: 2 })).toMatchObject({ refusal: { code: 'RegradeRunning', keyVersion: 2 } });
    await desk.regradeVersion(correctionId);
    expect(await apply(drop, { previewedOn: 2 })).toMatchObject({ ok: true });
  });

  test('twenty times the same request make one correction and one regrading; another wish under its id is refused', async () => {
    const correctionId = newCorrectionId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => apply(wrongKey(), { correctionId })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await Promise.all(Array.from({ length: 4 }, () => desk.regradeVersion(correctionId)));
    expect(await apply(wrongKey(), { correctionId })).toMatchObject({ ok: true, value: { correction: { keyVersion: 2 }, progress: { done: 3, total: 3 } } });
    expect(await apply(sent({ kind: 'drop-item', itemVersionId: course.items.days }), { correctionId })).toMatchObject({ refusal: { code: 'IdTaken' } });
    expect((await outcomesOf(attempts.sitiPre)).map(({ key_version }) => key_version)).toEqual([1, 2]);
    expect(await test_.database.query("SELECT 1 FROM outbox WHERE job_name = 'regrade' AND job_key = $1", [correctionId])).toHaveLength(1);
  });
});

test('the instructor of another unit gets nothing by any way, and one of a part of the city is told no names outside it', async () => {
  const inUnit = (unitId: string): Actor => ({ personId: ratna.personId, grants: [{ role: 'instructor', unitId: unitId as never }] });
  const { correctionId } = await desk.correct(ratna, course.versionId, wrongKey());
  const learnerOnly: Actor = siti.actor;
  for (const stranger of [inUnit(course.units.hospital), learnerOnly]) {
    expect(await desk.corrections(stranger, course.versionId)).toBeNull();
    expect(await desk.regradeProgress(stranger, correctionId)).toBeNull();
    expect(await desk.gradedAttempt(stranger, attempts.budiPre, null)).toBeNull();
    expect(await desk.previewCorrection(stranger, course.versionId, wrongKey(), { first: 1, offset: 0 })).toMatchObject({ refusal: { code: 'VersionNotFound' } });
    expect(await desk.applyCorrection(stranger, { correctionId: newCorrectionId(), versionId: course.versionId, correction: wrongKey(), reason: 'x', previewedOn: 2 })).toMatchObject({ refusal: { code: 'VersionNotFound' } });
    expect(await desk.overrideMark(stranger, { id: newMarkId(), attemptId: attempts.budiPre, itemVersionId: course.items.days, earned: 0, reason: 'x' })).toMatchObject({ refusal: { code: 'AttemptNotInScope' } });
  }
  // The course now belongs to the hospital: its instructor corrects it, and knows the hospital's people only.
  await test_.database.query('UPDATE course SET owner_unit_id = $2 WHERE id = $1', [course.courseId, course.units.hospital]);
  const inHospital = inUnit(course.units.hospital);
  const preview = await desk.previewCorrection(inHospital, course.versionId, sent({ kind: 'drop-item', itemVersionId: course.items.days }), { first: 10, offset: 0 });
  expect(preview.ok && preview.value).toMatchObject({ counts: { changed: 3 }, changes: { rows: [{ attemptId: attempts.budiPre }], totalCount: 1 }, outsideScope: 2 });
  expect(await desk.overrideMark(inHospital, { id: newMarkId(), attemptId: attempts.sitiPre, itemVersionId: course.items.days, earned: 0, reason: 'x' })).toMatchObject({ refusal: { code: 'AttemptNotInScope' } });
});

test('a correction is never changed or taken out of the list', async () => {
  await desk.correct(ratna, course.versionId, wrongKey());
  await expect(test_.database.query("UPDATE correction SET reason = 'other' WHERE version_id = $1", [course.versionId])).rejects.toThrow('only appended');
  await expect(test_.database.query('DELETE FROM correction WHERE version_id = $1', [course.versionId])).rejects.toThrow('only appended');
});
