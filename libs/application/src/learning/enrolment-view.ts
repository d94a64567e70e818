import { byNeedOfRevision, type Marks } from '@selaras/domain/assessment';
import { percentOf, type AttemptId, type EnrolmentId, type Hundredths, type Instant, type ModuleId } from '@selaras/domain/kernel';
import {
  reviewOf, rulesFor, workingMilliseconds,
  type Deadline, type EnrolmentWindow, type PathStep, type Phase, type ReviewLevel, type StepLock, type StepState, type TestFacts, type TestRules,
} from '@selaras/domain/scheduling';
import { attemptsIn, itemCount, placeInCourse, variantFor, type PlaceInCourse } from './place-in-course';
import type { AttemptRecord, EnrolmentRecord, GrantedAccommodation, ModuleRecord, ObjectiveRecord } from './ports';

export interface EnrolmentView {
  readonly id: EnrolmentId;
  readonly courseTitle: string;
  readonly courseSummary: string;
  readonly versionNumber: number;
  readonly cohortName: string;
  readonly jp: number;
  readonly opensAt: Instant;
  readonly deadline: Deadline;
  readonly window: EnrolmentWindow;
  readonly preTest: TestStepView;
  readonly modules: readonly ModuleStepView[];
  readonly postTest: TestStepView;
  /** Null where there is nothing to practise. */
  readonly practice: TestStepView | null;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly next: NextStepView | null;
  readonly objectives: readonly ObjectiveRecord[];
  readonly revision: readonly ObjectiveResultView[];
}

export interface TestStepView {
  readonly phase: Phase;
  readonly state: StepState;
  readonly lockedBy: StepLock | null;
  /** With the extra time that was granted to her; null: no limit but the deadline. */
  readonly timeLimitSeconds: number | null;
  readonly itemCount: number;
  readonly passMarkPercent: number;
  /** Null: as often as she likes. */
  readonly attemptsAllowed: number | null;
  readonly attemptsUsed: number;
  readonly openAttemptId: AttemptId | null;
  readonly results: readonly AttemptResultView[];
  readonly opensAt: Instant;
  readonly deadline: Deadline;
  /** `breaks` with what was granted to her. */
  readonly rules: TestRules;
  readonly accommodations: readonly GrantedAccommodation[];
}

export interface ModuleStepView {
  readonly id: ModuleId;
  readonly position: number;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly state: StepState;
  readonly lockedBy: StepLock | null;
  /** True when the text is the case of her own unit rather than the core. */
  readonly adapted: boolean;
  readonly pageCount: number;
  readonly page: number | null;
  readonly completedAt: Instant | null;
  readonly objectives: readonly ObjectiveRecord[];
}

export interface NextStepView {
  readonly kind: 'pre-test' | 'module' | 'post-test';
  readonly moduleId: ModuleId | null;
  /** Of the module, or of the course for one of its tests. */
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly resume: boolean;
  readonly page: number | null;
}

export interface ObjectiveResultView extends ObjectiveRecord {
  readonly earned: Hundredths;
  readonly maximum: Hundredths;
  readonly modules: readonly { readonly id: ModuleId; readonly title: string }[];
}

export interface AttemptResultView {
  readonly attemptId: AttemptId;
  readonly number: number;
  readonly submittedAt: Instant;
  readonly closedBy: string;
  readonly scored: boolean;
  /** The rules do not show the score yet. */
  readonly withheld: boolean;
  /** Without the breaks. */
  readonly durationSeconds: number;
  /** Scored as far as a key can; a person has yet to mark the rest. Until then no score is said, since it may yet rise. */
  readonly awaitingMarks: boolean;
  readonly corePercent: number | null;
  readonly fullPercent: number | null;
  /** Null also for a form without case items, `corePercent` also for one without core items. */
  readonly casePercent: number | null;
  readonly passed: boolean | null;
}

/** One enrolment as its learner sees it. */
export function enrolmentView(enrolment: EnrolmentRecord, now: Instant): EnrolmentView {
  const { course, cohort } = enrolment;
  const place = placeInCourse(enrolment, now);
  const { path } = place;
  return {
    id: enrolment.id,
    courseTitle: course.title,
    courseSummary: course.summary,
    versionNumber: course.number,
    cohortName: cohort.name,
    jp: course.jp,
    opensAt: cohort.opensAt,
    deadline: place.deadline,
    window: place.facts.window,
    preTest: testStep(enrolment, place, 'pre', path.pre),
    modules: course.modules.map((module, index) => moduleStep(enrolment, module, path.modules[index] as PathStep)),
    postTest: testStep(enrolment, place, 'post', path.post),
    practice: path.practice && testStep(enrolment, place, 'practice', path.practice),
    stepsDone: path.stepsDone,
    stepsTotal: path.stepsTotal,
    next: nextStep(enrolment, place),
    objectives: course.objectives,
    revision: revision(enrolment, place),
  };
}

function testStep(enrolment: EnrolmentRecord, place: PlaceInCourse, phase: Phase, step: PathStep): TestStepView {
  const { pair } = enrolment.course;
  const attempts = attemptsIn(enrolment, phase);
  const { timeLimitSeconds, extraSeconds, attempts: attemptsAllowed, opensAt, deadline, breaks } = place.allowances[phase];
  const level = scoreLevel(enrolment, place, phase);
  return {
    phase,
    ...step,
    timeLimitSeconds: timeLimitSeconds === null ? null : timeLimitSeconds + extraSeconds,
    itemCount: itemCount(enrolment, phase),
    passMarkPercent: pair.passMarkPercent,
    attemptsAllowed,
    attemptsUsed: attempts.length,
    openAttemptId: attempts.find((attempt) => attempt.closing === null)?.id ?? null,
    results: attempts.flatMap((attempt) => attemptResult(attempt, level) ?? []),
    opensAt,
    deadline,
    rules: { ...rulesFor(pair.rules, phase), breaks },
    accommodations: enrolment.accommodations.filter((accommodation) => accommodation.phase === phase),
  };
}

