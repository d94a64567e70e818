import { aStage, aStep, newAttemptId, type Stage } from '../testing/learner-at-work';
import { seedCourse, type SeededCourse } from '../testing/seed-course';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

let test_: TestDatabase;
let course: SeededCourse;
let stage: Stage;

beforeAll(async () => {
  test_ = await createTestDatabase();
  course = await seedCourse(test_.database);
});
afterAll(() => test_?.destroy());
beforeEach(() => {
  stage = aStage(test_.database);
});

test('a device learns what was recorded after the steps it knows, in order and without flags; nobody else learns anything', async () => {
  const [siti, budi] = [await course.enrol(), await course.enrol()];
  const started = await stage.startAttempt(siti.actor, { attemptId: newAttemptId(), enrolmentId: siti.enrolmentId, phase: 'pre' });
  if (!started.ok) throw new Error(started.refusal.code);
  const { id } = started.value;
  const days = (text: string) => aStep(stage, course.items.days, { type: 'numeric', text });
  const [desk, phone, later] = [days('12'), days('34'), days('56')];
  await stage.recordResponses(siti.actor, id, [desk]);
  await stage.recordResponses(siti.actor, id, [phone, aStep(stage, course.items.days, null, { flagged: true }), later]);

  const answers = await stage.answersAfter(siti.actor, id, 1);
  expect(answers.map(({ stepId, sequence, response }) => ({ stepId, sequence, response }))).toEqual([
    { stepId: phone.id, sequence: 2, response: phone.response }, { stepId: later.id, sequence: 4, response: later.response },
  ]);
  expect(await stage.answersAfter(siti.actor, id, 4)).toEqual([]);
  expect(await stage.answersAfter(budi.actor, id, 0)).toEqual([]);
});
