import type { WorkUnitId } from '@selaras/domain/kernel';

export const ITEM_PARTS = ['core', 'case', 'practice'] as const;
/**
 * `core`: scored alike for everybody, so that units can be compared. `case`: the learner's own unit's case. `practice`: asked in practice alone, which
 * counts for nothing.
 */
export type ItemPart = (typeof ITEM_PARTS)[number];

/** An item's place in the pair of tests. `unitId` is null for core items and for the case of units without one of their own. */
export interface PlacedItem {
  readonly part: ItemPart;
  readonly unitId: WorkUnitId | null;
}

/** Whose case a learner gets; `unitId` null is the case written for all units without their own. */
export interface CaseUnit {
  readonly unitId: WorkUnitId | null;
}

/**
 * Whose case items a learner gets, by the same idea as with texts: the closest unit on her path that has any, then the case
 * for all. `null` when there is neither: she gets the core items alone. Cases are never mixed: one learner, one case.
 */
export function resolveCaseUnit(items: readonly PlacedItem[], unitPath: readonly WorkUnitId[]): CaseUnit | null {
  const withCase = new Set(items.filter((item) => item.part === 'case').map((item) => item.unitId));
  const unitId = [...unitPath, null].find((candidate) => withCase.has(candidate));
  return unitId === undefined ? null : { unitId };
}

/** The items of a learner's test, in the order given: all core items and the items of her case. */
export function itemsFor<P extends PlacedItem>(items: readonly P[], unitPath: readonly WorkUnitId[]): P[] {
  const ofCase = resolveCaseUnit(items, unitPath);
  return items.filter((item) => item.part === 'core' || (item.part === 'case' && ofCase !== null && item.unitId === ofCase.unitId));
}

/** The items of practice, in the order given; none where there is nothing to practise. */
export function practiceItems<P extends PlacedItem>(items: readonly P[]): P[] {
  return items.filter((item) => item.part === 'practice');
}
