import { assignForms, formOfPhase } from '@selaras/domain/assessment';
import { type ParallelForm, usesForms } from '@selaras/domain/item';
import { asId, instant, type Instant, type RandomSource, seededRandom } from '@selaras/domain/kernel';
import { DEMO_ACCOUNTS } from '../accounts';
import { plusDays } from '../city/calendar-day';
import type { DemoCity, DemoPerson } from '../city/shapes';
import { agencyOf } from '../city/units';
import type { DemoCourse, Slug } from '../shapes';
import { stableId } from '../stable-id';
import { agencyAt, type CohortPlan, unitAt } from './cohort-plans';
import { type CourseOfStudy, finishedStudy, runningStudy } from './course-of-study';
import { drawMind, knownAfter, knownBefore, type Mind } from './mind';
import { studyMoments } from './moments';
import { longestReading, readModule } from './read-modules';
import type { DemoAttempt, DemoCohort, DemoEnrolment, DemoModuleProgress } from './shapes';
import { beliefsOf, takeTest } from './take-test';

/**
 * Lets the people of a plan take the course. Pure: equal arguments, equal cohort; each person draws from her own seed, so
 * adding one changes nobody else. Nothing happens after `now`; in a cohort that has not closed everybody is on the way.
 */
export function simulateCohort(city: DemoCity, course: DemoCourse, seed: string, options: { readonly plan: CohortPlan; readonly now: Instant }): DemoCohort {
  const { plan, now } = options;
  const people = new Map(city.people.map((person) => [person.slug, person]));
  const firstForms = formsOf(city, course, plan);
  const enrolments = plan.people.map((slug) => {
    const person = people.get(slug);
    if (!person) throw new RangeError(`${slug} is not one of the city's people`);
    const own = `${seed}/${plan.slug}/${slug}`;
    // Two sources: when things happen must not change what is answered, else every day would load other results.
    return enrol(person, firstForms.get(slug) ?? null, course, plan, now, { random: seededRandom(own), clock: seededRandom(`${own}/clock`) });
  });
  return { slug: plan.slug, name: plan.name, course: course.slug, unit: plan.unit, opensAt: plan.opensAt, closesAt: plan.closesAt, zone: 'Asia/Jakarta', formSeed: plan.slug, enrolments };
}

/** By lot, as the product draws it: balanced within agencies. Nobody has a form of a course with one. */
function formsOf(city: DemoCity, course: DemoCourse, plan: CohortPlan): ReadonlyMap<Slug, ParallelForm> {
  if (!usesForms(course.pair.items)) return new Map();
  const people = city.people.filter(({ slug }) => plan.people.includes(slug));
  const taken = assignForms(people.map((person) => ({ personId: asId<'Person'>(stableId('person', person.slug)), stratum: stableId('unit', agencyAt(person, plan.opensAt)) })), `${plan.slug}/0`);
  return new Map(people.map(({ slug }, index) => [slug, taken[index]?.pre ?? 'A']));
}

interface Chance {
  readonly random: RandomSource;
  readonly clock: RandomSource;
}

function enrol(person: DemoPerson, firstForm: ParallelForm | null, course: DemoCourse, plan: CohortPlan, now: Instant, chance: Chance): DemoEnrolment {
  const { random, clock } = chance;
  const over = plan.closesAt <= now;
  const mind = drawMind(person, agencyAt(person, plan.opensAt), random);
  const account = DEMO_ACCOUNTS.find(({ slug }) => slug === person.slug);
  const shiftWork = agencyAt(person, plan.opensAt) === 'rsud';
  const modules = course.modules.length;
  const study = accountStudy(account?.progress ?? null, modules) ?? (over ? finishedStudy(modules, shiftWork, random) : runningStudy(modules, random));
  const end = instant(Math.min(now, plan.closesAt) - 3 * 3_600_000);
  const begun = instant(Math.round(plan.opensAt + (end - plan.opensAt) * (0.02 + 0.45 * clock())));
  return {
    slug: `${plan.slug}/${person.slug}`,
    person: person.slug,
    firstForm,
    enrolledAt: plan.opensAt,
    withdrawnAt: study.withdraws ? end : null,
    extension: account?.progress === 'resumes-third-module'
      ? { until: plusDays(plan.closesAt, 2), reason: 'Bertugas pada pelayanan keliling selama dua hari' }
      : null,
    ...followStudy(person, firstForm, course, plan.slug, study, mind, { from: begun, to: end }, chance),
  };
}

function followStudy(
  person: DemoPerson, firstForm: ParallelForm | null, course: DemoCourse, cohort: Slug, study: CourseOfStudy, mind: Mind, span: { from: Instant; to: Instant }, { random, clock }: Chance,
): Pick<DemoEnrolment, 'modules' | 'attempts'> {
  const read = study.modulesFinished + (study.leavesOneOpen ? 1 : 0);
  const agency = agencyOf(unitAt(person, span.from));
  const steps = Number(study.takesPre) + read + 2 * Number(study.takesPost);
  const moments = studyMoments(steps, span.from, span.to, agency === 'rsud' ? 'shift' : 'office', longestReading(course) * 1.5, clock);
  const next = (): Instant => {
    const moment = moments.shift();
    if (moment === undefined) throw new RangeError('more steps than moments');
    return moment;
  };
  const sit = (phase: 'pre' | 'post', number: number, startedAt: Instant, known: ReadonlySet<Slug>, last?: DemoAttempt): DemoAttempt =>
    takeTest(course, { slug: `${cohort}/${person.slug}/${phase}-${number}`, phase, number, unit: unitAt(person, startedAt), level: person.level, form: formOfPhase(firstForm, phase), startedAt, mind, known, believed: beliefsOf(last) }, random);

  const before = knownBefore(mind, course.pair.items, random);
  const attempts: DemoAttempt[] = study.takesPre ? [sit('pre', 1, next(), before)] : [];
  const modules = course.modules.slice(0, read).map((module, index): DemoModuleProgress => {
    const openedAt = next();
    return readModule(module, { unit: unitAt(person, openedAt), level: person.level, mind }, openedAt, index < study.modulesFinished, random);
  });
  if (!study.takesPost) return { modules, attempts };
  const after = knownAfter(mind, agency, before, course.pair.items, study.modulesFinished / course.modules.length, random);
  const first = sit('post', 1, next(), after, attempts[0]);
  attempts.push(first);
  // About half of those who did poorly try again, after another look.
  const poor = first.items.filter((slug) => after.has(slug)).length < 0.6 * first.items.length;
  const again = next();
  if (poor && course.pair.postAttempts > 1 && random() < 0.5) {
    attempts.push(sit('post', 2, again, knownAfter(mind, agency, after, course.pair.items, 0.4, random), first));
  }
  return { modules, attempts };
}

/** The accounts on the sign-in page stand where their page says, whatever chance would have done with them. */
function accountStudy(progress: 'resumes-third-module' | 'ready-for-post-test' | 'not-started' | null, modules: number): CourseOfStudy | null {
  const none = { takesPost: false, withdraws: false } as const;
  switch (progress) {
    case null: return null;
    case 'not-started': return { ...none, takesPre: false, modulesFinished: 0, leavesOneOpen: false };
    case 'resumes-third-module': return { ...none, takesPre: true, modulesFinished: 2, leavesOneOpen: true };
    case 'ready-for-post-test': return { ...none, takesPre: true, modulesFinished: modules, leavesOneOpen: false };
  }
}
