import { closingByClock } from '@selaras/domain/assessment';
import { ok, refuse, type EnrolmentId, type Instant, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { checkGrant, reaching, type AccommodationId, type Allowance, type Grant, type GrantRefusal, type Phase } from '@selaras/domain/scheduling';
import { attemptsIn, placeInCourse, type EnrolmentRecord } from '../learning/index';
import { readText } from '../organisation/checks';
import type { OrganisationRefusal } from '../organisation/refusals';
import type { AccommodationDeps } from './deps';
import type { AccommodationRow, AttemptReach, Granting, HeldEnrolment } from './ports';

export interface GrantAccommodation {
  /** Made by the client, so that granting again is recognised. */
  readonly id: AccommodationId;
  readonly enrolmentId: EnrolmentId;
  readonly phase: Phase;
  readonly grant: Grant;
  readonly reason: string;
}

export interface AccommodationGranted {
  readonly accommodation: AccommodationRow;
  readonly reach: AttemptReach;
}

export type AccommodationRefusal = OrganisationRefusal | GrantRefusal | { readonly code: 'IdTaken' } | { readonly code: 'AccommodationNotFound' };

const LONGEST_REASON = 300;

/** Grants somebody more time, attempts, breaks or other dates for one test. An attempt that runs is given it in the same commit; one that is over stays. */
export function makeGrantAccommodation({ store, clock }: AccommodationDeps) {
  return async (actor: Actor, command: GrantAccommodation): Promise<Result<AccommodationGranted, AccommodationRefusal>> => {
    const reason = readText('reason', command.reason, LONGEST_REASON);
    if (!reason.ok) return reason;
    const by = { personId: actor.personId, at: clock() };
    const wanted = { ...command.grant, id: command.id, phase: command.phase, reason: reason.value };
    const after = await store.change<AccommodationRefusal>(scopeOf(actor, 'administrator'), command.enrolmentId, by, (held) => {
      const known = held.accommodations.find(({ id }) => id === command.id);
      if (known) return isTheSame(known, wanted) ? ok(null) : refuse({ code: 'IdTaken' });
      const refusal = checkGrant(command.grant, placeInCourse(held.record, by.at).allowances[command.phase]);
      if (refusal) return refuse(refusal);
      const then = { ...held.record, accommodations: [...held.record.accommodations, { ...wanted, grantedAt: by.at }] };
      return ok({ grant: wanted, moves: movesOf(held, command.phase, placeInCourse(then, by.at).allowances[command.phase], by.at) });
    });
    if (!after) return refuse({ code: 'EnrolmentNotFound' });
    if (!after.ok) return after;
    const accommodation = after.value.accommodations.find(({ id }) => id === command.id);
    if (!accommodation) throw new Error(`accommodation ${command.id} was not stored`);
    return ok({ accommodation, reach: reachOf(after.value.record, accommodation, by.at) });
  };
}

/** What holds now for each running attempt of the test; one whose time is up is over, though nobody has closed it yet. */
function movesOf(held: HeldEnrolment, phase: Phase, { extraSeconds, deadline, breaks }: Allowance, now: Instant): Granting['moves'] {
  return held.open
    .filter((attempt) => attempt.phase === phase && now < attempt.dueAt)
    .map((attempt) => ({ attemptId: attempt.id, ...reaching(attempt, { extraSeconds, deadline: deadline.at, breaks }) }));
}

function isTheSame(known: AccommodationRow, wanted: Grant & { readonly phase: Phase; readonly reason: string }): boolean {
  const members = ({ phase, reason, extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks }: typeof wanted) =>
    JSON.stringify([phase, reason, extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks && [breaks.most, breaks.secondsEach]]);
  return members(known) === members(wanted);
}

/** Told from what is stored, so that asking again says the same. */
function reachOf(record: EnrolmentRecord, { phase, grantedAt, extraPercent, extraSeconds, closesAt }: AccommodationRow, now: Instant): AttemptReach {
  const newest = attemptsIn(record, phase).at(-1);
  if (!newest) return { state: 'none', attemptId: null, dueAt: null, closing: null };
  const { id: attemptId, dueAt } = newest;
  const closing = newest.closing ?? closingByClock(newest, now);
  if (closing) return { state: 'submitted', attemptId, dueAt: null, closing };
  const movesDue = extraPercent !== null || extraSeconds !== null || closesAt !== null;
  return { state: movesDue && newest.startedAt <= grantedAt ? 'moved' : 'unchanged', attemptId, dueAt, closing: null };
}
