import type { AccommodationRow, AttemptReach, EnrolmentTestsView } from '@selaras/application/accommodations';
import { toIso, type Instant } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';
import type { Grant } from '@selaras/domain/scheduling';
import { instantOf } from '../read-arguments';
import type { AccommodationInput } from '../schema.generated';

export function accommodationPayload({ opensAt, closesAt, grantedAt, revocation, phase, ...accommodation }: AccommodationRow) {
  return {
    __typename: 'Accommodation', ...accommodation, phase: phase.toUpperCase(), opensAt: isoOrNull(opensAt), closesAt: isoOrNull(closesAt), grantedAt: toIso(grantedAt),
    revokedAt: isoOrNull(revocation?.at ?? null), revokedBy: revocation?.by ?? null, revokeReason: revocation?.reason ?? null,
  };
}

export function reachPayload({ state, attemptId, dueAt, closing }: AttemptReach) {
  return { state, attemptId, dueAt: isoOrNull(dueAt), submittedAt: isoOrNull(closing?.submittedAt ?? null) };
}

export function enrolmentTestsPayload({ person, tests, accommodations, ...view }: EnrolmentTestsView) {
  return {
    ...view, personName: person.name, maskedNip: maskNip(person.nip),
    tests: tests.map(({ phase, opensAt, deadline, open, ...test }) => ({
      ...test, phase: phase.toUpperCase(), opensAt: toIso(opensAt), deadline: { ...deadline, at: toIso(deadline.at) }, openAttemptId: open?.attemptId ?? null, dueAt: isoOrNull(open?.dueAt ?? null),
    })),
    accommodations: accommodations.map(accommodationPayload),
  };
}

/** Members left out grant nothing. @throws badInput naming the field of a date that is none. */
export function grantArgument({ extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks }: AccommodationInput): Grant {
  return {
    extraPercent: extraPercent ?? null, extraSeconds: extraSeconds ?? null, extraAttempts: extraAttempts ?? null,
    opensAt: opensAt ? instantOf('grant.opensAt', opensAt) : null, closesAt: closesAt ? instantOf('grant.closesAt', closesAt) : null,
    breaks: breaks ? { most: breaks.most, secondsEach: breaks.secondsEach } : null,
  };
}

function isoOrNull(moment: Instant | null): string | null {
  return moment === null ? null : toIso(moment);
}
