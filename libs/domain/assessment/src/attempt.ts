import { isAnswered, type Response } from '@selaras/domain/item';
import { ok, plusSeconds, refuse, type AttemptId, type Instant, type ItemVersionId, type Result, type StepId } from '@selaras/domain/kernel';
import type { Navigation } from '@selaras/domain/scheduling';
import type { Form } from './form';
import { canonicalJson, receiptOf, stepHash, type HashText, type Lateness, type Receipt, type RecordedStep, type Step } from './step';

export type { Phase, ScoredPhase } from '@selaras/domain/scheduling';

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
  /** When the break that was begun last is over; null where none was, or somebody ended it. */
  readonly breakUntil: Instant | null;
  readonly graceSeconds: number;
  /** It is being marked, or was: whatever comes now cannot count any more. */
  readonly sealed: boolean;
  readonly navigation: Navigation;
  /** One-based position of the furthest item touched; 0 before the first step. */
  readonly furthest: number;
  /** Whether that item has an answer now. */
  readonly furthestAnswered: boolean;
  readonly form: Form;
  /** Sequence and hash of the newest step; 0 and `firstHash` before there is one. */
  readonly lastSequence: number;
  readonly lastHash: string;
  /** The hash of the newest step when it was closed: the receipt of the closing covers what came until then. Null while it is open. */
  readonly hashAtClosing: string | null;
  /** Steps already recorded among those that are being sent, by id. */
  readonly known: ReadonlyMap<StepId, RecordedStep>;
}

export const MOST_STEPS_AT_ONCE = 100;
/** Far above what a person can do in a day; it keeps a client that went wild from filling the disk. */
export const MOST_STEPS_OF_AN_ATTEMPT = 20_000;
/** For so long after the end a device that was offline may still hand in what it kept; it is stored, labelled late. */
export const LATE_STEPS_TAKEN_SECONDS = 86_400;

export type RecordRefusal =
  | { readonly code: 'AttemptClosed'; readonly closedAt: Instant; readonly closedBy: ClosedBy }
  | { readonly code: 'OnBreak'; readonly endsAt: Instant }
  | { readonly code: 'ItemPassed' | 'ItemNotReached'; readonly itemVersionId: string; readonly position: number; readonly furthest: number }
  /** One-way: the item she would leave must be answered, and could not be any more. */
  | { readonly code: 'RequiredItemFirst'; readonly itemVersionId: string; readonly position: number }
  | { readonly code: 'UnknownItem'; readonly itemVersionId: string }
  | { readonly code: 'EmptyStep'; readonly stepId: StepId }
  | { readonly code: 'StepIdReused'; readonly stepId: StepId }
  | { readonly code: 'TooManySteps'; readonly most: number };

export interface Recording {
  /** One for each step sent, in the order sent. */
  readonly receipts: readonly Receipt[];
  /** What has to be stored, in sequence; empty when every step was known. */
  readonly appended: readonly RecordedStep[];
  /** The furthest item touched, these steps included, and whether it has an answer. */
  readonly furthest: number;
  readonly furthestAnswered: boolean;
}

/**
 * How an attempt that nobody closed is closed by the clock: at its due time exactly, however late somebody looks.
 * Null while it is open, and when it is closed already. The due moment itself is too late.
 */
export function closingByClock(attempt: Pick<AttemptState, 'dueAt' | 'closing'>, now: Instant): Closing | null {
  return attempt.closing === null && now >= attempt.dueAt ? { submittedAt: attempt.dueAt, closedBy: 'expiry' } : null;
}

/**
 * Whether a step that arrives now, by the server's clock alone, is late, and then whether it counts. Null when it is too late to be taken at all.
 * - Within the grace after the clock closed the attempt it counts, unless marking has begun.
 * - After that, and after the learner handed in (another device of hers may have been offline), it is kept for the record for a day.
 */
export function latenessOf({ graceSeconds, sealed }: Pick<AttemptState, 'graceSeconds' | 'sealed'>, closing: Closing, now: Instant): Lateness | null {
  if (now >= plusSeconds(closing.submittedAt, LATE_STEPS_TAKEN_SECONDS)) return null;
  return { counts: closing.closedBy === 'expiry' && !sealed && now < plusSeconds(closing.submittedAt, graceSeconds) };
}

/** From when on an attempt may be marked: nothing that counts arrives any more. */
export function markedFrom({ graceSeconds }: Pick<AttemptState, 'graceSeconds'>, { submittedAt, closedBy }: Closing): Instant {
  return closedBy === 'expiry' ? plusSeconds(submittedAt, graceSeconds) : submittedAt;
}

