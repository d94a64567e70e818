import { instant, type ModuleId } from '@selaras/domain/kernel';
import * as fc from 'fast-check';
import { coursePath, startRefusal, type CourseFacts, type ModuleFacts, type TestFacts } from './course-path';

const WINDOW = { window: 'open' as const, opensAt: instant(1_000), deadline: instant(9_000) };
const aTest = (changes: Partial<TestFacts> = {}): TestFacts =>
  ({ ...WINDOW, attemptsAllowed: 1, attemptsUsed: 0, hasOpenAttempt: false, hasSubmitted: false, passed: null, ...changes });
const taken = (changes: Partial<TestFacts> = {}) => aTest({ attemptsUsed: 1, hasSubmitted: true, ...changes });
const aModule = (name: string, changes: Partial<ModuleFacts> = {}): ModuleFacts =>
  ({ id: name as ModuleId, title: name, requires: [], opened: false, completed: false, ...changes });
const finished = (name: string) => aModule(name, { opened: true, completed: true });
const aCourse = (changes: Partial<CourseFacts> = {}): CourseFacts => ({
  ...WINDOW, pre: aTest(), post: aTest({ attemptsAllowed: 2 }), practice: null,
  modules: [aModule('M1'), aModule('M2', { requires: ['M1' as ModuleId] }), aModule('M3')], ...changes,
});
/** All of it in the same window. */
const during = (window: CourseFacts['window'], course: CourseFacts): CourseFacts =>
  ({ ...course, window, pre: { ...course.pre, window }, post: { ...course.post, window }, practice: course.practice && { ...course.practice, window } });

test('on her first visit the pre-test is next, and all else says it comes first', () => {
  const path = coursePath(aCourse());
  expect(path.next).toEqual({ kind: 'pre-test', resume: false });
  expect(path.modules.map((step) => step.lockedBy)).toEqual([{ code: 'PreTestFirst' }, { code: 'PreTestFirst' }, { code: 'PreTestFirst' }]);
  expect(path.post.lockedBy).toEqual({ code: 'PreTestFirst' });
  expect([path.stepsDone, path.stepsTotal]).toEqual([0, 5]);
});

test('a pre-test that is running does not open the modules yet', () => {
  const path = coursePath(aCourse({ pre: aTest({ attemptsUsed: 1, hasOpenAttempt: true }) }));
  expect(path.next).toEqual({ kind: 'pre-test', resume: true });
  expect(path.modules[0]?.state).toBe('locked');
});

test('after the pre-test, modules without prerequisites are open in any order', () => {
  const path = coursePath(aCourse({ pre: taken() }));
  expect(path.modules.map((step) => step.state)).toEqual(['ready', 'locked', 'ready']);
  expect(path.modules[1]?.lockedBy).toEqual({ code: 'PrerequisitesFirst', modules: ['M1'] });
  expect(path.post.lockedBy).toEqual({ code: 'ModulesFirst', remaining: 3 });
  expect(path.next).toEqual({ kind: 'module', moduleId: 'M1', resume: false });
});

test('what was begun is next before what was not, wherever it stands', () => {
  const path = coursePath(aCourse({ pre: taken(), modules: [aModule('M1'), aModule('M2'), aModule('M3', { opened: true })] }));
  expect(path.next).toEqual({ kind: 'module', moduleId: 'M3', resume: true });
});

test('with all modules completed the post-test is next, and after passing it nothing', () => {
  const modules = ['M1', 'M2', 'M3'].map(finished);
  expect(coursePath(aCourse({ pre: taken(), modules })).next).toEqual({ kind: 'post-test', resume: false });
  const path = coursePath(aCourse({ pre: taken(), modules, post: taken({ attemptsAllowed: 2, passed: true }) }));
  expect(path.next).toBeNull();
  expect(path.stepsDone).toBe(path.stepsTotal);
});

test('a post-test below the pass mark may be repeated while attempts are left, not before it is scored', () => {
  const modules = ['M1', 'M2', 'M3'].map(finished);
  const after = (post: TestFacts) => coursePath(aCourse({ pre: taken(), modules, post })).next;
  expect(after(taken({ attemptsAllowed: 2, passed: null }))).toBeNull();
  expect(after(taken({ attemptsAllowed: 2, passed: false }))).toEqual({ kind: 'post-test', resume: false });
  expect(after(taken({ attemptsAllowed: 2, attemptsUsed: 2, passed: false }))).toBeNull();
});

