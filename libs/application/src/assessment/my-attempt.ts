import type { UnitView } from '@selaras/application/identity';
import { closingByClock, deliverItem, type Closing, type Part, type Phase } from '@selaras/domain/assessment';
import type { DeliveredItem, Response } from '@selaras/domain/item';
import type { AttemptId, EnrolmentId, Instant, PersonId } from '@selaras/domain/kernel';
import { plusSeconds } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { Due } from '@selaras/domain/scheduling';
import { attemptResult, type AttemptResultView } from '../learning/index';
import type { AssessmentDeps, AttemptRecord, AttemptStore } from './ports';

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
  readonly serverTime: Instant;
  readonly closing: Closing | null;
  readonly items: readonly AttemptItemView[];
  readonly lastSequence: number;
  readonly result: AttemptResultView | null;
}

export interface AttemptItemView extends DeliveredItem {
  /** One-based. */
  readonly position: number;
  readonly part: Part;
  readonly response: Response | null;
  readonly flagged: boolean;
}

/** One of my attempts, on whatever device: the newest text of each answer, the server's time. Null when it is not mine. */
export function makeMyAttempt({ attempts, clock }: AssessmentDeps) {
  return (actor: Actor, attemptId: AttemptId): Promise<AttemptView | null> => readAttempt(attempts, actor.personId, attemptId, clock());
}

/** Reads an attempt as it is now, closing it first when its time is up. */
export async function readAttempt(
  attempts: AttemptStore, personId: PersonId, attemptId: AttemptId, now: Instant,
): Promise<AttemptView | null> {
  const attempt = await attempts.attemptOf(personId, attemptId);
  if (!attempt) return null;
  const closing = closingByClock(attempt, now);
  if (!closing) return view(attempts, attempt, now);
  await attempts.close(attemptId, closing, now);
  const closed = await attempts.attemptOf(personId, attemptId);
  return closed && view(attempts, closed, now);
}

async function view(attempts: AttemptStore, attempt: AttemptRecord, now: Instant): Promise<AttemptView> {
  const faces = await attempts.faces(attempt.form.map((place) => place.itemVersionId));
  const { form, states, timeLimitSeconds, outcome, ...shown } = attempt;
  return {
    ...shown,
    dueSetBy: attempt.dueAt === plusSeconds(attempt.startedAt, timeLimitSeconds) ? 'timeLimit' : 'deadline',
    serverTime: now,
    items: form.map((place, index) => {
      const face = faces.get(place.itemVersionId);
      if (!face) throw new Error(`item version ${place.itemVersionId} of attempt ${attempt.id} is not stored`);
      const state = states.get(place.itemVersionId) ?? { response: null, flagged: false };
      return { ...deliverItem(face, place), position: index + 1, part: place.part, ...state };
    }),
    result: attemptResult(attempt),
  };
}
