import type { Response } from '@selaras/domain/item';
import { ok, refuse, type AttemptId, type Instant, type ItemVersionId, type Result, type StepId } from '@selaras/domain/kernel';
import type { Form } from './form';
import { canonicalJson, receiptOf, stepHash, type HashText, type Receipt, type RecordedStep, type Step } from './step';

export type Phase = 'pre' | 'post';

/** `learner`: she submitted it. `expiry`: time was up. */
export type ClosedBy = 'learner' | 'expiry';

export interface Closing {
  readonly submittedAt: Instant;
  readonly closedBy: ClosedBy;
}

/** What has to be known of an attempt to record steps in it. */
export interface AttemptState {
  readonly id: AttemptId;
  readonly dueAt: Instant;
  /** Null while it is open. */
  readonly closing: Closing | null;
  readonly form: Form;
  /** Sequence and hash of the newest step; 0 and `firstHash` before there is one. */
  readonly lastSequence: number;
  readonly lastHash: string;
  /** Steps already recorded among those that are being sent, by id. */
  readonly known: ReadonlyMap<StepId, RecordedStep>;
}

export const MOST_STEPS_AT_ONCE = 100;
/** Far above what a person can do in a day; it keeps a client that went wild from filling the disk. */
export const MOST_STEPS_OF_AN_ATTEMPT = 20_000;

export type RecordRefusal =
  | { readonly code: 'AttemptClosed'; readonly closedAt: Instant; readonly closedBy: ClosedBy }
  | { readonly code: 'UnknownItem'; readonly itemVersionId: string }
  | { readonly code: 'EmptyStep'; readonly stepId: StepId }
  | { readonly code: 'StepIdReused'; readonly stepId: StepId }
  | { readonly code: 'TooManySteps'; readonly most: number };

export interface Recording {
  /** One for each step sent, in the order sent. */
  readonly receipts: readonly Receipt[];
  /** What has to be stored, in sequence; empty when every step was known. */
  readonly appended: readonly RecordedStep[];
}

/**
 * How an attempt that nobody closed is closed by the clock: at its due time exactly, however late somebody looks.
 * Null while it is open, and when it is closed already. The due moment itself is too late.
 */
export function closingByClock(attempt: Pick<AttemptState, 'dueAt' | 'closing'>, now: Instant): Closing | null {
  return attempt.closing === null && now >= attempt.dueAt ? { submittedAt: attempt.dueAt, closedBy: 'expiry' } : null;
}

/**
 * Decides what recording these steps means; stores nothing. All of them or none.
 * - A step that is known already gets the receipt it got, also after the attempt was closed: its first answer was lost on the way.
 * - The same id with something else in it is refused: a receipt must never cover what was not recorded.
 * - A closed attempt takes nothing new; `AttemptClosed` says since when.
 */
export function recordResponses(
  attempt: AttemptState, steps: readonly Step[], now: Instant, hash: HashText,
): Result<Recording, RecordRefusal> {
  if (steps.length > MOST_STEPS_AT_ONCE) return refuse({ code: 'TooManySteps', most: MOST_STEPS_AT_ONCE });
  const recorded = new Map(attempt.known);
  const appended: RecordedStep[] = [];
  const receipts: Receipt[] = [];
  const closing = attempt.closing ?? closingByClock(attempt, now);
  let { lastSequence: sequence, lastHash } = attempt;

  for (const step of steps) {
    const earlier = recorded.get(step.id);
    if (earlier) {
      if (!saysTheSame(earlier, step)) return refuse({ code: 'StepIdReused', stepId: step.id });
      receipts.push(receiptOf(earlier));
      continue;
    }
    if (closing) return refuse({ code: 'AttemptClosed', closedAt: closing.submittedAt, closedBy: closing.closedBy });
    if (!attempt.form.some((item) => item.itemVersionId === step.itemVersionId)) {
      return refuse({ code: 'UnknownItem', itemVersionId: step.itemVersionId });
    }
    if (step.response === null && step.flagged === null) return refuse({ code: 'EmptyStep', stepId: step.id });
    sequence += 1;
    if (sequence > MOST_STEPS_OF_AN_ATTEMPT) return refuse({ code: 'TooManySteps', most: MOST_STEPS_OF_AN_ATTEMPT });
    const unsealed = { ...step, sequence, recordedAt: now };
    lastHash = stepHash(lastHash, unsealed, hash);
    const sealed: RecordedStep = { ...unsealed, hash: lastHash };
    recorded.set(step.id, sealed);
    appended.push(sealed);
    receipts.push(receiptOf(sealed));
  }
  return ok({ receipts, appended });
}

function saysTheSame(recorded: RecordedStep, sent: Step): boolean {
  const said = ({ itemVersionId, response, flagged }: Step) => canonicalJson([itemVersionId, response, flagged]);
  return said(recorded) === said(sent);
}

/** Where an item stands after all steps. */
export interface ItemState {
  readonly response: Response | null;
  readonly flagged: boolean;
}

/** The newest response and the newest flag of each item, by sequence; items never touched are not in it. */
export function newestByItem(steps: readonly Pick<RecordedStep, 'sequence' | 'itemVersionId' | 'response' | 'flagged'>[]): ReadonlyMap<ItemVersionId, ItemState> {
  const states = new Map<ItemVersionId, ItemState>();
  for (const step of [...steps].sort((a, b) => a.sequence - b.sequence)) {
    const before = states.get(step.itemVersionId) ?? { response: null, flagged: false };
    states.set(step.itemVersionId, { response: step.response ?? before.response, flagged: step.flagged ?? before.flagged });
  }
  return states;
}
