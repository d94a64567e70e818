import { computed, inject, Injectable, signal } from '@angular/core';
import type { ItemContent } from '@selaras/domain/item';
import { type BankItemFragment, GraphqlClient, isRefusal, ItemBankDocument, type RefusalAnswer, SaveItemDocument } from '@selaras/web/data-access';

/** An item of the course's bank in its newest version. `content` is the whole question, key included: authors only. */
export type BankItem = Omit<BankItemFragment, 'content'> & { readonly content: ItemContent };

/** The items of one course, read once and kept while the workspace is open. */
@Injectable()
export class ItemBank {
  private readonly client = inject(GraphqlClient);
  private readonly all = signal<readonly BankItem[] | null>(null);
  private courseId: string | null = null;

  /** Null while they are being read. */
  readonly items = this.all.asReadonly();
  readonly byId = computed(() => new Map((this.all() ?? []).map((item) => [item.itemId, item])));

  /** Reads the bank of a course unless it is there already. @throws ApiProblem */
  async open(courseId: string): Promise<void> {
    if (this.courseId === courseId && this.all() !== null) return;
    this.courseId = courseId;
    this.all.set(null);
    await this.reload();
  }

  /** What was read no longer holds: it is read again when it is next opened. */
  forget(): void {
    this.all.set(null);
  }

  /** @throws ApiProblem */
  async reload(): Promise<void> {
    if (this.courseId === null) return;
    const { itemBank } = await this.client.run(ItemBankDocument, { courseId: this.courseId });
    this.all.set(itemBank.map(bankItemOf));
  }

  /**
   * Adds a version to an item, or makes the item when `baseNumber` is null.
   * @returns the item as stored, or why not. @throws ApiProblem
   */
  async save(courseId: string, item: { readonly itemId: string; readonly itemVersionId: string; readonly baseNumber: number | null; readonly objectiveCode: string | null; readonly content: ItemContent }): Promise<BankItem | RefusalAnswer> {
    const { saveItem } = await this.client.run(SaveItemDocument, { courseId, ...item });
    if (isRefusal(saveItem)) return saveItem;
    const saved = bankItemOf(saveItem);
    this.all.update((items) => items && [...items.filter(({ itemId }) => itemId !== saved.itemId), saved]);
    return saved;
  }
}

/** The server keeps only contents it has checked. */
function bankItemOf(item: BankItemFragment): BankItem {
  return { ...item, content: item.content as ItemContent };
}
