import { makeOrganisationUseCases } from '@selaras/application/organisation';
import type { ParallelForm } from '@selaras/domain/item';
import type { CohortId, EnrolmentId, ItemVersionId, PersonId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { aStage, aStep, newAttemptId, type Stage } from '../testing/learner-at-work';
import { type FormsCourse, seedFormsCourse } from '../testing/seed-forms';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { postgresOrganisationStore } from './organisation.store';

let test_: TestDatabase;
let course: FormsCourse;
let organisation: ReturnType<typeof makeOrganisationUseCases>;
let administrator: Actor;
beforeAll(async () => {
  test_ = await createTestDatabase();
  course = await seedFormsCourse(test_.database);
  const passwords = { hash: () => Promise.reject(new Error('not here')), verify: () => Promise.reject(new Error('not here')) };
  organisation = makeOrganisationUseCases({ store: postgresOrganisationStore(test_.database), passwords: passwords as never, clock: () => stage.clock(), today: () => '2026-11-02' });
  administrator = { personId: course.administratorId, grants: [{ role: 'administrator', unitId: course.city }] };
  stage = aStage(test_.database);
});
let stage: Stage;
afterAll(() => test_.destroy());

const enrol = (cohortId: CohortId, personIds: readonly PersonId[]) => organisation.enrol(administrator, { cohortId, personIds, unitIds: [] });
const formsIn = async (cohortId: CohortId) => test_.database.query<{ person_id: PersonId; id: EnrolmentId; first_form: ParallelForm; unit_id: string }>(
  `SELECT e.person_id, e.id, e.first_form, s.unit_id FROM enrolment e JOIN unit_assignment s ON s.person_id = e.person_id AND s.kind = 'definitive' AND upper_inf(s.period)
   WHERE e.cohort_id = $1 AND e.withdrawn_at IS NULL ORDER BY e.person_id`, [cohortId]);
const moreA = (rows: readonly { first_form: ParallelForm }[]) => rows.reduce((sum, { first_form }) => sum + (first_form === 'A' ? 1 : -1), 0);
const people = (count: number) => Promise.all(Array.from({ length: count }, (_, index) => course.person(course.agencies[index % 3] ?? course.city)));

test('a whole class is enrolled from eight places at once: everybody once, each with a form, every unit balanced to one person', async () => {
  const cohortId = await course.cohort();
  const all = await people(61);
  // Overlapping lists, so that the same people are wanted by several at the same moment.
  const results = await Promise.all(Array.from({ length: 8 }, (_, place) => enrol(cohortId, all.filter((_person, index) => index % 8 === place || index % 5 === place % 5))));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(results.reduce((sum, result) => sum + (result.ok ? result.value.added : 0), 0)).toBe(61);
  const forms = await formsIn(cohortId);
  expect(forms).toHaveLength(61);
  for (const agency of course.agencies) expect(Math.abs(moreA(forms.filter(({ unit_id }) => unit_id === agency)))).toBeLessThanOrEqual(1);
  expect(Math.abs(moreA(forms))).toBeLessThanOrEqual(3);
});

test('the same people and seed are given the same forms; who joins later changes nobody, who returns keeps hers', async () => {
  const all = await people(20);
  const [first, second] = [await course.cohort(), await course.cohort()];
  await test_.database.query("UPDATE cohort SET form_seed = 'the same' WHERE id = ANY($1::uuid[])", [[first, second]]);
  await enrol(first, all);
  await enrol(second, [...all].reverse());
  const of = async (cohortId: CohortId) => (await formsIn(cohortId)).map(({ person_id, first_form }) => [person_id, first_form]);
  expect(await of(first)).toEqual(await of(second));

  const before = new Map((await formsIn(first)).map((row) => [row.person_id, row]));
  const leaves = before.get(all[0] as PersonId);
  await organisation.withdraw(administrator, leaves?.id as EnrolmentId);
  await enrol(first, [...(await people(7)), all[0] as PersonId]);
  const after = await formsIn(first);
  expect(after).toHaveLength(27);
  for (const { person_id, first_form } of after) if (before.has(person_id)) expect(first_form).toBe(before.get(person_id)?.first_form);
});

test('one by one, people do not all draw the same lot', async () => {
  const drawn = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    const cohortId = await course.cohort();
    for (const person of await people(4)) await enrol(cohortId, [person]);
    drawn.add((await test_.database.query<{ first_form: string }>('SELECT first_form FROM enrolment WHERE cohort_id = $1 ORDER BY enrolled_at, person_id', [cohortId])).map((row) => row.first_form).join(''));
  }
  expect(drawn.size).toBeGreaterThan(1);
});

