import { formOfPhase } from '@selaras/domain/assessment';
import { itemsFor, practiceItems, resolveVariant } from '@selaras/domain/course';
import { itemsOfForm } from '@selaras/domain/item';
import type { Instant } from '@selaras/domain/kernel';
import {
  allowanceOf, coursePath, deadlineOf, PHASES, reviewOf, rulesFor, windowOf,
  type Allowance, type CourseFacts, type CoursePath, type Deadline, type Phase, type TestFacts, type TestRules,
} from '@selaras/domain/scheduling';
import type { AttemptRecord, EnrolmentRecord, ModuleRecord, VariantRecord } from './ports';

/** What the rules of the schedule say about one enrolment at one moment. */
export interface PlaceInCourse {
  /** Of the modules; a test may have a later one (`allowances`). */
  readonly deadline: Deadline;
  readonly facts: CourseFacts;
  readonly path: CoursePath;
  /** What holds for her in each test, with what was granted to her. */
  readonly allowances: Readonly<Record<Phase, Allowance>>;
}

export function placeInCourse(enrolment: EnrolmentRecord, now: Instant): PlaceInCourse {
  const { cohort, course } = enrolment;
  const deadline = deadlineOf(cohort, enrolment.extension);
  const progress = new Map(enrolment.progress.map((row) => [row.moduleId, row]));
  const allowances = Object.fromEntries(PHASES.map((phase) => [phase, allowanceIn(enrolment, phase, deadline)])) as Record<Phase, Allowance>;
  const testFacts = (phase: Phase) => asShown(factsOf(attemptsIn(enrolment, phase), allowances[phase], now), rulesFor(course.pair.rules, phase));
  const facts: CourseFacts = {
    window: windowOf(cohort.opensAt, deadline.at, now),
    opensAt: cohort.opensAt,
    deadline: deadline.at,
    pre: testFacts('pre'),
    post: testFacts('post'),
    practice: practiceItems(course.pair.items).length > 0 ? testFacts('practice') : null,
    modules: course.modules.map((module) => ({
      id: module.id,
      title: module.title,
      requires: module.requires,
      opened: progress.has(module.id),
      completed: (progress.get(module.id)?.completedAt ?? null) !== null,
    })),
  };
  return { deadline, facts, path: coursePath(facts), allowances };
}

function allowanceIn({ cohort, course, accommodations }: EnrolmentRecord, phase: Phase, deadline: Deadline): Allowance {
  const granted = accommodations.filter((accommodation) => accommodation.phase === phase);
  return allowanceOf(rulesFor(course.pair.rules, phase), { opensAt: cohort.opensAt, deadline }, granted);
}

export function attemptsIn(enrolment: EnrolmentRecord, phase: Phase): readonly AttemptRecord[] {
  return enrolment.attempts.filter((attempt) => attempt.phase === phase);
}

function factsOf(attempts: readonly AttemptRecord[], { attempts: attemptsAllowed, opensAt, deadline }: Allowance, now: Instant): TestFacts {
  const complete = attempts.flatMap(({ outcome }) => (outcome?.complete ? [outcome] : []));
  return {
    window: windowOf(opensAt, deadline.at, now),
    opensAt,
    deadline: deadline.at,
    attemptsAllowed,
    attemptsUsed: attempts.length,
    hasOpenAttempt: attempts.some((attempt) => attempt.closing === null),
    hasSubmitted: attempts.some((attempt) => attempt.closing !== null),
    passed: complete.length === 0 ? null : complete.some((outcome) => outcome.passed),
  };
}

/** Where the rules do not show the score yet, the path does not tell either whether she passed. */
function asShown(facts: TestFacts, { review }: TestRules): TestFacts {
  return reviewOf(review, facts, []).byRules === 'nothing' ? { ...facts, passed: null } : facts;
}

/** The text of a module that is hers. @throws Error for a published module without any text for all: publishing refuses those. */
export function variantFor(enrolment: EnrolmentRecord, module: ModuleRecord): VariantRecord {
  const variant = resolveVariant(module.variants, { unitPath: enrolment.unitPath, level: enrolment.level });
  if (!variant) throw new Error(`module ${module.id} has no text for everybody`);
  return variant;
}

/** How many items she is asked: as many as her newest attempt holds, or, before there is one, as her unit would get. */
export function itemCount(enrolment: EnrolmentRecord, phase: Phase): number {
  const items = itemsOfForm(enrolment.course.pair.items, formOfPhase(enrolment.firstForm, phase));
  return attemptsIn(enrolment, phase).at(-1)?.itemCount ?? (phase === 'practice' ? practiceItems(items) : itemsFor(items, enrolment.unitPath)).length;
}
