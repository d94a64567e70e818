import { COUNTING_RULES, makeCountItems } from '@selaras/application/item-bank';
import type { Response } from '@selaras/domain/item';
import { type AttemptId, type ItemVersionId, seededRandom } from '@selaras/domain/kernel';
import { scopeOf } from '@selaras/domain/organisation';
import { copyAttempts } from '../testing/copy-attempts';
import { anInstructorsDesk, newMarkId, sent } from '../testing/instructor-at-work';
import { aStage, aStep, finishModules, newAttemptId, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { PostgresItemBankStore } from './item-bank.store';
import { PostgresItemCountStore } from './item-count.store';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;
let counts: PostgresItemCountStore;
let countItems: () => Promise<number>;

beforeAll(async () => {
  test_ = await createTestDatabase();
  counts = new PostgresItemCountStore(test_.database);
  countItems = makeCountItems({ counts });
});
afterAll(() => test_?.destroy());
beforeEach(async () => {
  course = await seedCourse(test_.database, { preAttempts: 2 });
  stage = aStage(test_.database);
});

/** Every counted row of this course, in one order: what must not differ in a single digit. */
async function everything(): Promise<unknown> {
  const of = async (columns: string, table: string) => (await test_.database.query<{ line: string }>(
    `SELECT to_jsonb(c)::text AS line FROM (SELECT ${columns} FROM ${table} t JOIN item i ON i.id = t.item_id WHERE i.course_id = $1) c ORDER BY 1`, [course.courseId],
  )).map(({ line }) => line);
  const versioned = (table: string) => `(SELECT c.*, v.item_id FROM ${table} c JOIN item_version v ON v.id = c.item_version_id)`;
  return {
    marks: await of('t.*', versioned('item_mark_cell')), choices: await of('t.*', versioned('item_choice_cell')),
    figures: await of('t.*', 'item_version_figures'), exposure: await of('t.*', 'item_exposure'),
  };
}
const figuresOf = async (id: ItemVersionId) => (await test_.database.query('SELECT * FROM item_version_figures WHERE item_version_id = $1', [id]))[0];
const due = async () => (await test_.database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_count_due'))[0]?.n;
/** What the distractor table calls right. */
const keyOf = async (id: ItemVersionId) => (await new PostgresItemBankStore(test_.database).counts(scopeOf(course.author, 'instructor'), id))?.[0]?.summary.choices?.key;
const countAll = async () => { while ((await countItems()) > 0); };

async function sit(learner: Learner, phase: 'pre' | 'post', answers: readonly (readonly [ItemVersionId, Response])[], score = true): Promise<AttemptId> {
  const attemptId = newAttemptId();
  const started = await stage.startAttempt(learner.actor, { attemptId, enrolmentId: learner.enrolmentId, phase });
  if (!started.ok) throw new Error(started.refusal.code);
  const asked = new Set(started.value.items.map((item) => item.itemVersionId));
  const recorded = await stage.recordResponses(learner.actor, attemptId, answers.filter(([id]) => asked.has(id)).map(([id, response]) => aStep(stage, id, response)));
  if (!recorded.ok) throw new Error(recorded.refusal.code);
  await stage.submitAttempt(learner.actor, attemptId);
  if (score) await stage.scoreAttempt(attemptId);
  return attemptId;
}
const channel = (optionId: string | null): readonly [ItemVersionId, Response] => [course.items.channel, { type: 'single-choice', optionId }];
const days = (text: string): readonly [ItemVersionId, Response] => [course.items.days, { type: 'numeric', text }];

test('a first attempt is counted once, a second one and a repeated score not at all; both have shown the item to one learner', async () => {
  const siti = await course.enrol();
  const attemptId = await sit(siti, 'pre', [channel('a'), days('3,145')]);
  expect(await due()).toBe(1);
  await countAll();
  await stage.scoreAttempt(attemptId);
  await sit(siti, 'pre', [channel('b')]);
  await countAll();
  expect(await due()).toBe(0);
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 1, answered: 1, facility: 1, discrimination: null, learners: 1 });
  expect(await figuresOf(course.items.steps)).toMatchObject({ shown: 1, answered: 0, facility: 0 });
  expect(await test_.database.query('SELECT option, mark, total, count FROM item_choice_cell WHERE item_version_id = ANY($1::uuid[]) ORDER BY option', [[course.items.channel, course.items.steps]]))
    .toEqual([{ option: '', mark: 0, total: 200, count: 1 }, { option: 'a', mark: 100, total: 200, count: 1 }]);
});

