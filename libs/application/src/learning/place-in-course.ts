import type { Phase } from '@selaras/domain/assessment';
import { itemsFor, resolveVariant } from '@selaras/domain/course';
import type { Instant } from '@selaras/domain/kernel';
import { coursePath, deadlineOf, windowOf, type CourseFacts, type CoursePath, type Deadline, type TestFacts } from '@selaras/domain/scheduling';
import type { AttemptRecord, EnrolmentRecord, ModuleRecord, VariantRecord } from './ports';

/** What the rules of the schedule say about one enrolment at one moment. */
export interface PlaceInCourse {
  readonly deadline: Deadline;
  readonly facts: CourseFacts;
  readonly path: CoursePath;
}

export function placeInCourse(enrolment: EnrolmentRecord, now: Instant): PlaceInCourse {
  const { cohort, course } = enrolment;
  const deadline = deadlineOf(cohort, enrolment.extension);
  const progress = new Map(enrolment.progress.map((row) => [row.moduleId, row]));
  const facts: CourseFacts = {
    window: windowOf(cohort.opensAt, deadline.at, now),
    opensAt: cohort.opensAt,
    deadline: deadline.at,
    pre: testFacts(attemptsIn(enrolment, 'pre'), course.pair.preAttempts),
    post: testFacts(attemptsIn(enrolment, 'post'), course.pair.postAttempts),
    modules: course.modules.map((module) => ({
      id: module.id,
      title: module.title,
      requires: module.requires,
      opened: progress.has(module.id),
      completed: (progress.get(module.id)?.completedAt ?? null) !== null,
    })),
  };
  return { deadline, facts, path: coursePath(facts) };
}

export function attemptsIn(enrolment: EnrolmentRecord, phase: Phase): readonly AttemptRecord[] {
  return enrolment.attempts.filter((attempt) => attempt.phase === phase);
}

function testFacts(attempts: readonly AttemptRecord[], attemptsAllowed: number): TestFacts {
  const outcomes = attempts.flatMap((attempt) => attempt.outcome ?? []);
  return {
    attemptsAllowed,
    attemptsUsed: attempts.length,
    hasOpenAttempt: attempts.some((attempt) => attempt.closing === null),
    hasSubmitted: attempts.some((attempt) => attempt.closing !== null),
    // While marks are awaited she may have passed already: nobody is sent to try again.
    passed: outcomes.some((outcome) => outcome.passed) ? true : outcomes.length === 0 || outcomes.some((outcome) => !outcome.complete) ? null : false,
  };
}

/** The text of a module that is hers. @throws Error for a published module without any text for all: publishing refuses those. */
export function variantFor(enrolment: EnrolmentRecord, module: ModuleRecord): VariantRecord {
  const variant = resolveVariant(module.variants, { unitPath: enrolment.unitPath, level: enrolment.level });
  if (!variant) throw new Error(`module ${module.id} has no text for everybody`);
  return variant;
}

/** How many items she is asked: as many as her newest attempt holds, or, before there is one, as her unit would get. */
export function itemCount(enrolment: EnrolmentRecord, phase: Phase): number {
  return attemptsIn(enrolment, phase).at(-1)?.itemCount ?? itemsFor(enrolment.course.pair.items, enrolment.unitPath).length;
}