/**
 * Decides what recording these steps means; stores nothing. All of them or none.
 * - A step that is known already gets the receipt it got, also after the attempt was closed: its first answer was lost on the way.
 * - The same id with something else in it is refused: a receipt must never cover what was not recorded.
 * - A closed attempt takes steps as late (see `latenessOf`), then nothing more; `AttemptClosed` says since when.
 * - During a break it takes nothing new: the clock stands still.
 * - One-way: a step moves her on to its item. What lies before is passed, and what lies beyond the next item was not delivered yet. A required item is
 *   not left without an answer.
 */
export function recordResponses(
  attempt: AttemptState, steps: readonly Step[], now: Instant, hash: HashText,
): Result<Recording, RecordRefusal> {
  if (steps.length > MOST_STEPS_AT_ONCE) return refuse({ code: 'TooManySteps', most: MOST_STEPS_AT_ONCE });
  const recorded = new Map(attempt.known);
  const appended: RecordedStep[] = [];
  const receipts: Receipt[] = [];
  const closing = attempt.closing ?? closingByClock(attempt, now);
  const late = closing && latenessOf(attempt, closing, now);
  let { lastSequence: sequence, lastHash, furthest, furthestAnswered } = attempt;

  for (const step of steps) {
    const earlier = recorded.get(step.id);
    if (earlier) {
      if (!saysTheSame(earlier, step)) return refuse({ code: 'StepIdReused', stepId: step.id });
      receipts.push(receiptOf(earlier));
      continue;
    }
    if (closing && !late) return refuse({ code: 'AttemptClosed', closedAt: closing.submittedAt, closedBy: closing.closedBy });
    if (!closing && attempt.breakUntil !== null && now < attempt.breakUntil) return refuse({ code: 'OnBreak', endsAt: attempt.breakUntil });
    const position = attempt.form.findIndex((item) => item.itemVersionId === step.itemVersionId) + 1;
    if (position === 0) return refuse({ code: 'UnknownItem', itemVersionId: step.itemVersionId });
    if (step.response === null && step.flagged === null) return refuse({ code: 'EmptyStep', stepId: step.id });
    const off = attempt.navigation === 'one-way' ? offTheWay(position, furthest) : null;
    if (off) return refuse({ code: off, itemVersionId: step.itemVersionId, position, furthest });
    const left = position > furthest ? attempt.form[furthest - 1] : undefined;
    if (attempt.navigation === 'one-way' && left?.required && !furthestAnswered) return refuse({ code: 'RequiredItemFirst', itemVersionId: left.itemVersionId, position: furthest });
    sequence += 1;
    if (sequence > MOST_STEPS_OF_AN_ATTEMPT) return refuse({ code: 'TooManySteps', most: MOST_STEPS_OF_AN_ATTEMPT });
    if (position > furthest || (position === furthest && step.response !== null)) furthestAnswered = isAnswered(step.response);
    furthest = Math.max(furthest, position);
    const unsealed = { ...step, sequence, recordedAt: now, ...(late ? { late } : {}) };
    lastHash = stepHash(lastHash, unsealed, hash);
    const sealed: RecordedStep = { ...unsealed, hash: lastHash };
    recorded.set(step.id, sealed);
    appended.push(sealed);
    receipts.push(receiptOf(sealed));
  }
  return ok({ receipts, appended, furthest, furthestAnswered });
}

function offTheWay(position: number, furthest: number): 'ItemPassed' | 'ItemNotReached' | null {
  if (position < furthest) return 'ItemPassed';
  return position > furthest + 1 ? 'ItemNotReached' : null;
}

/** How many items of the form are delivered: all, but in a running one-way attempt none beyond the one after the furthest. */
export function deliveredItems({ navigation, furthest, closing, form }: Pick<AttemptState, 'navigation' | 'furthest' | 'closing' | 'form'>): number {
  return navigation === 'one-way' && closing === null ? Math.min(furthest + 1, form.length) : form.length;
}

/** One-based positions of required items without an answer: with any, she cannot hand in. The clock can close the attempt all the same. */
export function unansweredRequired(form: Form, states: ReadonlyMap<ItemVersionId, ItemState>): readonly number[] {
  return form.flatMap((item, index) => (item.required && !isAnswered(states.get(item.itemVersionId)?.response ?? null) ? [index + 1] : []));
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

/** The newest response and the newest flag of each item, by sequence; items never touched, and steps that came too late to count, are not in it. */
export function newestByItem(steps: readonly Pick<RecordedStep, 'sequence' | 'itemVersionId' | 'response' | 'flagged' | 'late'>[]): ReadonlyMap<ItemVersionId, ItemState> {
  const states = new Map<ItemVersionId, ItemState>();
  for (const step of steps.filter(({ late }) => late?.counts !== false).sort((a, b) => a.sequence - b.sequence)) {
    const before = states.get(step.itemVersionId) ?? { response: null, flagged: false };
    states.set(step.itemVersionId, { response: step.response ?? before.response, flagged: step.flagged ?? before.flagged });
  }
  return states;
}
