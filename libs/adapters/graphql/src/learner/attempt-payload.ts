import type { AttemptItemView, AttemptView, Recorded, SentStep, Submitted } from '@selaras/application/assessment';
import { toIso } from '@selaras/domain/kernel';
import { interactionPayload } from '../delivered-item';
import { badInput } from '../permission/index';
import { idOf, instantOf } from '../read-arguments';
import type { StepInput } from '../schema.generated';
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
    serverTime: toIso(attempt.serverTime),
    submittedAt: isoOrNull(attempt.closing?.submittedAt ?? null),
    closedBy: attempt.closing?.closedBy ?? null,
    items: attempt.items.map(itemPayload),
    lastSequence: attempt.lastSequence,
    result: attempt.result && resultPayload(attempt.result),
  };
}

/** Names each member that leaves the server, so that nothing added to an item later can slip out by itself. */
function itemPayload({ itemVersionId, position, part, stem, interaction, response, flagged }: AttemptItemView) {
  return { itemVersionId, position, part, stem, ...interactionPayload(interaction), response, flagged };
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

export function recordedPayload({ receipts, serverTime, dueAt }: Recorded) {
  return {
    __typename: 'Recorded',
    receipts: receipts.map((receipt) => ({ ...receipt, recordedAt: toIso(receipt.recordedAt) })),
    serverTime: toIso(serverTime),
    dueAt: toIso(dueAt),
  };
}

export function submittedPayload(submitted: Submitted) {
  return { __typename: 'Submitted', ...submitted, submittedAt: toIso(submitted.submittedAt) };
}
