import { DIFFICULTIES, ITEM_TYPES, normalTag } from '@selaras/domain/item';
import { type CourseId, type ItemId, ok, refuse, type Result, storableText, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { COUNTING_RULES } from './count-items';
import { BANK_SORTS, type BankPage, type BankQuery, ITEM_STATES, type ItemBankStore, type ItemCountStore, type ItemRecord } from './ports';
import type { BankRefusal } from './refusals';

/** Words beyond this many are not looked at: nobody narrows a bank by more. */
const MOST_WORDS = 6;
const MOST_FIRST = 200;

export interface SearchBank {
  readonly courseId: CourseId;
  readonly text?: string | null;
  readonly type?: string | null;
  /** '' finds items without one; undefined or null leaves it open. The same for difficulty. */
  readonly objectiveCode?: string | null;
  readonly difficulty?: string | null;
  readonly unitId?: WorkUnitId | null;
  readonly tag?: string | null;
  readonly state?: string | null;
  readonly sort?: string | null;
}

/** A page of the bank. A course that is not in scope has an empty one. */
export function makeSearchBank({ store }: { readonly store: ItemBankStore }) {
  return async (actor: Actor, search: SearchBank, page: { readonly first: number; readonly offset: number }): Promise<Result<BankPage, BankRefusal>> => {
    const query = readSearch(search);
    if (!query.ok) return query;
    return ok((await store.page(scopeOf(actor, 'instructor'), search.courseId, query.value, page)) ?? { rows: [], hasNextPage: false, totalCount: 0, tags: [] });
  };
}

function readSearch(search: SearchBank): Result<BankQuery, BankRefusal> {
  const type = oneOf(ITEM_TYPES, search.type);
  const difficulty = oneOf(DIFFICULTIES, search.difficulty === '' ? null : search.difficulty);
  const state = oneOf(ITEM_STATES, search.state);
  const sort = oneOf(BANK_SORTS, search.sort);
  if (type === 'unknown') return refuse({ code: 'UnknownChoice', field: 'type' });
  if (difficulty === 'unknown') return refuse({ code: 'UnknownChoice', field: 'difficulty' });
  if (state === 'unknown') return refuse({ code: 'UnknownChoice', field: 'state' });
  if (sort === 'unknown') return refuse({ code: 'UnknownChoice', field: 'sort' });
  const code = search.objectiveCode;
  const tag = normalTag(storableText(search.tag ?? ''));
  return ok({
    words: storableText(search.text ?? '').split(/\s+/u).filter((word) => word !== '').slice(0, MOST_WORDS).map((word) => [...word].slice(0, 60).join('')),
    state: state ?? 'live', sort: sort ?? 'newest',
    ...(type ? { type } : {}),
    ...(search.difficulty === '' ? { difficulty: null } : difficulty ? { difficulty } : {}),
    ...(code === undefined || code === null ? {} : { objectiveCode: storableText(code) || null }),
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...(tag ? { tag } : {}),
  });
}

function oneOf<T extends string>(known: readonly T[], text: string | null | undefined): T | undefined | 'unknown' {
  return text === undefined || text === null ? undefined : (known.find((each) => each === text) ?? 'unknown');
}

/** One item with its history and its uses, figures up to date; null when it is not in scope. */
export function makeBankItem({ store, counts }: { readonly store: ItemBankStore; readonly counts: ItemCountStore }) {
  return async (actor: Actor, itemId: ItemId): Promise<ItemRecord | null> => {
    await counts.countDue(MOST_FIRST, COUNTING_RULES);
    return store.item(scopeOf(actor, 'instructor'), itemId);
  };
}
