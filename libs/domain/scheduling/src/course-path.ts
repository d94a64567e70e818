import type { Instant, ModuleId } from '@selaras/domain/kernel';
import type { EnrolmentWindow } from './deadline';

export type StepState = 'locked' | 'ready' | 'started' | 'done';

/** Why a step cannot be entered, said so that she knows what to do about it. */
export type StepLock =
  | { readonly code: 'WindowNotOpen'; readonly opensAt: Instant }
  | { readonly code: 'WindowOver'; readonly closedAt: Instant }
  | { readonly code: 'PreTestFirst' }
  /** The modules to finish first, by title. */
  | { readonly code: 'PrerequisitesFirst'; readonly modules: readonly string[] }
  | { readonly code: 'ModulesFirst'; readonly remaining: number };

/** What is known of one of the two tests of a course. */
export interface TestFacts {
  readonly attemptsAllowed: number;
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

export interface CourseFacts {
  readonly window: EnrolmentWindow;
  readonly opensAt: Instant;
  readonly deadline: Instant;
  readonly pre: TestFacts;
  /** In the order of the course. */
  readonly modules: readonly ModuleFacts[];
  readonly post: TestFacts;
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
  readonly stepsDone: number;
  readonly stepsTotal: number;
  /** Null when nothing is left to do, or nothing can be done: the window is closed. */
  readonly next: NextStep | null;
}

/**
 * The path through a course, by these rules:
 * 1. Nothing opens before the window opens; what is not done when it closes stays locked, what is done stays done.
 * 2. The pre-test comes first: modules open once a pre-test was submitted, or else it would measure what the modules taught.
 * 3. A module opens when all modules it requires are completed; among open ones the order is the learner's own.
 * 4. The post-test opens when every module is completed.
 * 5. A test is done once an attempt was submitted and none is open; whether it was passed does not matter to that.
 * Next is: what was begun, pre-test before modules before post-test; then the first step that is ready; and when all is
 * done, the post-test again if it was not passed and an attempt is left.
 */
export function coursePath(course: CourseFacts): CoursePath {
  const pre = stepOf(course, testDone(course.pre), course.pre.hasOpenAttempt, null);
  const completed = new Set(course.modules.filter((module) => module.completed).map((module) => module.id));
  const modules = course.modules.map((module) =>
    stepOf(course, module.completed, module.opened, moduleLock(course, module, completed)));
  const post = stepOf(course, testDone(course.post), course.post.hasOpenAttempt, postLock(course, course.modules.length - completed.size));
  const steps = [pre, ...modules, post];
  return {
    pre, modules, post,
    stepsDone: steps.filter((step) => step.state === 'done').length,
    stepsTotal: steps.length,
    next: course.window === 'open' ? nextOf(course, pre, modules, post) : null,
  };
}

function testDone(test: TestFacts): boolean {
  return test.hasSubmitted && !test.hasOpenAttempt;
}

function stepOf(course: CourseFacts, done: boolean, started: boolean, lock: StepLock | null): PathStep {
  if (done) return { state: 'done', lockedBy: null };
  const lockedBy = windowLock(course) ?? lock;
  if (lockedBy) return { state: 'locked', lockedBy };
  return { state: started ? 'started' : 'ready', lockedBy: null };
}

/** Null while the window is open. */
export function windowLock(course: Pick<CourseFacts, 'window' | 'opensAt' | 'deadline'>): StepLock | null {
  if (course.window === 'not-yet') return { code: 'WindowNotOpen', opensAt: course.opensAt };
  return course.window === 'over' ? { code: 'WindowOver', closedAt: course.deadline } : null;
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

function nextOf(course: CourseFacts, pre: PathStep, modules: readonly PathStep[], post: PathStep): NextStep | null {
  for (const state of ['started', 'ready'] as const) {
    const resume = state === 'started';
    if (pre.state === state) return { kind: 'pre-test', resume };
    const module = course.modules[modules.findIndex((step) => step.state === state)];
    if (module) return { kind: 'module', moduleId: module.id, resume };
    if (post.state === state) return { kind: 'post-test', resume };
  }
  const mayTryAgain = post.state === 'done' && course.post.passed === false && course.post.attemptsUsed < course.post.attemptsAllowed;
  return mayTryAgain ? { kind: 'post-test', resume: false } : null;
}

export type StartRefusal = StepLock | { readonly code: 'NoAttemptsLeft'; readonly allowed: number };

/** Whether another attempt of a test may be started now; null when it may. An open one is resumed, never doubled: see the caller. */
export function startRefusal(course: CourseFacts, phase: 'pre' | 'post'): StartRefusal | null {
  const test = course[phase];
  const lock = windowLock(course)
    ?? (phase === 'post' ? postLock(course, course.modules.filter((module) => !module.completed).length) : null);
  if (lock) return lock;
  return test.attemptsUsed >= test.attemptsAllowed ? { code: 'NoAttemptsLeft', allowed: test.attemptsAllowed } : null;
}
