import type { CohortMember, CohortRow, DeadlineView, PersonRow } from '@selaras/application/organisation';
import { toIso } from '@selaras/domain/kernel';
import { maskNip } from '@selaras/domain/organisation';

/** Application rows in the schema's shape: upper-case enums, ISO times, identity numbers masked. */
export function personOf({ nip, ...person }: PersonRow) {
  return {
    ...person,
    maskedNip: maskNip(nip),
    level: person.level.toUpperCase(),
    grants: person.grants.map((grant) => ({ role: grant.role.toUpperCase(), unit: grant.unit })),
    enrolments: person.enrolments.map((enrolment) => ({ ...enrolment, deadline: deadlineOf(enrolment.deadline) })),
  };
}

export function cohortOf(cohort: CohortRow) {
  return { ...cohort, opensAt: toIso(cohort.opensAt), closesAt: toIso(cohort.closesAt) };
}

export function memberOf({ nip, ...member }: CohortMember) {
  return {
    ...member,
    maskedNip: maskNip(nip),
    deadline: deadlineOf(member.deadline),
    withdrawnAt: member.withdrawnAt === null ? null : toIso(member.withdrawnAt),
  };
}

function deadlineOf(deadline: DeadlineView) {
  return { ...deadline, at: toIso(deadline.at) };
}