test('a mark set by hand, taken back, and a corrected key move her to where she belongs, as if she had always been there', async () => {
  const desk = anInstructorsDesk(test_.database, stage.clock);
  const siti = await course.enrol();
  const budi = await course.enrol({ unit: 'hospital' });
  const attemptId = await sit(siti, 'pre', [channel('b')]);
  await sit(budi, 'pre', [channel('a')]);
  await countAll();
  const before = await everything();
  expect(await keyOf(course.items.channel)).toEqual(['a']);
  const mark = (earned: number | null) => desk.overrideMark(course.author, { id: newMarkId(), attemptId, itemVersionId: course.items.channel, earned, reason: 'Said aloud' });
  expect((await mark(60)).ok).toBe(true);
  await countAll();
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 2, facility: 0.8 });
  await mark(null);
  await countAll();
  expect(await everything()).toEqual(before);

  await desk.correct(course.author, course.versionId, sent({ kind: 'correct-key', itemVersionId: course.items.channel, key: { type: 'single-choice', optionId: 'b' } }));
  await countAll();
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 2, facility: 0.5 });
  expect(await keyOf(course.items.channel)).toEqual(['b']);
  await desk.correct(course.author, course.versionId, sent({ kind: 'drop-item', itemVersionId: course.items.channel }));
  await countAll();
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 0, facility: null, learners: 2 });
});

test('forty learners scored and counted by several workers at once, with marks in between: counting anew changes no digit', async () => {
  const random = seededRandom('forty learners');
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const attempts: AttemptId[] = [];
  for (let index = 0; index < 40; index += 1) {
    const learner = await course.enrol({ unit: pick(['counter', 'hospital'] as const) });
    const answers = () => [channel(pick(['a', 'a', 'b', 'c', null])), days(pick(['3,145', '4'])), [course.items.steps, { type: 'multiple-choice', optionIds: pick([['a', 'b'], ['a', 'c'], []]) }] as const];
    attempts.push(await sit(learner, 'pre', answers(), false));
    if (index % 2 === 0) {
      await finishModules(stage, course, learner);
      attempts.push(await sit(learner, 'post', answers(), false));
    }
  }
  const desk = anInstructorsDesk(test_.database, stage.clock);
  let scoring = true;
  const counting = [1, 2, 3].map(async (most) => { while (scoring) await counts.countDue(most * 3, COUNTING_RULES); });
  await Promise.all([0, 1, 2, 3].map(async (worker) => {
    const own = aStage(test_.database);
    for (const [index, attemptId] of attempts.entries()) {
      if (index % 4 !== worker) continue;
      await own.scoreAttempt(attemptId);
      if (index % 7 === 0) await desk.overrideMark(course.author, { id: newMarkId(), attemptId, itemVersionId: course.items.days, earned: 50, reason: 'Half right' });
    }
  }));
  scoring = false;
  await Promise.all(counting);
  await countAll();
  const incremented = await everything();
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 60, learners: 40 });
  expect(await counts.recount(course.courseId, COUNTING_RULES)).toBe(60);
  expect(await everything()).toEqual(incremented);
}, 60_000);

test('a count that stopped half-way is taken up again as if nothing had been', async () => {
  await sit(await course.enrol(), 'pre', [channel('a')]);
  const broken = { ...COUNTING_RULES, figuresOf: () => { throw new Error('power cut'); } };
  await expect(counts.countDue(100, broken)).rejects.toThrow('power cut');
  expect(await due()).toBe(1);
  expect(await figuresOf(course.items.channel)).toBeUndefined();
  await countAll();
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 1 });
});

test('five thousand attempts are counted in batches, in a small share of the time it takes to answer them', async () => {
  const model = await sit(await course.enrol(), 'pre', [channel('a'), days('3,145')]);
  await copyAttempts(test_.database, model, 4_999);
  expect(await due()).toBe(5_000);
  const before = performance.now();
  await countAll();
  const took = performance.now() - before;
  process.stdout.write(`5,000 attempts of five items counted in ${Math.round(took)} ms\n`);
  expect(await figuresOf(course.items.channel)).toMatchObject({ shown: 5_000, learners: 5_000 });
  expect(took).toBeLessThan(15_000);
}, 60_000);
