import { type BlueprintItem, commonItemsWanted, fillBlueprint, type FillableItem, type Filling, type InForm, itemsOfForm, PARALLEL_FORMS, type ParallelForm } from '@selaras/domain/item';
import type { ItemId } from '@selaras/domain/kernel';
import { difficultyOf, hasForms, itemsAt, CORE, type PairDraft, type PlacedItem, readBlueprint } from './pair-draft';

/** What is known of an item wherever it stands: of the bank, or as the version holds it. */
export interface KnownItem {
  readonly itemId: string;
  readonly itemVersionId: string;
  readonly objectiveCode: string | null;
  readonly difficulty: 'EASY' | 'MEDIUM' | 'HARD' | null;
  /** Hundredths. */
  readonly maximum: number;
  /** As many learners as its limit allows have seen it: no proposal takes it. */
  readonly overLimit?: boolean;
}

export type FormedItem = FillableItem & InForm;

/** Finds an item in the version that is placed, else in its newest. */
export type FindItem = (placed: Pick<PlacedItem, 'itemId' | 'itemVersionId'>) => KnownItem | undefined;

/** The core items of the draft with what a blueprint needs of them; what is not known yet is left out. */
export function coreForms(draft: PairDraft, find: FindItem): readonly FormedItem[] {
  return itemsAt(draft, CORE).flatMap((placed) => {
    const item = find(placed);
    return item === undefined ? [] : [{ ...fillable(item), form: placed.form }];
  });
}

export interface FormSummary {
  readonly form: ParallelForm;
  readonly items: number;
  /** Hundredths. */
  readonly marks: number;
}

export interface FormsSummary {
  readonly forms: readonly FormSummary[];
  readonly common: number;
  readonly wanted: number;
  /** As many items and marks in both. */
  readonly equal: boolean;
}

/** Null while there is one form only. */
export function summariseForms(core: readonly FormedItem[], used: boolean): FormsSummary | null {
  if (!used) return null;
  const forms = PARALLEL_FORMS.map((form): FormSummary => {
    const items = itemsOfForm(core, form);
    return { form, items: items.length, marks: items.reduce((sum, { maximum }) => sum + maximum, 0) };
  });
  const [a, b] = forms as [FormSummary, FormSummary];
  return { forms, common: core.filter(({ form }) => form === null).length, wanted: commonItemsWanted(Math.max(a.items, b.items)), equal: a.items === b.items && a.marks === b.marks };
}

/** A proposal for what the blueprint asks and the core lacks, from items that stand nowhere in the tests and are not over their limit; null when the blueprint cannot be read. */
export function proposeFilling(draft: PairDraft, bank: readonly KnownItem[], find: FindItem, forms: boolean, seed: string): Filling | null {
  const blueprint = readBlueprint(draft);
  if (blueprint === null) return null;
  const placed = new Set(draft.items.map(({ itemId }) => itemId));
  return fillBlueprint({ blueprint, placed: coreForms(draft, find), bank: bank.filter(({ itemId, overLimit }) => !placed.has(itemId) && !overLimit).map(fillable), forms: forms || hasForms(draft), seed });
}

/** The draft with the proposal taken, each item in its newest version. */
export function takeFilling(draft: PairDraft, filling: Filling, find: (itemId: string) => Pick<KnownItem, 'itemVersionId'> | undefined): PairDraft {
  const added = filling.added.flatMap(({ itemId, form }): PlacedItem[] => {
    const item = find(itemId);
    return item === undefined ? [] : [{ itemId, itemVersionId: item.itemVersionId, ...CORE, form, section: null, required: false }];
  });
  return { ...draft, items: [...draft.items, ...added] };
}

export function blueprintItemOf(item: KnownItem): BlueprintItem {
  return { itemId: item.itemId as ItemId, objectiveCode: item.objectiveCode, difficulty: item.difficulty === null ? null : difficultyOf(item.difficulty) };
}

function fillable(item: KnownItem): FillableItem {
  return { ...blueprintItemOf(item), maximum: item.maximum };
}
