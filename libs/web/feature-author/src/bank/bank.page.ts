import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ChangeItemsDocument, GraphqlClient, isRefusal, type RefusalAnswer } from '@selaras/web/data-access';
import { Button, Card, EmptyState, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { ItemBank } from '../items/item-bank';
import { CourseStore } from '../workspace/course-store';
import { BankFilters } from './bank-filters';
import { BankRow } from './bank-row';
import { type BankEntry, BankSearch } from './bank-search';
import { BULK_CHANGES, BulkChange, type BulkKind, type TagsChange } from './bulk-change';
import { ChangedMeanwhile, type Meanwhile } from './changed-meanwhile';

type Selected = ReadonlyMap<string, BankEntry>;

/** The items of the course: found, weighed, made, imported; many changed at once. */
@Component({
  selector: 'sl-bank-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Notice, EmptyState, ProblemNotice, RefusalNotice, Skeleton, BankFilters, BankRow, BulkChange, ChangedMeanwhile],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [BankSearch],
  templateUrl: './bank.page.html',
  styles: `
    ul { display: grid; padding: 0; }
    li:last-child sl-bank-row { border-bottom: 0; }
    .all { display: inline-flex; align-items: center; gap: var(--s-2); min-height: var(--tap); font-size: var(--t-s); cursor: pointer; }
    .all input { width: 20px; height: 20px; accent-color: var(--brand); }
    .bar { position: sticky; bottom: 0; z-index: 2; display: flex; gap: var(--s-2); align-items: center; overflow-x: auto; padding: var(--s-3) var(--s-4); margin-inline: calc(-1 * var(--s-4)); border-top: 1px solid var(--line); background: var(--raised); box-shadow: var(--shadow-high); }
    .bar > * { flex: none; }
    @media (width < 48rem) { .bar { bottom: var(--bottom-bar); } }
  `,
})
export class BankPage {
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  protected readonly search = inject(BankSearch);
  private readonly client = inject(GraphqlClient);
  private readonly bank = inject(ItemBank);
  protected readonly noneSelected: Selected = new Map();
  protected readonly selected = signal<Selected>(this.noneSelected);
  protected readonly asking = signal<BulkKind | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly conflicts = signal<Meanwhile | null>(null);
  protected readonly done = signal<{ readonly text: string; readonly undo: readonly BankEntry[] | null } | null>(null);
  protected readonly chosen = computed(() => [...this.selected().values()]);
  protected readonly allShown = computed(() => (this.search.rows() ?? []).every(({ itemId }) => this.selected().has(itemId)));
  protected readonly codes = computed(() => [...new Set([...(this.store.version()?.objectives.map(({ code }) => code) ?? []), ...(this.search.rows() ?? []).flatMap(({ objectiveCode }) => objectiveCode ?? [])])]);
  protected readonly kinds = computed(() => BULK_CHANGES.filter((kind) => (kind === 'archive' ? this.chosen().some(({ archived }) => !archived) : kind !== 'restore' || this.chosen().some(({ archived }) => archived))));
  /** What was pressed last, to be pressed again when a co-author came first. */
  private pressed: { readonly items: readonly BankEntry[]; readonly change: TagsChange } | null = null;

  constructor() {
    void this.search.open(this.store.required().courseId);
  }

  protected async reload(): Promise<void> {
    this.problem.set(null);
    await this.search.load();
  }

  protected toggle(entry: BankEntry): void {
    this.selected.update((selected) => {
      const others = new Map(selected);
      if (!others.delete(entry.itemId)) others.set(entry.itemId, entry);
      return others;
    });
  }

  protected toggleShown(): void {
    const shown = this.search.rows() ?? [];
    this.selected.set(this.allShown() ? this.noneSelected : new Map([...this.selected(), ...shown.map((entry) => [entry.itemId, entry] as const)]));
  }

  protected async change(items: readonly BankEntry[], change: TagsChange): Promise<void> {
    this.pressed = { items, change };
    this.busy.set(true);
    this.done.set(null);
    this.refusal.set(null);
    this.problem.set(null);
    this.conflicts.set(null);
    try {
      const { changeItems: answer } = await this.client.run(ChangeItemsDocument, {
        courseId: this.store.required().courseId, change, items: items.map(({ itemId, revision }) => ({ itemId, revision })),
      });
      if (isRefusal(answer)) this.refusal.set(answer);
      else if (answer.__typename === 'ItemsChangedMeanwhile') this.conflicts.set(answer.conflicts);
      else await this.changed(answer.items, change);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  protected undo(items: readonly BankEntry[]): Promise<void> {
    return this.change(items, { archived: false });
  }

  protected async changeAgain(): Promise<void> {
    const now = new Map((this.conflicts() ?? []).map(({ theirs }) => [theirs.itemId, theirs]));
    if (this.pressed) await this.change(this.pressed.items.map((item) => now.get(item.itemId) ?? item), this.pressed.change);
  }

  protected async changeOthers(): Promise<void> {
    const theirs = (this.conflicts() ?? []).map((conflict) => conflict.theirs);
    const left = new Set(theirs.map(({ itemId }) => itemId));
    const others = this.pressed?.items.filter(({ itemId }) => !left.has(itemId)) ?? [];
    this.search.replace(theirs);
    this.selected.update((selected) => new Map([...selected].filter(([itemId]) => !left.has(itemId))));
    if (this.pressed && others.length > 0) await this.change(others, this.pressed.change);
    else this.conflicts.set(null);
  }

  private async changed(items: readonly BankEntry[], change: TagsChange): Promise<void> {
    this.selected.set(this.noneSelected);
    this.bank.forget();
    const archived = change.archived === true;
    this.done.set({ text: this.t(archived ? 'bank.bulk.archived' : 'bank.bulk.done', { count: items.length }), undo: archived ? items : null });
    await this.search.load();
  }
}
