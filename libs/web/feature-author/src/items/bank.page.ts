import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ITEM_TYPES, type ItemType } from '@selaras/domain/item';
import type { RefusalAnswer } from '@selaras/web/data-access';
import { Badge, Button, Card, Control, Dialog, EmptyState, Field, Formats, injectText, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { type BankFilter, filterBank, nameOf, OPEN_FILTER, WITHOUT_OBJECTIVE } from './bank-filter';
import { type BankItem, ItemBank } from './item-bank';
import { injectTypeName } from './item-type-words';
import { excerpt } from './rich-text-content';

const STEP = 50;

/** The items of the course: found, made, imported, taken out. */
@Component({
  selector: 'sl-bank-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Badge, Field, Control, Dialog, EmptyState, ProblemNotice, RefusalNotice, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bank.page.html',
  styles: `
    .filters { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); }
    ul { display: grid; padding: 0; }
    li { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-3); align-items: center; padding: var(--s-3) 0; border-bottom: 1px solid var(--line); }
    li:last-child { border-bottom: 0; }
    .words { flex: 1 1 18rem; min-width: 0; display: grid; gap: 2px; }
  `,
})
export class BankPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly store = inject(CourseStore);
  protected readonly bank = inject(ItemBank);
  protected readonly typeName = injectTypeName();
  protected readonly types = ITEM_TYPES;
  protected readonly without = WITHOUT_OBJECTIVE;
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly archiving = signal<BankItem | null>(null);
  protected readonly filter = signal<BankFilter>(OPEN_FILTER);
  protected readonly limit = signal(STEP);
  protected readonly found = computed(() => filterBank(this.bank.items() ?? [], this.filter()));
  protected readonly shown = computed(() => this.found().slice(0, this.limit()));
  protected readonly codes = computed(() => [...new Set([...(this.store.version()?.objectives.map(({ code }) => code) ?? []), ...(this.bank.items() ?? []).flatMap(({ objectiveCode }) => objectiveCode ?? [])])]);
  /** Where each item stands in this version's tests. */
  private readonly uses = computed(() => new Map(this.store.version()?.pair.items.map(({ item, part, unit }) => [item.itemId, part === 'core' ? this.t('author.tests.core') : (unit?.shortName ?? this.t('author.tests.generalCase'))])));
  protected readonly name = nameOf;
  protected readonly excerpt = excerpt;

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      await this.bank.open(this.store.required().courseId);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected narrow(change: Partial<BankFilter>): void {
    this.limit.set(STEP);
    this.filter.update((filter) => ({ ...filter, ...change }));
  }

  protected more(): void {
    this.limit.update((limit) => limit + STEP);
  }

  protected asType(value: string): ItemType | null {
    return ITEM_TYPES.find((type) => type === value) ?? null;
  }

  protected useOf(item: BankItem): string | null {
    return this.uses().get(item.itemId) ?? null;
  }

  protected async archive(): Promise<void> {
    const item = this.archiving();
    this.archiving.set(null);
    if (item === null) return;
    try {
      this.refusal.set(await this.bank.archive(item.itemId));
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
