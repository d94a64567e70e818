import type { EnrolmentPartsFragment } from '@selaras/web/data-access';
import type { BadgeTone, RefusalLike, StepMark } from '@selaras/web/ui';
import { testPath } from './test-names';

type TestStep = EnrolmentPartsFragment['preTest'];
type ModuleStep = EnrolmentPartsFragment['modules'][number];

/** One line of the way through a course: texts by key, so that it is decided here and spoken by the page. */
export interface CourseStep {
  readonly id: string;
  /** The module's own number; null for the tests. */
  readonly number: number | null;
  readonly mark: StepMark;
  readonly title: string | null;
  /** Key of the title where the step has none of its own (the tests). */
  readonly titleKey: string | null;
  readonly link: readonly string[] | null;
  readonly note: StepNote | null;
  readonly badge: { readonly key: string; readonly tone: BadgeTone } | null;
}

export type StepNote =
  | { readonly kind: 'locked'; readonly refusal: RefusalLike }
  | { readonly kind: 'score'; readonly core: number; readonly full: number }
  | { readonly kind: 'scoring' }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'awaiting' }
  | { readonly kind: 'test'; readonly items: number; readonly seconds: number | null }
  | { readonly kind: 'module'; readonly minutes: number; readonly adapted: boolean; readonly page: number | null; readonly pages: number };

/** Pre-test, modules, post-test in the learner's order, with the one that is next marked as such. */
export function courseSteps(enrolment: EnrolmentPartsFragment): readonly CourseStep[] {
  const { next } = enrolment;
  const isNext = (kind: string, moduleId: string | null) => next?.kind === kind && (next.moduleId ?? null) === moduleId;
  return [
    testStep(enrolment, enrolment.preTest, isNext('PRE_TEST', null)),
    ...enrolment.modules.map((module, index) => moduleStep(enrolment, module, index + 1, isNext('MODULE', module.id), isLockedAlike(module, enrolment.modules[index - 1]))),
    testStep(enrolment, enrolment.postTest, isNext('POST_TEST', null)),
  ];
}

/** Why something is locked is said once: a module locked for the reason of the one above it says what it is instead. */
function isLockedAlike(module: ModuleStep, above: ModuleStep | undefined): boolean {
  const reasonOf = ({ lockedBy }: ModuleStep) => lockedBy && JSON.stringify([lockedBy.code, lockedBy.params]);
  return above !== undefined && module.lockedBy !== null && reasonOf(module) === reasonOf(above);
}

/** Where "go on" leads. Null when there is nothing left to do. */
export function nextLink(enrolment: EnrolmentPartsFragment): readonly string[] | null {
  const { next } = enrolment;
  if (!next) return null;
  if (next.kind === 'MODULE') return next.moduleId ? ['/learn', enrolment.id, 'modules', next.moduleId] : null;
  const test = next.kind === 'PRE_TEST' ? enrolment.preTest : enrolment.postTest;
  return testLink(enrolment.id, test);
}

/** Straight back into an attempt that is open; else to the page that says the rules first. */
export function testLink(enrolmentId: string, test: TestStep): readonly string[] {
  return test.openAttemptId ? ['/learn', enrolmentId, 'attempts', test.openAttemptId] : ['/learn', enrolmentId, 'tests', testPath(test.phase)];
}

function testStep(enrolment: EnrolmentPartsFragment, test: TestStep, isNext: boolean): CourseStep {
  const newest = test.results.at(-1);
  return {
    id: test.phase,
    number: null,
    mark: markOf(test.state, isNext),
    title: null,
    titleKey: `learn.test.${test.phase}`,
    link: test.state === 'LOCKED' ? null : testLink(enrolment.id, test),
    note: noteOfTest(test),
    badge: badgeOf(test.state, isNext, newest?.passed === false && test.phase === 'POST'),
  };
}

function noteOfTest(test: TestStep): StepNote {
  const newest = test.results.at(-1);
  if (test.lockedBy && !newest) return { kind: 'locked', refusal: test.lockedBy };
  if (newest && !newest.scored) return { kind: 'scoring' };
  if (newest?.withheld) return { kind: 'withheld' };
  if (newest?.awaitingMarks) return { kind: 'awaiting' };
  if (newest) return { kind: 'score', core: newest.corePercent ?? 0, full: newest.fullPercent ?? 0 };
  return { kind: 'test', items: test.itemCount, seconds: test.timeLimitSeconds };
}

function moduleStep(enrolment: EnrolmentPartsFragment, module: ModuleStep, number: number, isNext: boolean, lockedAlike: boolean): CourseStep {
  return {
    id: module.id,
    number,
    mark: markOf(module.state, isNext),
    title: module.title,
    titleKey: null,
    link: module.state === 'LOCKED' ? null : ['/learn', enrolment.id, 'modules', module.id],
    note: module.lockedBy && !lockedAlike
      ? { kind: 'locked', refusal: module.lockedBy }
      : { kind: 'module', minutes: module.estimatedMinutes, adapted: module.adapted, page: module.state === 'STARTED' ? module.page : null, pages: module.pageCount },
    badge: badgeOf(module.state, isNext, false),
  };
}

function markOf(state: string, isNext: boolean): StepMark {
  if (state === 'DONE') return 'done';
  if (isNext) return 'now';
  return state === 'LOCKED' ? 'locked' : 'open';
}

function badgeOf(state: string, isNext: boolean, failed: boolean): CourseStep['badge'] {
  if (state === 'DONE') return failed ? { key: 'learn.state.notPassed', tone: 'gold' } : { key: 'learn.state.done', tone: 'good' };
  if (isNext) return { key: 'learn.state.now', tone: 'brand' };
  return state === 'STARTED' ? { key: 'learn.state.started', tone: 'plain' } : null;
}
