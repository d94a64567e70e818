import type { UnitView } from '@selaras/application/identity';
import type {
  AttemptState, Closing, Correction, Form, HashText, ItemFace, ItemOutcome, ItemState, KeyedItem, Outcome, Phase, RecordedStep,
} from '@selaras/domain/assessment';
import type { Level, PlacedItem } from '@selaras/domain/course';
import type { InForm, Interaction, ItemContent, ParallelForm, Response } from '@selaras/domain/item';
import type {
  AttemptId, Clock, CohortId, CourseVersionId, EnrolmentId, Instant, ItemVersionId, PersonId, Result, StepId, WorkUnitId,
} from '@selaras/domain/kernel';
import type { Break, BreakRules, Navigation, RunningAttempt, Timing } from '@selaras/domain/scheduling';
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
  /** Which of two parallel forms; null where there is one only. */
  readonly parallelForm: ParallelForm | null;
  readonly seed: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** What its due time was reckoned from. */
  readonly timing: AttemptTiming;
  readonly graceSeconds: number;
  readonly navigation: Navigation;
  readonly breakRules: BreakRules;
  readonly firstHash: string;
  /** How often something had been granted to her when this was decided. */
  readonly grants: number;
}

/** Frozen at the start; a grant that reaches the attempt while it runs moves it. */
export type AttemptTiming = Pick<Timing, 'timeLimitSeconds' | 'extraSeconds' | 'deadline'>;

/** An attempt as it is shown while it is taken, and after. */
export interface AttemptRecord {
  readonly id: AttemptId;
  readonly enrolmentId: EnrolmentId;
  readonly courseTitle: string;
  readonly phase: Phase;
  readonly number: number;
  readonly unit: UnitView;
  readonly form: Form;
  readonly timing: AttemptTiming;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly closing: Closing | null;
  readonly graceSeconds: number;
  readonly navigation: Navigation;
  readonly furthest: number;
  readonly breakRules: BreakRules;
  /** By number. */
  readonly breaks: readonly Break[];
  readonly lastSequence: number;
  /** By the steps that count. */
  readonly states: ReadonlyMap<ItemVersionId, ItemState>;
  /** Steps that came after the end, by sequence. */
  readonly lateAnswers: readonly LateAnswer[];
  readonly outcome: OutcomeRecord | null;
}

export interface LateAnswer {
  readonly itemVersionId: ItemVersionId;
  /** Null when only the flag changed. */
  readonly response: Response | null;
  readonly answeredAt: Instant;
  readonly recordedAt: Instant;
  readonly counts: boolean;
}

/** An answer as it was recorded, from whatever device. */
export interface RecordedAnswer {
  readonly stepId: StepId;
  readonly sequence: number;
  readonly itemVersionId: ItemVersionId;
  readonly response: Response;
  readonly recordedAt: Instant;
}

/** What is asked of an item of a pair when a form is drawn. */
export interface PairItemRecord extends PlacedItem, InForm {
  readonly itemVersionId: ItemVersionId;
  readonly interaction: Interaction;
  readonly section: string | null;
  readonly required: boolean;
}

/** What a review lays open of an item version, as it was published. */
export interface ReviewableItem extends Pick<ItemContent, 'key' | 'feedback'> {
  readonly id: ItemVersionId;
}

