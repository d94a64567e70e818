import type { IdSource } from '@selaras/domain/course';
import { DIFFICULTIES, type Difficulty, LONGEST_TAG, MOST_TAGS, normalTags } from '@selaras/domain/item';
import { type Clock, type CourseId, type ItemId, ok, refuse, type Result, storableText, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { BankEntry, ItemBankStore, ItemTags, LockedItem, TagChange } from './ports';
import type { BankRefusal } from './refusals';

export const MOST_AT_ONCE = 500;
export const HIGHEST_LIMIT = 1_000_000;
const LONGEST_OBJECTIVE_CODE = 20;

/** What is set in every item named; undefined leaves it as it is, null empties it. */
export interface WantedTags {
  readonly objectiveCode?: string | null;
  readonly difficulty?: string | null;
  readonly unitId?: WorkUnitId | null;
  readonly exposureLimit?: number | null;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly archived?: boolean;
}

export interface ChangeItems {
  readonly courseId: CourseId;
  /** Each with the revision the author saw. */
  readonly items: readonly { readonly itemId: ItemId; readonly revision: number }[];
  readonly wanted: WantedTags;
}

/** Somebody changed these in the meantime; nothing was changed. `theirs` is how each stands now, `mine` what was wanted. */
export interface ItemsChangedMeanwhile {
  readonly code: 'ItemsChangedMeanwhile';
  readonly conflicts: readonly { readonly theirs: BankEntry; readonly mine: ItemTags }[];
}

type Meanwhile = { readonly code: 'Meanwhile'; readonly mine: ReadonlyMap<ItemId, ItemTags> };

/**
 * Sets tags, objective, difficulty, limit or archive of many items, all or none. An item that somebody changed since it was read stands
 * against all of them, unless it already is as wanted: so sending the same again is answered as done. A changed objective adds a version,
 * since what was answered was answered under the old one.
 */
export function makeChangeItems({ store, clock, newId }: { readonly store: ItemBankStore; readonly clock: Clock; readonly newId: IdSource }) {
  return async (actor: Actor, command: ChangeItems): Promise<Result<readonly BankEntry[], BankRefusal | ItemsChangedMeanwhile>> => {
    const scope = scopeOf(actor, 'instructor');
    if (command.items.length > MOST_AT_ONCE) return refuse({ code: 'TooMany', field: 'items', most: MOST_AT_ONCE });
    const read = readWanted(command.wanted);
    if (!read.ok) return read;
    const { unitId } = read.value;
    if (unitId && !(await store.unitsWithin(scope, [unitId])).has(unitId)) return refuse({ code: 'UnitNotFound', field: 'unitId', unitId });

    const ids = command.items.map(({ itemId }) => itemId);
    const result = await store.change<Meanwhile | BankRefusal>(scope, command.courseId, ids, { personId: actor.personId, at: clock() }, (items) => {
      const changes: TagChange[] = [];
      const meanwhile = new Map<ItemId, ItemTags>();
      for (const { itemId, revision } of command.items) {
        const item = items.get(itemId);
        if (!item) return refuse({ code: 'ItemNotFound', itemId });
        const to = changed(item, read.value);
        if (to.tags.length > MOST_TAGS) return refuse({ code: 'TooMany', field: 'addTags', most: MOST_TAGS });
        if (same(item, to)) continue;
        if (item.revision !== revision) meanwhile.set(itemId, to);
        changes.push({ itemId, to, newVersionId: item.objectiveCode === to.objectiveCode ? null : newId<'ItemVersion'>() });
      }
      return meanwhile.size > 0 ? refuse({ code: 'Meanwhile', mine: meanwhile }) : ok(changes);
    });

    if (result.ok) return ok(await store.entries(scope, ids));
    const { refusal } = result;
    if (refusal.code !== 'Meanwhile') return refuse(refusal);
    const theirs = await store.entries(scope, [...refusal.mine.keys()]);
    return refuse({ code: 'ItemsChangedMeanwhile', conflicts: theirs.flatMap((entry) => ({ theirs: entry, mine: refusal.mine.get(entry.itemId) as ItemTags })) });
  };
}

type ReadTags = Omit<WantedTags, 'difficulty' | 'addTags' | 'removeTags'> & { readonly difficulty?: Difficulty | null; readonly add: readonly string[]; readonly remove: ReadonlySet<string> };

function readWanted(wanted: WantedTags): Result<ReadTags, BankRefusal> {
  const { addTags = [], removeTags = [], difficulty, exposureLimit, objectiveCode, ...rest } = wanted;
  const code = objectiveCode === undefined ? undefined : storableText(objectiveCode ?? '').trim() || null;
  if (code && code.length > LONGEST_OBJECTIVE_CODE) return refuse({ code: 'TooLong', field: 'objectiveCode', most: LONGEST_OBJECTIVE_CODE });
  const known = difficulty === undefined || difficulty === null ? difficulty : DIFFICULTIES.find((each) => each === difficulty);
  if (difficulty && !known) return refuse({ code: 'UnknownChoice', field: 'difficulty' });
  if (typeof exposureLimit === 'number' && !(Number.isInteger(exposureLimit) && exposureLimit >= 1 && exposureLimit <= HIGHEST_LIMIT)) {
    return refuse({ code: 'OutOfRange', field: 'exposureLimit', least: 1, most: HIGHEST_LIMIT });
  }
  const add = normalTags(addTags.map(storableText));
  if (add.length > MOST_TAGS) return refuse({ code: 'TooMany', field: 'addTags', most: MOST_TAGS });
  if (add.some((tag) => [...tag].length > LONGEST_TAG)) return refuse({ code: 'TooLong', field: 'addTags', most: LONGEST_TAG });
  return ok({
    ...rest, add, remove: new Set(normalTags(removeTags.map(storableText))),
    ...(code === undefined ? {} : { objectiveCode: code }), ...(known === undefined ? {} : { difficulty: known }), ...(exposureLimit === undefined ? {} : { exposureLimit }),
  });
}

function changed(item: LockedItem, { add, remove, ...wanted }: ReadTags): ItemTags {
  const { objectiveCode, difficulty, unitId, exposureLimit, archived } = { ...item, ...wanted };
  return { objectiveCode, difficulty, unitId, exposureLimit, archived, tags: normalTags([...item.tags.filter((tag) => !remove.has(tag)), ...add]) };
}

function same(a: ItemTags, b: ItemTags): boolean {
  return a.objectiveCode === b.objectiveCode && a.difficulty === b.difficulty && a.unitId === b.unitId && a.exposureLimit === b.exposureLimit
    && a.archived === b.archived && a.tags.length === b.tags.length && a.tags.every((tag, index) => tag === b.tags[index]);
}
