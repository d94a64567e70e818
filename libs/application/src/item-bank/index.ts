import type { IdSource } from '@selaras/domain/course';
import type { Clock, CourseId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { makeChangeItems } from './change-items';
import { COUNTING_RULES } from './count-items';
import { type Breathe, makeDuplicates, makeKeepApart, makeNearDuplicatesOf } from './duplicates';
import type { ItemBankStore, ItemCountStore } from './ports';
import { makeBankItem, makeSearchBank } from './search';
import { makeItemStatistics } from './statistics';

export { type ChangeItems, HIGHEST_LIMIT, type ItemsChangedMeanwhile, MOST_AT_ONCE, type WantedTags } from './change-items';
export { choicesOf, COUNTED_AT_ONCE, COUNTING_RULES, makeCountItems, summaryOf } from './count-items';
export { type Breathe, type DuplicateGroups, type NearDuplicate, titlesReadAlike } from './duplicates';
export * from './ports';
export * from './refusals';
export type { SearchBank } from './search';
export type { ItemStatisticsView } from './statistics';

export interface ItemBankDeps {
  readonly store: ItemBankStore;
  readonly counts: ItemCountStore;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly breathe: Breathe;
}

/** What instructors do with the items of a course as a whole: find, tag, weigh, put aside, tell apart. Writing one item is authoring. */
export function makeItemBankUseCases(deps: ItemBankDeps) {
  return {
    searchBank: makeSearchBank(deps),
    bankItem: makeBankItem(deps),
    itemStatistics: makeItemStatistics(deps),
    changeItems: makeChangeItems(deps),
    duplicates: makeDuplicates(deps),
    nearDuplicatesOf: makeNearDuplicatesOf(deps),
    keepApart: makeKeepApart(deps),
    /** Counts a course anew from its outcomes: the answer is as before, unless something had gone wrong. False when it is not in scope. */
    recount: async (actor: Actor, courseId: CourseId): Promise<boolean> => {
      if (!(await deps.store.page(scopeOf(actor, 'instructor'), courseId, { words: [], state: 'live', sort: 'newest' }, { first: 1, offset: 0 }))) return false;
      await deps.counts.recount(courseId, COUNTING_RULES);
      return true;
    },
  };
}
export type ItemBankUseCases = ReturnType<typeof makeItemBankUseCases>;
