import { assignForms } from '@selaras/domain/assessment';
import { type CohortId, type CourseVersionId, type EnrolmentId, type Instant, ok, type PersonId, refuse, type Result, type WorkUnitId, ZONES } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { readText } from './checks';
import type { OrganisationDeps } from './deps';
import type { CohortRow, GiveForms, PageRequest } from './ports';
import type { OrganisationRefusal } from './refusals';

export function makeCohorts({ store }: OrganisationDeps) {
  return (actor: Actor, page: PageRequest) => store.cohorts(scopeOf(actor, 'administrator'), page);
}

export function makeCohort({ store }: OrganisationDeps) {
  return (actor: Actor, cohortId: CohortId) => store.cohort(scopeOf(actor, 'administrator'), cohortId);
}

/** People of a cohort; the cohort was read in scope before, its members are seen by whoever runs it. */
export function makeCohortMembers({ store, today }: OrganisationDeps) {
  return (cohort: CohortRow, page: PageRequest) => store.members(cohort.id, page, today());
}

export function makePublishedVersions({ store }: OrganisationDeps) {
  return (actor: Actor) => store.publishedVersions(scopeOf(actor, 'administrator'));
}

export function makeCreateCohort({ store }: OrganisationDeps) {
  return async (
    actor: Actor,
    command: { readonly cohortId: CohortId; readonly versionId: CourseVersionId; readonly unitId: WorkUnitId; readonly name: string; readonly opensAt: Instant; readonly closesAt: Instant; readonly zone: string },
  ): Promise<Result<CohortRow, OrganisationRefusal>> => {
    const scope = scopeOf(actor, 'administrator');
    const name = readText('name', command.name);
    if (!name.ok) return name;
    if (!(ZONES as readonly string[]).includes(command.zone)) return refuse({ code: 'UnknownZone', field: 'zone' });
    if (command.closesAt <= command.opensAt) return refuse({ code: 'DatesReversed', field: 'closesAt' });
    if (!(await store.unit(scope, command.unitId))) return refuse({ code: 'UnitNotFound', field: 'unitId' });
    const versions = await store.publishedVersions(scope);
    if (!versions.some((version) => version.versionId === command.versionId)) return refuse({ code: 'VersionNotFound' });

    await store.createCohort({ id: command.cohortId, versionId: command.versionId, unitId: command.unitId, name: name.value, opensAt: command.opensAt, closesAt: command.closesAt, zone: command.zone, createdBy: actor.personId });
    const cohort = await store.cohort(scope, command.cohortId);
    return cohort ? ok(cohort) : refuse({ code: 'CohortNotFound' });
  };
}

/** How many were there before is part of the seed, so that people who are enrolled one by one do not all draw the same lot. */
export const giveForms: GiveForms = (people, seed, earlier) => assignForms(people, `${seed}/${earlier.length}`, earlier);

/** Enrolling somebody twice changes nothing and is counted apart. In a course with two forms each is given one first, by lot. */
export function makeEnrol({ store, clock, today }: OrganisationDeps) {
  return async (
    actor: Actor,
    command: { readonly cohortId: CohortId; readonly personIds: readonly PersonId[]; readonly unitIds: readonly WorkUnitId[] },
  ): Promise<Result<{ readonly cohortId: CohortId; readonly added: number; readonly already: number }, OrganisationRefusal>> => {
    const scope = scopeOf(actor, 'administrator');
    if (!(await store.cohort(scope, command.cohortId))) return refuse({ code: 'CohortNotFound' });
    const counts = await store.enrol(scope, command.cohortId, command, clock(), today(), giveForms);
    return counts.added + counts.already === 0 ? refuse({ code: 'NobodyToEnrol' }) : ok({ cohortId: command.cohortId, ...counts });
  };
}

/** A deadline of one person's own, with the reason she is shown. It only ever moves later than the cohort's, and reaches attempts that run until it. */
export function makeExtendDeadline({ store, clock }: OrganisationDeps) {
  return async (actor: Actor, command: { readonly enrolmentId: EnrolmentId; readonly to: Instant; readonly reason: string }): Promise<Result<EnrolmentId, OrganisationRefusal>> => {
    const reason = readText('reason', command.reason, 300);
    if (!reason.ok) return reason;
    const enrolment = await store.enrolmentInScope(scopeOf(actor, 'administrator'), command.enrolmentId);
    if (!enrolment) return refuse({ code: 'EnrolmentNotFound' });
    if (command.to <= enrolment.closesAt) return refuse({ code: 'ExtensionNotLater', field: 'to' });
    await store.extend(command.enrolmentId, command.to, reason.value, clock());
    return ok(command.enrolmentId);
  };
}

export function makeWithdraw({ store, clock }: OrganisationDeps) {
  return async (actor: Actor, enrolmentId: EnrolmentId): Promise<Result<EnrolmentId, OrganisationRefusal>> => {
    if (!(await store.enrolmentInScope(scopeOf(actor, 'administrator'), enrolmentId))) return refuse({ code: 'EnrolmentNotFound' });
    await store.withdraw(enrolmentId, clock());
    return ok(enrolmentId);
  };
}
