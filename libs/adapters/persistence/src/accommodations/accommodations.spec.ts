import { randomUUID } from 'node:crypto';
import { plusSeconds, type AttemptId } from '@selaras/domain/kernel';
import type { AccommodationId, BreakId, Grant, Phase } from '@selaras/domain/scheduling';
import type { Database } from '../database';
import { postgresOrganisationStore } from '../organisation/organisation.store';
import { administratorOf, aGrant, aStage, aStep, finishModules, newAttemptId, takeTest, type Stage } from '../testing/learner-at-work';
import { SEED_CLOSES, SEED_OPENS, seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let siti: Learner;

beforeAll(async () => {
  test_ = await createTestDatabase();
  course = await seedCourse(test_.database, { timeLimitSeconds: 1_800 });
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  stage = aStage(test_.database);
  siti = await course.enrol();
});

const rows = <Row>(sql: string, ...parameters: unknown[]) => test_.database.query<Row>(sql, parameters);
const newId = () => randomUUID() as string as AccommodationId;
const grant = (changes: Partial<Grant>, { learner = siti, phase = 'pre', id = newId(), on = stage }: { learner?: Learner; phase?: Phase; id?: AccommodationId; on?: Stage } = {}) =>
  on.grantAccommodation(administratorOf(course), { id, enrolmentId: learner.enrolmentId, phase, grant: aGrant(changes), reason: 'Screen reader' });
const start = (learner = siti, phase: Phase = 'pre') => stage.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase });
const started = async (learner = siti, phase: Phase = 'pre') => {
  const result = await start(learner, phase);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const anAnswer = (text = '3') => aStep(stage, course.items.days, { type: 'numeric', text });
const dueAt = async (id: AttemptId) => (await rows<{ due_at: Date }>('SELECT due_at FROM attempt WHERE id = $1', id))[0]?.due_at.getTime();
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) => (result.ok ? 'ok' : result.refusal.code);

test('half as long again, granted at minute 29 of 30 without a reload: over at 45; the one who has handed in stays as she was, and the administrator is told', async () => {
  const attempt = await started();
  const budi = await course.enrol();
  const his = await started(budi);
  await stage.recordResponses(siti.actor, attempt.id, [anAnswer('1')]);
  await stage.submitAttempt(budi.actor, his.id);
  stage.passMinutes(29);
  const later = plusSeconds(attempt.startedAt, 45 * 60);
  expect(await grant({ extraPercent: 50 })).toMatchObject({ ok: true, value: { reach: { state: 'moved', attemptId: attempt.id, dueAt: later } } });
  expect(await grant({ extraPercent: 50 }, { learner: budi })).toMatchObject({ ok: true, value: { reach: { state: 'submitted', attemptId: his.id, closing: { submittedAt: his.startedAt } } } });
  // The process remembers the earlier end, and so does her browser: what she saves at minute 31 is in time, and tells her the new one.
  stage.passMinutes(2);
  expect(await stage.recordResponses(siti.actor, attempt.id, [anAnswer('2')])).toMatchObject({ ok: true, value: { dueAt: later, receipts: [{ sequence: 2 }] } });
  expect(await stage.expireAttempt(attempt.id)).toEqual({ kind: 'moved', dueAt: later });
  expect(await rows(`SELECT 1 FROM outbox WHERE job_name = 'expire-attempt' AND run_at = $1 AND payload ->> 'attemptId' = $2`, new Date(later), attempt.id)).toHaveLength(1);
  stage.passMinutes(60);
  const view = await stage.myAttempt(siti.actor, attempt.id);
  expect(view).toMatchObject({ closing: { submittedAt: later, closedBy: 'expiry' }, timeLimitSeconds: 1_800, extraSeconds: 900, dueSetBy: 'timeLimit' });
  expect((await stage.myAttempt(budi.actor, his.id))?.closing).toEqual({ submittedAt: his.startedAt, closedBy: 'learner' });
});