test('after the deadline what is done stays done, the rest says since when it is over', () => {
  const path = coursePath(during('over', aCourse({ pre: taken(), modules: [finished('M1'), aModule('M2', { opened: true }), aModule('M3')] })));
  expect(path.modules.map((step) => step.state)).toEqual(['done', 'locked', 'locked']);
  expect(path.post.lockedBy).toEqual({ code: 'WindowOver', closedAt: 9_000 });
  expect(path.next).toBeNull();
});

test('a test is started only in its window, in its turn and within the attempts allowed', () => {
  expect(startRefusal(aCourse(), 'pre')).toBeNull();
  expect(startRefusal(during('not-yet', aCourse()), 'pre')).toEqual({ code: 'WindowNotOpen', opensAt: 1_000 });
  expect(startRefusal(aCourse({ pre: taken() }), 'pre')).toEqual({ code: 'NoAttemptsLeft', allowed: 1 });
  expect(startRefusal(aCourse({ pre: taken() }), 'post')).toEqual({ code: 'ModulesFirst', remaining: 3 });
  expect(startRefusal(aCourse({ pre: taken(), modules: [finished('M1')] }), 'post')).toBeNull();
});

test('a post-test that was opened longer for her alone is next after the course is over, and its limit may be none', () => {
  const modules = ['M1', 'M2', 'M3'].map(finished);
  const over = during('over', aCourse({ pre: taken(), modules }));
  expect(coursePath(over).next).toBeNull();
  const longer = { ...over, post: aTest({ deadline: instant(12_000) }) };
  expect(coursePath(longer).next).toEqual({ kind: 'post-test', resume: false });
  expect(startRefusal(longer, 'post')).toBeNull();
  expect(startRefusal({ ...longer, post: taken({ attemptsAllowed: null, attemptsUsed: 99 }) }, 'post')).toBeNull();
});

test('practice opens after the pre-test, is no step and never next', () => {
  expect(startRefusal(aCourse(), 'practice')).toEqual({ code: 'NothingToPractise' });
  expect(startRefusal(aCourse({ practice: aTest() }), 'practice')).toEqual({ code: 'PreTestFirst' });
  const course = aCourse({ pre: taken(), practice: taken({ attemptsAllowed: null }) });
  expect(startRefusal(course, 'practice')).toBeNull();
  const path = coursePath(course);
  expect(path.practice).toEqual({ state: 'ready', lockedBy: null });
  expect(path).toMatchObject({ stepsDone: 1, stepsTotal: 5, next: { kind: 'module' } });
});

test('whatever is known of a learner, a step is locked exactly when it has a reason, and next can always be entered', () => {
  const anyWindow = fc.constantFrom('not-yet' as const, 'open' as const, 'over' as const);
  const anyTest = fc.record({
    window: anyWindow, opensAt: fc.constant(WINDOW.opensAt), deadline: fc.constant(WINDOW.deadline),
    attemptsAllowed: fc.constantFrom(1, 2, 3, null), attemptsUsed: fc.nat(3), hasOpenAttempt: fc.boolean(), hasSubmitted: fc.boolean(),
    passed: fc.constantFrom(true, false, null),
  });
  const anyModule = fc.record({ opened: fc.boolean(), completed: fc.boolean(), requiresFirst: fc.boolean() });
  const anyCourse = fc.record({
    window: anyWindow, pre: anyTest, post: anyTest, practice: fc.option(anyTest), modules: fc.array(anyModule, { maxLength: 5 }),
  }).map(({ modules, ...rest }) => aCourse({
    ...rest,
    modules: modules.map(({ requiresFirst, ...facts }, index) =>
      aModule(`M${index}`, { ...facts, requires: requiresFirst && index > 0 ? ['M0' as ModuleId] : [] })),
  }));
  fc.assert(fc.property(anyCourse, (course) => {
    const path = coursePath(course);
    const steps = [path.pre, ...path.modules, path.post];
    for (const step of steps) expect(step.lockedBy !== null).toBe(step.state === 'locked');
    expect(path.stepsDone).toBe(steps.filter((step) => step.state === 'done').length);
    if (path.next?.kind === 'module') {
      const { moduleId } = path.next;
      expect(path.modules[course.modules.findIndex((module) => module.id === moduleId)]?.state).toMatch(/ready|started/);
    }
    if (path.practice) expect(path.practice.lockedBy !== null).toBe(path.practice.state === 'locked');
    const windowOfNext = { 'pre-test': course.pre, 'post-test': course.post, module: course }[path.next?.kind ?? 'module'];
    if (path.next) expect(windowOfNext.window).toBe('open');
  }));
});
