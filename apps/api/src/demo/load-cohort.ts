import { createHash } from 'node:crypto';
import type { Queryable } from '@selaras/adapters/persistence';
import { DEMO_ACCOUNTS, type DemoAttempt, type DemoCohort, type DemoCourse, type DemoEnrolment, stableId } from '@selaras/demo';
import { drawForm, firstHash, type RecordedStep, stepHash } from '@selaras/domain/assessment';
import { asId, type Instant, plusSeconds, toIso } from '@selaras/domain/kernel';
import { itemVersionId, moduleId, versionId } from './load-course';
import { personId, unitId } from './load-city';
import { insertRows } from './rows';

/** The demo administrator: whoever is said to have set the cohorts up. */
const ADMINISTRATOR = 'ratna-kusumawardani';
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function attemptId(attempt: DemoAttempt): string {
  return stableId('attempt', attempt.slug);
}

/** A cohort with what its people did: progress, attempts and every saved answer, chained as if each had come from a browser. */
export async function loadCohort(tx: Queryable, course: DemoCourse, cohort: DemoCohort): Promise<void> {
  const cohortId = stableId('cohort', cohort.slug);
  await tx.query('INSERT INTO cohort (id, version_id, unit_id, name, opens_at, closes_at, zone, created_by, form_seed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    cohortId, versionId(course), unitId(cohort.unit), cohort.name, toIso(cohort.opensAt), toIso(cohort.closesAt), cohort.zone, personId(ADMINISTRATOR), cohort.formSeed,
  ]);
  await insertRows(
    tx,
    'enrolment',
    { id: 'uuid', cohort_id: 'uuid', person_id: 'uuid', enrolled_at: 'timestamptz', withdrawn_at: 'timestamptz', extended_to: 'timestamptz', extension_reason: 'text', first_form: 'text' },
    cohort.enrolments.map((enrolment) => ({
      id: enrolmentId(enrolment), cohort_id: cohortId, person_id: personId(enrolment.person), enrolled_at: toIso(enrolment.enrolledAt),
      withdrawn_at: enrolment.withdrawnAt && toIso(enrolment.withdrawnAt), extended_to: enrolment.extension && toIso(enrolment.extension.until), extension_reason: enrolment.extension?.reason ?? null, first_form: enrolment.firstForm,
    })),
  );
  await insertRows(
    tx,
    'module_progress',
    { enrolment_id: 'uuid', module_id: 'uuid', opened_at: 'timestamptz', page: 'int', completed_at: 'timestamptz', updated_at: 'timestamptz' },
    cohort.enrolments.flatMap((enrolment) =>
      enrolment.modules.map((progress) => ({
        enrolment_id: enrolmentId(enrolment), module_id: moduleId(course, progress.module), opened_at: toIso(progress.openedAt), page: progress.page,
        completed_at: progress.completedAt && toIso(progress.completedAt), updated_at: toIso(progress.completedAt ?? plusSeconds(progress.openedAt, progress.minutes * 60)),
      })),
    ),
  );
  await loadAttempts(tx, course, cohort);
  await loadAccommodation(tx, cohort);
}

/** Somebody who has not come to the post-test yet, and is none of those who may be signed in as, has been granted more time for it. */
async function loadAccommodation(tx: Queryable, cohort: DemoCohort): Promise<void> {
  const isAccount = ({ person }: DemoEnrolment) => DEMO_ACCOUNTS.some(({ slug }) => slug === person);
  const granted = cohort.enrolments.find((enrolment) => !enrolment.withdrawnAt && !isAccount(enrolment) && enrolment.attempts.every(({ phase }) => phase === 'pre'));
  if (!granted) return;
  await tx.query(
    `INSERT INTO accommodation (id, enrolment_id, phase, extra_percent, breaks_most, break_seconds, reason, granted_by, granted_at)
     VALUES ($1, $2, 'post', 50, 2, 300, 'Membaca dengan pembaca layar', $3, $4)`,
    [stableId('accommodation', granted.slug), enrolmentId(granted), personId(ADMINISTRATOR), toIso(plusSeconds(granted.enrolledAt, 86_400))],
  );
}