test('granted before she starts it is there at the start; twice adds up; taken back it holds no longer for what starts then, and is not taken from what runs', async () => {
  const id = newId();
  await grant({ extraPercent: 50 }, { id });
  await grant({ extraSeconds: 300 });
  const attempt = await started();
  expect(attempt).toMatchObject({ extraSeconds: 1_200, dueAt: plusSeconds(attempt.startedAt, 3_000) });
  const revoked = await stage.revokeAccommodation(administratorOf(course), { id, reason: 'Given by mistake' });
  expect(revoked).toMatchObject({ ok: true, value: { id, revocation: { reason: 'Given by mistake' } } });
  expect(await stage.revokeAccommodation(administratorOf(course), { id, reason: 'Again' })).toEqual(revoked);
  expect(await dueAt(attempt.id)).toBe(attempt.dueAt);
  const view = await stage.myEnrolment(siti.actor, siti.enrolmentId);
  expect(view?.preTest).toMatchObject({ timeLimitSeconds: 2_100, accommodations: [{ extraSeconds: 300, reason: 'Screen reader' }] });
  // A further grant while it runs never shortens it.
  expect(await grant({ extraSeconds: 60 })).toMatchObject({ ok: true });
  expect(await dueAt(attempt.id)).toBe(attempt.dueAt);
});

test('the same grant sent twenty times at once is one; the same id for another wish or another person is refused', async () => {
  const attempt = await started();
  const id = newId();
  const results = await Promise.all(Array.from({ length: 20 }, () => grant({ extraSeconds: 600 }, { id })));
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(await dueAt(attempt.id)).toBe(plusSeconds(attempt.dueAt, 600));
  expect(codeOf(await grant({ extraSeconds: 700 }, { id }))).toBe('IdTaken');
  expect(codeOf(await grant({ extraSeconds: 600 }, { id, learner: await course.enrol() }))).toBe('IdTaken');
});

test('extra attempts and other dates: a second pre-test, and a post-test a week after the deadline', async () => {
  await takeTest(stage, course, siti, 'pre', []);
  expect(codeOf(await start())).toBe('NoAttemptsLeft');
  await grant({ extraAttempts: 1 });
  expect(await started()).toMatchObject({ number: 2 });
  await finishModules(stage, course, siti);
  stage.setClock(plusSeconds(SEED_CLOSES, 3_600));
  expect(codeOf(await start(siti, 'post'))).toBe('WindowOver');
  const closesAt = plusSeconds(SEED_CLOSES, 7 * 86_400);
  await grant({ closesAt }, { phase: 'post' });
  const post = await started(siti, 'post');
  expect(post.dueAt).toBe(plusSeconds(post.startedAt, 1_800));
  const view = await stage.myEnrolment(siti.actor, siti.enrolmentId);
  expect(view?.postTest.deadline).toMatchObject({ at: closesAt, setBy: 'accommodation', reason: 'Screen reader' });
  expect(view?.window).toBe('over');
  expect(view?.next).toMatchObject({ kind: 'post-test', resume: true });
});

test('an earlier opening opens this test for her alone', async () => {
  stage.setClock(plusSeconds(SEED_OPENS, -7_200));
  expect(codeOf(await start())).toBe('WindowNotOpen');
  await grant({ opensAt: plusSeconds(SEED_OPENS, -86_400) });
  expect(codeOf(await start())).toBe('ok');
  expect(codeOf(await start(await course.enrol()))).toBe('WindowNotOpen');
});