/** Whether the rules show her score now: more than the score is for the review to say, which looks further. */
export function scoreLevel(enrolment: EnrolmentRecord, { facts }: PlaceInCourse, phase: Phase): ReviewLevel {
  return reviewOf(rulesFor(enrolment.course.pair.rules, phase).review, facts[phase] as TestFacts, []).byRules;
}

/** Null while the attempt is open: nothing is said about it before. `level`: what may be seen of it. */
export function attemptResult(
  attempt: Pick<AttemptRecord, 'id' | 'number' | 'startedAt' | 'closing' | 'breaks' | 'outcome'>, level: ReviewLevel,
): AttemptResultView | null {
  const { closing, outcome } = attempt;
  if (closing === null) return null;
  const withheld = level === 'nothing';
  const shown = withheld || !outcome?.complete ? null : outcome;
  // Where marks were lost in the cases, full may be less than core: the cases then earned nothing.
  const marksOfCases = shown && {
    earned: Math.max(0, shown.full.earned - shown.core.earned),
    maximum: shown.full.maximum - shown.core.maximum,
  };
  return {
    attemptId: attempt.id,
    number: attempt.number,
    submittedAt: closing.submittedAt,
    closedBy: closing.closedBy,
    scored: outcome !== null,
    withheld,
    awaitingMarks: outcome?.complete === false,
    durationSeconds: Math.floor(workingMilliseconds(attempt.startedAt, closing.submittedAt, attempt.breaks) / 1_000),
    corePercent: shown && percent(shown.core),
    fullPercent: shown && percent(shown.full),
    casePercent: marksOfCases && percent(marksOfCases as Marks),
    passed: shown && shown.passed,
  };
}

/** Two decimals, cut rather than rounded: 69.999 never reads as the 70 that would have passed. */
function percent({ earned, maximum }: Marks): number | null {
  return percentOf(earned, maximum) === null ? null : Math.floor((earned * 10_000) / maximum) / 100;
}

function moduleStep(enrolment: EnrolmentRecord, module: ModuleRecord, step: PathStep): ModuleStepView {
  const variant = variantFor(enrolment, module);
  const progress = enrolment.progress.find((row) => row.moduleId === module.id);
  return {
    id: module.id,
    position: module.position,
    title: module.title,
    estimatedMinutes: module.estimatedMinutes,
    ...step,
    adapted: variant.unitId !== null,
    pageCount: variant.pageCount,
    page: progress ? pageWithin(progress.page, variant.pageCount) : null,
    completedAt: progress?.completedAt ?? null,
    objectives: objectivesOf(enrolment, module),
  };
}

/** She may have moved to a unit whose text is shorter than the one she was reading. */
export function pageWithin(page: number, pageCount: number): number {
  return Math.max(1, Math.min(page, pageCount));
}

export function objectivesOf({ course }: EnrolmentRecord, module: ModuleRecord): readonly ObjectiveRecord[] {
  return course.objectives.filter((objective) => module.objectiveCodes.includes(objective.code));
}

function nextStep(enrolment: EnrolmentRecord, { path, allowances }: PlaceInCourse): NextStepView | null {
  const { next } = path;
  if (next === null) return null;
  const { course } = enrolment;
  if (next.kind !== 'module') {
    const { timeLimitSeconds, extraSeconds } = allowances[next.kind === 'pre-test' ? 'pre' : 'post'];
    // A minute and a half an item is what tests of this kind usually allow.
    const seconds = timeLimitSeconds === null ? 90 * itemCount(enrolment, next.kind === 'pre-test' ? 'pre' : 'post') : timeLimitSeconds + extraSeconds;
    const estimatedMinutes = Math.ceil(seconds / 60);
    return { kind: next.kind, moduleId: null, title: course.title, estimatedMinutes, resume: next.resume, page: null };
  }
  const index = course.modules.findIndex((module) => module.id === next.moduleId);
  const step = moduleStep(enrolment, course.modules[index] as ModuleRecord, path.modules[index] as PathStep);
  const { id: moduleId, title, estimatedMinutes, page } = step;
  return { kind: 'module', moduleId, title, estimatedMinutes, resume: next.resume, page: page ?? 1 };
}

/** By the newest post-test that is marked to the end; empty before there is one, and while its score is not shown. */
function revision(enrolment: EnrolmentRecord, place: PlaceInCourse): readonly ObjectiveResultView[] {
  const { course } = enrolment;
  if (scoreLevel(enrolment, place, 'post') === 'nothing') return [];
  const outcome = attemptsIn(enrolment, 'post').findLast((attempt) => attempt.outcome?.complete === true)?.outcome;
  return byNeedOfRevision(outcome?.objectives ?? []).map(({ code, earned, maximum }) => ({
    code,
    // An objective may have been dropped from the course after its items were written: its code still says what it was.
    text: course.objectives.find((objective) => objective.code === code)?.text ?? code,
    earned,
    maximum,
    modules: course.modules.filter((module) => module.objectiveCodes.includes(code)).map(({ id, title }) => ({ id, title })),
  }));
}
