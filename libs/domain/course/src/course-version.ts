import type { BlueprintCell, Difficulty, InForm, ItemContent, RichText } from '@selaras/domain/item';
import type { CourseId, CourseVersionId, FileId, ItemId, ItemVersionId, ModuleId, ObjectiveId, VariantId, WorkUnitId } from '@selaras/domain/kernel';
import type { TestRules } from '@selaras/domain/scheduling';
import type { PlacedItem } from './resolve-case';
import type { Audience } from './resolve-variant';

/** `draft` can be changed; `published` and `archived` never change again. */
export const VERSION_STATUSES = ['draft', 'published', 'archived'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** What a learner can do afterwards. Known by its code (T1, T2 ...), which outlives the version. */
export interface Objective {
  readonly id: ObjectiveId;
  readonly code: string;
  readonly text: string;
}

export interface Variant extends Audience {
  readonly id: VariantId;
  /** Few words for the matrix: "KK salah nama". */
  readonly label: string;
  readonly pages: readonly RichText[];
  /** The core revision this text was last reviewed against. */
  readonly reviewedCoreRevision: number;
  readonly revision: number;
}

export const FILE_PURPOSES = ['attachment', 'video', 'image'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

export interface AttachedFile {
  readonly fileId: FileId;
  readonly purpose: FilePurpose;
  readonly title: string;
}

export interface Module {
  readonly id: ModuleId;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly objectiveCodes: readonly string[];
  /** Modules of the same version that must be done before this one. */
  readonly requiresIds: readonly ModuleId[];
  /** Counts the substantial changes of the core for all. */
  readonly coreRevision: number;
  readonly revision: number;
  readonly variants: readonly Variant[];
  readonly files: readonly AttachedFile[];
}

export interface PairItem extends PlacedItem, InForm {
  readonly itemVersionId: ItemVersionId;
  readonly itemId: ItemId;
  readonly number: number;
  /** The newest version number of this item in the bank. */
  readonly newestNumber: number;
  readonly objectiveCode: string | null;
  /** As its author takes it for, in the bank. */
  readonly difficulty: Difficulty | null;
  readonly content: ItemContent;
  /** Title of the section of the test it stands in; null for none. */
  readonly section: string | null;
  /** Must be answered before the attempt can be handed in. */
  readonly required: boolean;
  /** Withdrawn from the bank; still valid where it is used. */
  readonly archived: boolean;
  /** How many learners have seen it in any version; left out while it has no limit or the limit is not reached. */
  readonly overExposed?: { readonly learners: number; readonly limit: number };
}

/**
 * Pre- and post-test as one object: the same items, so that what differs is the learner; or two parallel forms of one blueprint,
 * swapped between halves of the learners, so that nobody meets the same items twice.
 */
export interface LinkedPair {
  readonly passMarkPercent: number;
  /** How each test is taken; one a phase. */
  readonly rules: readonly TestRules[];
  /** What the core of each form holds; empty where nobody asked for anything. */
  readonly blueprint: readonly BlueprintCell[];
  readonly items: readonly PairItem[];
}

/** One version of a course with all that belongs to it; modules and objectives in their order. */
export interface CourseVersion {
  readonly id: CourseVersionId;
  readonly courseId: CourseId;
  readonly number: number;
  readonly status: VersionStatus;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  readonly revision: number;
  readonly objectives: readonly Objective[];
  readonly modules: readonly Module[];
  readonly pair: LinkedPair;
}

/** The text for everybody at every level: what the others are reviewed against. */
export function isCore(audience: Audience): boolean {
  return audience.unitId === null && audience.level === null;
}

/** Stale: the core changed in substance since this text was last looked at. The core itself never is. */
export function isStale(variant: Variant, module: Pick<Module, 'coreRevision'>): boolean {
  return !isCore(variant) && variant.reviewedCoreRevision < module.coreRevision;
}

/** Units with a text or a case of their own: the columns of the author's matrix. In order of first appearance. */
export function adaptedUnits({ modules, pair }: Pick<CourseVersion, 'modules' | 'pair'>): readonly WorkUnitId[] {
  const placed = [...modules.flatMap((module) => module.variants), ...pair.items];
  return [...new Set(placed.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))];
}