test('a later deadline reaches an attempt that would have ended with the old one, and no other', async () => {
  stage.setClock(plusSeconds(SEED_CLOSES, -240));
  const attempt = await started();
  expect(attempt).toMatchObject({ dueAt: SEED_CLOSES, dueSetBy: 'deadline' });
  const store = postgresOrganisationStore(test_.database);
  await store.extend(siti.enrolmentId, plusSeconds(SEED_CLOSES, 600), 'Power cut', stage.clock());
  expect(await dueAt(attempt.id)).toBe(plusSeconds(SEED_CLOSES, 600));
  await store.extend(siti.enrolmentId, plusSeconds(SEED_CLOSES, 86_400), 'Power cut', stage.clock());
  expect(await stage.myAttempt(siti.actor, attempt.id)).toMatchObject({ dueAt: plusSeconds(attempt.startedAt, 1_800), dueSetBy: 'timeLimit' });
  const budi = await course.enrol();
  const his = await started(budi);
  stage.setClock(SEED_CLOSES);
  await store.extend(budi.enrolmentId, plusSeconds(SEED_CLOSES, 600), 'Too late', stage.clock());
  expect((await stage.myAttempt(budi.actor, his.id))?.closing).toEqual({ submittedAt: SEED_CLOSES, closedBy: 'expiry' });
});

test('breaks granted while she writes can be taken at once', async () => {
  const attempt = await started();
  const breakId = randomUUID() as string as BreakId;
  expect(codeOf(await stage.startBreak(siti.actor, attempt.id, breakId))).toBe('BreaksNotAllowed');
  expect(await grant({ breaks: { most: 1, secondsEach: 600 } })).toMatchObject({ ok: true, value: { reach: { state: 'unchanged', dueAt: attempt.dueAt } } });
  expect(await stage.startBreak(siti.actor, attempt.id, breakId)).toMatchObject({ ok: true, value: { dueAt: plusSeconds(attempt.dueAt, 600) } });
  // And more time during the break keeps what the break moved.
  await grant({ extraSeconds: 300 });
  expect(await dueAt(attempt.id)).toBe(plusSeconds(attempt.dueAt, 900));
});

test('who administers another unit finds nothing, and what makes no sense is refused', async () => {
  const elsewhere = { personId: course.author.personId, grants: [{ role: 'administrator' as const, unitId: course.units.hospital }] };
  const wish = { id: newId(), enrolmentId: siti.enrolmentId, phase: 'pre' as const, grant: aGrant({ extraSeconds: 600 }), reason: 'x' };
  expect(codeOf(await stage.grantAccommodation(elsewhere, wish))).toBe('EnrolmentNotFound');
  expect(codeOf(await stage.grantAccommodation(siti.actor, wish))).toBe('EnrolmentNotFound');
  expect(await stage.enrolmentTests(elsewhere, siti.enrolmentId)).toBeNull();
  expect(codeOf(await stage.grantAccommodation(administratorOf(course), { ...wish, reason: ' ' }))).toBe('Required');
  expect(codeOf(await grant({}))).toBe('NothingGranted');
  expect(codeOf(await grant({ closesAt: SEED_OPENS }))).toBe('ClosingNotLater');
  expect(codeOf(await grant({ extraAttempts: 1 }, { phase: 'practice' }))).toBe('NoAttemptLimit');
  expect(codeOf(await stage.revokeAccommodation(administratorOf(course), { id: newId(), reason: 'x' }))).toBe('AccommodationNotFound');
  const granted = await grant({ extraSeconds: 600 });
  expect(codeOf(await stage.revokeAccommodation(elsewhere, { id: granted.ok ? granted.value.accommodation.id : newId(), reason: 'x' }))).toBe('AccommodationNotFound');
  await expect(rows('UPDATE accommodation SET extra_seconds = 1')).rejects.toThrow('only appended');
  await expect(rows('DELETE FROM accommodation')).rejects.toThrow('only appended');
});

test('an administrator sees each test of an enrolment with what was granted, by whom and when', async () => {
  await grant({ extraSeconds: 600 });
  const attempt = await started();
  const seen = await stage.enrolmentTests(administratorOf(course), siti.enrolmentId);
  expect(seen?.tests.map(({ phase }) => phase)).toEqual(['pre', 'post']);
  expect(seen?.tests[0]).toMatchObject({ timeLimitSeconds: 2_400, attemptsAllowed: 1, attemptsUsed: 1, open: { attemptId: attempt.id, dueAt: attempt.dueAt } });
  expect(seen?.accommodations).toMatchObject([{ phase: 'pre', extraSeconds: 600, reason: 'Screen reader', grantedAt: stage.clock(), revocation: null }]);
});

