import { randomUUID } from 'node:crypto';
import { makeMyMarkedWorks } from '@selaras/application/marking';
import { ok, type AttemptId, type ItemVersionId } from '@selaras/domain/kernel';
import { scopeOf, type Actor } from '@selaras/domain/organisation';
import { PostgresEvaluationStore } from '../evaluation/evaluation.store';
import { anInstructorsDesk, newMarkId, sent } from '../testing/instructor-at-work';
import { aStage, type Stage } from '../testing/learner-at-work';
import { aMarkingDesk, anEssay, anInstructor, level, newDecisionId, writeEssay } from '../testing/markers-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { PostgresMarkingStore } from './marking.store';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let desk: ReturnType<typeof aMarkingDesk>;
let essay: ItemVersionId;
let siti: Learner;
let attemptId: AttemptId;
let [ani, budi, citra]: Actor[] = [];

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_?.destroy());

async function aCourse(markers: 1 | 2): Promise<void> {
  course = await seedCourse(test_.database, { further: [anEssay(markers)] });
  essay = course.further[0] as ItemVersionId;
  stage = aStage(test_.database);
  desk = aMarkingDesk(test_.database, stage.clock);
  ani = course.author;
  [budi, citra] = [await anInstructor(test_.database, course.units.city), await anInstructor(test_.database, course.units.city)];
  siti = await course.enrol();
  attemptId = await writeEssay(stage, siti, essay, 'Dear Sir, we are sorry.');
}

const outcomes = () => test_.database.query<{ revision: number; complete: boolean; core_earned: number }>('SELECT revision, complete, core_earned FROM outcome WHERE attempt_id = $1 ORDER BY revision', [attemptId]);
const result = async () => (await test_.database.query<{ pre_core: number | null }>('SELECT pre_core FROM enrolment_result WHERE enrolment_id = $1', [siti.enrolmentId]))[0]?.pre_core ?? null;
const settled = () => test_.database.query<{ earned: number | null }>('SELECT earned FROM settled_mark WHERE attempt_id = $1 ORDER BY number', [attemptId]);
/** How many the evaluator is told are still waiting. */
const awaitingMarks = async () => (await new PostgresEvaluationStore(test_.database).funnel(scopeOf({ ...course.author, grants: [{ role: 'evaluator', unitId: course.units.city }] }, 'evaluator'), course.cohortId, '2026-11-25')).map((unit) => unit.awaitingMarks);
const codeOf = (answer: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) => (answer.ok ? null : answer.refusal?.code);
const who = (actor: Actor | undefined): Actor => actor as Actor;
const countsFor = async (actor: Actor | undefined) => (await desk.markingQueue(who(actor), course.versionId))?.[0]?.counts;

