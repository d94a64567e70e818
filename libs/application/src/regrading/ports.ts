import type { UnitView } from '@selaras/application/identity';
import type {
  AttemptToRegrade, CorrectableItem, Correction, CorrectionId, Form, ItemFace, ItemOutcome, KeyedItem, MarkBasis, Phase, RegradedAttempt, RegradedOutcome,
  RegradePolicy, Standing,
} from '@selaras/domain/assessment';
import type {
  AttemptId, Clock, CohortId, CourseVersionId, Hundredths, Id, Instant, ItemVersionId, PersonId, Result,
} from '@selaras/domain/kernel';
import type { Response } from '@selaras/domain/item';
import type { Nip, UnitScope } from '@selaras/domain/organisation';
import type { MarkRefusal, RegradingRefusal } from './refusals';

export type MarkOverrideId = Id<'MarkOverride'>;

/** What has to be known of a version to correct one of its items. */
export interface VersionToCorrect {
  readonly versionId: CourseVersionId;
  readonly isPublished: boolean;
  /** What the course credits to somebody who passed. */
  readonly jp: number;
  readonly items: readonly CorrectableItem[];
  readonly history: readonly Correction[];
  /** Smaller than the newest while a regrading is under way. */
  readonly keyVersionInForce: number;
}

export interface RegradeProgress {
  readonly correctionId: CorrectionId;
  readonly versionId: CourseVersionId;
  readonly keyVersion: number;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface CorrectionRecord {
  readonly correction: Correction;
  readonly itemTitle: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** The correction that took this one back. */
  readonly takenBackById: CorrectionId | null;
  readonly progress: RegradeProgress;
}

export interface CorrectionLog {
  readonly versionId: CourseVersionId;
  readonly keyVersionInForce: number;
  /** Newest first. */
  readonly corrections: readonly CorrectionRecord[];
}

export interface NewCorrection {
  readonly correction: Correction;
  readonly reason: string;
  readonly madeBy: PersonId;
  readonly madeAt: Instant;
}

/** Made earlier under the same id, whatever the version. */
export interface StoredCorrection {
  readonly versionId: CourseVersionId;
  readonly correction: Correction;
}

/** An attempt with the outcome it stands at. */
export interface AttemptBefore extends AttemptToRegrade, Omit<RegradedAttempt, 'before' | 'after'> {
  /** The two kinds of marks that people set, together `setByPerson`: by hand with a reason, which stand against the others; and by a rubric. */
  readonly byHand: ReadonlyMap<ItemVersionId, Hundredths>;
  readonly settled: ReadonlyMap<ItemVersionId, Hundredths>;
  readonly outcome: Standing & { readonly lifted: Hundredths; readonly keyVersion: number; readonly revision: number };
}

/** A new outcome, with the one it was made from. */
export interface RegradedBatchRow {
  readonly attemptId: AttemptId;
  readonly base: { readonly keyVersion: number; readonly revision: number };
  readonly outcome: RegradedOutcome;
}
export type MarkBatch = (attempts: readonly AttemptBefore[]) => readonly RegradedBatchRow[];

/** Who an attempt belongs to, as an instructor is told. */
export interface AttemptPerson {
  readonly attemptId: AttemptId;
  readonly name: string;
  readonly nip: Nip;
  /** The unit that was frozen in the attempt. */
  readonly unit: UnitView;
  readonly cohortName: string;
}

/** How an instructor finds an attempt; what is null or empty narrows nothing. */
export interface AttemptFilter {
  /** Part of a name, or the last digits of an identity number. */
  readonly search: string;
  readonly phase: Phase | null;
  readonly cohortId: CohortId | null;
  /** Only those with an answer that a person has yet to mark. */
  readonly isAwaiting: boolean;
}

export interface SubmittedAttempt {
  readonly person: AttemptPerson;
  readonly phase: Phase;
  readonly number: number;
  readonly submittedAt: Instant;
  /** By the newest outcome; null until it is scored. */
  readonly outcome: (Standing & { readonly keyVersion: number }) | null;
  readonly isMarkedByHand: boolean;
}

export interface CorrectionStore {
  /** Null when the course is not in scope. */
  versionToCorrect(scope: UnitScope, versionId: CourseVersionId): Promise<VersionToCorrect | null>;
  /** The units of case items, by item version; core items are not in it. */
  unitsOfItems(versionId: CourseVersionId): Promise<ReadonlyMap<ItemVersionId, UnitView>>;
  log(scope: UnitScope, versionId: CourseVersionId): Promise<CorrectionLog | null>;
  progress(scope: UnitScope, correctionId: CorrectionId): Promise<RegradeProgress | null>;
  /**
   * Decides and appends while nobody else can correct, score or mark under this version; with the correction it stores the
   * regrading and its job in one commit. `decide` answers null when everything stands already.
   */
  add(
    scope: UnitScope, versionId: CourseVersionId, correctionId: CorrectionId,
    decide: (version: VersionToCorrect, same: StoredCorrection | null) => Result<NewCorrection | null, RegradingRefusal>,
  ): Promise<Result<CorrectionRecord, RegradingRefusal>>;
  /** Those of the attempts whose frozen unit is in scope. */
  attemptsInScope(scope: UnitScope, ids: readonly AttemptId[]): Promise<ReadonlySet<AttemptId>>;
  /** In scope only. */
  people(scope: UnitScope, ids: readonly AttemptId[]): Promise<ReadonlyMap<AttemptId, AttemptPerson>>;
  cohortNames(ids: readonly CohortId[]): Promise<ReadonlyMap<CohortId, string>>;
}

/** What marks anew; knows no scope, for it shows nothing to anybody. */
export interface RegradeStore {
  /** Items of the version's pair, keys as published. */
  keyedItems(versionId: CourseVersionId): Promise<ReadonlyMap<ItemVersionId, KeyedItem>>;
  /** Every attempt of the version that has an outcome, by id. */
  scoredAttempts(versionId: CourseVersionId): Promise<readonly AttemptId[]>;
  /** With the newest responses, marks by hand and outcome; in the order of their ids. */
  attempts(ids: readonly AttemptId[]): Promise<readonly AttemptBefore[]>;
  /** Null when there is no such correction. */
  task(correctionId: CorrectionId): Promise<RegradeTask | null>;
  /** Scored attempts without a prepared outcome that was made from their newest one. */
  unprepared(task: RegradeTask): Promise<readonly AttemptId[]>;
  /** Keeps outcomes aside until all are there; once more for the same attempt replaces. Nothing when the regrading is finished. */
  prepare(task: RegradeTask, rows: readonly RegradedBatchRow[], at: Instant): Promise<void>;
  /**
   * In one commit, while nobody can score or mark under this version: prepares what is missing, appends all outcomes, recomputes
   * the results of all enrolments, and puts the key version in force. False when it was finished before.
   */
  finish(task: RegradeTask, mark: MarkBatch, at: Instant): Promise<boolean>;
}

export interface RegradeTask {
  readonly correctionId: CorrectionId;
  readonly versionId: CourseVersionId;
  readonly keyVersion: number;
  readonly policy: RegradePolicy;
  /** All corrections up to this one. */
  readonly corrections: readonly Correction[];
  readonly isFinished: boolean;
}

/** A mark that a person set. */
export interface MarkByPerson {
  readonly id: MarkOverrideId;
  /** Null: taken back, the key marks again. */
  readonly earned: Hundredths | null;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** An attempt as a marker opens it. */
export interface GradedAttemptRecord {
  readonly attemptId: AttemptId;
  readonly versionId: CourseVersionId;
  readonly courseTitle: string;
  readonly person: AttemptPerson;
  readonly phase: Phase;
  readonly number: number;
  readonly submittedAt: Instant;
  readonly form: Form;
  readonly faces: ReadonlyMap<ItemVersionId, ItemFace & { readonly title: string }>;
  readonly responses: ReadonlyMap<ItemVersionId, Response | null>;
  /** Newest first by item. */
  readonly marksByPerson: ReadonlyMap<ItemVersionId, readonly MarkByPerson[]>;
  /** Newest first. */
  readonly outcomes: readonly OutcomeVersion[];
}

export interface OutcomeVersion extends Standing {
  readonly keyVersion: number;
  readonly revision: number;
  readonly lifted: Hundredths;
  readonly scoredAt: Instant;
  readonly items: readonly ItemOutcome[];
}
export type { MarkBasis };

export interface NewMark {
  readonly id: MarkOverrideId;
  readonly attemptId: AttemptId;
  readonly itemVersionId: ItemVersionId;
  readonly earned: Hundredths | null;
  readonly reason: string;
  readonly madeBy: PersonId;
  readonly madeAt: Instant;
}

/** What is known when a mark is set; everything as it is under the lock. */
export interface AttemptToMark {
  /** Null while it has no outcome. */
  readonly attempt: AttemptBefore | null;
  readonly items: ReadonlyMap<ItemVersionId, KeyedItem>;
  /** Those in force. */
  readonly corrections: readonly Correction[];
  /** A mark made earlier under the same id. */
  readonly same: Omit<NewMark, 'madeBy' | 'madeAt'> | null;
}

export interface AttemptPage {
  readonly rows: readonly SubmittedAttempt[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

export interface MarkStore {
  /** Attempts of people in scope, newest first. Null when the course is not in scope. */
  submittedAttempts(
    scope: UnitScope, versionId: CourseVersionId, filter: AttemptFilter, page: { readonly first: number; readonly offset: number },
  ): Promise<AttemptPage | null>;
  /** Cohorts in which somebody in scope submitted an attempt, by name; none when the course is not in scope. */
  attemptCohorts(scope: UnitScope, versionId: CourseVersionId): Promise<readonly { readonly id: CohortId; readonly name: string }[]>;
  /** Null when course or attempt is not in scope, or it is not submitted. */
  gradedAttempt(scope: UnitScope, attemptId: AttemptId): Promise<GradedAttemptRecord | null>;
  /** Stores the mark, the outcome that follows and the enrolment's result in one commit; `decide` answers null when the mark stands already. */
  setMark(
    scope: UnitScope, mark: NewMark, decide: (found: AttemptToMark) => Result<RegradedOutcome | null, MarkRefusal>,
  ): Promise<Result<null, MarkRefusal>>;
}

export interface RegradingDeps {
  readonly corrections: CorrectionStore;
  readonly regrades: RegradeStore;
  readonly marks: MarkStore;
  readonly clock: Clock;
}
