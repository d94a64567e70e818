import { withOpaqueIds } from '@selaras/domain/item';
import { type CourseId, type ItemId, type ItemVersionId, ok, refuse, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { LONGEST, readOptionalText, sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { BankItem } from './ports';
import { readItemContent } from './read-item-content';
import type { AuthoringRefusal } from './refusals';

export interface SaveItem {
  readonly courseId: CourseId;
  readonly itemId: ItemId;
  readonly itemVersionId: ItemVersionId;
  /** The version number it was edited from; null for a new item. */
  readonly baseNumber: number | null;
  readonly objectiveCode: string | null;
  readonly content: unknown;
}

/**
 * Appends a version to the item, or makes the item. When a co-author was faster it is refused naming the newer version, so that
 * nothing vanishes; when the newest version already says exactly this, that one is the answer.
 */
export function makeSaveItem({ store, clock, sanitise }: AuthoringDeps) {
  return async (actor: Actor, command: SaveItem): Promise<Result<BankItem, AuthoringRefusal>> => {
    const content = readItemContent(command.content, sanitise);
    if (!content.ok) return content;
    const code = readOptionalText('objectiveCode', command.objectiveCode ?? '', LONGEST.objectiveCode);
    if (!code.ok) return code;
    const wanted = { objectiveCode: code.value || null, content: withOpaqueIds(content.value) };
    const by = { personId: actor.personId, at: clock() };

    return store.saveItem(scopeOf(actor, 'instructor'), { ...command, ...wanted }, by, (history) => {
      if (!history) return command.baseNumber === null ? ok('add') : refuse({ code: 'ItemNotFound', itemId: command.itemId });
      const { newest, newestBy } = history;
      if (sameValue({ objectiveCode: newest.objectiveCode, content: newest.content }, wanted)) return ok('keep');
      if (history.archived) return refuse({ code: 'ItemIsArchived', itemId: command.itemId });
      if (newest.number === command.baseNumber) return ok('add');
      return refuse({ code: 'NewerItemVersion', baseNumber: command.baseNumber, number: newest.number, itemVersionId: newest.itemVersionId, by: newestBy });
    });
  };
}

/** Withdraws an item from the bank; where it is used it stays. Withdrawn already is fine. */
export function makeArchiveItem({ store, clock }: AuthoringDeps) {
  return async (actor: Actor, itemId: ItemId): Promise<Result<ItemId, AuthoringRefusal>> =>
    (await store.archiveItem(scopeOf(actor, 'instructor'), itemId, { personId: actor.personId, at: clock() })) ? ok(itemId) : refuse({ code: 'ItemNotFound', itemId });
}
