import type { UnitView } from '@selaras/application/identity';
import {
  closingByClock, correctionsInForce, NOTHING_SHOWN, reviewItem, sectionsOf, type Closing, type FormSection, type ItemReview, type Phase,
} from '@selaras/domain/assessment';
import { ok, refuse, type AttemptId, type EnrolmentId, type Instant, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { reviewOf, rulesFor, type Phase as TestPhase, type ReviewLevel, type ReviewStage, type TestFacts } from '@selaras/domain/scheduling';
import { attemptResult, placeInCourse, readEnrolments, type AttemptResultView, type EnrolmentRecord } from '../learning/index';
import { itemViews, lateAnswersOf, type AttemptItemView, type LateAnswerView } from './my-attempt';
import type { AssessmentDeps, AttemptRecord } from './ports';

export interface AttemptReviewView {
  readonly attemptId: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly courseTitle: string;
  readonly phase: Phase;
  readonly number: number;
  readonly unit: UnitView;
  readonly startedAt: Instant;
  readonly closing: Closing;
  /** What is shown now. */
  readonly level: ReviewLevel;
  /** More than `level` while its items may still be asked of her. */
  readonly levelByRules: ReviewLevel;
  readonly result: AttemptResultView;
  readonly items: readonly ReviewedItemView[];
  readonly sections: readonly FormSection[];
  readonly lateAnswers: readonly LateAnswerView[];
}

export type ReviewedItemView = AttemptItemView & ItemReview;

export type ReviewRefusal =
  | { readonly code: 'AttemptNotFound' }
  | { readonly code: 'AttemptOpen'; readonly dueAt: Instant }
  /** Nothing is shown yet; `when` is the stage at which something will be, left out when nothing ever will. */
  | { readonly code: 'ReviewNotYet'; readonly when?: ReviewStage };

/**
 * One of my attempts that is over, as far as it may be seen now: my answers always belong to what is shown, marks and keys only by the rules of
 * the test, and never while an item of it may still be asked of me. Keys are not even read before that. Items are those of then; marks are by the
 * keys in force.
 */
export function makeAttemptReview(deps: AssessmentDeps) {
  const { attempts, enrolments, clock } = deps;
  return async (actor: Actor, attemptId: AttemptId): Promise<Result<AttemptReviewView, ReviewRefusal>> => {
    const now = clock();
    const mine = await readEnrolments(enrolments, actor.personId, now);
    const attempt = await attempts.attemptOf(actor.personId, attemptId);
    const enrolment = mine.find(({ id }) => id === attempt?.enrolmentId);
    if (!attempt || !enrolment) return refuse({ code: 'AttemptNotFound' });
    const { closing } = attempt;
    if (!closing || closingByClock(attempt, now)) return refuse({ code: 'AttemptOpen', dueAt: attempt.dueAt });
    const { facts } = placeInCourse(enrolment, now);
    const rules = rulesFor(enrolment.course.pair.rules, attempt.phase).review;
    const { level, byRules, moreAt } = reviewOf(rules, facts[attempt.phase] as TestFacts, testsAsking(mine, enrolment, attempt.phase, now));
    if (level === 'nothing') return refuse({ code: 'ReviewNotYet', ...(moreAt ? { when: moreAt } : {}) });
    const result = attemptResult(attempt, level);
    if (!result) throw new Error(`attempt ${attemptId} is over and has no result`);
    const { courseTitle, phase, number, unit, startedAt } = attempt;
    return ok({
      attemptId, enrolmentId: enrolment.id, courseTitle, phase, number, unit, startedAt, closing, level, levelByRules: byRules, result,
      items: await reviewedItems(deps, attempt, level), sections: sectionsOf(attempt.form), lateAnswers: lateAnswersOf(attempt),
    });
  };
}

/**
 * The tests that may ask her items of this one again. Items belong to a course, so these are the scored tests of all her enrolments in any version of
 * it; what stands under practice in a version is in no scored test of the same version.
 */
function testsAsking(mine: readonly EnrolmentRecord[], reviewed: EnrolmentRecord, phase: TestPhase, now: Instant): readonly TestFacts[] {
  return mine
    .filter(({ course }) => course.courseId === reviewed.course.courseId && (phase !== 'practice' || course.versionId !== reviewed.course.versionId))
    .flatMap((enrolment) => {
      const { pre, post } = placeInCourse(enrolment, now).facts;
      return [pre, post];
    });
}

async function reviewedItems(deps: AssessmentDeps, attempt: AttemptRecord, level: ReviewLevel): Promise<readonly ReviewedItemView[]> {
  const views = await itemViews(deps, attempt);
  if (level !== 'answers' && level !== 'feedback') return views.map((view) => ({ ...view, ...NOTHING_SHOWN }));
  const [marking, contents] = await Promise.all([deps.reviews.marking(attempt.id), deps.reviews.contents(attempt.form.map(({ itemVersionId }) => itemVersionId))]);
  const inForce = correctionsInForce(marking?.corrections ?? []);
  return views.map((view) => {
    const content = contents.get(view.itemVersionId);
    if (!content) throw new Error(`item version ${view.itemVersionId} of attempt ${attempt.id} is not stored`);
    const correction = inForce.get(view.itemVersionId);
    const key = correction?.kind === 'correct-key' ? correction.key : content.key;
    const outcome = marking?.items.find(({ itemVersionId }) => itemVersionId === view.itemVersionId) ?? null;
    return { ...view, ...reviewItem(level, key, content.feedback, view.response, outcome) };
  });
}
