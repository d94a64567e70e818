import {
  parseResponse, recordResponses, type AttemptState, type Closing, type Receipt, type RecordRefusal, type ResponseRefusal, type Step,
} from '@selaras/domain/assessment';
import { ok, refuse, type AttemptId, type Instant, type ItemVersionId, type Result, type StepId } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { closeIfDue } from './close-if-due';
import type { AssessmentDeps } from './ports';

/** A step as sent: the response not yet checked against its item. */
export interface SentStep {
  readonly id: StepId;
  readonly itemVersionId: ItemVersionId;
  /** Null when only the flag changes. */
  readonly response: unknown;
  readonly flagged: boolean | null;
  readonly answeredAt: Instant;
}

export interface Recorded {
  readonly receipts: readonly Receipt[];
  readonly serverTime: Instant;
  readonly dueAt: Instant;
  /** Null while it is open. */
  readonly closing: Closing | null;
}

export type RecordResponsesRefusal =
  | RecordRefusal
  | (ResponseRefusal & { readonly field: string; readonly stepId: StepId })
  | { readonly code: 'AttemptNotFound' };

/** Far more tabs than anybody has answering the same attempt in the same moment. */
const MOST_ROUNDS = 100;

/**
 * Records what she answered: all steps or none, each once however often it is sent, receipts only after the commit.
 * One statement appends where the attempt still stands as it was decided on. Where this process remembers how it stood, that is tried first;
 * otherwise, or when it turns out to be no longer true, the attempt is read with those of the steps that are known, and decided again.
 */
export function makeRecordResponses(deps: AssessmentDeps) {
  const { attempts, clock } = deps;
  return async (actor: Actor, attemptId: AttemptId, sent: readonly SentStep[]): Promise<Result<Recorded, RecordResponsesRefusal>> => {
    const remembered = sent.length > 0 ? attempts.remembered(actor.personId, attemptId) : null;
    const start = clock();
    // Neither a refusal nor a label is ever given from memory: an accommodation, a break or another process may have moved the due time since.
    const quick = remembered && start < remembered.dueAt && (await decideAndAppend(deps, remembered, sent, start));
    if (quick && quick.ok) return quick;

    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const now = clock();
      const state = await attempts.stateOf(actor.personId, attemptId, sent.map((step) => step.id));
      if (!state) return refuse({ code: 'AttemptNotFound' });
      // What somebody else recorded until that moment counts, and is not to be refused: read again.
      if (await closeIfDue(attempts, state, now)) continue;
      const result = await decideAndAppend(deps, state, sent, now);
      if (result) return result;
    }
    throw new Error(`attempt ${attemptId} did not stand still for ${MOST_ROUNDS} rounds`);
  };
}

/** Null when the attempt no longer stood as `state` says. */
async function decideAndAppend(
  { attempts, hash }: AssessmentDeps, state: AttemptState, sent: readonly SentStep[], now: Instant,
): Promise<Result<Recorded, RecordResponsesRefusal> | null> {
  const steps = parseSteps(state, sent);
  if (!steps.ok) return steps;
  const decision = recordResponses(state, steps.value, now, hash);
  if (!decision.ok) return decision;
  const { receipts, appended, furthest, furthestAnswered } = decision.value;
  const { closing } = state;
  if (appended.length === 0) return ok({ receipts, serverTime: now, dueAt: state.dueAt, closing });
  const stored = await attempts.append(state.id, state.lastSequence, appended, { furthest, furthestAnswered });
  return stored && ok({ receipts, serverTime: now, dueAt: stored.dueAt, closing });
}

/** Checks each response against the item it is for. A step for an unknown item is passed on: the rule of recording names it. */
function parseSteps(state: AttemptState, sent: readonly SentStep[]): Result<readonly Step[], RecordResponsesRefusal> {
  const places = new Map(state.form.map((place) => [place.itemVersionId, place]));
  const steps: Step[] = [];
  for (const [index, step] of sent.entries()) {
    const place = places.get(step.itemVersionId);
    if (!place) return refuse({ code: 'UnknownItem', itemVersionId: step.itemVersionId });
    if (step.response === null || step.response === undefined) {
      steps.push({ ...step, response: null });
      continue;
    }
    const response = parseResponse(step.response, place);
    if (!response.ok) return refuse({ ...response.refusal, field: `steps.${index}.response`, stepId: step.id });
    steps.push({ ...step, response: response.value });
  }
  return ok(steps);
}
