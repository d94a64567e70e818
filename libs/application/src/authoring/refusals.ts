import type { Finding, PrerequisiteLoop } from '@selaras/domain/course';
import type { Difficulty, ItemProblem } from '@selaras/domain/item';
import type { GiftFileRefusal } from '@selaras/interop/gift';
import type { CourseId, FileId, ItemId, ItemVersionId, ModuleId, VariantId, WorkUnitId } from '@selaras/domain/kernel';

/** What a co-author changed in the meantime; `current` is the revision that now stands. Read again, compare, save on top of it. */
export interface StaleRevision {
  readonly code: 'StaleRevision';
  readonly subject: 'version' | 'module' | 'variant';
  readonly id: string;
  readonly current: number;
}

/** Why an author's wish was not done. The client finds the sentence by `code`; every other member but `field` fills its gaps. */
export type AuthoringRefusal =
  // Not there, or not in the author's scope: the answer is the same for both.
  | { readonly code: 'CourseNotFound'; readonly courseId: CourseId }
  | { readonly code: 'VersionNotFound' }
  | { readonly code: 'ModuleNotFound'; readonly moduleId: ModuleId }
  | { readonly code: 'VariantNotFound'; readonly variantId: VariantId }
  | { readonly code: 'UnitNotFound'; readonly field: string; readonly unitId: WorkUnitId }
  | { readonly code: 'FileNotFound'; readonly fileId: FileId }
  | { readonly code: 'ItemNotFound'; readonly field?: string; readonly itemId: string }
  // Overtaken by somebody else, or by oneself.
  | StaleRevision
  | { readonly code: 'NewerItemVersion'; readonly baseNumber: number | null; readonly number: number; readonly itemVersionId: ItemVersionId; readonly by: string }
  | { readonly code: 'VersionIsPublished' }
  | { readonly code: 'IdTaken'; readonly id: string }
  | { readonly code: 'VariantExists'; readonly variantId: VariantId; readonly label: string }
  // Fields.
  | { readonly code: 'Required'; readonly field: string }
  | { readonly code: 'TooLong'; readonly field: string; readonly most: number }
  | { readonly code: 'TooMany'; readonly field: string; readonly most: number }
  | { readonly code: 'OutOfRange'; readonly field: string; readonly least: number; readonly most: number }
  | { readonly code: 'ObjectiveCodeTwice'; readonly field: string; readonly objectiveCode: string }
  | { readonly code: 'ObjectiveUnknown'; readonly field: string; readonly objectiveCode: string }
  | { readonly code: 'UnknownPart'; readonly field: string }
  | { readonly code: 'UnknownPurpose'; readonly field: 'purpose' }
  | { readonly code: 'FilePurposeMismatch'; readonly field: 'purpose'; readonly purpose: string; readonly mediaType: string }
  // Rules of the course.
  | PrerequisiteLoop
  | { readonly code: 'PrerequisiteUnknown'; readonly field: string; readonly moduleId: ModuleId }
  | { readonly code: 'ModuleIsRequired'; readonly modules: readonly string[] }
  | { readonly code: 'CoreNeedsNoReview'; readonly variantId: VariantId }
  | { readonly code: 'ItemTwice'; readonly field: string; readonly itemId: ItemId; readonly item: string }
  | { readonly code: 'CoreItemWithUnit'; readonly field: string }
  | { readonly code: 'PracticeItemWithUnit'; readonly field: string }
  | { readonly code: 'PracticeHasNoForm'; readonly field: string }
  | { readonly code: 'PhaseTwice'; readonly field: string }
  | { readonly code: 'ReviewGoesBack'; readonly field: string }
  | { readonly code: 'BlueprintCellTwice'; readonly field: string; readonly objectiveCode: string; readonly difficulty: Difficulty }
  | { readonly code: 'ContentMalformed'; readonly field: string }
  | ({ readonly code: 'ItemInvalid'; readonly field: string; readonly problems: number } & ProblemParams)
  | { readonly code: 'ItemIsArchived'; readonly itemId: ItemId }
  | { readonly code: 'FindingsBlock'; readonly count: number; readonly findings: readonly Finding['code'][] }
  | { readonly code: 'FileUnreadable'; readonly field: 'base64' };

/** The first problem of an item with its own params (`position`, `otherPosition`, `limit` ...), its code under `problem`. */
export type ProblemParams = { readonly problem: ItemProblem['code'] };

/** An import is also refused for what is wrong with the file as a whole: `FileTooLarge`, `FileEmpty`, `NotText`. */
export type ImportRefusal = AuthoringRefusal | GiftFileRefusal;

export type AuthoringRefusalCode = ImportRefusal['code'];
