import type {
  AttemptItemView, AttemptReviewView, AttemptView, BreakRecorded, LateAnswerView, Recorded, RecordedAnswer, ReviewedItemView, SentStep, Submitted,
} from '@selaras/application/assessment';
import { toIso } from '@selaras/domain/kernel';
import type { Break } from '@selaras/domain/scheduling';
import { interactionPayload } from '../delivered-item';
import { badInput } from '../permission/index';
import { idOf, instantOf } from '../read-arguments';
import type { StepInput } from '../schema.generated';
import { levelPayload, navigationPayload } from '../test-rules-payload';
import { isoOrNull, resultPayload } from './enrolment-payload';

export function attemptPayload(attempt: AttemptView) {
  return {
    __typename: 'Attempt',
    id: attempt.id,
    enrolmentId: attempt.enrolmentId,
    courseTitle: attempt.courseTitle,
    phase: attempt.phase.toUpperCase(),
    number: attempt.number,
    unit: attempt.unit,
    startedAt: toIso(attempt.startedAt),
    dueAt: toIso(attempt.dueAt),
    dueSetBy: attempt.dueSetBy,
    timeLimitSeconds: attempt.timeLimitSeconds,
    extraSeconds: attempt.extraSeconds,
    graceSeconds: attempt.graceSeconds,
    navigation: navigationPayload(attempt.navigation),
    furthest: attempt.furthest,
    breaks: { ...attempt.breaks, running: attempt.breaks.running && breakPayload(attempt.breaks.running) },
    serverTime: toIso(attempt.serverTime),
    submittedAt: isoOrNull(attempt.closing?.submittedAt ?? null),
    closedBy: attempt.closing?.closedBy ?? null,
    items: () => attempt.items.map(itemPayload),
    itemCount: attempt.itemCount,
    sections: attempt.sections,
    lastSequence: attempt.lastSequence,
    lateAnswers: attempt.lateAnswers.map(latePayload),
    result: attempt.result && resultPayload(attempt.result),
  };
}

/** Names each member that leaves the server, so that nothing added to an item later can slip out by itself. */
function itemPayload({ itemVersionId, position, part, required, section, stem, interaction, response, flagged }: AttemptItemView) {
  return { itemVersionId, position, part, required, section, stem, ...interactionPayload(interaction), response, flagged };
}

/** Reads a step as sent; its response is checked where its item is known. @throws badInput naming the field. */
export function sentStep(step: StepInput, index: number): SentStep {
  const field = `steps.${index}`;
  return {
    id: idOf<'Step'>(`${field}.stepId`, step.stepId),
    itemVersionId: idOf<'ItemVersion'>(`${field}.itemVersionId`, step.itemVersionId),
    response: responseOf(`${field}.response`, step.response),
    flagged: step.flagged ?? null,
    // By the learner's device, whose clock may be wrong by decades.
    answeredAt: instantOf(`${field}.answeredAt`, step.answeredAt),
  };
}

/** JSON, or the same as text. */
function responseOf(field: string, sent: unknown): unknown {
  if (typeof sent !== 'string') return sent ?? null;
  try {
    return JSON.parse(sent) as unknown;
  } catch {
    throw badInput(field, 'is not JSON');
  }
}

export function recordedAnswerPayload({ recordedAt, ...answer }: RecordedAnswer) {
  return { ...answer, recordedAt: toIso(recordedAt) };
}

export function recordedPayload({ receipts, serverTime, dueAt, closing }: Recorded) {
  return {
    __typename: 'Recorded',
    receipts: receipts.map(({ late, ...receipt }) => ({ ...receipt, recordedAt: toIso(receipt.recordedAt), late: late !== undefined, counts: late?.counts ?? true })),
    serverTime: toIso(serverTime),
    dueAt: toIso(dueAt),
    closedAt: isoOrNull(closing?.submittedAt ?? null),
    closedBy: closing?.closedBy ?? null,
  };
}

export function submittedPayload(submitted: Submitted) {
  return { __typename: 'Submitted', ...submitted, submittedAt: toIso(submitted.submittedAt) };
}

function breakPayload({ id, number, startedAt, endsAt, endedAt }: Break) {
  return { id, number, startedAt: toIso(startedAt), endsAt: toIso(endsAt), endedAt: isoOrNull(endedAt) };
}

export function breakRecordedPayload({ break: pause, dueAt, serverTime }: BreakRecorded) {
  // One that nobody ended is over at its maximum all the same.
  const endedAt = pause.endedAt ?? (serverTime >= pause.endsAt ? pause.endsAt : null);
  return { __typename: 'BreakRecorded', break: breakPayload({ ...pause, endedAt }), dueAt: toIso(dueAt), serverTime: toIso(serverTime) };
}

function latePayload({ itemVersionId, position, response, answeredAt, recordedAt, counts }: LateAnswerView) {
  return { itemVersionId, position, response, answeredAt: toIso(answeredAt), recordedAt: toIso(recordedAt), counts };
}

export function reviewPayload({ startedAt, closing, level, levelByRules, phase, result, items, lateAnswers, ...review }: AttemptReviewView) {
  return {
    __typename: 'AttemptReview',
    ...review,
    phase: phase.toUpperCase(),
    startedAt: toIso(startedAt),
    submittedAt: toIso(closing.submittedAt),
    closedBy: closing.closedBy,
    durationSeconds: result.durationSeconds,
    level: levelPayload(level),
    levelByRules: levelPayload(levelByRules),
    result: resultPayload(result),
    items: items.map(reviewedItemPayload),
    lateAnswers: lateAnswers.map(latePayload),
  };
}

function reviewedItemPayload({ marks, rightResponse, feedback, ...item }: ReviewedItemView) {
  return { ...itemPayload(item), marks, rightResponse, feedback };
}
