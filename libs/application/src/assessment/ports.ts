import type { UnitView } from '@selaras/application/identity';
import type {
  AttemptState, Closing, Correction, Form, HashText, ItemFace, ItemState, KeyedItem, Outcome, Phase, RecordedStep,
} from '@selaras/domain/assessment';
import type { Level, PlacedItem } from '@selaras/domain/course';
import type { Interaction } from '@selaras/domain/item';
import type {
  AttemptId, Clock, CohortId, CourseVersionId, EnrolmentId, Instant, ItemVersionId, PersonId, StepId, WorkUnitId,
} from '@selaras/domain/kernel';
import type { EnrolmentStore, OutcomeRecord } from '../learning/index';

/** An attempt to be stored: all that freezes at the start. */
export interface NewAttempt {
  readonly id: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly phase: Phase;
  /** 1, 2 ... within enrolment and phase. */
  readonly number: number;
  readonly unitId: WorkUnitId;
  readonly level: Level;
  readonly form: Form;
  readonly seed: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly firstHash: string;
}

/** An attempt as it is shown while it is taken, and after. */
export interface AttemptRecord {
  readonly id: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly courseTitle: string;
  readonly phase: Phase;
  readonly number: number;
  readonly unit: UnitView;
  readonly form: Form;
  readonly timeLimitSeconds: number;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly closing: Closing | null;
  readonly lastSequence: number;
  readonly states: ReadonlyMap<ItemVersionId, ItemState>;
  readonly outcome: OutcomeRecord | null;
}

/** What is asked of an item of a pair when a form is drawn. */
export interface PairItemRecord extends PlacedItem {
  readonly itemVersionId: ItemVersionId;
  readonly interaction: Interaction;
}

/** Everything that scoring reads; nothing else does. */
export interface AttemptToScore {
  readonly enrolmentId: EnrolmentId;
  readonly versionId: CourseVersionId;
  /** The key version in force, and the corrections that made it. */
  readonly keyVersion: number;
  readonly corrections: readonly Correction[];
  readonly form: Form;
  readonly closing: Closing | null;
  readonly passMarkPercent: number;
  readonly states: ReadonlyMap<ItemVersionId, ItemState>;
}

export interface ClosedAttempt {
  readonly closing: Closing;
  readonly lastHash: string;
}

export interface Appended {
  /** As it stands in the commit that appended. */
  readonly dueAt: Instant;
}

export interface AttemptStore {
  /** The items of a version's pair, by position. */
  pairItems(versionId: CourseVersionId): Promise<readonly PairItemRecord[]>;
  /**
   * Stores the attempt and, in the same commit, the job that will close it when it is due. False, and nothing stored, when
   * the id, the number or the one open place of that phase is taken: somebody was faster.
   */
  insert(attempt: NewAttempt): Promise<boolean>;
  /** Null when it is not hers. */
  attemptOf(personId: PersonId, attemptId: AttemptId): Promise<AttemptRecord | null>;
  /** Faces of item versions by id, without anything that tells the key. */
  faces(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, ItemFace>>;
  /** Null when it is not hers. `known` holds those of `stepIds` that are recorded. */
  stateOf(personId: PersonId, attemptId: AttemptId, stepIds: readonly StepId[]): Promise<AttemptState | null>;
  /**
   * Where an attempt stood when this process last had to do with it, `known` left empty: enough to try an append on, which fails where it is
   * no longer true, and to believe for nothing else. Null when it is not remembered as hers.
   */
  remembered(personId: PersonId, attemptId: AttemptId): AttemptState | null;
  /**
   * Appends the steps (at least one) to an open attempt whose newest sequence still is `after`, before its due time, in one commit. Null,
   * and nothing stored, when another step or the end came in between, one of the steps is recorded already, or its learner was withdrawn:
   * read again and decide again.
   */
  append(attemptId: AttemptId, after: number, steps: readonly RecordedStep[]): Promise<Appended | null>;
  /**
   * Closes an open attempt and hands it to scoring in the same commit. Null when it was closed already, does not exist, or its due time is no
   * longer the one the closing was decided by: read again and decide again.
   */
  close(attemptId: AttemptId, closing: Closing, now: Instant): Promise<ClosedAttempt | null>;
  /** Whoever's it is: for the worker alone. Null when there is none. */
  dueAndClosing(attemptId: AttemptId): Promise<{ readonly dueAt: Instant; readonly closing: Closing | null } | null>;
}

export interface OutcomeStore {
  toScore(attemptId: AttemptId): Promise<AttemptToScore | null>;
  keyedItems(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, KeyedItem>>;
  /**
   * Appends the first outcome of an attempt, by the key version it was read with, and recomputes the enrolment's result from its
   * outcomes, in one commit. `scored-before` when there was one already; `overtaken`, and nothing stored, when another key version
   * is in force by now.
   */
  append(attemptId: AttemptId, read: Pick<AttemptToScore, 'enrolmentId' | 'versionId' | 'keyVersion'>, outcome: Outcome, scoredAt: Instant): Promise<'scored' | 'scored-before' | 'overtaken'>;
  /** Recomputes the results of a cohort from its outcomes alone; returns how many there are. */
  rebuildResults(cohortId: CohortId): Promise<number>;
}

export interface AssessmentDeps {
  readonly enrolments: EnrolmentStore;
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly hash: HashText;
}

export interface ScoringDeps {
  readonly attempts: AttemptStore;
  readonly outcomes: OutcomeStore;
  readonly clock: Clock;
}