describe('in the same moment', () => {
  test('granted after a start had read what holds, and before it was stored: the start is decided again', async () => {
    let isFirst = true;
    const query = async <Row>(sql: string, parameters?: readonly unknown[]) => {
      if (isFirst && sql.includes('INSERT INTO attempt')) {
        isFirst = false;
        await grant({ extraSeconds: 600 });
      }
      return test_.database.query<Row>(sql, parameters);
    };
    const overtaken = aStage(Object.create(test_.database, { query: { value: query } }) as Database);
    const begun = await overtaken.startAttempt(siti.actor, { attemptId: newAttemptId(), enrolmentId: siti.enrolmentId, phase: 'pre' });
    expect(isFirst).toBe(false);
    expect(begun).toMatchObject({ ok: true, value: { number: 1, extraSeconds: 600, dueAt: plusSeconds(stage.clock(), 2_400) } });
  });

  test('a start and a grant: whoever comes first, the attempt has the extra time', async () => {
    for (let round = 0; round < 20; round += 1) {
      const learner = await course.enrol();
      const [begun, granted] = await Promise.all([start(learner), grant({ extraSeconds: 600 }, { learner })]);
      expect([codeOf(begun), codeOf(granted)]).toEqual(['ok', 'ok']);
      const [row] = await rows<{ id: AttemptId; extra_seconds: number; allowed: number }>(
        'SELECT id, extra_seconds, extract(epoch FROM due_at - started_at)::int AS allowed FROM attempt WHERE enrolment_id = $1', learner.enrolmentId,
      );
      expect(row).toMatchObject({ extra_seconds: 600, allowed: 2_400 });
    }
  }, 60_000);

  test('more time, the clock and a submission, twenty at once: one closing that agrees with the due time it was decided by, and one scoring', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const learner = await course.enrol();
      const attempt = await started(learner);
      const granting = aStage(test_.database);
      granting.setClock(plusSeconds(attempt.dueAt, round % 2 === 0 ? -1 : 0));
      stage.setClock(attempt.dueAt);
      const [granted] = await Promise.all([
        grant({ extraSeconds: 600 }, { learner, on: granting }),
        Promise.all(Array.from({ length: 6 }, () => stage.submitAttempt(learner.actor, attempt.id))),
        Promise.all(Array.from({ length: 6 }, () => stage.expireAttempt(attempt.id))),
        Promise.all(Array.from({ length: 6 }, () => stage.recordResponses(learner.actor, attempt.id, [anAnswer()]))),
      ]);
      const [row] = await rows<{ submitted_at: Date; closed_by: string; due_at: Date; jobs: number }>(
        `SELECT submitted_at, closed_by, due_at, (SELECT count(*)::int FROM outbox WHERE job_name = 'score-attempt' AND job_key = a.id::text) AS jobs FROM attempt a WHERE id = $1`, attempt.id,
      );
      if (!row) throw new Error('the attempt is gone');
      expect(row.jobs).toBe(1);
      const reach = granted.ok ? granted.value.reach.state : granted.refusal.code;
      outcomes.add(`${reach} ${row.closed_by}`);
      if (reach === 'submitted') expect([row.due_at.getTime(), row.submitted_at.getTime(), row.closed_by]).toEqual([attempt.dueAt, attempt.dueAt, 'expiry']);
      else expect([row.due_at.getTime(), row.submitted_at.getTime(), row.closed_by]).toEqual([plusSeconds(attempt.dueAt, 600), attempt.dueAt, 'learner']);
      stage.setClock(plusSeconds(attempt.startedAt, 0));
    }
    expect(outcomes.size).toBeGreaterThan(0);
  }, 60_000);

  test('twenty different grants: all of them hold', async () => {
    const attempt = await started();
    const results = await Promise.all(Array.from({ length: 20 }, () => grant({ extraSeconds: 60 })));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await dueAt(attempt.id)).toBe(plusSeconds(attempt.dueAt, 20 * 60));
  });
});
