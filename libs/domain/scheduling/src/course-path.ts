import type { Instant, ModuleId } from '@selaras/domain/kernel';
import type { EnrolmentWindow } from './deadline';
import type { Phase } from './test-rules';

export type StepState = 'locked' | 'ready' | 'started' | 'done';

/** Why a step cannot be entered, said so that she knows what to do about it. */
export type StepLock =
  | { readonly code: 'WindowNotOpen'; readonly opensAt: Instant }
  | { readonly code: 'WindowOver'; readonly closedAt: Instant }
  | { readonly code: 'PreTestFirst' }
  /** The modules to finish first, by title. */
  | { readonly code: 'PrerequisitesFirst'; readonly modules: readonly string[] }
  | { readonly code: 'ModulesFirst'; readonly remaining: number };

/** When something may be entered by one person. */
export interface WindowFacts {
  readonly window: EnrolmentWindow;
  readonly opensAt: Instant;
  readonly deadline: Instant;
}

/** What is known of one of the tests of a course; its window is her own. */
export interface TestFacts extends WindowFacts {
  /** With what was granted to her; null: as often as she likes. */
  readonly attemptsAllowed: number | null;
  /** Started ones, the open one among them. */
  readonly attemptsUsed: number;
  readonly hasOpenAttempt: boolean;
  readonly hasSubmitted: boolean;
  /** Whether some scored attempt was passed: passed once is passed. Null before one is scored. */
  readonly passed: boolean | null;
}

export interface ModuleFacts {
  readonly id: ModuleId;
  readonly title: string;
  /** Modules of the same course to be completed before. */
  readonly requires: readonly ModuleId[];
  readonly opened: boolean;
  readonly completed: boolean;
}

/** The window is that of the modules. */
export interface CourseFacts extends WindowFacts {
  readonly pre: TestFacts;
  /** In the order of the course. */
  readonly modules: readonly ModuleFacts[];
  readonly post: TestFacts;
  /** Null where there is nothing to practise. */
  readonly practice: TestFacts | null;
}

export interface PathStep {
  readonly state: StepState;
  /** Null unless locked. */
  readonly lockedBy: StepLock | null;
}

export type NextStep =
  | { readonly kind: 'pre-test' | 'post-test'; readonly resume: boolean }
  | { readonly kind: 'module'; readonly moduleId: ModuleId; readonly resume: boolean };

export interface CoursePath {
  readonly pre: PathStep;
  /** In the order of `modules`. */
  readonly modules: readonly PathStep[];
  readonly post: PathStep;
  /** Beside the path: it is no step, never done and never next. */
  readonly practice: PathStep | null;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  /** Null when nothing is left to do, or nothing can be done: the window is closed. */
  readonly next: NextStep | null;
}

/**
 * The path through a course, by these rules:
 * 1. Nothing opens before its window opens; what is not done when it closes stays locked, what is done stays done. A test has a window of its own,
 *    which is that of the course unless somebody was granted other dates for it.
 * 2. The pre-test comes first: modules open once a pre-test was submitted, or else it would measure what the modules taught.
 * 3. A module opens when all modules it requires are completed; among open ones the order is the learner's own.
 * 4. The post-test opens when every module is completed.
 * 5. A test is done once an attempt was submitted and none is open; whether it was passed does not matter to that.
 * 6. Practice opens with the modules: before the pre-test it would teach what that is to measure.
 * Next is: what was begun, pre-test before modules before post-test; then the first step that is ready; and when all is
 * done, the post-test again if it was not passed and an attempt is left.
 */
export function coursePath(course: CourseFacts): CoursePath {
  const pre = stepOf(course.pre, testDone(course.pre), course.pre.hasOpenAttempt, null);
  const completed = new Set(course.modules.filter((module) => module.completed).map((module) => module.id));
  const modules = course.modules.map((module) =>
    stepOf(course, module.completed, module.opened, moduleLock(course, module, completed)));
  const post = stepOf(course.post, testDone(course.post), course.post.hasOpenAttempt, postLock(course, course.modules.length - completed.size));
  const practice = course.practice && stepOf(course.practice, false, course.practice.hasOpenAttempt, practiceLock(course));
  const steps = [pre, ...modules, post];
  return {
    pre, modules, post, practice,
    stepsDone: steps.filter((step) => step.state === 'done').length,
    stepsTotal: steps.length,
    next: nextOf(course, pre, modules, post),
  };
}

