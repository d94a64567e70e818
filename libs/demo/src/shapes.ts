import type { BlueprintCell, Difficulty, InForm, ItemContent, RichText } from '@selaras/domain/item';

/** Readable key of a demo record, unique within its kind; `stableId(kind, slug)` turns it into the id it is stored under. */
export type Slug = string;

export type DemoLevel = 'basic' | 'advanced';

export interface DemoObjective {
  /** T1, T2 ...: unique within the course. */
  readonly code: string;
  readonly text: string;
}

/** A file that belongs to a module. Its whole content is `text` (UTF-8). */
export interface DemoFile {
  readonly slug: Slug;
  readonly name: string;
  readonly mediaType: 'text/plain' | 'text/csv' | 'image/svg+xml';
  readonly purpose: 'attachment' | 'image';
  readonly title: string;
  readonly text: string;
}

/**
 * One complete text of a module for one audience. `unit` and `level` both null: the core for all.
 * Every variant stands alone: a reader sees one variant from first page to last, never a mixture put together while reading.
 */
export interface DemoVariant {
  /** Root of the subtree of work units it is meant for; null for all units. */
  readonly unit: Slug | null;
  readonly level: DemoLevel | null;
  /** What the author calls it in the matrix of modules and units. */
  readonly label: string;
  readonly pages: readonly RichText[];
  /** The core revision it was last compared with; lower than the module's means stale. */
  readonly reviewedCoreRevision: number;
}

export interface DemoModule {
  readonly slug: Slug;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly objectiveCodes: readonly string[];
  /** Slugs of modules to finish first. */
  readonly requires: readonly Slug[];
  readonly coreRevision: number;
  /** The first is the core. */
  readonly variants: readonly DemoVariant[];
  readonly files: readonly DemoFile[];
}

/** An item of the bank. */
export interface DemoBankItem {
  readonly slug: Slug;
  readonly objectiveCode: string;
  readonly content: ItemContent;
  /** As its author takes it for; left out where nobody has said. */
  readonly difficulty?: Difficulty;
}

export interface DemoItem extends DemoBankItem, InForm {
  readonly part: 'core' | 'case' | 'practice';
  /** For case items: the unit whose case it is; null for everybody whose unit has none. Always null for core items. */
  readonly unit: Slug | null;
}

/** The linked pair of pre- and post-test. Items stand in the order in which they are presented. */
export interface DemoPair {
  readonly passMarkPercent: number;
  readonly timeLimitSeconds: number;
  readonly preAttempts: number;
  readonly postAttempts: number;
  readonly blueprint: readonly BlueprintCell[];
  readonly items: readonly DemoItem[];
}

export interface DemoCourse {
  readonly slug: Slug;
  readonly title: string;
  readonly summary: string;
  /** Hours of training credited (*jam pelajaran*). */
  readonly jp: number;
  readonly ownerUnit: Slug;
  readonly status: 'published' | 'draft';
  readonly objectives: readonly DemoObjective[];
  readonly modules: readonly DemoModule[];
  readonly pair: DemoPair;
  /** In the bank, in no test yet. */
  readonly spareItems: readonly DemoBankItem[];
}
