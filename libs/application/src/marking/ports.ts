import type { AttemptBefore, AttemptPerson } from '@selaras/application/regrading';
import type {
  Correction, KeyedItem, MarkingDecision, MarkingDecisionId, MarkingRole, MarkingScheme, ChosenLevels, RegradedOutcome,
} from '@selaras/domain/assessment';
import type { Criterion, Response, RichText } from '@selaras/domain/item';
import type { AttemptId, Clock, CourseVersionId, FileId, Hundredths, Instant, ItemVersionId, PersonId, Result } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { MarkWorkRefusal } from './refusals';

/** A file that a learner handed in for one item of one attempt; its bytes lie under their hash. */
export interface AttemptFile {
  readonly id: FileId;
  readonly itemVersionId: ItemVersionId;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly name: string;
  readonly uploadedAt: Instant;
}

/** What an item of an attempt takes, and how much was handed in for it. */
export interface UploadPlace {
  readonly mediaTypes: readonly string[];
  readonly largestBytes: number;
  readonly most: number;
  /** Files kept for it so far, those that were replaced included. */
  readonly kept: number;
  readonly isOpen: boolean;
}

export interface AttemptFileStore {
  /** Null when the attempt is not hers, or the item is not of its form or takes no files. */
  uploadPlace(personId: PersonId, attemptId: AttemptId, itemVersionId: ItemVersionId, now: Instant): Promise<UploadPlace | null>;
  /**
   * The same bytes under the same name for the same item are one file: the row that stands is the answer. Null, and nothing stored, when
   * the attempt is over by then or there are `most` already.
   */
  add(attemptId: AttemptId, file: AttemptFile, most: number, now: Instant): Promise<AttemptFile | null>;
  /** In the order of uploading. Null when the attempt is neither hers nor, once submitted, in scope. */
  files(attemptId: AttemptId, personId: PersonId, scope: UnitScope): Promise<readonly AttemptFile[] | null>;
  /** Those of the ids that were handed in for this item of this attempt. */
  handedIn(attemptId: AttemptId, itemVersionId: ItemVersionId, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Where an answer stands for the person who looks: `open` waits for a mark of hers, `waiting` has hers and waits for another's, `disagreed`
 * waits for a third person's decision, `marked` has its marks.
 */
export const MARKING_STATES = ['open', 'waiting', 'disagreed', 'marked'] as const;
export type MarkingState = (typeof MARKING_STATES)[number];

/** An item of a version that people mark, with how many of its answers stand where. */
export interface MarkingItem extends MarkingScheme {
  readonly itemVersionId: ItemVersionId;
  readonly position: number;
  readonly title: string;
  readonly stem: RichText;
  readonly type: 'essay' | 'file-upload';
  readonly counts: Readonly<Record<MarkingState, number>>;
}

export interface RecordedDecision extends MarkingDecision {
  readonly markerName: string;
  readonly comment: string;
  readonly reason: string;
  readonly madeAt: Instant;
}

/** One answer to be marked, with all that was decided about it. */
export interface WorkRecord {
  readonly attemptId: AttemptId;
  readonly itemVersionId: ItemVersionId;
  readonly person: AttemptPerson;
  readonly phase: 'pre' | 'post';
  readonly number: number;
  readonly submittedAt: Instant;
  readonly response: Response | null;
  readonly files: readonly AttemptFile[];
  readonly state: MarkingState;
  readonly scheme: MarkingScheme;
  /** By the newest outcome; null while it awaits its marks. */
  readonly earned: Hundredths | null;
  /** By number. */
  readonly decisions: readonly RecordedDecision[];
}

export interface WorkPage {
  readonly rows: readonly WorkRecord[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

export interface NewDecision {
  readonly id: MarkingDecisionId;
  readonly attemptId: AttemptId;
  readonly itemVersionId: ItemVersionId;
  readonly role: MarkingRole;
  readonly markerId: PersonId;
  readonly levels: ChosenLevels;
  readonly comment: string;
  readonly reason: string;
  readonly madeAt: Instant;
}

/** What is known when a decision is made; everything as it is under the lock. */
export interface WorkToMark {
  /** Null while it has no outcome. */
  readonly attempt: AttemptBefore | null;
  readonly learnerId: PersonId;
  readonly items: ReadonlyMap<ItemVersionId, KeyedItem>;
  readonly corrections: readonly Correction[];
  readonly decisions: readonly MarkingDecision[];
  /** Made earlier under the same id. */
  readonly same: (Pick<NewDecision, 'attemptId' | 'itemVersionId' | 'role' | 'markerId' | 'levels' | 'comment'>) | null;
}

/** What a decision leads to. */
export interface MadeDecision {
  readonly earned: Hundredths;
  /** The mark that stands from now on, null for none; left out when it stays as it was. */
  readonly settled?: Hundredths | null;
  /** Left out when the outcome stays as it was. */
  readonly outcome?: RegradedOutcome;
}

/** First decisions of two markers about the same answer: each was made without seeing the other. */
export interface BlindPair {
  readonly itemVersionId: ItemVersionId;
  readonly first: { readonly earned: Hundredths; readonly levels: ChosenLevels };
  readonly second: { readonly earned: Hundredths; readonly levels: ChosenLevels };
}

/** Levels and comments as her learner may read them: without who gave them. */
export interface MarkedWorkRecord {
  readonly itemVersionId: ItemVersionId;
  readonly rubric: readonly Criterion[];
  readonly markers: 1 | 2;
  readonly maximum: Hundredths;
  readonly decisions: readonly RecordedDecision[];
}

export interface MarkingStore {
  /** Items of the version that people mark, in the order of the tests; own answers are not counted. Null when the course is not in scope. */
  items(scope: UnitScope, versionId: CourseVersionId, personId: PersonId): Promise<readonly MarkingItem[] | null>;
  /** In an order that tells nothing about whose they are. Null when the course is not in scope. */
  works(
    scope: UnitScope, versionId: CourseVersionId, itemVersionId: ItemVersionId, personId: PersonId, state: MarkingState,
    page: { readonly first: number; readonly offset: number },
  ): Promise<WorkPage | null>;
  /** Null when it is not in scope or not to be marked by people. */
  work(scope: UnitScope, attemptId: AttemptId, itemVersionId: ItemVersionId, personId: PersonId): Promise<WorkRecord | null>;
  blindPairs(scope: UnitScope, versionId: CourseVersionId): Promise<readonly BlindPair[]>;
  /**
   * Stores the decision, the mark that follows, the outcome that follows and the enrolment's result in one commit; `decide` answers null
   * when the decision stands already.
   */
  decide(
    scope: UnitScope, decision: NewDecision, decide: (found: WorkToMark) => Result<MadeDecision | null, MarkWorkRefusal>,
  ): Promise<Result<null, MarkWorkRefusal>>;
  /** Settled works of an attempt of hers; others are left out. */
  markedWorks(personId: PersonId, attemptId: AttemptId): Promise<readonly MarkedWorkRecord[]>;
}

export interface MarkingDeps {
  readonly marking: MarkingStore;
  readonly clock: Clock;
}