describe('one marker', () => {
  beforeEach(() => aCourse(1));

  test('until she is marked there is no result; the mark completes the outcome and enters the result in the same commit', async () => {
    expect(await outcomes()).toEqual([{ revision: 1, complete: false, core_earned: 0 }]);
    expect(await result()).toBeNull();
    expect(await awaitingMarks()).toEqual([1]);
    expect(await countsFor(ani)).toEqual({ open: 1, waiting: 0, disagreed: 0, marked: 0 });
    const marked = await desk.mark(who(ani), attemptId, essay, { tone: 'full', facts: 'half' }, { comment: 'Name the date.' });
    expect(marked).toMatchObject({ ok: true, value: { state: 'marked', earned: 800, response: { type: 'essay', text: 'Dear Sir, we are sorry.' } } });
    expect(await outcomes()).toEqual([{ revision: 1, complete: false, core_earned: 0 }, { revision: 2, complete: true, core_earned: 800 }]);
    expect(await result()).toBe(800);
    expect(await awaitingMarks()).toEqual([0]);
    expect(await countsFor(ani)).toEqual({ open: 0, waiting: 0, disagreed: 0, marked: 1 });
  });

  test('sent again it is the same decision; changed it is a further one with a reason, and the first stays', async () => {
    const id = newDecisionId();
    await desk.mark(who(ani), attemptId, essay, level('half'), { id });
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, level('half'), { id }))).toBeNull();
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, level('full'), { id }))).toBe('IdTaken');
    expect(await outcomes()).toHaveLength(2);
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, level('full')))).toBe('ReasonForChange');
    const changed = await desk.mark(who(ani), attemptId, essay, level('full'), { reason: 'I had missed a page' });
    expect(changed).toMatchObject({ ok: true, value: { earned: 1_000, decisions: [{ earned: 500, reason: '' }, { earned: 1_000, reason: 'I had missed a page' }] } });
    expect(await result()).toBe(1_000);
    await expect(test_.database.query('UPDATE marking_decision SET earned = 0 WHERE attempt_id = $1', [attemptId])).rejects.toThrow();
    await expect(test_.database.query('DELETE FROM settled_mark WHERE attempt_id = $1', [attemptId])).rejects.toThrow();
  });

  test('the same marker twice at once decides once; two markers at once, and one of them is told that it is done', async () => {
    const id = newDecisionId();
    const twice = await Promise.all(Array.from({ length: 6 }, () => desk.mark(who(ani), attemptId, essay, level('half'), { id })));
    expect(twice.map(codeOf)).toEqual(Array(6).fill(null));
    expect(await settled()).toEqual([{ earned: 500 }]);
    expect(await outcomes()).toHaveLength(2);

    const other = await writeEssay(stage, await course.enrol(), essay, 'Another letter');
    const both = await Promise.all([ani, budi, citra].map((marker) => desk.mark(who(marker), other, essay, level('full'))));
    expect(both.map(codeOf).sort()).toEqual(['EnoughMarkers', 'EnoughMarkers', null].sort());
    expect(await test_.database.query('SELECT 1 FROM marking_decision WHERE attempt_id = $1', [other])).toHaveLength(1);
  });

  test('refused with the reason: a blank answer, an item with a key, one that was not asked, an attempt elsewhere, a level there is not', async () => {
    const blank = await writeEssay(stage, await course.enrol(), essay, '');
    expect((await test_.database.query<{ complete: boolean }>('SELECT complete FROM outcome WHERE attempt_id = $1', [blank]))[0]).toEqual({ complete: true });
    expect(codeOf(await desk.mark(who(ani), blank, essay, level('full')))).toBe('NothingToMark');
    expect(codeOf(await desk.mark(who(ani), attemptId, course.items.channel, level('full')))).toBe('NotMarkedByPeople');
    expect(codeOf(await desk.mark(who(ani), attemptId, course.items['general-case'], level('full')))).toBe('ItemNotInAttempt');
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, { tone: 'full' }))).toBe('CriterionNotJudged');
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, { tone: 'full', facts: 'splendid' }))).toBe('UnknownLevel');
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, level('full'), { comment: 'x'.repeat(5_000) }))).toBe('TooLong');
    const elsewhere = await anInstructor(test_.database, course.units.hospital);
    expect(codeOf(await desk.mark(elsewhere, attemptId, essay, level('full')))).toBe('AttemptNotInScope');
    expect(await desk.markingQueue(elsewhere, course.versionId)).toBeNull();
    expect(await desk.works(elsewhere, course.versionId, essay, 'open', { first: 10, offset: 0 })).toBeNull();
    expect(await desk.work(elsewhere, attemptId, essay)).toBeNull();
    expect(await outcomes()).toHaveLength(1);
  });

  test('an instructor who takes the course herself does not mark herself, not even past the use case', async () => {
    const learner = await course.enrol({ person: { ...siti, personId: who(budi).personId, actor: { personId: who(budi).personId, grants: [{ role: 'learner', unitId: course.units.city }] } } });
    await test_.database.query("INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES ($1, $2, $3, '[2020-01-01,)')", [randomUUID(), who(budi).personId, course.units.counter]);
    await test_.database.query("INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES ($1, $2, 'learner', $3, '[2020-01-01,)')", [randomUUID(), who(budi).personId, course.units.city]);
    const own = await writeEssay(stage, learner, essay, 'My own letter');
    expect(codeOf(await desk.mark(who(budi), own, essay, level('full')))).toBe('OwnAttempt');
    expect((await desk.works(who(budi), course.versionId, essay, 'open', { first: 10, offset: 0 }))?.rows.map((work) => work.attemptId)).toEqual([attemptId]);
    await expect(test_.database.query(
      "INSERT INTO marking_decision (id, attempt_id, item_version_id, number, role, marker_id, levels, earned, comment, reason, made_at) VALUES ($1, $2, $3, 1, 'marker', $4, '{}', 1, '', '', now())",
      [randomUUID(), own, essay, who(budi).personId],
    )).rejects.toThrow(/nobody marks her own/);
  });

  test('a mark set by hand stands against the rubric; taken back, the rubric’s mark stands again', async () => {
    const hands = anInstructorsDesk(test_.database, stage.clock);
    await desk.mark(who(ani), attemptId, essay, level('half'));
    await hands.overrideMark(who(ani), { id: newMarkId(), attemptId, itemVersionId: essay, earned: 900, reason: 'Appeal' });
    expect(await result()).toBe(900);
    await desk.mark(who(ani), attemptId, essay, level('none'), { reason: 'On second thoughts' });
    expect(await result()).toBe(900);
    const back = await hands.overrideMark(who(ani), { id: newMarkId(), attemptId, itemVersionId: essay, earned: null, reason: 'Appeal withdrawn' });
    expect(back.ok).toBe(true);
    expect(await result()).toBe(0);
    expect(codeOf(await hands.overrideMark(who(ani), { id: newMarkId(), attemptId, itemVersionId: essay, earned: null, reason: 'again' }))).toBe('NothingToTakeBack');
  });

  test('a regrading keeps what markers settled on, and an answer that waits goes on waiting', async () => {
    const hands = anInstructorsDesk(test_.database, stage.clock);
    const waiting = await writeEssay(stage, await course.enrol(), essay, 'Another letter');
    await desk.mark(who(ani), attemptId, essay, level('half'));
    await hands.correct(who(ani), course.versionId, sent({ kind: 'credit-everybody', itemVersionId: course.items.days }));
    expect(await result()).toBe(600);
    expect((await test_.database.query<{ complete: boolean }>('SELECT complete FROM outcome WHERE attempt_id = $1 AND key_version = 2', [waiting]))[0]).toEqual({ complete: false });
    await desk.mark(who(ani), waiting, essay, level('full'));
    expect((await test_.database.query<{ core_earned: number; complete: boolean }>('SELECT core_earned, complete FROM outcome WHERE attempt_id = $1 ORDER BY key_version DESC, revision DESC LIMIT 1', [waiting]))[0]).toEqual({ core_earned: 1_100, complete: true });
    const refused = await hands.previewCorrection(who(ani), course.versionId, sent({ kind: 'correct-key', itemVersionId: essay, key: anEssay(2).key }), { first: 1, offset: 0 });
    expect(codeOf(refused)).toBe('RubricNotCorrected');
  });

  test('her review shows what was found, and the comment where feedback is shown; nobody else’s, and not before it may', async () => {
    await desk.mark(who(ani), attemptId, essay, { tone: 'full', facts: 'half' }, { comment: 'Name the date.' });
    const shownAt = (shown: 'score' | 'answers' | 'feedback') => makeMyMarkedWorks({ marking: new PostgresMarkingStore(test_.database), review: async () => ok({ level: shown }) });
    expect(await shownAt('score')(siti.actor, attemptId)).toEqual([]);
    expect(await shownAt('answers')(siti.actor, attemptId)).toMatchObject([{ itemVersionId: essay, earned: 800, maximum: 1_000, comments: [], criteria: [{ title: 'Tone', levels: [{ text: 'Shown', creditPercent: 100 }] }, { title: 'Facts', levels: [{ text: 'In part' }] }] }]);
    expect(await shownAt('feedback')(siti.actor, attemptId)).toMatchObject([{ comments: ['Name the date.'] }]);
    expect(await shownAt('feedback')((await course.enrol()).actor, attemptId)).toEqual([]);
  });
});

