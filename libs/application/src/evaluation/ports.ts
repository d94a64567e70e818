import type { FormTakers } from '@selaras/domain/evaluation';
import type { ParallelForm } from '@selaras/domain/item';
import type { CohortId, Instant, WorkUnitId } from '@selaras/domain/kernel';
import type { Nip, UnitScope } from '@selaras/domain/organisation';
import type { UnitView } from '@selaras/application/identity';
import type { Page, PageRequest } from '@selaras/application/organisation';

export interface EvaluatedCohort {
  readonly cohortId: CohortId;
  readonly cohortName: string;
  readonly courseTitle: string;
  readonly versionNumber: number;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly zone: string;
  /** People in scope. */
  readonly enrolled: number;
  readonly paired: number;
}

/** People of one reporting unit by how far they came. */
export interface UnitFunnel {
  readonly unit: UnitView;
  readonly enrolled: number;
  readonly pre: number;
  readonly modules: number;
  readonly post: number;
  /** Whose first pre- or post-test has items that a person has yet to mark: until then that test counts for nothing. */
  readonly awaitingMarks: number;
}

/** A cell of the joint histogram of core marks, in hundredths; null where a test is missing. */
export interface ResultCell {
  readonly unitId: WorkUnitId;
  /** Of the pre-test, and of the post-test where there is no other. */
  readonly coreMaximum: number;
  /** Null without a post-test. Only where two forms are used can it be another one. */
  readonly postMaximum: number | null;
  /** The parallel form of the pre-test; null where the course has one form only. */
  readonly firstForm: ParallelForm | null;
  readonly pre: number | null;
  readonly post: number | null;
  readonly count: number;
}

export interface UnpairedRow {
  readonly name: string;
  readonly nip: Nip;
  readonly unit: UnitView;
  readonly has: 'pre' | 'post';
  readonly core: number;
  readonly coreMaximum: number;
  readonly firstForm: ParallelForm | null;
}

/**
 * Reads for the evaluator. A person counts for the unit that was frozen in her attempt, and before any attempt for the one she is
 * assigned to; the scope is decided by that unit. Units are reported at the level of agencies and districts.
 */
export interface EvaluationStore {
  cohorts(scope: UnitScope, page: PageRequest, day: string): Promise<Page<EvaluatedCohort>>;
  cohort(scope: UnitScope, cohortId: CohortId, day: string): Promise<(EvaluatedCohort & { readonly passMarkPercent: number }) | null>;
  funnel(scope: UnitScope, cohortId: CohortId, day: string): Promise<readonly UnitFunnel[]>;
  cells(scope: UnitScope, cohortId: CohortId, day: string): Promise<readonly ResultCell[]>;
  unpaired(scope: UnitScope, cohortId: CohortId, day: string): Promise<readonly UnpairedRow[]>;
  /** First pre-tests by form, item by item over the core: items worth nothing (dropped ones) left out. A form nobody had has no items. */
  formTakers(scope: UnitScope, cohortId: CohortId, day: string): Promise<Readonly<Record<ParallelForm, FormTakers>>>;
}
