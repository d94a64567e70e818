import { isId, parseInstant } from '@selaras/domain/kernel';
import { buildDemo } from './build-demo';
import { stableId } from './stable-id';

const NOW = parseInstant('2026-11-25T08:00:00+07:00');
const demo = buildDemo(NOW);

test('every reference from one part of the demo to another leads somewhere', () => {
  const units = new Set(demo.city.units.map(({ slug }) => slug));
  const people = new Set(demo.city.people.map(({ slug }) => slug));
  const courses = new Set(demo.courses.map(({ slug }) => slug));
  const references = [
    ...demo.city.units.flatMap(({ parent }) => (parent === null ? [] : [parent])),
    ...demo.city.people.flatMap(({ assignments }) => assignments.map(({ unit }) => unit)),
    ...demo.accounts.flatMap(({ unit, grants }) => [unit, ...grants.map((grant) => grant.unit)]),
    ...demo.courses.flatMap((course) => [
      course.ownerUnit,
      ...course.pair.items.flatMap(({ unit }) => unit ?? []),
      ...course.modules.flatMap((module) => module.variants.flatMap(({ unit }) => unit ?? [])),
    ]),
    ...demo.cohorts.flatMap((cohort) => [cohort.unit, ...cohort.enrolments.flatMap(({ attempts }) => attempts.map(({ unit }) => unit))]),
  ];
  for (const reference of references) expect(units).toContain(reference);
  for (const cohort of demo.cohorts) {
    expect(courses).toContain(cohort.course);
    for (const { person } of cohort.enrolments) expect(people).toContain(person);
  }
});

test('ids are valid, the same each time, and no two records share one', () => {
  const records = [
    ...demo.city.units.map(({ slug }) => ['unit', slug] as const),
    ...demo.city.people.map(({ slug }) => ['person', slug] as const),
    ...demo.courses.flatMap((course) => [...course.pair.items, ...course.spareItems].map(({ slug }) => ['item', slug] as const)),
    ...demo.cohorts.flatMap((cohort) => cohort.enrolments.flatMap((enrolment) => [
      ['enrolment', enrolment.slug] as const,
      ...enrolment.attempts.flatMap((attempt) => attempt.responses.map((_, index) => ['step', `${attempt.slug}/${index}`] as const)),
    ])),
  ];
  const ids = records.map(([kind, slug]) => stableId(kind, slug));
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => /^.{14}8.{4}[89ab]/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(stableId('unit', 'dukcapil')).toBe(stableId('unit', 'dukcapil'));
  expect(stableId('unit', 'dukcapil')).not.toBe(stableId('person', 'dukcapil'));
});