async function loadAttempts(tx: Queryable, course: DemoCourse, cohort: DemoCohort): Promise<void> {
  const attempts = cohort.enrolments.flatMap((enrolment) => enrolment.attempts.map((attempt) => ({ enrolment, attempt, steps: stepsOf(course, attempt) })));
  await insertRows(
    tx,
    'attempt',
    { id: 'uuid', enrolment_id: 'uuid', phase: 'text', number: 'int', unit_id: 'uuid', level: 'text', form: 'jsonb', seed: 'text', started_at: 'timestamptz', due_at: 'timestamptz', submitted_at: 'timestamptz', closed_by: 'text', last_sequence: 'int', last_hash: 'text', time_limit_seconds: 'int', closes_at: 'timestamptz', parallel_form: 'text' },
    attempts.map(({ enrolment, attempt, steps }) => ({
      id: attemptId(attempt), enrolment_id: enrolmentId(enrolment), phase: attempt.phase, number: attempt.number, unit_id: unitId(attempt.unit), level: attempt.level,
      form: formOf(course, attempt), seed: attempt.seed, started_at: toIso(attempt.startedAt), due_at: toIso(plusSeconds(attempt.startedAt, course.pair.timeLimitSeconds)),
      submitted_at: toIso(attempt.submittedAt), closed_by: attempt.closedBy, last_sequence: steps.length, last_hash: steps.at(-1)?.hash ?? firstHash(asId<'Attempt'>(attemptId(attempt)), sha256),
      time_limit_seconds: course.pair.timeLimitSeconds, closes_at: toIso(deadlineOf(cohort, enrolment)), parallel_form: attempt.form,
    })),
  );
  await insertRows(
    tx,
    'attempt_step',
    { attempt_id: 'uuid', sequence: 'int', step_id: 'uuid', item_version_id: 'uuid', response: 'jsonb', answered_at: 'timestamptz', recorded_at: 'timestamptz', hash: 'text' },
    attempts.flatMap(({ attempt, steps }) =>
      steps.map((step) => ({
        attempt_id: attemptId(attempt), sequence: step.sequence, step_id: step.id, item_version_id: step.itemVersionId, response: step.response,
        answered_at: toIso(step.answeredAt), recorded_at: toIso(step.recordedAt), hash: step.hash,
      })),
    ),
  );
}

function formOf(course: DemoCourse, attempt: DemoAttempt) {
  const asked = course.pair.items.filter((item) => attempt.items.includes(item.slug));
  const pairItems = asked.map((item) => ({
    itemVersionId: asId<'ItemVersion'>(itemVersionId(course, item.slug)), part: item.part, unitId: null, interaction: item.content.interaction,
  }));
  return drawForm(pairItems, attempt.seed);
}

function stepsOf(course: DemoCourse, attempt: DemoAttempt): RecordedStep[] {
  let previous = firstHash(asId<'Attempt'>(attemptId(attempt)), sha256);
  return attempt.responses.map(({ item, response, answeredAt }, index) => {
    const step = {
      id: asId<'Step'>(stableId('step', `${attempt.slug}/${index}`)), sequence: index + 1, itemVersionId: asId<'ItemVersion'>(itemVersionId(course, item)),
      response, flagged: null, answeredAt, recordedAt: answeredAt,
    };
    previous = stepHash(previous, step, sha256);
    return { ...step, hash: previous };
  });
}

/** Nobody of the demo starts so late that the deadline would cut her time. */
function deadlineOf(cohort: DemoCohort, { extension }: DemoEnrolment): Instant {
  return extension && extension.until > cohort.closesAt ? extension.until : cohort.closesAt;
}

function enrolmentId(enrolment: DemoEnrolment): string {
  return stableId('enrolment', enrolment.slug);
}
