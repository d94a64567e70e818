import type { Instant } from '@selaras/domain/kernel';
import { DEMO_ACCOUNTS, type DemoAccount } from './accounts';
import { buildCity } from './city/build-city';
import type { DemoCity } from './city/shapes';
import { SERVICE_COMMUNICATION } from './course-communication/course';
import { COMPLAINT_HANDLING } from './course-complaints/course';
import { CLEAR_LETTERS } from './course-letters/course';
import { REPLIES } from './course-replies/course';
import { planCohorts } from './results/cohort-plans';
import type { DemoCohort } from './results/shapes';
import { simulateCohort } from './results/simulate-cohort';
import type { DemoCourse } from './shapes';

/** The seed of the demo as it is shipped. */
export const DEMO_SEED = 'kota-wanasari';

export interface Demo {
  readonly city: DemoCity;
  readonly accounts: readonly DemoAccount[];
  /** The published one that most is told of first, then the draft, then the published ones with two forms and with an essay. */
  readonly courses: readonly DemoCourse[];
  /** The finished one first, then the one in progress, both of the first course; then one of the course with two forms, and one of the course with an essay. */
  readonly cohorts: readonly DemoCohort[];
}

/** Everything the loader stores, as it stands at `now`. Pure; takes a fraction of a second. */
export function buildDemo(now: Instant, seed: string = DEMO_SEED): Demo {
  const city = buildCity(seed, now);
  const plans = planCohorts(city, seed, now);
  return {
    city,
    accounts: DEMO_ACCOUNTS,
    courses: [COMPLAINT_HANDLING, SERVICE_COMMUNICATION, CLEAR_LETTERS, REPLIES],
    cohorts: [
      ...[plans.finished, plans.running].map((plan) => simulateCohort(city, COMPLAINT_HANDLING, seed, { plan, now })),
      simulateCohort(city, CLEAR_LETTERS, seed, { plan: plans.letters, now }),
      simulateCohort(city, REPLIES, seed, { plan: plans.replies, now }),
    ],
  };
}
