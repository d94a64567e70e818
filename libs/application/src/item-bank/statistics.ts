import type { ItemVersionId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { ITEM_LIMITS, type ItemLimits, type PooledItem, poolItem, UPPER_PREFER_FROM } from '@selaras/domain/statistics';
import { COUNTING_RULES } from './count-items';
import type { CountedGroup, ItemBankStore, ItemCountStore } from './ports';

/** Before figures are shown, what is due is counted, up to so many attempts: the rest is left to the worker. */
const MOST_FIRST = 200;

export interface ItemStatisticsView {
  readonly all: PooledItem & { readonly answered: number };
  /** One line for each test, half and form in which it was asked. */
  readonly groups: readonly (Pick<CountedGroup, 'versionId' | 'versionNumber' | 'phase' | 'form' | 'answered'> & { readonly figures: PooledItem })[];
  readonly limits: ItemLimits & { readonly upperPreferFrom: number };
}

/** What a version of an item turned out to be: over everybody who was asked it first, and test by test. Null when it is not in scope. */
export function makeItemStatistics({ store, counts }: { readonly store: ItemBankStore; readonly counts: ItemCountStore }) {
  return async (actor: Actor, itemVersionId: ItemVersionId): Promise<ItemStatisticsView | null> => {
    await counts.countDue(MOST_FIRST, COUNTING_RULES);
    const groups = await store.counts(scopeOf(actor, 'instructor'), itemVersionId);
    return groups && {
      all: { ...poolItem(groups.map(({ summary }) => summary)), answered: groups.reduce((sum, { answered }) => sum + answered, 0) },
      groups: groups.map(({ summary, ...group }) => ({ ...group, figures: poolItem([summary]) })),
      limits: { ...ITEM_LIMITS, upperPreferFrom: UPPER_PREFER_FROM },
    };
  };
}
