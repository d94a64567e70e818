import { makeCohort, makeCohortMembers, makeCohorts, makeCreateCohort, makeEnrol, makeExtendDeadline, makePublishedVersions, makeWithdraw } from './cohorts';
import type { OrganisationDeps } from './deps';
import { makeHours } from './hours';
import { makeAddPerson, makeAssignPerson, makeGrantRole, makePeople, makePerson, makeRevokeRole } from './people';
import { makeSaveUnit, makeUnitTree } from './units';

export type { OrganisationDeps } from './deps';
export * from './ports';
export type { OrganisationRefusal } from './refusals';
export { TARGET_JP } from './hours';
export { UNIT_KINDS } from './units';

export function makeOrganisationUseCases(deps: OrganisationDeps) {
  return {
    unitTree: makeUnitTree(deps),
    saveUnit: makeSaveUnit(deps),
    people: makePeople(deps),
    person: makePerson(deps),
    addPerson: makeAddPerson(deps),
    assignPerson: makeAssignPerson(deps),
    grantRole: makeGrantRole(deps),
    revokeRole: makeRevokeRole(deps),
    cohorts: makeCohorts(deps),
    cohort: makeCohort(deps),
    cohortMembers: makeCohortMembers(deps),
    publishedVersions: makePublishedVersions(deps),
    createCohort: makeCreateCohort(deps),
    enrol: makeEnrol(deps),
    extendDeadline: makeExtendDeadline(deps),
    withdraw: makeWithdraw(deps),
    hours: makeHours(deps),
  };
}
export type OrganisationUseCases = ReturnType<typeof makeOrganisationUseCases>;
