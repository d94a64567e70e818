import type { UnitView } from '@selaras/application/identity';
import type { ItemOutcome } from '@selaras/domain/assessment';
import type { ItemPart, VersionStatus } from '@selaras/domain/course';
import type { Comparable, Difficulty, ItemContent, ItemType, Response } from '@selaras/domain/item';
import type { AttemptId, CourseId, CourseVersionId, Hundredths, Instant, ItemId, ItemVersionId, PersonId, Result, WorkUnitId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { ItemNoteCode, ItemSummary } from '@selaras/domain/statistics';
import type { BankRefusal } from './refusals';

/**
 * `live`: all that were not put aside; the others but `archived` are among them. `over-limit`: shown to as many learners as its limit, or more.
 * `works-badly`: something stands out in its figures.
 */
export const ITEM_STATES = ['live', 'used', 'unused', 'over-limit', 'works-badly', 'archived'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** `facility`: hardest first; `discrimination`: worst first; `exposure`: most seen first. Items without the figure come last, newest first. */
export const BANK_SORTS = ['newest', 'facility', 'discrimination', 'exposure'] as const;
export type BankSort = (typeof BANK_SORTS)[number];

/** Undefined leaves a side open; `objectiveCode` and `unitId` null find items without one. */
export interface BankQuery {
  /** Every word must occur in title, stem or an option; case and accents do not matter. */
  readonly words: readonly string[];
  readonly type?: ItemType;
  readonly objectiveCode?: string | null;
  readonly difficulty?: Difficulty | null;
  readonly unitId?: WorkUnitId | null;
  readonly tag?: string;
  readonly state: ItemState;
  readonly sort: BankSort;
}

/** What an author may say of an item without writing another version (all but the objective). */
export interface ItemTags {
  readonly objectiveCode: string | null;
  readonly difficulty: Difficulty | null;
  /** Whose case it tells of. */
  readonly unitId: WorkUnitId | null;
  readonly tags: readonly string[];
  readonly exposureLimit: number | null;
  readonly archived: boolean;
}

/** Of the newest version that anybody was asked. */
export interface ItemFiguresLine {
  readonly number: number;
  readonly shown: number;
  readonly answered: number;
  readonly facility: number | null;
  readonly discrimination: number | null;
  readonly notes: readonly ItemNoteCode[];
}

export interface BankEntry extends ItemTags {
  readonly itemId: ItemId;
  readonly courseId: CourseId;
  readonly itemVersionId: ItemVersionId;
  readonly number: number;
  readonly type: ItemType;
  readonly title: string;
  readonly stem: string;
  readonly maximum: Hundredths;
  readonly unit: UnitView | null;
  /** Learners who have seen it in any version. */
  readonly learners: number;
  /** Tests that have it, in any version; newest course version first. */
  readonly uses: readonly ItemUse[];
  readonly figures: ItemFiguresLine | null;
  readonly revision: number;
  readonly revisedAt: Instant;
  readonly revisedBy: string;
}

export interface ItemUse {
  readonly versionId: CourseVersionId;
  readonly number: number;
  readonly status: VersionStatus;
  readonly part: ItemPart | 'practice';
  readonly unitName: string | null;
  /** Of the item. */
  readonly itemVersionNumber: number;
}

export interface BankPage {
  readonly rows: readonly BankEntry[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** Every tag of the course's bank, by how often it is used. */
  readonly tags: readonly string[];
}

/** One version in the history of an item. */
export interface ItemVersionLine {
  readonly itemVersionId: ItemVersionId;
  readonly number: number;
  readonly createdAt: Instant;
  readonly by: string;
  readonly objectiveCode: string | null;
  readonly content: ItemContent;
  readonly learners: number;
  readonly shown: number;
  readonly answered: number;
  readonly facility: number | null;
  readonly discrimination: number | null;
}

export interface ItemRecord {
  readonly entry: BankEntry;
  /** Newest first. */
  readonly versions: readonly ItemVersionLine[];
}

/** Takers of one item version whose totals compare: one test, one half of it, one form. */
export interface CountedGroup {
  readonly versionId: CourseVersionId;
  readonly versionNumber: number;
  readonly phase: 'pre' | 'post';
  /** '' where there is one form only. */
  readonly form: string;
  readonly answered: number;
  readonly summary: ItemSummary;
}

/** An item as it stands while its row is locked. */
export interface LockedItem extends ItemTags {
  readonly itemId: ItemId;
  readonly revision: number;
}

export interface TagChange {
  readonly itemId: ItemId;
  readonly to: ItemTags;
  /** Of the version that is added when the objective changes: it belongs to the version. */
  readonly newVersionId: ItemVersionId | null;
}

export interface Writer {
  readonly personId: PersonId;
  readonly at: Instant;
}

/** Everything is limited to courses whose owner unit lies in the scope; what lies outside is answered as if it did not exist. */
export interface ItemBankStore {
  /** A constant number of statements; null when the course is out of scope. */
  page(scope: UnitScope, courseId: CourseId, query: BankQuery, page: { readonly first: number; readonly offset: number }): Promise<BankPage | null>;
  entries(scope: UnitScope, itemIds: readonly ItemId[]): Promise<readonly BankEntry[]>;
  item(scope: UnitScope, itemId: ItemId): Promise<ItemRecord | null>;
  /** In the order of versions, phase and form, cells sorted; null when the version is out of scope. */
  counts(scope: UnitScope, itemVersionId: ItemVersionId): Promise<readonly CountedGroup[] | null>;
  unitsWithin(scope: UnitScope, unitIds: readonly WorkUnitId[]): Promise<ReadonlySet<WorkUnitId>>;
  /** Locks the items, lets `decide` see them as they stand, writes what it says in the same commit. Items that are not of the course are left out. */
  change<R>(
    scope: UnitScope, courseId: CourseId, itemIds: readonly ItemId[], by: Writer,
    decide: (items: ReadonlyMap<ItemId, LockedItem>) => Result<readonly TagChange[], R>,
  ): Promise<Result<null, R | BankRefusal>>;

  /** Newest versions of the live items of a course, oldest item first; `like` narrows to items of its type and about its length. Null out of scope. */
  comparables(scope: UnitScope, courseId: CourseId, like?: ItemContent): Promise<readonly Comparable[] | null>;
  /** Pairs of a course's items somebody kept apart. */
  keptApart(courseId: CourseId): Promise<readonly (readonly [string, string])[]>;
  /** False when not all of them are items of courses in scope, all of the same course. */
  keepApart(scope: UnitScope, itemId: ItemId, others: readonly ItemId[], by: Writer): Promise<boolean>;
}

export interface OutcomeToCount {
  readonly keyVersion: number;
  readonly revision: number;
  readonly complete: boolean;
  readonly items: readonly ItemOutcome[];
}

/** An attempt whose newest outcome is to be counted; `counted` is the one that is in the counts, null when none is. */
export interface AttemptToCount {
  readonly attemptId: AttemptId;
  readonly versionId: CourseVersionId;
  readonly phase: string;
  readonly number: number;
  readonly form: string;
  readonly responses: ReadonlyMap<ItemVersionId, Response | null>;
  readonly newest: OutcomeToCount;
  readonly counted: OutcomeToCount | null;
}

/** A cell and by how much its count changes; `option` null for a cell of marks. */
export interface CellChange {
  readonly itemVersionId: ItemVersionId;
  readonly versionId: CourseVersionId;
  readonly phase: 'pre' | 'post';
  readonly form: string;
  readonly mark: number;
  readonly total: number;
  readonly answered: boolean;
  readonly option: string | null;
  readonly by: number;
}

export interface FiguresOfVersion {
  readonly facility: number | null;
  readonly discrimination: number | null;
  readonly notes: readonly ItemNoteCode[];
}

/** How attempts become changes of cells, and cells figures: given by the use case, so that the store only reads and writes. */
export interface CountingRules {
  readonly changesOf: (attempts: readonly AttemptToCount[]) => readonly CellChange[];
  readonly figuresOf: (groups: readonly ItemSummary[]) => FiguresOfVersion;
}

/** Used by the worker, and by whoever reads figures and does not want to be behind. */
export interface ItemCountStore {
  /** Counts up to `most` of the attempts that are due, in one commit; one at a time, whoever calls. Returns how many were due among those. */
  countDue(most: number, rules: CountingRules): Promise<number>;
  /** Forgets the counts of a course and counts all its attempts anew, in one commit. Returns how many attempts. */
  recount(courseId: CourseId, rules: CountingRules): Promise<number>;
}
