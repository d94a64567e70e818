import { scoreAttempt, scoreResponse, type Form, type KeyedItem } from '@selaras/domain/assessment';
import type { Response } from '@selaras/domain/item';
import { instant, type ItemVersionId, parseInstant } from '@selaras/domain/kernel';
import { DEMO_SEED } from '../build-demo';
import { buildCity } from '../city/build-city';
import { agencyOf } from '../city/units';
import { COMPLAINT_HANDLING as COURSE } from '../course-complaints/course';
import { planCohorts } from './cohort-plans';
import type { DemoAttempt, DemoCohort, DemoEnrolment } from './shapes';
import { simulateCohort } from './simulate-cohort';

const NOW = parseInstant('2026-11-25T08:00:00+07:00');
const SEED = DEMO_SEED;
const city = buildCity(SEED, NOW);
const plans = planCohorts(city, SEED, NOW);
const finished = simulateCohort(city, COURSE, SEED, { plan: plans.finished, now: NOW });
const running = simulateCohort(city, COURSE, SEED, { plan: plans.running, now: NOW });

const ITEMS = new Map(COURSE.pair.items.map((item) => [item.slug as ItemVersionId, { ...item.content, objectiveCode: item.objectiveCode } satisfies KeyedItem]));
const PARTS = new Map(COURSE.pair.items.map((item) => [item.slug, item.part]));

function score(attempt: DemoAttempt): { core: number; passed: boolean } {
  const form: Form = attempt.items.map((slug) => ({ itemVersionId: slug as ItemVersionId, part: PARTS.get(slug) ?? 'core', type: ITEMS.get(slug as ItemVersionId)?.interaction.type ?? 'numeric', optionIds: [] }));
  const newest = new Map<ItemVersionId, Response>(attempt.responses.map((saved) => [saved.item as ItemVersionId, saved.response]));
  const { core, passed } = scoreAttempt(form, newest, ITEMS, COURSE.pair.passMarkPercent);
  return { core: (core.earned * 100) / core.maximum, passed };
}

const first = (enrolment: DemoEnrolment, phase: 'pre' | 'post'): DemoAttempt | undefined =>
  enrolment.attempts.find((attempt) => attempt.phase === phase && attempt.number === 1);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const covariance = xs.reduce((sum, x, index) => sum + (x - mean(xs)) * ((ys[index] ?? 0) - mean(ys)), 0) / (xs.length - 1);
  return covariance / (deviation(xs) * deviation(ys));
}

const pairs = finished.enrolments.flatMap((enrolment) => {
  const [pre, post] = [first(enrolment, 'pre'), first(enrolment, 'post')];
  return pre && post ? [{ unit: agencyOf(pre.unit), pre: score(pre), post: score(post) }] : [];
});
const gainIn = (unit: string): number[] => pairs.filter((pair) => pair.unit === unit).map(({ pre, post }) => post.core - pre.core);

test('the finished cohort scores as people do', () => {
  const [pre, post] = [pairs.map((pair) => pair.pre.core), pairs.map((pair) => pair.post.core)];
  expect(mean(pre)).toBeGreaterThan(46);
  expect(mean(pre)).toBeLessThan(54);
  expect(mean(post)).toBeGreaterThan(64);
  expect(mean(post)).toBeLessThan(72);
  for (const scores of [pre, post]) {
    expect(deviation(scores)).toBeGreaterThan(14);
    expect(deviation(scores)).toBeLessThan(22);
  }
  expect(correlation(pre, post)).toBeGreaterThan(0.5);
  expect(correlation(pre, post)).toBeLessThan(0.75);
  expect(pairs.filter((pair) => pair.post.core < pair.pre.core).length).toBeGreaterThan(3);
  expect(mean(pairs.map((pair) => Number(pair.post.passed)))).toBeGreaterThan(mean(pairs.map((pair) => Number(pair.pre.passed))));
});

test('the training works in most agencies and does nothing in the hospital', () => {
  const hospital = gainIn('rsud');
  expect(Math.abs(mean(hospital))).toBeLessThan(2 * (deviation(hospital) / Math.sqrt(hospital.length)));
  for (const unit of ['dukcapil', 'satpol-pp', 'kecamatan']) {
    expect(mean(gainIn(unit))).toBeGreaterThan(3 * (deviation(gainIn(unit)) / Math.sqrt(gainIn(unit).length)));
  }
  expect(gainIn('inspektorat').length).toBeLessThan(5);
  expect(gainIn('inspektorat').length).toBeGreaterThan(0);
});

test('some never start, some stop, few have no pre-test, some try the post-test again', () => {
  const count = (holds: (enrolment: DemoEnrolment) => boolean): number => finished.enrolments.filter(holds).length;
  expect(finished.enrolments).toHaveLength(200);
  expect(count((enrolment) => enrolment.attempts.length === 0)).toBeGreaterThan(2);
  expect(count((enrolment) => !!first(enrolment, 'pre') && !first(enrolment, 'post'))).toBeGreaterThan(10);
  const withoutPre = count((enrolment) => !first(enrolment, 'pre') && !!first(enrolment, 'post'));
  expect(withoutPre).toBeGreaterThan(0);
  expect(withoutPre).toBeLessThan(10);
  const again = count((enrolment) => enrolment.attempts.some((attempt) => attempt.number === 2));
  expect(again).toBeGreaterThan(5);
  expect(again).toBeLessThan(60);
});

