import { instant, type Instant, seededRandom, shuffled } from '@selaras/domain/kernel';
import { DEMO_ACCOUNTS } from '../accounts';
import { atMinuteOfDay, dayOf, plusDays } from '../city/calendar-day';
import type { DemoCity, DemoPerson } from '../city/shapes';
import { agencyOf } from '../city/units';
import type { Slug } from '../shapes';

/** Who takes a course, and when. */
export interface CohortPlan {
  readonly slug: Slug;
  readonly name: string;
  readonly unit: Slug;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** Slugs of people, without repetition. */
  readonly people: readonly Slug[];
}

/** Agencies whose remaining people are called in the second round. */
const SECOND_ROUND: ReadonlySet<Slug> = new Set(['dukcapil', 'satpol-pp', 'rsud', 'kecamatan', 'dinkes', 'pupr']);
const FINISHED_SIZE = 200;
const RUNNING_SIZE = 70;
const LETTERS_SIZE = 150;
const REPLIES_SIZE = 16;
const LAST_MINUTE = 23 * 60 + 59;

/**
 * `finished`: six weeks long, ended two months before `now`. `running`: opened four weeks ago, closes in two and a half. `letters`: another course,
 * four weeks long, ended before the others; some people are in it too. `replies`: a third one, few people, runs beside `running`.
 */
export function planCohorts(city: DemoCity, seed: string, now: Instant): { finished: CohortPlan; running: CohortPlan; letters: CohortPlan; replies: CohortPlan } {
  const random = seededRandom(`cohorts/${seed}`);
  const everybody = shuffled(city.people.filter((person) => !DEMO_ACCOUNTS.some(({ slug }) => slug === person.slug)), random);
  const learners = DEMO_ACCOUNTS.filter((account) => account.progress !== null).map(({ slug }) => slug);
  const running = everybody.filter((person) => SECOND_ROUND.has(agencyAt(person, now))).slice(0, RUNNING_SIZE - learners.length).map(({ slug }) => slug);
  const rest = everybody.filter(({ slug }) => !running.includes(slug));
  // The smallest agency comes whole, so that there is a unit too small to be reported on.
  const inspectors = rest.filter((person) => agencyAt(person, now) === 'inspektorat');
  const finished = [...inspectors, ...rest.filter((person) => !inspectors.includes(person))].slice(0, FINISHED_SIZE).map(({ slug }) => slug);
  return {
    finished: {
      slug: 'layanan-2026-a', name: 'Layanan 2026-A', unit: city.root, people: finished,
      opensAt: atMinuteOfDay(plusDays(now, -103), 0), closesAt: lastMinuteOf(plusDays(now, -61)),
    },
    running: {
      slug: 'layanan-2026-b', name: 'Layanan 2026-B', unit: city.root, people: [...learners, ...running],
      opensAt: atMinuteOfDay(plusDays(now, -28), 0), closesAt: lastMinuteOf(plusDays(now, 17)),
    },
    letters: {
      slug: 'surat-2026-a', name: 'Surat 2026-A', unit: city.root, people: shuffled(finished, seededRandom(`letters/${seed}`)).slice(0, LETTERS_SIZE),
      opensAt: atMinuteOfDay(plusDays(now, -140), 0), closesAt: lastMinuteOf(plusDays(now, -110)),
    },
    replies: {
      slug: 'balasan-2026-a', name: 'Balasan 2026-A', unit: city.root, people: shuffled(rest, seededRandom(`replies/${seed}`)).slice(0, REPLIES_SIZE).map(({ slug }) => slug),
      opensAt: atMinuteOfDay(plusDays(now, -12), 0), closesAt: lastMinuteOf(plusDays(now, 9)),
    },
  };
}

function lastMinuteOf(day: Instant): Instant {
  return instant(atMinuteOfDay(day, LAST_MINUTE) + 59_000);
}

/** Where a person belongs at a moment: her definitive unit on that day, or the first she ever had. */
export function unitAt(person: DemoPerson, moment: Instant): Slug {
  const day = dayOf(moment);
  const held = person.assignments.filter((assignment) => assignment.kind === 'definitive');
  const current = held.find(({ from, until }) => from <= day && (until === null || day < until)) ?? held[0];
  if (!current) throw new RangeError(`${person.slug} was never assigned`);
  return current.unit;
}

export function agencyAt(person: DemoPerson, moment: Instant): Slug {
  return agencyOf(unitAt(person, moment));
}
