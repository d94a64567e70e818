import type { OrganisationStore } from '@selaras/application/organisation';
import type { Database } from '../database';
import * as cohorts from './cohorts.sql';
import * as people from './people.sql';
import * as units from './units.sql';

/** The administrator's reads and writes over PostgreSQL; each statement stands in the file of its subject. */
export function postgresOrganisationStore(database: Database): OrganisationStore {
  return {
    unitTree: (scope, day) => units.readUnitTree(database, scope, day),
    unit: (scope, unitId) => units.readUnit(database, scope, unitId),
    saveUnit: (scope, unit) => units.writeUnit(database, scope, unit),
    hours: (scope, year, targetJp, day) => units.readHours(database, scope, year, targetJp, day),
    people: (scope, filter, page, day) => people.readPeople(database, scope, filter, page, day),
    person: (scope, personId, day) => people.readPerson(database, scope, personId, day),
    addPerson: (person) => people.writePerson(database, person),
    assign: (assignment) => people.writeAssignment(database, assignment),
    grantRole: (grant) => people.writeGrant(database, grant),
    revokeRole: (personId, role, unitId, day) => people.endGrant(database, personId, role, unitId, day),
    cohorts: (scope, page) => cohorts.readCohorts(database, scope, page),
    cohort: (scope, cohortId) => cohorts.readCohort(database, scope, cohortId),
    members: (cohortId, page, day) => cohorts.readMembers(database, cohortId, page, day),
    publishedVersions: (scope) => cohorts.readPublishedVersions(database, scope),
    createCohort: (cohort) => cohorts.writeCohort(database, cohort),
    enrol: (scope, cohortId, who, at, day, giveForms) => cohorts.writeEnrolments(database, scope, cohortId, who, at, day, giveForms),
    enrolmentInScope: (scope, enrolmentId) => cohorts.readEnrolmentInScope(database, scope, enrolmentId),
    extend: (enrolmentId, to, reason, now) => cohorts.writeExtension(database, enrolmentId, to, reason, now),
    withdraw: (enrolmentId, at) => cohorts.writeWithdrawal(database, enrolmentId, at),
  };
}
