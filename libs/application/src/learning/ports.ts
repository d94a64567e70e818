import type { UnitView } from '@selaras/application/identity';
import type { Closing, ObjectiveOutcome, Marks } from '@selaras/domain/assessment';
import type { Level, PlacedItem } from '@selaras/domain/course';
import type { InForm, ParallelForm } from '@selaras/domain/item';
import type {
  AttemptId, CourseId, CourseVersionId, EnrolmentId, FileId, Instant, ModuleId, PersonId, VariantId, WorkUnitId,
} from '@selaras/domain/kernel';
import type { Accommodation, Break, CohortWindow, Extension, Phase, TestRules } from '@selaras/domain/scheduling';

export interface VariantRecord {
  readonly id: VariantId;
  /** Unit and level both null: the core. */
  readonly unitId: WorkUnitId | null;
  readonly level: Level | null;
  readonly pageCount: number;
}

export interface ModuleRecord {
  readonly id: ModuleId;
  /** One-based. */
  readonly position: number;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly objectiveCodes: readonly string[];
  readonly requires: readonly ModuleId[];
  readonly variants: readonly VariantRecord[];
}

export interface ObjectiveRecord {
  readonly code: string;
  readonly text: string;
}

/** A published version without its texts: everything that places a learner in it. */
export interface CourseStructure {
  readonly courseId: CourseId;
  readonly versionId: CourseVersionId;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  readonly objectives: readonly ObjectiveRecord[];
  /** By position. */
  readonly modules: readonly ModuleRecord[];
  readonly pair: {
    readonly passMarkPercent: number;
    /** One a phase. */
    readonly rules: readonly TestRules[];
    readonly items: readonly (PlacedItem & InForm)[];
  };
}

export interface ProgressRecord {
  readonly moduleId: ModuleId;
  /** One-based page last open. */
  readonly page: number;
  readonly completedAt: Instant | null;
}

export interface AttemptRecord {
  readonly id: AttemptId;
  readonly phase: Phase;
  readonly number: number;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly closing: Closing | null;
  /** By number. */
  readonly breaks: readonly Break[];
  readonly itemCount: number;
  /** Null until it is scored. By the newest key version. */
  readonly outcome: OutcomeRecord | null;
}

export interface OutcomeRecord {
  readonly core: Marks;
  readonly full: Marks;
  /** False while an item awaits its marks by a person. */
  readonly complete: boolean;
  readonly passed: boolean;
  readonly objectives: readonly ObjectiveOutcome[];
}

/** What somebody was granted for one test. */
export interface GrantedAccommodation extends Accommodation {
  readonly phase: Phase;
  readonly grantedAt: Instant;
}

/** One person in one course. */
export interface EnrolmentRecord {
  readonly id: EnrolmentId;
  readonly cohort: CohortWindow;
  readonly extension: Extension | null;
  readonly course: CourseStructure;
  readonly level: Level;
  /** The form of her pre-test where there are two; the post-test has the other one. */
  readonly firstForm: ParallelForm | null;
  /** Her unit today (between two assignments the last one, before the first the cohort's), then its ancestors up to the root. */
  readonly unitPath: readonly WorkUnitId[];
  readonly progress: readonly ProgressRecord[];
  /** By phase and number. */
  readonly attempts: readonly AttemptRecord[];
  /** Those that hold, oldest first. */
  readonly accommodations: readonly GrantedAccommodation[];
  /** How often something was granted or revoked so far: what is decided on this record is stored only while it still is. */
  readonly grants: number;
}

export interface EnrolmentStore {
  /** Her enrolments that were not withdrawn, by deadline; only the one when `enrolmentId` is given. Nobody else's, whatever is asked. */
  enrolmentsOf(personId: PersonId, now: Instant, enrolmentId?: EnrolmentId): Promise<readonly EnrolmentRecord[]>;
  /**
   * Closes those of the attempts that are open and due, at their due time, and hands each to scoring in the same commit.
   * Attempts closed meanwhile are left as they are.
   */
  closeDue(attemptIds: readonly AttemptId[], now: Instant): Promise<void>;
  /** JP earned in the calendar year of `now` in her unit's zone. */
  hoursOf(personId: PersonId, now: Instant): Promise<{ readonly employment: 'PNS' | 'PPPK'; readonly year: number; readonly earned: number } | null>;
  moduleText(moduleId: ModuleId, variantId: VariantId): Promise<ModuleText>;
  /** Keeps the page she is on (one-based), and when she first completed the module; answers with what now stands. */
  saveProgress(
    enrolmentId: EnrolmentId, moduleId: ModuleId, page: number, completed: boolean, now: Instant,
  ): Promise<ProgressRecord>;
}

/** What is read of a module: one variant's pages and the module's files. */
export interface ModuleText {
  readonly label: string;
  readonly pages: readonly string[];
  readonly variantUnit: UnitView | null;
  readonly files: readonly FileRecord[];
}

export interface FileRecord {
  readonly id: FileId;
  readonly purpose: string;
  readonly title: string;
  readonly mediaType: string;
  readonly byteSize: number;
}
