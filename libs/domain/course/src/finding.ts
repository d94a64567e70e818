import type { Difficulty, ItemProblem, ParallelForm } from '@selaras/domain/item';
import type { ItemId, ModuleId, WorkUnitId } from '@selaras/domain/kernel';
import type { Level } from './level';

/** Where a finding shows: a row, a column, an item of the author's matrix. */
interface OfModule { readonly moduleId: ModuleId; readonly module: string }
interface OfItem { readonly itemId: ItemId; readonly item: string }

/** What stands against publishing, or deserves a look: one code a kind, with what its sentence needs. */
export type FindingBody =
  | { readonly code: 'NoModule' }
  | { readonly code: 'NoObjective' }
  | { readonly code: 'JpMissing' }
  | { readonly code: 'PrerequisiteLoop'; readonly loop: string }
  /** `level` null: for nobody; else learners of that level have no text. */
  | ({ readonly code: 'ModuleWithoutCore'; readonly level: Level | null } & OfModule)
  /** `page` counts from 1. */
  | ({ readonly code: 'EmptyPage'; readonly label: string; readonly page: number; readonly unitId: WorkUnitId | null; readonly level: Level | null } & OfModule)
  | ({ readonly code: 'ModuleWithoutObjective' } & OfModule)
  | ({ readonly code: 'VariantStale'; readonly label: string; readonly unitId: WorkUnitId | null; readonly level: Level | null } & OfModule)
  | { readonly code: 'ObjectiveNotMeasured'; readonly objectiveCode: string }
  | { readonly code: 'ObjectiveNotTaught'; readonly objectiveCode: string }
  | { readonly code: 'NoCoreItem' }
  | { readonly code: 'CaseItemsMissing'; readonly unitId: WorkUnitId; readonly expected: number }
  | { readonly code: 'CaseItemsTooFew'; readonly unitId: WorkUnitId; readonly found: number; readonly expected: number }
  /** `percent` of the items of a test that everybody shares, rounded to whole per cent. */
  | { readonly code: 'CoreShareUnusual'; readonly percent: number; readonly lowest: number; readonly highest: number }
  /** `form` null: the pair has one form only. */
  | { readonly code: 'FormLacksItems'; readonly form: ParallelForm | null; readonly objectiveCode: string; readonly difficulty: Difficulty; readonly number: number; readonly found: number }
  /** Of the core: how many items form A and form B hold. */
  | { readonly code: 'FormsDifferInItems'; readonly a: number; readonly b: number }
  /** Of the core, in marks. */
  | { readonly code: 'FormsDifferInMarks'; readonly a: number; readonly b: number }
  /** In marks. `unitId` null: the case of units without one of their own. */
  | { readonly code: 'CaseFormsDiffer'; readonly unitId: WorkUnitId | null; readonly a: number; readonly b: number }
  | { readonly code: 'AnchorTooShort'; readonly common: number; readonly wanted: number; readonly length: number }
  | { readonly code: 'FormsWithoutBlueprint' }
  | ({ readonly code: 'ItemWithoutDifficulty' } & OfItem)
  | ({ readonly code: 'ItemInvalid'; readonly problem: ItemProblem } & OfItem)
  | ({ readonly code: 'ItemWithoutObjective' } & OfItem)
  | ({ readonly code: 'ItemObjectiveUnknown'; readonly objectiveCode: string } & OfItem)
  | ({ readonly code: 'ItemOutdated'; readonly number: number; readonly newestNumber: number } & OfItem)
  | ({ readonly code: 'ItemArchived' } & OfItem)
  /** Nobody marks practice: what only people can mark would wait for ever. */
  | ({ readonly code: 'PracticeItemUnmarked' } & OfItem)
  /** Shown to as many learners as its author set as the limit, or more. */
  | ({ readonly code: 'ItemOverExposed'; readonly learners: number; readonly limit: number } & OfItem);

export type FindingCode = FindingBody['code'];
export type FindingSeverity = 'blocks' | 'warns';
export type Finding = FindingBody & { readonly severity: FindingSeverity };

/**
 * What blocks: a version some learner could not study, or a test that could not be scored, or whose forms are not of one making.
 * A unit without a case of its own does not block the others: its learners get the core, and the finding says so.
 */
export const SEVERITY_OF: Readonly<Record<FindingCode, FindingSeverity>> = {
  NoModule: 'blocks',
  PrerequisiteLoop: 'blocks',
  ModuleWithoutCore: 'blocks',
  EmptyPage: 'blocks',
  NoCoreItem: 'blocks',
  FormLacksItems: 'blocks',
  FormsDifferInItems: 'blocks',
  FormsDifferInMarks: 'blocks',
  ItemInvalid: 'blocks',
  NoObjective: 'warns',
  JpMissing: 'warns',
  ModuleWithoutObjective: 'warns',
  VariantStale: 'warns',
  ObjectiveNotMeasured: 'warns',
  ObjectiveNotTaught: 'warns',
  CaseItemsMissing: 'warns',
  CaseItemsTooFew: 'warns',
  CoreShareUnusual: 'warns',
  CaseFormsDiffer: 'warns',
  AnchorTooShort: 'warns',
  FormsWithoutBlueprint: 'warns',
  PracticeItemUnmarked: 'warns',
  ItemWithoutDifficulty: 'warns',
  ItemWithoutObjective: 'warns',
  ItemObjectiveUnknown: 'warns',
  ItemOutdated: 'warns',
  ItemArchived: 'warns',
  ItemOverExposed: 'warns',
};
