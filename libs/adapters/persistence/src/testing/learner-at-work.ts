import { createHash, randomUUID } from 'node:crypto';
import { makeAccommodationUseCases } from '@selaras/application/accommodations';
import { makeAssessmentUseCases, makeScoringUseCases, type SentStep } from '@selaras/application/assessment';
import { makeLearningUseCases } from '@selaras/application/learning';
import type { Phase } from '@selaras/domain/assessment';
import type { Response } from '@selaras/domain/item';
import type { Actor } from '@selaras/domain/organisation';
import type { Grant } from '@selaras/domain/scheduling';
import { plusSeconds, type AttemptId, type Instant, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import { PostgresAccommodationStore } from '../accommodations/accommodation.store';
import { PostgresAttemptStore } from '../assessment/attempt.store';
import { PostgresOutcomeStore } from '../assessment/outcome.store';
import { PostgresReviewStore } from '../assessment/review.store';
import type { Database } from '../database';
import { PostgresEnrolmentStore } from '../learning/enrolment.store';
import { SEED_OPENS, type Learner, type SeededCourse } from './seed-course';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** All learner and worker use cases on a database, and what administrators grant, by a clock that a test sets; it starts an hour after the course opened. */
export function aStage(database: Database) {
  let now = plusSeconds(SEED_OPENS, 3_600);
  const clock = () => now;
  const enrolments = new PostgresEnrolmentStore(database);
  const attempts = new PostgresAttemptStore(database);
  const outcomes = new PostgresOutcomeStore(database);
  const reviews = new PostgresReviewStore(database);
  return {
    ...makeLearningUseCases({ enrolments, clock }),
    ...makeAssessmentUseCases({ enrolments, attempts, reviews, clock, hash: sha256 }),
    ...makeScoringUseCases({ attempts, outcomes, clock }),
    ...makeAccommodationUseCases({ store: new PostgresAccommodationStore(database, enrolments), clock }),
    clock,
    passMinutes: (minutes: number): Instant => (now = plusSeconds(now, minutes * 60)),
    setClock: (moment: Instant): Instant => (now = moment),
  };
}
export type Stage = ReturnType<typeof aStage>;

export const newAttemptId = () => randomUUID() as string as AttemptId;

export function aStep(stage: Stage, itemVersionId: ItemVersionId, response: Response | null, changes: Partial<SentStep> = {}): SentStep {
  return { id: randomUUID() as string as StepId, itemVersionId, response, flagged: null, answeredAt: stage.clock(), ...changes };
}

/** Right responses to all items of the small course. */
export function rightResponses({ items }: SeededCourse): ReadonlyMap<ItemVersionId, Response> {
  return new Map<ItemVersionId, Response>([
    [items.channel, { type: 'single-choice', optionId: 'a' }],
    [items.steps, { type: 'multiple-choice', optionIds: ['a', 'b'] }],
    [items.days, { type: 'numeric', text: '3,145' }],
    [items['name-case'], { type: 'true-false', value: true }],
    [items['document-case'], { type: 'short-text', text: ' Birth  certificate' }],
    [items['general-case'], { type: 'true-false', value: false }],
  ]);
}

/** Takes a test from start to scored result, answering `items` rightly and leaving the rest blank. */
export async function takeTest(stage: Stage, course: SeededCourse, learner: Learner, phase: Phase, items: readonly ItemVersionId[]): Promise<AttemptId> {
  const started = await stage.startAttempt(learner.actor, { attemptId: newAttemptId(), enrolmentId: learner.enrolmentId, phase });
  if (!started.ok) throw new Error(started.refusal.code);
  const right = rightResponses(course);
  const asked = new Set(started.value.items.map((item) => item.itemVersionId));
  const steps = items.filter((id) => asked.has(id)).map((id) => aStep(stage, id, right.get(id) ?? null));
  const recorded = await stage.recordResponses(learner.actor, started.value.id, steps);
  if (!recorded.ok) throw new Error(recorded.refusal.code);
  await stage.submitAttempt(learner.actor, started.value.id);
  await stage.scoreAttempt(started.value.id);
  return started.value.id;
}

/** Completes every module in order. */
export async function finishModules(stage: Stage, course: SeededCourse, learner: Learner): Promise<void> {
  for (const moduleId of course.modules) {
    const saved = await stage.saveProgress(learner.actor, { enrolmentId: learner.enrolmentId, moduleId, page: 1, completed: true });
    if (!saved.ok) throw new Error(saved.refusal.code);
  }
}

/** Somebody who administers the whole city of a small course. */
export function administratorOf({ author, units }: SeededCourse): Actor {
  return { personId: author.personId, grants: [{ role: 'administrator', unitId: units.city }] };
}

/** What a grant consists of; what is not named is not granted. */
export function aGrant(changes: Partial<Grant>): Grant {
  return { extraPercent: null, extraSeconds: null, extraAttempts: null, opensAt: null, closesAt: null, breaks: null, ...changes };
}