test('answers come in time, only to the items of the form, and blanks stay blank', () => {
  const limit = COURSE.pair.timeLimitSeconds * 1_000;
  const attempts = [finished, running].flatMap((cohort) => cohort.enrolments.flatMap((enrolment) => enrolment.attempts));
  for (const attempt of attempts) {
    expect(attempt.items).toHaveLength(14);
    expect(attempt.submittedAt - attempt.startedAt).toBeLessThanOrEqual(limit);
    expect(attempt.submittedAt - attempt.startedAt).toBeGreaterThan(120_000);
    attempt.responses.reduce((before, saved) => {
      expect(attempt.items).toContain(saved.item);
      expect(saved.answeredAt).toBeGreaterThanOrEqual(before);
      return saved.answeredAt;
    }, attempt.startedAt);
    expect(attempt.responses.at(-1)?.answeredAt ?? 0).toBeLessThanOrEqual(attempt.submittedAt);
  }
  expect(attempts.some((attempt) => attempt.closedBy === 'expiry')).toBe(true);
  const blank = attempts.filter((attempt) => new Set(attempt.responses.map((saved) => saved.item)).size < attempt.items.length);
  expect(blank.length).toBeGreaterThan(attempts.length / 10);
  expect(new Set(attempts.map((attempt) => attempt.slug)).size).toBe(attempts.length);
});

test('nothing happens before a cohort opens, after it closes, or after now; steps follow one another', () => {
  for (const cohort of [finished, running]) {
    for (const enrolment of cohort.enrolments) {
      const pre = first(enrolment, 'pre');
      const post = first(enrolment, 'post');
      const spans = [
        ...(pre ? [[pre.startedAt, pre.submittedAt]] : []),
        ...enrolment.modules.map((module) => [module.openedAt, module.completedAt ?? module.openedAt]),
        ...enrolment.attempts.filter((attempt) => attempt.phase === 'post').map((attempt) => [attempt.startedAt, attempt.submittedAt]),
      ];
      let before: number = cohort.opensAt;
      for (const [from, to] of spans) {
        expect(from).toBeGreaterThanOrEqual(before);
        before = to ?? 0;
      }
      expect(before).toBeLessThan(Math.min(NOW, cohort.closesAt));
      if (post) expect(enrolment.modules.filter((module) => module.completedAt === null)).toEqual([]);
      enrolment.modules.forEach((module, index) => expect(module.module).toBe(COURSE.modules[index]?.slug));
    }
  }
});

test('the finished cohort ended about two months ago, the other has two to three weeks left', () => {
  const days = (cohort: DemoCohort): number => (cohort.closesAt - NOW) / 86_400_000;
  expect(days(finished)).toBeLessThan(-55);
  expect(days(finished)).toBeGreaterThan(-65);
  expect(days(running)).toBeGreaterThan(14);
  expect(days(running)).toBeLessThan(22);
  expect(running.enrolments).toHaveLength(70);
  const both = [...finished.enrolments, ...running.enrolments].map((enrolment) => enrolment.person);
  expect(new Set(both).size).toBe(both.length);
});

test('the accounts on the sign-in page stand where their page says', () => {
  const of = (person: string): DemoEnrolment | undefined => running.enrolments.find((enrolment) => enrolment.person === person);
  const siti = of('siti-rahmawati');
  expect(siti?.attempts.map((attempt) => attempt.phase)).toEqual(['pre']);
  expect(siti?.modules.map((module) => module.completedAt !== null)).toEqual([true, true, false]);
  expect(siti?.modules[2]?.page).toBe(1);
  expect(of('marlina-sihombing')?.modules).toHaveLength(5);
  expect(of('marlina-sihombing')?.attempts.map((attempt) => attempt.phase)).toEqual(['pre']);
  expect(of('andi-baso-firman')).toMatchObject({ modules: [], attempts: [] });
});

test('the same seed gives the same cohort, another seed other people and other scores', () => {
  expect(simulateCohort(city, COURSE, SEED, { plan: plans.finished, now: NOW })).toEqual(finished);
  expect(simulateCohort(city, COURSE, 'other', { plan: plans.finished, now: NOW })).not.toEqual(finished);
  expect(() => simulateCohort(city, COURSE, SEED, { plan: { ...plans.finished, people: ['nobody'] }, now: NOW })).toThrow(RangeError);
});

test('loaded on another day, the same people give the same answers at other times', () => {
  const later = instant(NOW + 38 * 86_400_000);
  const laterCity = buildCity(SEED, later);
  const again = simulateCohort(laterCity, COURSE, SEED, { plan: planCohorts(laterCity, SEED, later).finished, now: later });
  const moved = new Set(city.people.filter((person) => person.assignments.some(({ until }) => until !== null)).map(({ slug }) => slug));
  const answers = (cohort: DemoCohort): unknown => cohort.enrolments.filter(({ person }) => !moved.has(person)).map(({ person, attempts }) =>
    [person, attempts.map((attempt) => attempt.responses.map(({ item, response }) => [item, response]))]);
  expect(answers(again)).toEqual(answers(finished));
});

test('item figures are believable: no item is trivial or hopeless, favourite distractors draw people', () => {
  const posts = finished.enrolments.flatMap((enrolment) => first(enrolment, 'pre') ?? []);
  for (const [slug, item] of [...ITEMS].filter(([name]) => PARTS.get(name) !== 'practice')) {
    const seen = posts.filter((attempt) => attempt.items.includes(slug));
    const right = seen.filter((attempt) => {
      const saved = attempt.responses.filter((candidate) => candidate.item === slug).at(-1);
      return saved !== undefined && scoreResponse(item, saved.response).earned === item.maximum;
    });
    if (item.interaction.type === 'short-text' || item.interaction.type === 'numeric') continue;
    expect(right.length / seen.length).toBeGreaterThan(0.1);
    expect(right.length / seen.length).toBeLessThan(0.92);
  }
});
