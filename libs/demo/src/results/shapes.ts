import type { ParallelForm, Response } from '@selaras/domain/item';
import type { Instant, Zone } from '@selaras/domain/kernel';
import type { DemoLevel, Slug } from '../shapes';

/** One saved answer. An item may be answered more than once: the last counts. Items left blank do not appear. */
export interface DemoResponse {
  readonly item: Slug;
  readonly response: Response;
  readonly answeredAt: Instant;
}

/** A submitted attempt; `startedAt` < every `answeredAt` <= `submittedAt` <= `startedAt` + time limit. */
export interface DemoAttempt {
  readonly slug: Slug;
  readonly phase: 'pre' | 'post';
  /** Counts from 1 within its phase. */
  readonly number: number;
  /** Where the learner worked when it started. */
  readonly unit: Slug;
  readonly level: DemoLevel;
  /** Of two parallel forms; null where the course has one. */
  readonly form: ParallelForm | null;
  /** Draws the order of items and options. */
  readonly seed: string;
  /** The items of her form (core first, then the case of her unit), in the order of the course. */
  readonly items: readonly Slug[];
  readonly startedAt: Instant;
  readonly submittedAt: Instant;
  readonly closedBy: 'learner' | 'expiry';
  readonly responses: readonly DemoResponse[];
}

export interface DemoModuleProgress {
  readonly module: Slug;
  readonly openedAt: Instant;
  /** Zero-based page last open, in the variant she reads. */
  readonly page: number;
  readonly completedAt: Instant | null;
  /** Minutes the module was open in all, to a tenth. */
  readonly minutes: number;
}

export interface DemoEnrolment {
  readonly slug: Slug;
  readonly person: Slug;
  /** The form of the pre-test; null where the course has one. */
  readonly firstForm: ParallelForm | null;
  readonly enrolledAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly extension: { readonly until: Instant; readonly reason: string } | null;
  readonly modules: readonly DemoModuleProgress[];
  /** Pre before post, in order of time. */
  readonly attempts: readonly DemoAttempt[];
}

export interface DemoCohort {
  readonly slug: Slug;
  readonly name: string;
  readonly course: Slug;
  /** The unit that runs it. */
  readonly unit: Slug;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly zone: Zone;
  /** Decides who has which form first. */
  readonly formSeed: string;
  readonly enrolments: readonly DemoEnrolment[];
}
