import { type Comparable, gistOf, type ItemContent, type NearEqualGroups, nearEqualGroupsInSteps, nearEqualTo, type Print, printOf } from '@selaras/domain/item';
import { type Clock, type CourseId, type ItemId, ok, refuse, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf, type UnitScope } from '@selaras/domain/organisation';
import type { BankEntry, ItemBankStore } from './ports';
import type { BankRefusal } from './refusals';

/** Lets others be served: comparing thousands of items takes seconds. */
export type Breathe = () => Promise<void>;
const PRINTS_OF_A_STEP = 100;

/** Groups shown at once; the others come when these are settled. */
const MOST_GROUPS = 50;
const MOST_IN_A_GROUP = 10;

export interface DuplicateGroups {
  readonly groups: readonly (readonly { readonly entry: BankEntry; readonly content: ItemContent }[])[];
  /** In the whole bank. */
  readonly total: number;
  /** False where so many read almost alike that not all pairs were compared. */
  readonly complete: boolean;
}

/** Live items of a course that read alike, ask with the same numbers and have the same right answer. Null when the course is not in scope. */
export function makeDuplicates({ store, breathe }: { readonly store: ItemBankStore; readonly breathe: Breathe }) {
  return async (actor: Actor, courseId: CourseId): Promise<DuplicateGroups | null> => {
    const scope = scopeOf(actor, 'instructor');
    const items = await store.comparables(scope, courseId);
    if (!items) return null;
    const { groups, complete } = await groupsAlike(items, breathe, await apart(store, courseId));
    const shown = groups.slice(0, MOST_GROUPS).map((group) => group.slice(0, MOST_IN_A_GROUP));
    const entries = await entriesById(store, scope, shown.flat());
    const contents = new Map(items.map(({ id, content }) => [id, content]));
    const lineOf = (id: string) => {
      const [entry, content] = [entries.get(id), contents.get(id)];
      return entry && content ? [{ entry, content }] : [];
    };
    return { groups: shown.map((group) => group.flatMap(lineOf)), total: groups.length, complete };
  };
}

export interface NearDuplicate {
  readonly item: BankEntry;
  /** Of common pieces, 0..1. */
  readonly share: number;
}

/** Items of the bank that read like this one, most alike first, five at most. Nothing for an item that is not in scope. */
export function makeNearDuplicatesOf({ store, breathe }: { readonly store: ItemBankStore; readonly breathe: Breathe }) {
  return async (actor: Actor, itemId: ItemId): Promise<readonly NearDuplicate[]> => {
    const scope = scopeOf(actor, 'instructor');
    const record = await store.item(scope, itemId);
    const content = record?.versions[0]?.content;
    if (!record || !content) return [];
    const gist = gistOf(content);
    const likely: Comparable[] = [];
    for (const [index, item] of ((await store.comparables(scope, record.entry.courseId, content)) ?? []).entries()) {
      if (gistOf(item.content) === gist) likely.push(item);
      if (index % PRINTS_OF_A_STEP === 0) await breathe();
    }
    const alike = nearEqualTo(printOf({ id: itemId, content }), likely.map(printOf), await apart(store, record.entry.courseId)).slice(0, 5);
    const entries = await entriesById(store, scope, alike.map(({ id }) => id));
    return alike.flatMap(({ id, share }) => {
      const item = entries.get(id);
      return item ? [{ item, share }] : [];
    });
  };
}

/** Of contents that are to come into the bank: the title of what each reads like, in the bank or earlier among them; null for nothing. */
export async function titlesReadAlike(contents: readonly ItemContent[], bank: readonly { readonly content: ItemContent }[], breathe: Breathe): Promise<readonly (string | null)[]> {
  const all = [...bank.map(({ content }) => content), ...contents];
  const { groups } = await groupsAlike(all.map((content, index) => ({ id: String(index), content })), breathe);
  const alike = new Map(groups.flatMap(([first, ...others]) => others.map((id) => [Number(id), all[Number(first)]?.title ?? null] as const)));
  return contents.map((_, index) => alike.get(bank.length + index) ?? null);
}

/** Remembers that an item and the others are not one and the same. Saying it again changes nothing. */
export function makeKeepApart({ store, clock }: { readonly store: ItemBankStore; readonly clock: Clock }) {
  return async (actor: Actor, itemId: ItemId, others: readonly ItemId[]): Promise<Result<ItemId, BankRefusal>> => {
    if (others.length > MOST_IN_A_GROUP) return refuse({ code: 'TooMany', field: 'otherIds', most: MOST_IN_A_GROUP });
    const known = await store.keepApart(scopeOf(actor, 'instructor'), itemId, others.filter((id) => id !== itemId), { personId: actor.personId, at: clock() });
    return known ? ok(itemId) : refuse({ code: 'ItemNotFound', itemId });
  };
}

async function groupsAlike(items: readonly Comparable[], breathe: Breathe, keptApart?: (a: string, b: string) => boolean): Promise<NearEqualGroups> {
  const prints: Print[] = [];
  for (const item of items) {
    prints.push(printOf(item));
    if (prints.length % PRINTS_OF_A_STEP === 0) await breathe();
  }
  const steps = nearEqualGroupsInSteps(prints, keptApart);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe();
  }
}

async function apart(store: ItemBankStore, courseId: CourseId) {
  const pairs = new Set((await store.keptApart(courseId)).map(([a, b]) => `${a} ${b}`));
  return (a: string, b: string): boolean => pairs.has(a < b ? `${a} ${b}` : `${b} ${a}`);
}

async function entriesById(store: ItemBankStore, scope: UnitScope, ids: readonly string[]): Promise<ReadonlyMap<string, BankEntry>> {
  const entries = ids.length === 0 ? [] : await store.entries(scope, ids as readonly ItemId[]);
  return new Map(entries.map((entry) => [entry.itemId, entry]));
}
