import type { CourseVersion, FilePurpose, ItemPart, Level, Objective, Publication, VersionStatus } from '@selaras/domain/course';
import type { BlueprintCell, Difficulty, InForm, ItemContent, RichText } from '@selaras/domain/item';
import type { CourseId, CourseVersionId, FileId, Instant, ItemId, ItemVersionId, ModuleId, PersonId, Result, VariantId, WorkUnitId } from '@selaras/domain/kernel';
import type { UnitScope } from '@selaras/domain/organisation';
import type { TestRules } from '@selaras/domain/scheduling';
import type { UnitView } from '@selaras/application/identity';
import type { AuthoringRefusal } from './refusals';

export interface VersionRef {
  readonly id: CourseVersionId;
  readonly number: number;
  readonly status: VersionStatus;
  readonly title: string;
  readonly publishedAt: Instant | null;
}

export interface CourseRow {
  readonly id: CourseId;
  readonly title: string;
  readonly ownerUnit: UnitView;
  /** Newest first. */
  readonly versions: readonly VersionRef[];
}

export interface CoursePage {
  readonly rows: readonly CourseRow[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

export interface FileFacts {
  readonly id: FileId;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly name: string;
}

/** A version as the domain knows it, with what is only shown beside it. */
export interface VersionRecord {
  readonly version: CourseVersion;
  readonly publishedAt: Instant | null;
  readonly variantUpdatedAt: ReadonlyMap<VariantId, Instant>;
  readonly files: ReadonlyMap<FileId, FileFacts>;
  /** Every unit with a text or case of its own, in the order of the unit tree. */
  readonly units: ReadonlyMap<WorkUnitId, UnitView>;
  /** For each of these units itself and its ancestors upward. */
  readonly unitPaths: ReadonlyMap<WorkUnitId, readonly WorkUnitId[]>;
}

export interface BankItem {
  readonly itemId: ItemId;
  readonly itemVersionId: ItemVersionId;
  readonly number: number;
  readonly objectiveCode: string | null;
  /** As its author takes it for; null until somebody says. */
  readonly difficulty: Difficulty | null;
  /** As many learners as its limit allows have seen it. */
  readonly overLimit: boolean;
  readonly content: ItemContent;
}

/** One decided change of a draft. The closed list of what the store must know how to write. */
export type DraftChange =
  | { readonly kind: 'frame'; readonly title: string; readonly summary: string; readonly jp: number; readonly objectives: readonly Objective[] }
  | { readonly kind: 'addModule'; readonly module: ModuleFrame; readonly position: number }
  | { readonly kind: 'changeModule'; readonly module: ModuleFrame }
  | { readonly kind: 'orderModules'; readonly moduleIds: readonly ModuleId[] }
  | { readonly kind: 'removeModule'; readonly moduleId: ModuleId }
  | { readonly kind: 'addVariant'; readonly variant: WrittenVariant }
  | { readonly kind: 'changeVariant'; readonly variant: WrittenVariant }
  /** The core for all changed in substance: what was reviewed against the older one is now stale. */
  | { readonly kind: 'coreChanged'; readonly moduleId: ModuleId }
  | { readonly kind: 'reviewVariant'; readonly variantId: VariantId; readonly coreRevision: number }
  | { readonly kind: 'removeVariant'; readonly variantId: VariantId }
  | { readonly kind: 'attachFile'; readonly moduleId: ModuleId; readonly fileId: FileId; readonly purpose: FilePurpose; readonly title: string }
  | { readonly kind: 'detachFile'; readonly moduleId: ModuleId; readonly fileId: FileId }
  | { readonly kind: 'pair'; readonly settings: PairSettings; readonly blueprint: readonly BlueprintCell[]; readonly items: readonly PlacedVersion[] }
  /** Those of the phases named. */
  | { readonly kind: 'rules'; readonly rules: readonly TestRules[] }
  | { readonly kind: 'publish'; readonly publication: Publication };

export interface ModuleFrame {
  readonly id: ModuleId;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly objectiveCodes: readonly string[];
  readonly requiresIds: readonly ModuleId[];
}

export interface WrittenVariant {
  readonly id: VariantId;
  readonly moduleId: ModuleId;
  readonly unitId: WorkUnitId | null;
  readonly level: Level | null;
  readonly label: string;
  readonly pages: readonly RichText[];
  readonly reviewedCoreRevision: number;
}

export interface PairSettings {
  readonly passMarkPercent: number;
  /** One a phase. */
  readonly rules: readonly TestRules[];
}

/** In the order of the list. */
export interface PlacedVersion extends InForm {
  readonly itemVersionId: ItemVersionId;
  readonly part: ItemPart;
  readonly unitId: WorkUnitId | null;
  readonly section: string | null;
  readonly required: boolean;
}

export type Decision = Result<readonly DraftChange[], AuthoringRefusal>;

export interface NewItemVersion {
  readonly courseId: CourseId;
  readonly itemId: ItemId;
  readonly itemVersionId: ItemVersionId;
  readonly objectiveCode: string | null;
  readonly content: ItemContent;
}

/** What is known of an item while its row is locked. */
export interface ItemHistory {
  readonly courseId: CourseId;
  readonly archived: boolean;
  /** Name of who wrote the newest version. */
  readonly newestBy: string;
  readonly newest: BankItem;
}

/** Who writes, and when. */
export interface Writer {
  readonly personId: PersonId;
  readonly at: Instant;
}

/**
 * Everything the author's use cases need from the database. A scope limits every read and write to courses whose owner unit
 * lies in the author's subtrees; what lies outside is answered as if it did not exist.
 */
export interface AuthoringStore {
  courses(scope: UnitScope, page: { readonly first: number; readonly offset: number }): Promise<CoursePage>;
  /** A constant number of statements, whatever the number of modules, texts and items. */
  version(scope: UnitScope, versionId: CourseVersionId): Promise<VersionRecord | null>;
  /** In tree order. */
  unitsInScope(scope: UnitScope): Promise<readonly UnitView[]>;
  /** A unit with its path upward (itself first); null when there is no such unit or it is closed. */
  unit(unitId: WorkUnitId): Promise<{ readonly unit: UnitView; readonly path: readonly WorkUnitId[] } | null>;
  /** Which of these units lie in the scope. */
  unitsWithin(scope: UnitScope, unitIds: readonly WorkUnitId[]): Promise<ReadonlySet<WorkUnitId>>;
  /** A file of the same course as the version. */
  fileForVersion(versionId: CourseVersionId, fileId: FileId): Promise<FileFacts | null>;
  /** Those of these item versions that belong to the version's course. */
  itemVersions(versionId: CourseVersionId, ids: readonly ItemVersionId[]): Promise<ReadonlyMap<ItemVersionId, { readonly itemId: ItemId; readonly title: string }>>;

  /** `IdTaken` when an id is in use for something else; a repeated call of the same author changes nothing. */
  createCourse(course: { readonly courseId: CourseId; readonly versionId: CourseVersionId; readonly ownerUnitId: WorkUnitId; readonly title: string; readonly createdBy: PersonId; readonly at: Instant }): Promise<Result<CourseVersionId, AuthoringRefusal>>;
  /** Locks the course, so that two authors open one draft. `copy` turns the newest published version into the draft. */
  openDraft(scope: UnitScope, courseId: CourseId, by: Writer, copy: (newest: CourseVersion, number: number) => CourseVersion): Promise<Result<CourseVersionId, AuthoringRefusal>>;
  /** Locks the version, lets `decide` see it as it now stands, and writes what was decided in the same commit. */
  change(scope: UnitScope, versionId: CourseVersionId, by: Writer, decide: (record: VersionRecord) => Decision): Promise<Result<VersionRecord, AuthoringRefusal>>;

  /** The newest version of each item that is not archived; null when the course is out of scope. */
  bank(scope: UnitScope, courseId: CourseId): Promise<readonly BankItem[] | null>;
  /** Locks the item (or the course, for a new one) and adds a version when `decide` says so. */
  saveItem(scope: UnitScope, version: NewItemVersion, by: Writer, decide: (history: ItemHistory | null) => Result<'add' | 'keep', AuthoringRefusal>): Promise<Result<BankItem, AuthoringRefusal>>;
  archiveItem(scope: UnitScope, itemId: ItemId, by: Writer): Promise<boolean>;
  /** Locks the course, hands `choose` the bank as it stands and adds what it returns, all or nothing; null when out of scope. */
  addItems<T>(scope: UnitScope, courseId: CourseId, by: Writer, choose: (bank: readonly BankItem[]) => { readonly add: readonly NewItemVersion[]; readonly answer: T }): Promise<T | null>;
}
