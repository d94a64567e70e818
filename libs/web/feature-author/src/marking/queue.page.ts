import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, type MarkingItemRowFragment, MarkingQueueDocument } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { excerpt } from '../items/rich-text-content';
import { CourseStore } from '../workspace/course-store';
import { AgreementTable } from './agreement-table';

/** What waits for a mark by a person: item by item, so that all answers to one question are read in a row. */
@Component({
  selector: 'sl-marking-queue-page',
  imports: [RouterLink, Page, PageHeader, Button, Card, EmptyState, ProblemNotice, Skeleton, AgreementTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue.page.html',
  styles: `
    .items { display: grid; gap: var(--s-4); padding: 0; list-style: none; grid-template-columns: minmax(0, 1fr); }
    dl { display: grid; gap: var(--s-2) var(--s-5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 8rem), 1fr)); }
    dt { color: var(--ink-2); font-size: var(--t-s); }
    dd { margin: 0; font-size: var(--t-l); font-weight: var(--w-semi); font-variant-numeric: tabular-nums; }
  `,
})
export class MarkingQueuePage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  protected readonly items = signal<readonly MarkingItemRowFragment[] | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly excerpt = excerpt;

  constructor() {
    effect(() => {
      if (this.store.version() !== null) untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.items.set((await this.client.run(MarkingQueueDocument, { versionId: this.store.required().id })).markingQueue ?? []);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected counts({ open, waiting, disagreed, marked, markers }: MarkingItemRowFragment): ReadonlyArray<{ readonly key: string; readonly count: number }> {
    const all = [{ key: 'open', count: open }, { key: 'waiting', count: waiting }, { key: 'disagreed', count: disagreed }, { key: 'marked', count: marked }];
    return markers === 2 ? all : all.filter(({ key }) => key === 'open' || key === 'marked');
  }
}