describe('two markers', () => {
  beforeEach(() => aCourse(2));

  test('the second sees nothing of the first, whichever way she looks; when both agree the mean stands and both see both', async () => {
    await desk.mark(who(ani), attemptId, essay, level('half'), { comment: 'SECRET-FIRST' });
    expect(await countsFor(ani)).toEqual({ open: 0, waiting: 1, disagreed: 0, marked: 0 });
    expect(await countsFor(budi)).toEqual({ open: 1, waiting: 0, disagreed: 0, marked: 0 });
    const seen = JSON.stringify([await desk.work(who(budi), attemptId, essay), await desk.works(who(budi), course.versionId, essay, 'open', { first: 10, offset: 0 }), await anInstructorsDesk(test_.database, stage.clock).gradedAttempt(who(budi), attemptId, null)]);
    expect(seen).not.toContain('SECRET-FIRST');
    expect(seen).not.toContain('"earned":500');
    expect(await result()).toBeNull();
    const second = await desk.mark(who(budi), attemptId, essay, { tone: 'half', facts: 'full' });
    expect(second).toMatchObject({ ok: true, value: { state: 'marked', earned: 600, decisions: [{ earned: 500, comment: 'SECRET-FIRST', isMine: false }, { earned: 700, isMine: true }] } });
    expect(await result()).toBe(600);
    expect(codeOf(await desk.mark(who(citra), attemptId, essay, level('full')))).toBe('EnoughMarkers');
  });

  test('too far apart: a third person decides, and hers stands alone', async () => {
    await desk.mark(who(ani), attemptId, essay, level('none'));
    await desk.mark(who(budi), attemptId, essay, level('full'));
    expect(await result()).toBeNull();
    expect(await countsFor(citra)).toEqual({ open: 0, waiting: 0, disagreed: 1, marked: 0 });
    expect(codeOf(await desk.mark(who(ani), attemptId, essay, level('half'), { role: 'decider' }))).toBe('DeciderIsMarker');
    const decided = await desk.mark(who(citra), attemptId, essay, level('half'), { role: 'decider' });
    expect(decided).toMatchObject({ ok: true, value: { state: 'marked', earned: 500 } });
    expect(await result()).toBe(500);
    expect(codeOf(await desk.mark(who(budi), attemptId, essay, level('none'), { reason: 'no' }))).toBe('DecidedAlready');
  });

  test('a marker who comes closer settles it; one who goes away again opens it, and the result goes', async () => {
    await desk.mark(who(ani), attemptId, essay, level('none'));
    await desk.mark(who(budi), attemptId, essay, level('full'));
    await desk.mark(who(ani), attemptId, essay, level('full'), { reason: 'I misread it' });
    expect(await result()).toBe(1_000);
    await desk.mark(who(ani), attemptId, essay, level('none'), { reason: 'No, I did not' });
    expect(await result()).toBeNull();
    expect(await settled()).toEqual([{ earned: 1_000 }, { earned: null }]);
    expect((await outcomes()).at(-1)).toMatchObject({ revision: 3, complete: false, core_earned: 0 });
  });

  test('three at once: two are its markers, whoever they are; the third is told, and the mark is settled once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = await writeEssay(stage, await course.enrol(), essay, `Letter ${round}`);
      const answers = await Promise.all([ani, budi, citra, ani].map((marker) => desk.mark(who(marker), other, essay, level('full'))));
      const refused = answers.map(codeOf).filter((code) => code !== null);
      expect(refused.length).toBe(2);
      for (const code of refused) expect(['EnoughMarkers', 'ReasonForChange']).toContain(code);
      expect(await test_.database.query('SELECT earned FROM settled_mark WHERE attempt_id = $1', [other])).toEqual([{ earned: 1_000 }]);
      expect((await test_.database.query<{ n: number }>('SELECT count(DISTINCT marker_id)::int AS n FROM marking_decision WHERE attempt_id = $1', [other]))[0]?.n).toBe(2);
      expect(await test_.database.query('SELECT 1 FROM outcome WHERE attempt_id = $1', [other])).toHaveLength(2);
    }
  });

  test('agreement counts first judgements only', async () => {
    await desk.mark(who(ani), attemptId, essay, level('none'));
    await desk.mark(who(budi), attemptId, essay, level('full'));
    await desk.mark(who(ani), attemptId, essay, level('full'), { reason: 'I misread it' });
    const other = await writeEssay(stage, await course.enrol(), essay, 'Another');
    await desk.mark(who(budi), other, essay, level('half'));
    await desk.mark(who(citra), other, essay, level('half'));
    const [item] = await desk.markingQueue(who(ani), course.versionId) ?? [];
    // (0, 1000) and (500, 500): square distances of the pairs add up to 1000², those of every first with every second to 1.5 times as much, of twice as many.
    expect(item?.agreement?.marks).toEqual({ n: 2, exactShare: 0.5, weightedKappa: 1 - (2 * 1_000_000) / 1_500_000, reasons: {} });
    expect(item?.agreement?.criteria.map(({ title, agreement }) => [title, agreement.n, agreement.exactShare])).toEqual([['Tone', 2, 0.5], ['Facts', 2, 0.5]]);
  });
});

test('as many statements for a page of many answers as for one', async () => {
  const statements: string[] = [];
  const counted = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
  try {
    const other = await seedCourse(counted.database, { further: [anEssay(1)] });
    const at = aStage(counted.database);
    const queue = aMarkingDesk(counted.database, at.clock);
    const item = other.further[0] as ItemVersionId;
    const statementsFor = async () => {
      statements.length = 0;
      const page = await queue.works(other.author, other.versionId, item, 'open', { first: 50, offset: 0 });
      await queue.markingQueue(other.author, other.versionId);
      return { rows: page?.rows.length, statements: statements.length };
    };
    await writeEssay(at, await other.enrol(), item, 'One');
    const one = await statementsFor();
    for (const text of ['Two', 'Three', 'Four']) await writeEssay(at, await other.enrol(), item, text);
    expect(await statementsFor()).toEqual({ rows: 4, statements: one.statements });
    expect(one.rows).toBe(1);
  } finally {
    await counted.destroy();
  }
});
