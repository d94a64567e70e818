import { decideMarking, remark, type KeyedItem, type MarkingScheme } from '@selaras/domain/assessment';
import { isAnswered, isMarkedByPeople } from '@selaras/domain/item';
import { ok, refuse, type Hundredths, type ItemVersionId, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { readOptionalText, sameValue } from '../authoring/checks';
import type { MadeDecision, MarkingDeps, NewDecision, WorkToMark } from './ports';
import type { MarkWorkRefusal } from './refusals';
import { shownTo, type WorkView } from './work-view';

export const LONGEST_COMMENT = 4_000;
export const LONGEST_CHANGE_REASON = 500;

export type MarkWork = Pick<NewDecision, 'id' | 'attemptId' | 'itemVersionId' | 'role' | 'levels' | 'comment' | 'reason'>;

/**
 * Stores what a person decided about one answer. Once all have decided whom the item asks for and agree, or a third person decided, the
 * answer has its mark; once all answers of the attempt have theirs, its outcome is complete and enters the enrolment's result: with the
 * decision, in one commit.
 */
export function makeMarkWork({ marking, clock }: MarkingDeps) {
  return async (actor: Actor, command: MarkWork): Promise<Result<WorkView, MarkWorkRefusal>> => {
    const comment = readOptionalText('comment', command.comment, LONGEST_COMMENT);
    if (!comment.ok) return refuse(comment.refusal as Extract<typeof comment.refusal, { code: 'TooLong' }>);
    const reason = readOptionalText('reason', command.reason, LONGEST_CHANGE_REASON);
    if (!reason.ok) return refuse(reason.refusal as Extract<typeof reason.refusal, { code: 'TooLong' }>);
    const scope = scopeOf(actor, 'instructor');
    const decision: NewDecision = { ...command, comment: comment.value, reason: reason.value, markerId: actor.personId, madeAt: clock() };
    const made = await marking.decide(scope, decision, (found) => decide(decision, found));
    if (!made.ok) return made;
    const work = await marking.work(scope, command.attemptId, command.itemVersionId, actor.personId);
    return work ? ok(shownTo(actor.personId, work)) : refuse({ code: 'AttemptNotInScope' });
  };
}

function decide(wanted: NewDecision, { attempt, learnerId, items, corrections, decisions, same }: WorkToMark): Result<MadeDecision | null, MarkWorkRefusal> {
  if (same) return saysTheSame(same, wanted) ? ok(null) : refuse({ code: 'IdTaken', id: wanted.id });
  if (learnerId === wanted.markerId) return refuse({ code: 'OwnAttempt' });
  if (!attempt) return refuse({ code: 'AttemptNotScored' });
  const { itemVersionId } = wanted;
  const item = attempt.form.some((place) => place.itemVersionId === itemVersionId) ? items.get(itemVersionId) : undefined;
  if (!item) return refuse({ code: 'ItemNotInAttempt', field: 'itemVersionId' });
  const scheme = schemeOf(item);
  if (!scheme) return refuse({ code: 'NotMarkedByPeople' });
  if (!isAnswered(attempt.responses.get(itemVersionId) ?? null)) return refuse({ code: 'NothingToMark' });
  const made = decideMarking(decisions, scheme, wanted);
  if (!made.ok) return made;
  const { earned, marking } = made.value;

  const stands = marking.state === 'decided' ? marking.earned : null;
  const before = attempt.settled.get(itemVersionId) ?? null;
  if (stands === before) return ok({ earned });
  // A mark set by hand stands against every judgement, as it does against every key.
  if (attempt.byHand.has(itemVersionId)) return ok({ earned, settled: stands });
  const setByPerson = new Map<ItemVersionId, Hundredths>(attempt.setByPerson);
  if (stands === null) setByPerson.delete(itemVersionId);
  else setByPerson.set(itemVersionId, stands);
  return ok({ earned, settled: stands, outcome: remark({ ...attempt, setByPerson }, items, corrections, attempt.outcome.lifted) });
}

/** Null for items that a key marks. */
export function schemeOf({ key, maximum }: Pick<KeyedItem, 'key' | 'maximum'>): MarkingScheme | null {
  return isMarkedByPeople(key.type) && 'rubric' in key ? { rubric: key.rubric, markers: key.markers, maximum } : null;
}

function saysTheSame(stored: NonNullable<WorkToMark['same']>, wanted: NewDecision): boolean {
  const { attemptId, itemVersionId, role, markerId, levels, comment } = wanted;
  return sameValue(stored, { attemptId, itemVersionId, role, markerId, levels, comment });
}