test('the database lets nobody be enrolled without a form, nor change it afterwards', async () => {
  const [person] = await people(1);
  await expect(test_.database.query('INSERT INTO enrolment (id, cohort_id, person_id) VALUES (gen_random_uuid(), $1, $2)', [course.cohortId, person])).rejects.toThrow('given one first');
  await enrol(course.cohortId, [person as PersonId]);
  await expect(test_.database.query("UPDATE enrolment SET first_form = CASE first_form WHEN 'A' THEN 'B' ELSE 'A' END WHERE person_id = $1", [person])).rejects.toThrow('never changes');
});

/** Starts a test and answers its first `right` items rightly. */
async function take(learner: Actor, enrolmentId: EnrolmentId, phase: 'pre' | 'post', right: number) {
  const started = await stage.startAttempt(learner, { attemptId: newAttemptId(), enrolmentId, phase });
  if (!started.ok) throw new Error(started.refusal.code);
  const { id, items } = started.value;
  await stage.recordResponses(learner, id, items.slice(0, right).map(({ itemVersionId }) => aStep(stage, itemVersionId, { type: 'true-false', value: true })));
  return { id, asked: items.map(({ itemVersionId }) => itemVersionId), finish: async () => { await stage.submitAttempt(learner, id); await stage.scoreAttempt(id); } };
}

test('the pre-test has the first form, the post-test the other, a repeated post-test the same again; a move changes neither form nor case of a test under way', async () => {
  const [dukcapil, rsud] = course.agencies;
  const cohortId = await course.cohort();
  const person = await course.person(dukcapil);
  const learner: Actor = { personId: person, grants: [{ role: 'learner', unitId: course.city }] };
  await enrol(cohortId, [person]);
  const [{ id: enrolmentId, first_form: first }] = (await formsIn(cohortId)) as [Awaited<ReturnType<typeof formsIn>>[number]];
  const second: ParallelForm = first === 'A' ? 'B' : 'A';
  const sorted = (ids: readonly (ItemVersionId | undefined)[]) => [...ids].sort();

  const pre = await take(learner, enrolmentId, 'pre', 2);
  expect(sorted(pre.asked)).toEqual(sorted([...course.items.both, ...course.items[first], course.cases.get(dukcapil)]));

  // She moves in the middle of it.
  await test_.database.query("UPDATE unit_assignment SET period = daterange(lower(period), '2026-11-01') WHERE person_id = $1", [person]);
  await test_.database.query("INSERT INTO unit_assignment (id, person_id, unit_id, period) VALUES (gen_random_uuid(), $1, $2, '[2026-11-01,)')", [person, rsud]);
  const again = await take(learner, enrolmentId, 'pre', 2);
  expect([again.id, again.asked]).toEqual([pre.id, pre.asked]);
  await expect(test_.database.query("UPDATE attempt SET parallel_form = CASE parallel_form WHEN 'A' THEN 'B' ELSE 'A' END WHERE id = $1", [pre.id])).rejects.toThrow('never changes');
  await expect(test_.database.query('UPDATE attempt SET unit_id = $2 WHERE id = $1', [pre.id, rsud])).rejects.toThrow('never changes');
  await pre.finish();

  const [module] = await test_.database.query<{ id: never }>('SELECT id FROM module WHERE version_id = $1', [course.versionId]);
  await stage.saveProgress(learner, { enrolmentId, moduleId: module?.id as never, page: 1, completed: true });
  const post = await take(learner, enrolmentId, 'post', 3);
  // A new test: the other form, and the case of the unit she is in now.
  expect(sorted(post.asked)).toEqual(sorted([...course.items.both, ...course.items[second], course.cases.get(rsud)]));
  await post.finish();
  const repeated = await take(learner, enrolmentId, 'post', 11);
  expect(sorted(repeated.asked)).toEqual(sorted(post.asked));
  await repeated.finish();

  await expect(test_.database.query(
    `INSERT INTO attempt (id, enrolment_id, phase, number, unit_id, level, form, seed, started_at, due_at, last_hash, parallel_form)
     SELECT gen_random_uuid(), enrolment_id, phase, number + 5, unit_id, level, form, seed, started_at, due_at, last_hash, translate(parallel_form, 'AB', 'BA') FROM attempt WHERE id = $1`, [repeated.id],
  )).rejects.toThrow('whose turn it is');
  expect(await test_.database.query('SELECT phase, number, parallel_form FROM attempt WHERE enrolment_id = $1 ORDER BY phase DESC, number', [enrolmentId]))
    .toEqual([{ phase: 'pre', number: 1, parallel_form: first }, { phase: 'post', number: 1, parallel_form: second }, { phase: 'post', number: 2, parallel_form: second }]);
  expect(await test_.database.query('SELECT first_form, core_maximum, post_maximum, unit_id FROM enrolment_result WHERE enrolment_id = $1', [enrolmentId]))
    .toEqual([{ first_form: first, core_maximum: 1000, post_maximum: 1000, unit_id: dukcapil }]);
});
