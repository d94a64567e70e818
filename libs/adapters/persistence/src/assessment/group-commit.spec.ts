import { firstBrokenLink, firstHash, stepHash, type RecordedStep } from '@selaras/domain/assessment';
import { plusSeconds, type AttemptId, type Instant, type StepId } from '@selaras/domain/kernel';
import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '../database';
import { aStage, aStep, newAttemptId, sha256, type Stage } from '../testing/learner-at-work';
import { seedCourse, type Learner, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { appendSteps, type Append } from './append-steps';
import { recordedSteps, type StoredSteps } from './attempt-rows';
import { PostgresAttemptStore } from './attempt.store';
import { readStates } from './read-states';

/** What was sent since the last look, without what a connection says for itself. */
const statements: string[] = [];
const REACHED = { furthest: 1, furthestAnswered: true };

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;

beforeAll(async () => {
  test_ = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
  course = await seedCourse(test_.database);
});
afterAll(() => test_?.destroy());
beforeEach(() => {
  stage = aStage(test_.database);
});

const typed = (text: string) => ({ type: 'numeric' as const, text });
const days = (text: string) => aStep(stage, course.items.days, typed(text));

interface Sitting {
  readonly learner: Learner;
  readonly id: AttemptId;
}
async function sitDown(on: Stage = stage): Promise<Sitting> {
  const learner = await course.enrol();
  const started = await on.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase: 'pre' });
  if (!started.ok) throw new Error(started.refusal.code);
  return { learner, id: started.value.id };
}
const many = <T>(count: number, make: (index: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const storedSteps = async (attemptId: AttemptId): Promise<RecordedStep[]> => recordedSteps(await test_.database.query<StoredSteps[number]>(
  'SELECT sequence, step_id, item_version_id, response, flagged, answered_at, recorded_at, late, counts, hash FROM attempt_step WHERE attempt_id = $1 ORDER BY sequence', [attemptId],
));
const inserts = () => statements.filter((sql) => sql.includes('INSERT INTO attempt_step')).length;
const reads = () => statements.filter((sql) => sql.includes('a.last_hash')).length;
/** A step of its chain, as the rule of recording would make it. */
function sealed(attemptId: AttemptId, earlier: readonly RecordedStep[], changes: Partial<RecordedStep> = {}): RecordedStep {
  const previous = earlier.at(-1);
  const unsealed = { ...days('1'), response: typed('1'), sequence: (previous?.sequence ?? 0) + 1, recordedAt: stage.clock(), ...changes };
  return { ...unsealed, hash: stepHash(previous?.hash ?? firstHash(attemptId, sha256), unsealed, sha256) };
}

test('forty learners who answer in the same moment are stored by one statement, after one that reads', async () => {
  const sittings = await many(40, () => sitDown());
  statements.length = 0;
  const results = await Promise.all(sittings.map(({ learner, id }) => stage.recordResponses(learner.actor, id, [days('3')])));
  expect(results.every((result) => result.ok)).toBe(true);
  expect([reads(), inserts()]).toEqual([1, 1]);
  for (const { id } of sittings) expect(firstBrokenLink(id, await storedSteps(id), sha256)).toBeNull();
});

test('the next answer of each needs no reading: where the attempt stood is remembered', async () => {
  const sittings = await many(10, () => sitDown());
  const answer = () => Promise.all(sittings.map(({ learner, id }) => stage.recordResponses(learner.actor, id, [days('3')])));
  await answer();
  statements.length = 0;
  await answer();
  await answer();
  expect([reads(), inserts()]).toEqual([0, 2]);
  for (const { id } of sittings) {
    const steps = await storedSteps(id);
    expect(steps.map((step) => step.sequence)).toEqual([1, 2, 3]);
    expect(firstBrokenLink(id, steps, sha256)).toBeNull();
  }
});

test('good, repeated, overtaken, closed, too late, withdrawn and foreign ones share a batch, and each hears its own', async () => {
  const other = aStage(test_.database);
  const [good, repeated, overtaken, closed, late, withdrawn] = await Promise.all([sitDown(), sitDown(), sitDown(), sitDown(), sitDown(), sitDown()]);
  if (!good || !repeated || !overtaken || !closed || !late || !withdrawn) throw new Error('six sat down');
  const first = days('0');
  const sittings = [good, repeated, overtaken, closed, late, withdrawn];
  const before = await Promise.all(sittings.map(({ learner, id }) => stage.recordResponses(learner.actor, id, [id === repeated.id ? first : days('0')])));
  // All of this happens in another process: the one that answers below remembers how it was before.
  stage.passMinutes(1);
  other.passMinutes(1);
  await other.recordResponses(overtaken.learner.actor, overtaken.id, [days('from the phone')]);
  await other.submitAttempt(closed.learner.actor, closed.id);
  await test_.database.query('UPDATE attempt SET due_at = $2 WHERE id = $1', [late.id, new Date(stage.clock())]);
  await test_.database.query('UPDATE enrolment SET withdrawn_at = now() WHERE id = $1', [withdrawn.learner.enrolmentId]);
  statements.length = 0;

  const [isGood, isRepeated, isOvertaken, isClosed, isLate, isWithdrawn, isForeign] = await Promise.all([
    stage.recordResponses(good.learner.actor, good.id, [days('1')]),
    stage.recordResponses(repeated.learner.actor, repeated.id, [first]),
    stage.recordResponses(overtaken.learner.actor, overtaken.id, [days('from the laptop')]),
    stage.recordResponses(closed.learner.actor, closed.id, [days('1')]),
    stage.recordResponses(late.learner.actor, late.id, [days('1')]),
    stage.recordResponses(withdrawn.learner.actor, withdrawn.id, [days('1')]),
    stage.recordResponses(closed.learner.actor, good.id, [days('not mine')]),
  ]);
  // Appended: those who were remembered, then she who had been overtaken together with what came late to a closed one, then what came late to one that
  // was closed just now. Read: the stranger, those who were not as remembered, she who was closed just now.
  expect([reads(), inserts()]).toEqual([3, 3]);
  expect(isGood).toMatchObject({ ok: true, value: { receipts: [{ sequence: 2 }] } });
  expect(isRepeated.ok && isRepeated.value.receipts).toEqual(before[1]?.ok && before[1].value.receipts);
  expect(isOvertaken).toMatchObject({ ok: true, value: { receipts: [{ sequence: 3 }] } });
  expect(isClosed).toMatchObject({ ok: true, value: { receipts: [{ late: { counts: false } }], closing: { closedBy: 'learner' } } });
  expect(isLate).toMatchObject({ ok: true, value: { receipts: [{ late: { counts: true } }], closing: { closedBy: 'expiry' } } });
  expect(isWithdrawn).toMatchObject({ ok: false, refusal: { code: 'AttemptNotFound' } });
  expect(isForeign).toMatchObject({ ok: false, refusal: { code: 'AttemptNotFound' } });
  for (const [{ id }, length] of [[good, 2], [repeated, 1], [overtaken, 3], [closed, 2], [late, 2], [withdrawn, 1]] as const) {
    const steps = await storedSteps(id);
    expect(steps).toHaveLength(length);
    expect(firstBrokenLink(id, steps, sha256)).toBeNull();
  }
});

test('time that was given to a running attempt counts at once, though an earlier end is remembered', async () => {
  const { learner, id } = await sitDown();
  await stage.recordResponses(learner.actor, id, [days('1')]);
  const extended = plusSeconds(stage.clock(), 3_600);
  await test_.database.query('UPDATE attempt SET due_at = $2 WHERE id = $1', [id, new Date(extended)]);
  expect(await stage.recordResponses(learner.actor, id, [days('2')])).toMatchObject({ ok: true, value: { dueAt: extended } });
  stage.passMinutes(30);
  expect(await stage.recordResponses(learner.actor, id, [days('3')])).toMatchObject({ ok: true, value: { dueAt: extended } });
});

test('a row the database refuses fails for its sender alone', async () => {
  const sittings = await many(5, () => sitDown());
  const store = new PostgresAttemptStore(test_.database);
  const results = await Promise.allSettled(sittings.map(({ id }, index) =>
    store.append(id, 0, [sealed(id, [], index === 2 ? { flagged: null, response: null } : {})], REACHED)));
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  for (const [index, { id }] of sittings.entries()) expect(await storedSteps(id)).toHaveLength(index === 2 ? 0 : 1);
});

test('a batch that was committed although its answer got lost is repeated without doubling anything', async () => {
  const sittings = await many(6, () => sitDown());
  let losesAnswers = true;
  const byKey: Queryable = {
    query: async <Row>(sql: string, parameters?: readonly unknown[]) => {
      const rows = await test_.database.byKey.query<Row>(sql, parameters);
      if (losesAnswers && sql.includes('INSERT INTO attempt_step')) {
        losesAnswers = false;
        throw new Error('the connection was lost after the commit');
      }
      return rows;
    },
  };
  const lossy = Object.create(test_.database, { byKey: { value: byKey } }) as Database;
  const behindIt = aStage(lossy);
  const results = await Promise.all(sittings.map(({ learner, id }) => behindIt.recordResponses(learner.actor, id, [days('1')])));
  expect(losesAnswers).toBe(false);
  for (const [index, { id }] of sittings.entries()) {
    const [step, ...more] = await storedSteps(id);
    expect(more).toEqual([]);
    expect(results[index]).toMatchObject({ ok: true, value: { receipts: [{ stepId: step?.id, sequence: 1, hash: step?.hash }] } });
  }
});

test('of two appends decided on the same sequence one is stored, whichever process they come from', async () => {
  const { id } = await sitDown();
  const appends = Array.from({ length: 12 }, (): Append => ({ attemptId: id, after: 0, steps: [sealed(id, [])], reached: REACHED }));
  const outcomes = await Promise.all(appends.map((append) => appendSteps(test_.database.byKey, [append])));
  expect(outcomes.flat().filter((dueAt: Instant | null) => dueAt !== null)).toHaveLength(1);
  expect(await storedSteps(id)).toHaveLength(1);
});

test('a step that is recorded already is not appended again, though the sequence fits', async () => {
  const { id } = await sitDown();
  const first = sealed(id, []);
  const again = sealed(id, [first], { id: first.id });
  expect(await appendSteps(test_.database.byKey, [{ attemptId: id, after: 0, steps: [first], reached: REACHED }])).not.toEqual([null]);
  expect(await appendSteps(test_.database.byKey, [{ attemptId: id, after: 1, steps: [again], reached: REACHED }])).toEqual([null]);
  expect(await storedSteps(id)).toEqual([first]);
});

test('two processes, each with batches over the same attempts in another order, lose nothing and double nothing', async () => {
  const stages = [stage, aStage(test_.database), aStage(test_.database)];
  const sittings = await many(12, () => sitDown());
  const acknowledged = new Map<AttemptId, StepId[]>(sittings.map(({ id }) => [id, []]));
  await Promise.all(stages.map(async (mine, which) => {
    for (let round = 0; round < 15; round += 1) {
      const order = [...sittings.slice((which * 5 + round) % 12), ...sittings.slice(0, (which * 5 + round) % 12)];
      await Promise.all((which % 2 ? order.reverse() : order).map(async ({ learner, id }) => {
        const step = { ...days(`${which}.${round}`), id: randomUUID() as string as StepId };
        const result = await mine.recordResponses(learner.actor, id, [step]);
        if (!result.ok) throw new Error(result.refusal.code);
        acknowledged.get(id)?.push(step.id);
      }));
    }
  }));
  for (const { id } of sittings) {
    const steps = await storedSteps(id);
    expect(steps.map((step) => step.id).sort()).toEqual(acknowledged.get(id)?.sort());
    expect(steps).toHaveLength(45);
    expect(firstBrokenLink(id, steps, sha256)).toBeNull();
  }
}, 60_000);

test('what was planned while there were ten attempts goes through no table when there are a thousand', async () => {
  const { id } = await sitDown();
  const steps: RecordedStep[] = [];
  const plans: string[] = [];
  // The plan that is kept is made at the sixth time at the latest.
  for (let turn = 0; turn < 8; turn += 1) {
    const step = sealed(id, steps);
    await appendSteps(test_.database.byKey, [{ attemptId: id, after: steps.length, steps: [step], reached: REACHED }]);
    steps.push(step);
  }
  const explaining: Queryable = {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      const rows = await test_.database.byKey.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters);
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      return [] as Row[];
    },
  };
  await appendSteps(explaining, [{ attemptId: id, after: steps.length, steps: [sealed(id, steps)], reached: REACHED }]);
  await readStates(explaining, [{ personId: course.author.personId, attemptId: id, stepIds: [] }]);
  expect(plans).toHaveLength(2);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan|Hash Join|Merge Join|attempt_due/);
});
