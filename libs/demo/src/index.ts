/**
 * The demo: an invented city, four courses, and cohorts that answer like people. Data and pure generators; nothing here
 * knows a database. `buildDemo(now)` gives everything at once, in an order in which it can be stored:
 *
 * - `city.units`: parents before children. `city.people`: identity number, level, dated assignments. `accounts`: who can sign in,
 *   with which roles; all have `DEMO_PASSWORD`. Every account is also one of the people.
 * - `courses`: objectives, modules with their variants (the first variant is the core) and files, and the linked pair of tests
 *   with its items. Pages name pictures as `demo-file:SLUG`; `withFileAddresses` puts real addresses in.
 * - `cohorts`: enrolments with the modules read and the submitted attempts, answer by answer. Marks are not part of it: they are
 *   what scoring makes of the answers.
 *
 * References are slugs. `stableId(kind, slug)` makes a UUID of one, the same on every machine, so that loading twice stores once.
 */
export * from './accounts';
export * from './build-demo';
export * from './city/shapes';
export * from './files-in-pages';
export * from './results/shapes';
export * from './shapes';
export * from './stable-id';
export { buildCity } from './city/build-city';
export { agencyOf, unitPath } from './city/units';
export { SERVICE_COMMUNICATION } from './course-communication/course';
export { COMPLAINT_HANDLING } from './course-complaints/course';
export { CLEAR_LETTERS } from './course-letters/course';
export { planCohorts, type CohortPlan } from './results/cohort-plans';
export { variantFor } from './results/read-modules';
export { simulateCohort } from './results/simulate-cohort';
export { itemsFor } from './results/take-test';
