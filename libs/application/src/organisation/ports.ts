import type { FormAssignment, FormTaker } from '@selaras/domain/assessment';
import type { CohortId, CourseVersionId, EnrolmentId, Instant, PersonId, WorkUnitId } from '@selaras/domain/kernel';
import type { Nip, Role, UnitScope } from '@selaras/domain/organisation';
import type { UnitView } from '@selaras/application/identity';

export interface UnitNode {
  readonly unit: UnitView;
  readonly depth: number;
  /** Assigned here or below today. */
  readonly people: number;
  readonly childCount: number;
}

export interface Assignment {
  readonly id: string;
  readonly unit: UnitView;
  readonly kind: 'definitive' | 'acting';
  /** Calendar days; `until` is the last day, null while it lasts. */
  readonly from: string;
  readonly until: string | null;
}

export interface DeadlineView {
  readonly at: Instant;
  readonly zone: string;
  readonly setBy: 'cohort' | 'extension';
  readonly reason: string;
}

export interface PersonEnrolment {
  readonly enrolmentId: EnrolmentId;
  readonly cohortName: string;
  readonly courseTitle: string;
  readonly deadline: DeadlineView;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly jpEarned: number;
}

export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly nip: Nip;
  readonly employment: string;
  readonly level: 'basic' | 'advanced';
  readonly unit: UnitView | null;
  readonly assignments: readonly Assignment[];
  readonly grants: readonly { readonly role: Role; readonly unit: UnitView }[];
  readonly enrolments: readonly PersonEnrolment[];
}

/** Who of a cohort begins with which form: everybody in it, the seed kept with it, and who has one already. */
export type GiveForms = (people: readonly FormTaker[], seed: string, earlier: readonly FormAssignment[]) => readonly FormAssignment[];

export interface CohortRow {
  readonly id: CohortId;
  readonly name: string;
  readonly courseTitle: string;
  readonly versionNumber: number;
  readonly unit: UnitView;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly zone: string;
  readonly enrolled: number;
  readonly finished: number;
}

export interface CohortMember {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly name: string;
  readonly nip: Nip;
  readonly unit: UnitView | null;
  readonly deadline: DeadlineView;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly passed: boolean | null;
  readonly withdrawnAt: Instant | null;
}

export interface HoursRow {
  readonly unit: UnitView;
  readonly people: number;
  readonly jpTotal: number;
  readonly peopleAtTarget: number;
}

/** One page of a list: what was asked for, whether more follows, and how many there are in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}
export interface PageRequest {
  /** 1..100. */
  readonly first: number;
  /** Rows to pass over, from the cursor. */
  readonly offset: number;
}

/** Every read and every write takes the scope it is made in; outside it nothing is found. */
export interface OrganisationStore {
  unitTree(scope: UnitScope, day: string): Promise<readonly UnitNode[]>;
  unit(scope: UnitScope, unitId: WorkUnitId): Promise<UnitView | null>;
  /** 'loop' when it would stand below itself, 'code' when another unit has the code, 'outside' when it exists beyond the scope. */
  saveUnit(scope: UnitScope, unit: UnitView): Promise<'saved' | 'loop' | 'code' | 'outside'>;
  people(scope: UnitScope, filter: { readonly unitId: WorkUnitId | null; readonly search: string }, page: PageRequest, day: string): Promise<Page<PersonRow>>;
  person(scope: UnitScope, personId: PersonId, day: string): Promise<PersonRow | null>;
  /** 'nip' when somebody else has it. The same id again changes nothing. */
  addPerson(person: { readonly id: PersonId; readonly nip: Nip; readonly name: string; readonly employment: string; readonly level: string; readonly passwordHash: string; readonly unitId: WorkUnitId; readonly from: string }): Promise<'added' | 'nip'>;
  /** Ends a definitive assignment the day before a new one begins; 'overlap' when a later one stands in the way. */
  assign(assignment: { readonly id: string; readonly personId: PersonId; readonly unitId: WorkUnitId; readonly kind: 'definitive' | 'acting'; readonly from: string; readonly until: string | null }): Promise<'assigned' | 'overlap'>;
  grantRole(grant: { readonly id: string; readonly personId: PersonId; readonly role: Role; readonly unitId: WorkUnitId; readonly from: string }): Promise<void>;
  /** 'last-administrator', and nothing changed, when nobody else holds that role over the unit; also where two revoke each other at once. */
  revokeRole(personId: PersonId, role: Role, unitId: WorkUnitId, day: string): Promise<'revoked' | 'last-administrator'>;

  cohorts(scope: UnitScope, page: PageRequest): Promise<Page<CohortRow>>;
  cohort(scope: UnitScope, cohortId: CohortId): Promise<CohortRow | null>;
  members(cohortId: CohortId, page: PageRequest, day: string): Promise<Page<CohortMember>>;
  publishedVersions(scope: UnitScope): Promise<readonly { readonly versionId: CourseVersionId; readonly courseTitle: string; readonly number: number; readonly jp: number }[]>;
  createCohort(cohort: { readonly id: CohortId; readonly versionId: CourseVersionId; readonly unitId: WorkUnitId; readonly name: string; readonly opensAt: Instant; readonly closesAt: Instant; readonly zone: string; readonly createdBy: PersonId }): Promise<void>;
  /** Enrols the named people and everybody assigned on `day` to the units or below, as far as they lie in scope. */
  /** `giveForms` is asked where the course has two forms, while nobody else can enrol in this cohort. */
  enrol(scope: UnitScope, cohortId: CohortId, who: { readonly personIds: readonly PersonId[]; readonly unitIds: readonly WorkUnitId[] }, at: Instant, day: string, giveForms: GiveForms): Promise<{ readonly added: number; readonly already: number }>;
  enrolmentInScope(scope: UnitScope, enrolmentId: EnrolmentId): Promise<{ readonly closesAt: Instant } | null>;
  /** In one commit with the due times of her running attempts that end later by it. */
  extend(enrolmentId: EnrolmentId, to: Instant, reason: string, now: Instant): Promise<void>;
  withdraw(enrolmentId: EnrolmentId, at: Instant): Promise<void>;
  hours(scope: UnitScope, year: number, targetJp: number, day: string): Promise<readonly HoursRow[]>;
}
