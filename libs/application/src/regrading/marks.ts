import { deliverItem, remark, type MarkBasis, type Part } from '@selaras/domain/assessment';
import type { DeliveredItem, Response } from '@selaras/domain/item';
import { hundredths, NO_MARKS, ok, refuse, type AttemptId, type Hundredths, type ItemVersionId, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { inRange, readLine } from '../authoring/checks';
import { LONGEST_REASON } from './apply-correction';
import type { AttemptToMark, GradedAttemptRecord, MarkByPerson, MarkOverrideId, NewMark, OutcomeVersion, RegradingDeps } from './ports';
import type { MarkRefusal } from './refusals';

export interface GradedItem extends DeliveredItem {
  readonly position: number;
  readonly part: Part;
  readonly title: string;
  readonly response: Response | null;
  /** By the outcome that is shown. */
  readonly earned: Hundredths;
  readonly outOf: Hundredths;
  readonly answered: boolean;
  readonly basis: MarkBasis | null;
  /** Newest first; the first one stands unless it was taken back. */
  readonly marksByPerson: readonly MarkByPerson[];
}

export interface GradedAttempt extends Pick<GradedAttemptRecord, 'attemptId' | 'versionId' | 'courseTitle' | 'person' | 'phase' | 'number' | 'submittedAt'> {
  /** The one that is shown. */
  readonly outcome: OutcomeVersion;
  readonly outcomes: readonly OutcomeVersion[];
  readonly items: readonly GradedItem[];
}

/**
 * An attempt as its marker opens it: the items as they were answered, and what they earned. `keyVersion` opens an earlier outcome;
 * null the newest. Null when it is not in scope, not scored, or was not scored by that key version.
 */
export function makeGradedAttempt({ marks }: RegradingDeps) {
  return async (actor: Actor, attemptId: AttemptId, keyVersion: number | null): Promise<GradedAttempt | null> => {
    const record = await marks.gradedAttempt(scopeOf(actor, 'instructor'), attemptId);
    const outcome = record?.outcomes.find((one) => keyVersion === null || one.keyVersion === keyVersion);
    return record && outcome ? show(record, outcome) : null;
  };
}

function show({ form, faces, responses, marksByPerson, outcomes, ...attempt }: GradedAttemptRecord, outcome: OutcomeVersion): GradedAttempt {
  return {
    ...attempt, outcome, outcomes,
    items: form.map((place, index) => {
      const face = faces.get(place.itemVersionId);
      if (!face) throw new Error(`item version ${place.itemVersionId} of attempt ${attempt.attemptId} is not stored`);
      const marked = outcome.items.find(({ itemVersionId }) => itemVersionId === place.itemVersionId);
      return {
        ...deliverItem(face, place), position: index + 1, part: place.part, title: face.title,
        response: responses.get(place.itemVersionId) ?? null,
        earned: marked?.earned ?? NO_MARKS, outOf: marked?.maximum ?? NO_MARKS, answered: marked?.answered ?? false, basis: marked?.basis ?? null,
        marksByPerson: marksByPerson.get(place.itemVersionId) ?? [],
      };
    }),
  };
}

export interface OverrideMark {
  /** Made by the client, so that a repeated request is recognised. */
  readonly id: MarkOverrideId;
  readonly attemptId: AttemptId;
  readonly itemVersionId: ItemVersionId;
  /** Hundredths of a mark, 0 to the item's maximum; null takes the person's mark back, and the key marks again. */
  readonly earned: number | null;
  readonly reason: string;
}

/** Sets the mark of one item of one attempt by hand. It stands whatever happens to the key; the outcome and the result follow at once. */
export function makeOverrideMark(deps: RegradingDeps) {
  const gradedAttempt = makeGradedAttempt(deps);
  return async (actor: Actor, command: OverrideMark): Promise<Result<GradedAttempt, MarkRefusal>> => {
    const reason = readLine('reason', command.reason, LONGEST_REASON);
    if (!reason.ok) return refuse(reason.refusal as Extract<typeof reason.refusal, { code: 'Required' | 'TooLong' }>);
    const whole = command.earned === null || Number.isSafeInteger(command.earned);
    if (!whole) return refuse({ code: 'OutOfRange', field: 'earned', least: 0, most: 0 });
    const mark: NewMark = {
      ...command, earned: command.earned === null ? null : hundredths(command.earned), reason: reason.value, madeBy: actor.personId, madeAt: deps.clock(),
    };
    const set = await deps.marks.setMark(scopeOf(actor, 'instructor'), mark, (found) => decide(mark, found));
    if (!set.ok) return set;
    const attempt = await gradedAttempt(actor, command.attemptId, null);
    return attempt ? ok(attempt) : refuse({ code: 'AttemptNotInScope' });
  };
}

function decide(mark: NewMark, { attempt, items, corrections, same }: AttemptToMark) {
  if (same) {
    const isSame = same.attemptId === mark.attemptId && same.itemVersionId === mark.itemVersionId && same.earned === mark.earned;
    return isSame ? ok(null) : refuse({ code: 'IdTaken' as const, id: mark.id });
  }
  if (!attempt) return refuse({ code: 'AttemptNotScored' as const });
  const item = attempt.form.some(({ itemVersionId }) => itemVersionId === mark.itemVersionId) ? items.get(mark.itemVersionId) : undefined;
  if (!item) return refuse({ code: 'ItemNotInAttempt' as const, field: 'itemVersionId' as const });
  const setByPerson = new Map(attempt.setByPerson);
  if (mark.earned === null) {
    if (!attempt.byHand.has(mark.itemVersionId)) return refuse({ code: 'NothingToTakeBack' as const });
    // What its markers had settled on stands again.
    const settled = attempt.settled.get(mark.itemVersionId);
    if (settled === undefined) setByPerson.delete(mark.itemVersionId);
    else setByPerson.set(mark.itemVersionId, settled);
  } else {
    const within = inRange('earned', mark.earned, 0, item.maximum);
    if (!within.ok) return refuse({ code: 'OutOfRange' as const, field: 'earned', least: 0, most: item.maximum });
    setByPerson.set(mark.itemVersionId, mark.earned);
  }
  return ok(remark({ ...attempt, setByPerson }, items, corrections, attempt.outcome.lifted));
}
