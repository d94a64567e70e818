import type { ItemId } from '@selaras/domain/kernel';

/** What an author takes an item for. How hard it proves to be, its facility says. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** Two forms of the same blueprint: who has one before has the other after, so nobody gains by having seen the items. */
export const PARALLEL_FORMS = ['A', 'B'] as const;
export type ParallelForm = (typeof PARALLEL_FORMS)[number];

/** Where an item stands: null for both forms (they have it in common), and where there is one form only. */
export interface InForm {
  readonly form: ParallelForm | null;
}

/** Whether a pair of tests has two forms: as soon as some item stands in one of them alone. */
export function usesForms(items: readonly InForm[]): boolean {
  return items.some(({ form }) => form !== null);
}

/** The items of one form, in their order; of a pair without forms (`form` null) all of them. */
export function itemsOfForm<Item extends InForm>(items: readonly Item[], form: ParallelForm | null): Item[] {
  return form === null ? [...items] : items.filter((item) => item.form === null || item.form === form);
}

export function otherForm(form: ParallelForm): ParallelForm {
  return form === 'A' ? 'B' : 'A';
}

/**
 * How many items two forms of this length should have in common, so that their scores can be put on one scale: a fifth of the form, at
 * least 5 in a short one, and 30 are enough in any. Source: Kolen and Brennan 2014, section 8.5; the 5 is ours.
 */
export function commonItemsWanted(formLength: number): number {
  return Math.min(30, Math.max(5, Math.ceil(formLength / 5)));
}

/** So many items of this objective and difficulty are in a form. */
export interface BlueprintCell {
  readonly objectiveCode: string;
  readonly difficulty: Difficulty;
  /** Whole, from 0. */
  readonly number: number;
}

export interface BlueprintItem {
  readonly itemId: ItemId;
  readonly objectiveCode: string | null;
  readonly difficulty: Difficulty | null;
}

export interface CheckedCell extends BlueprintCell {
  readonly available: number;
  /** How many items it lacks, 0 when there are enough. */
  readonly missing: number;
}

export interface BlueprintCheck {
  /** Each cell once, in the order of the blueprint. */
  readonly cells: readonly CheckedCell[];
  /** Cells that lack items. */
  readonly lacking: readonly CheckedCell[];
  /** Items of an objective and difficulty that the blueprint does not ask for. */
  readonly notAskedFor: readonly ItemId[];
  /** Items without objective or difficulty: they can fill no cell until somebody says. */
  readonly unclassified: readonly ItemId[];
}

/**
 * Holds items against a blueprint. An item counts once, however often it is listed; cells of the same objective and difficulty add up.
 * @throws TypeError when a number is not whole or below 0.
 */
export function checkBlueprint(blueprint: readonly BlueprintCell[], items: readonly BlueprintItem[]): BlueprintCheck {
  const asked = new Map<string, BlueprintCell>();
  for (const cell of blueprint) {
    if (!Number.isSafeInteger(cell.number) || cell.number < 0) throw new TypeError(`a blueprint asks for a whole number of items, not ${cell.number}`);
    const known = asked.get(placeOf(cell));
    asked.set(placeOf(cell), { ...cell, number: cell.number + (known?.number ?? 0) });
  }
  const once = [...new Map(items.map((item) => [item.itemId, item])).values()];
  const isClassified = ({ objectiveCode, difficulty }: BlueprintItem): boolean => objectiveCode !== null && difficulty !== null;
  const cells = [...asked].map(([place, cell]): CheckedCell => {
    const available = once.filter((item) => isClassified(item) && placeOf(item) === place).length;
    return { ...cell, available, missing: Math.max(0, cell.number - available) };
  });
  return {
    cells,
    lacking: cells.filter(({ missing }) => missing > 0),
    notAskedFor: once.filter((item) => isClassified(item) && !asked.has(placeOf(item))).map(({ itemId }) => itemId),
    unclassified: once.filter((item) => !isClassified(item)).map(({ itemId }) => itemId),
  };
}

/** Two items or cells stand in the same place when objective and difficulty agree. */
export function placeOf({ objectiveCode, difficulty }: { readonly objectiveCode: string | null; readonly difficulty: Difficulty | null }): string {
  return JSON.stringify([objectiveCode, difficulty]);
}

export interface ParallelFormsCheck {
  readonly A: BlueprintCheck;
  readonly B: BlueprintCheck;
  /** Items in both forms: the anchor through which their scores are put on one scale. */
  readonly common: readonly ItemId[];
}

/** Holds both forms against the one blueprint that makes them parallel. */
export function checkParallelForms(blueprint: readonly BlueprintCell[], forms: Readonly<Record<ParallelForm, readonly BlueprintItem[]>>): ParallelFormsCheck {
  const inB = new Set(forms.B.map(({ itemId }) => itemId));
  const common = [...new Set(forms.A.map(({ itemId }) => itemId))].filter((itemId) => inB.has(itemId));
  return { A: checkBlueprint(blueprint, forms.A), B: checkBlueprint(blueprint, forms.B), common };
}
