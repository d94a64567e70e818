import type { Response } from '@selaras/domain/item';
import { hundredths, NO_MARKS, type Hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import type { Form } from './form';
import { correctionsInForce, type Correction, type ItemCorrection, type RegradePolicy } from './regrade-corrections';
import { markByKey, outcomeOf, passes, type ItemOutcome, type KeyedItem, type Marks, type Outcome } from './score-attempt';

export interface RegradedOutcome extends Outcome {
  /** What `never-lower` added to the full score: `full.earned` is the sum over the items, `floorAdjustment` and this. Mostly nothing. */
  readonly lifted: Hundredths;
}

/** All of one attempt that its outcome follows from. */
export interface AttemptToRegrade {
  readonly form: Form;
  /** The newest response of each item, as answered. */
  readonly responses: ReadonlyMap<ItemVersionId, Response | null>;
  /** Marks that a person set by hand: they stand whatever the key says. */
  readonly setByPerson: ReadonlyMap<ItemVersionId, Hundredths>;
  readonly passMarkPercent: number;
}

/** What an earlier outcome promised its learner. */
export type EarlierOutcome = Pick<Outcome, 'full' | 'passed'>;

/**
 * Marks an attempt anew: its newest responses against the keys in force after `corrections`. From nothing each time, so marking
 * again gives the same outcome, and without corrections it is the outcome of `scoreAttempt`.
 * - A mark set by a person stands against every key. A dropped item counts for nobody, and `credit-everybody` gives everybody the
 *   full marks of an item she was shown; once that is taken back, the person's mark stands again.
 * - `never-lower`: the share of the full score and the pass are at least those of `earlier`. What is added for that is `lifted`.
 *   Null when there is no earlier outcome, and so nothing to protect. The core score is never lifted.
 * @throws TypeError when an item of the form is not among `items`: a form always names stored versions.
 */
export function regrade(
  attempt: AttemptToRegrade,
  items: ReadonlyMap<ItemVersionId, KeyedItem>,
  corrections: readonly Correction[],
  policy: RegradePolicy,
  earlier: EarlierOutcome | null,
): RegradedOutcome {
  const outcome = markItems(attempt, items, corrections);
  if (policy === 'recompute' || !earlier) return { ...outcome, lifted: NO_MARKS };
  const least = sameShare(earlier.full, outcome.full.maximum);
  const lifted = lift(outcome, hundredths(Math.max(0, least - outcome.full.earned)), attempt.passMarkPercent);
  return { ...lifted, passed: lifted.complete && (lifted.passed || earlier.passed) };
}

/**
 * Marks an attempt anew under the same corrections, because a person set a mark. What `never-lower` had added stays added; the
 * person's mark may lower or raise the rest.
 *
 * This is also how an answer that a key cannot mark gets its marks: what the markers agree on (`marksByRubric`, `settleMarks`) is a
 * mark by a person like any other, put into `setByPerson`. The item then no longer awaits, and when it was the last one the outcome
 * is complete: it may pass, and enters the enrolment's result in the commit that stores the mark. Taking the mark back opens it again.
 */
export function remark(
  attempt: AttemptToRegrade, items: ReadonlyMap<ItemVersionId, KeyedItem>, corrections: readonly Correction[], lifted: Hundredths,
): RegradedOutcome {
  return lift(markItems(attempt, items, corrections), lifted, attempt.passMarkPercent);
}

function markItems({ form, responses, setByPerson, passMarkPercent }: AttemptToRegrade, items: ReadonlyMap<ItemVersionId, KeyedItem>, corrections: readonly Correction[]) {
  const inForce = correctionsInForce(corrections);
  const marked = form.map((place): ItemOutcome => {
    const item = items.get(place.itemVersionId);
    if (!item) throw new TypeError(`item version ${place.itemVersionId} of the form was not read`);
    const response = responses.get(place.itemVersionId) ?? null;
    const correction = inForce.get(place.itemVersionId);
    return {
      itemVersionId: place.itemVersionId, part: place.part, objectiveCode: item.objectiveCode,
      ...markOne(item, response, correction, setByPerson.get(place.itemVersionId)),
    };
  });
  return outcomeOf(marked, passMarkPercent);
}

function markOne(
  item: KeyedItem, response: Response | null, correction: ItemCorrection | undefined, byPerson: Hundredths | undefined,
): ReturnType<typeof markByKey> {
  const byKey = markByKey(correction?.kind === 'correct-key' ? { ...item, key: correction.key } : item, response);
  if (correction?.kind === 'drop-item') return { earned: NO_MARKS, maximum: NO_MARKS, answered: byKey.answered, basis: 'dropped' };
  if (correction?.kind === 'credit-everybody') return { ...byKey, earned: item.maximum, basis: 'credited' };
  if (byPerson !== undefined) return { ...byKey, earned: hundredths(Math.min(byPerson, item.maximum)), basis: 'person' };
  // Whatever its rubric says now, an answer that awaits its marker goes on waiting.
  return correction && byKey.basis !== 'awaiting' ? { ...byKey, basis: 'corrected-key' } : byKey;
}

/** Adds to the full score, never above its maximum; whether that passes follows. */
function lift<T extends Outcome>(outcome: T, by: Hundredths, passMarkPercent: number): T & { readonly lifted: Hundredths } {
  const earned = hundredths(Math.min(outcome.full.earned + by, outcome.full.maximum));
  const full = { earned, maximum: outcome.full.maximum };
  return { ...outcome, full, passed: outcome.complete && passes(full, passMarkPercent), lifted: hundredths(earned - outcome.full.earned) };
}

/** The least whole hundredths out of `maximum` that are no smaller a share than `marks`; in whole numbers all the way. */
function sameShare({ earned, maximum: outOf }: Marks, maximum: Hundredths): number {
  if (outOf === 0) return 0;
  const product = earned * maximum;
  return (product - (product % outOf)) / outOf + (product % outOf === 0 ? 0 : 1);
}
