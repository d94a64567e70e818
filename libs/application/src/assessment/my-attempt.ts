import type { UnitView } from '@selaras/application/identity';
import {
  closingByClock, deliveredItems, deliverItem, sectionsOf, type Closing, type FormSection, type ItemFace, type Part, type Phase,
} from '@selaras/domain/assessment';
import type { DeliveredItem, Response } from '@selaras/domain/item';
import type { AttemptId, EnrolmentId, Instant, ItemVersionId, PersonId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { dueOf, pausedMilliseconds, reservedMilliseconds, runningBreak, type Break, type BreakRules, type Due, type Navigation } from '@selaras/domain/scheduling';
import { attemptResult, placeInCourse, readEnrolments, scoreLevel, type AttemptResultView } from '../learning/index';
import type { AssessmentDeps, AttemptRecord, LateAnswer } from './ports';

export interface AttemptView {
  readonly id: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly courseTitle: string;
  readonly phase: Phase;
  readonly number: number;
  readonly unit: UnitView;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly dueSetBy: Due['setBy'];
  /** Without what was granted on top; null: no limit but the deadline. */
  readonly timeLimitSeconds: number | null;
  readonly extraSeconds: number;
  readonly graceSeconds: number;
  readonly navigation: Navigation;
  readonly furthest: number;
  readonly breaks: AttemptBreaksView;
  readonly serverTime: Instant;
  readonly closing: Closing | null;
  /** In a running one-way attempt only those up to the one after `furthest`. */
  readonly items: readonly AttemptItemView[];
  /** Delivered or not. */
  readonly itemCount: number;
  readonly sections: readonly FormSection[];
  readonly lastSequence: number;
  readonly lateAnswers: readonly LateAnswerView[];
  readonly result: AttemptResultView | null;
}

export interface AttemptBreaksView extends BreakRules {
  readonly used: number;
  /** The running one not counted. */
  readonly secondsTaken: number;
  readonly running: Break | null;
}

export interface AttemptItemView extends DeliveredItem {
  /** One-based. */
  readonly position: number;
  readonly part: Part;
  readonly section: string | null;
  readonly required: boolean;
  readonly response: Response | null;
  readonly flagged: boolean;
}

export interface LateAnswerView extends LateAnswer {
  readonly position: number;
}

/** One of my attempts, on whatever device: the newest text of each answer, the server's time. Null when it is not mine. */
export function makeMyAttempt(deps: AssessmentDeps) {
  return (actor: Actor, attemptId: AttemptId): Promise<AttemptView | null> => readAttempt(deps, actor.personId, attemptId, deps.clock());
}

/** Reads an attempt as it is now, closing it first when its time is up. */
export async function readAttempt(deps: AssessmentDeps, personId: PersonId, attemptId: AttemptId, now: Instant): Promise<AttemptView | null> {
  const { attempts } = deps;
  const attempt = await attempts.attemptOf(personId, attemptId);
  if (!attempt) return null;
  const closing = closingByClock(attempt, now);
  if (!closing) return view(deps, personId, attempt, now);
  await attempts.close(attemptId, closing, now);
  const closed = await attempts.attemptOf(personId, attemptId);
  return closed && view(deps, personId, closed, now);
}

async function view(deps: AssessmentDeps, personId: PersonId, attempt: AttemptRecord, now: Instant): Promise<AttemptView> {
  const { id, enrolmentId, courseTitle, phase, number, unit, form, startedAt, dueAt, closing, navigation, furthest, breaks } = attempt;
  const until = closing?.submittedAt ?? now;
  const running = closing ? null : runningBreak(breaks, now);
  const { timeLimitSeconds, extraSeconds, deadline } = attempt.timing;
  const faces = await facesOf(deps, attempt);
  let items: readonly AttemptItemView[] | undefined;
  return {
    id, enrolmentId, courseTitle, phase, number, unit, startedAt, dueAt, closing, navigation, furthest, timeLimitSeconds, extraSeconds,
    dueSetBy: dueOf({ startedAt, timeLimitSeconds, extraSeconds, deadline, breakMilliseconds: reservedMilliseconds(breaks) }).setBy,
    graceSeconds: attempt.graceSeconds,
    breaks: {
      ...attempt.breakRules,
      used: breaks.length,
      secondsTaken: Math.round(pausedMilliseconds(breaks.filter((pause) => pause !== running), until) / 1_000),
      running,
    },
    serverTime: now,
    // Laid out for whoever looks at them: somebody who waits for her result asks again and again, and does not.
    get items() {
      return (items ??= layOut(faces, attempt).slice(0, deliveredItems(attempt)));
    },
    itemCount: form.length,
    sections: sectionsOf(form),
    lastSequence: attempt.lastSequence,
    lateAnswers: lateAnswersOf(attempt),
    result: closing && (await resultOf(deps, personId, attempt, now)),
  };
}

/** All items of the form, whether or not they may be shown yet. */
export async function itemViews(deps: Pick<AssessmentDeps, 'attempts'>, attempt: AttemptRecord): Promise<readonly AttemptItemView[]> {
  return layOut(await facesOf(deps, attempt), attempt);
}

function facesOf({ attempts }: Pick<AssessmentDeps, 'attempts'>, { form }: AttemptRecord): Promise<ReadonlyMap<ItemVersionId, ItemFace>> {
  return attempts.faces(form.map((place) => place.itemVersionId));
}

function layOut(faces: ReadonlyMap<ItemVersionId, ItemFace>, { id, form, states }: AttemptRecord): readonly AttemptItemView[] {
  return form.map((place, index) => {
    const face = faces.get(place.itemVersionId);
    if (!face) throw new Error(`item version ${place.itemVersionId} of attempt ${id} is not stored`);
    const state = states.get(place.itemVersionId) ?? { response: null, flagged: false };
    return {
      ...deliverItem(face, place), position: index + 1, part: place.part, section: place.section ?? null, required: place.required ?? false, ...state,
    };
  });
}

export function lateAnswersOf({ form, lateAnswers }: AttemptRecord): readonly LateAnswerView[] {
  return lateAnswers.map((answer) => ({ ...answer, position: form.findIndex(({ itemVersionId }) => itemVersionId === answer.itemVersionId) + 1 }));
}

/** How much of the score may be seen depends on where she is in the course: read once there is a score. */
async function resultOf({ enrolments }: AssessmentDeps, personId: PersonId, attempt: AttemptRecord, now: Instant): Promise<AttemptResultView | null> {
  if (attempt.outcome === null) return attemptResult(attempt, 'score');
  const [enrolment] = await readEnrolments(enrolments, personId, now, attempt.enrolmentId);
  return enrolment ? attemptResult(attempt, scoreLevel(enrolment, placeInCourse(enrolment, now), attempt.phase)) : null;
}