function testDone(test: TestFacts): boolean {
  return test.hasSubmitted && !test.hasOpenAttempt;
}

function stepOf(window: WindowFacts, done: boolean, started: boolean, lock: StepLock | null): PathStep {
  if (done) return { state: 'done', lockedBy: null };
  const lockedBy = windowLock(window) ?? lock;
  if (lockedBy) return { state: 'locked', lockedBy };
  return { state: started ? 'started' : 'ready', lockedBy: null };
}

/** Null while the window is open. */
export function windowLock({ window, opensAt, deadline }: WindowFacts): StepLock | null {
  if (window === 'not-yet') return { code: 'WindowNotOpen', opensAt };
  return window === 'over' ? { code: 'WindowOver', closedAt: deadline } : null;
}

function moduleLock(course: CourseFacts, module: ModuleFacts, completed: ReadonlySet<ModuleId>): StepLock | null {
  if (!course.pre.hasSubmitted) return { code: 'PreTestFirst' };
  const missing = module.requires.filter((id) => !completed.has(id));
  if (missing.length === 0) return null;
  const titles = course.modules.filter((other) => missing.includes(other.id)).map((other) => other.title);
  return { code: 'PrerequisitesFirst', modules: titles };
}

function postLock(course: CourseFacts, remaining: number): StepLock | null {
  if (!course.pre.hasSubmitted) return { code: 'PreTestFirst' };
  return remaining > 0 ? { code: 'ModulesFirst', remaining } : null;
}

function practiceLock(course: CourseFacts): StepLock | null {
  return course.pre.hasSubmitted ? null : { code: 'PreTestFirst' };
}

function nextOf(course: CourseFacts, pre: PathStep, modules: readonly PathStep[], post: PathStep): NextStep | null {
  for (const state of ['started', 'ready'] as const) {
    const resume = state === 'started';
    if (pre.state === state) return { kind: 'pre-test', resume };
    const module = course.modules[modules.findIndex((step) => step.state === state)];
    if (module) return { kind: 'module', moduleId: module.id, resume };
    if (post.state === state) return { kind: 'post-test', resume };
  }
  const mayTryAgain = post.state === 'done' && course.post.window === 'open' && course.post.passed === false && hasAttemptsLeft(course.post);
  return mayTryAgain ? { kind: 'post-test', resume: false } : null;
}

/** Whether another attempt would be within the limit; its window and its turn are another matter. */
export function hasAttemptsLeft({ attemptsAllowed, attemptsUsed }: Pick<TestFacts, 'attemptsAllowed' | 'attemptsUsed'>): boolean {
  return attemptsAllowed === null || attemptsUsed < attemptsAllowed;
}

export type StartRefusal =
  | StepLock
  | { readonly code: 'NoAttemptsLeft'; readonly allowed: number }
  | { readonly code: 'NothingToPractise' };

/** Whether another attempt of a test may be started now; null when it may. An open one is resumed, never doubled: see the caller. */
export function startRefusal(course: CourseFacts, phase: Phase): StartRefusal | null {
  const test = course[phase];
  if (!test) return { code: 'NothingToPractise' };
  const lock = windowLock(test) ?? turnLock(course, phase);
  if (lock) return lock;
  return test.attemptsAllowed !== null && !hasAttemptsLeft(test) ? { code: 'NoAttemptsLeft', allowed: test.attemptsAllowed } : null;
}

function turnLock(course: CourseFacts, phase: Phase): StepLock | null {
  if (phase === 'pre') return null;
  return phase === 'practice' ? practiceLock(course) : postLock(course, course.modules.filter((module) => !module.completed).length);
}