export interface ReviewStore {
  /** The outcome of each item by the newest marking of an attempt, and the corrections in force for them; null until it is scored. */
  marking(attemptId: AttemptId): Promise<{ readonly items: readonly ItemOutcome[]; readonly corrections: readonly Correction[] } | null>;
  /** Keys and feedback: to be asked for only when they may be shown. */
  contents(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, ReviewableItem>>;
}

/** Everything that scoring reads; nothing else does. */
export interface AttemptToScore {
  readonly enrolmentId: EnrolmentId;
  readonly versionId: CourseVersionId;
  readonly phase: Phase;
  readonly graceSeconds: number;
  readonly lastSequence: number;
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

/** An attempt as far as its breaks go. */
export interface PausableAttempt extends RunningAttempt {
  readonly id: AttemptId;
  readonly dueAt: Instant;
  readonly closing: Closing | null;
}

/** A break as it is after the decision, and when its attempt is due then. */
export interface Pause {
  readonly break: Break;
  readonly dueAt: Instant;
}

export interface AttemptStore {
  /** The items of a version's pair, by position. */
  pairItems(versionId: CourseVersionId): Promise<readonly PairItemRecord[]>;
  /**
   * Stores the attempt and, in the same commit, the job that will close it when it is due. False, and nothing stored, when
   * the id, the number or the one open place of that phase is taken (somebody was faster), when something was granted to her since, or when she
   * was withdrawn.
   */
  insert(attempt: NewAttempt): Promise<boolean>;
  /** Null when it is not hers. */
  attemptOf(personId: PersonId, attemptId: AttemptId): Promise<AttemptRecord | null>;
  /** Answers with a higher sequence, oldest first, at most `most`; none when the attempt is not hers. */
  answersAfter(personId: PersonId, attemptId: AttemptId, sequence: number, most: number): Promise<readonly RecordedAnswer[]>;
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
   * Appends the steps (at least one) to an attempt whose newest sequence still is `after`, in one commit: to an open one before its due time and
   * outside a break, late ones to a closed one. Null, and nothing stored, when another step, a break or the end came in between, one of the steps is recorded already, or its learner was withdrawn:
   * read again and decide again.
   */
  append(
    attemptId: AttemptId, after: number, steps: readonly RecordedStep[], reached: Pick<AttemptState, 'furthest' | 'furthestAnswered'>,
  ): Promise<Appended | null>;
  /**
   * Closes an open attempt and hands it to scoring in the same commit. Null when it was closed already, does not exist, or its due time is no
   * longer the one the closing was decided by, or it is not at step `onlyAt` any more: read again and decide again.
   */
  close(attemptId: AttemptId, closing: Closing, now: Instant, onlyAt?: number): Promise<ClosedAttempt | null>;
  /**
   * Holds the attempt while `decide` says what becomes of its breaks, and keeps that: the break, the due time it moves, and the job for that time,
   * in one commit. Null when it is not hers; `IdTaken` when the id is that of a break of another attempt.
   */
  pause<Refusal>(
    personId: PersonId, attemptId: AttemptId, decide: (attempt: PausableAttempt) => Result<Pause, Refusal>,
  ): Promise<Result<Pause, Refusal | { readonly code: 'IdTaken' }> | null>;
  /** Whoever's it is: for the worker alone. Null when there is none. */
  dueAndClosing(attemptId: AttemptId): Promise<{ readonly dueAt: Instant; readonly closing: Closing | null } | null>;
}

export interface OutcomeStore {
  toScore(attemptId: AttemptId): Promise<AttemptToScore | null>;
  keyedItems(ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, KeyedItem>>;
  /**
   * Appends the first outcome of an attempt, by the key version it was read with, and recomputes the enrolment's result from its
   * outcomes, in one commit; what practice came to stands apart and enters no result. `scored-before` when there was one already; `overtaken`,
   * and nothing stored, when another key version is in force by now, or a late step that counts was recorded since.
   */
  append(attemptId: AttemptId, read: AttemptToScore, outcome: Outcome, scoredAt: Instant): Promise<'scored' | 'scored-before' | 'overtaken'>;
  /** Recomputes the results of a cohort from its outcomes alone; returns how many there are. */
  rebuildResults(cohortId: CohortId): Promise<number>;
}

export interface AssessmentDeps {
  readonly enrolments: EnrolmentStore;
  readonly attempts: AttemptStore;
  readonly reviews: ReviewStore;
  readonly clock: Clock;
  readonly hash: HashText;
}

export interface ScoringDeps {
  readonly attempts: AttemptStore;
  readonly outcomes: OutcomeStore;
  readonly clock: Clock;
}
