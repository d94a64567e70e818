import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ItemContent, Key } from '@selaras/domain/item';
import { type CorrectionRowFragment, CorrectionsDocument, GraphqlClient, type ItemToCorrectFragment } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { injectZone } from '../workspace/saving';
import { injectKeyWords } from './key-words';
import { ProgressWatch } from './progress-watch';

/** What was put right in a published version: who, when, why, and how far the regrading is. */
@Component({
  selector: 'sl-corrections-page',
  imports: [RouterLink, Page, PageHeader, Card, Badge, Button, EmptyState, Notice, ProblemNotice, ProgressBar, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './corrections.page.html',
  styles: `
    .list { display: grid; gap: var(--s-3); padding: 0; list-style: none; }
    .words { display: grid; gap: var(--s-1); }
    .keys { padding-inline-start: 1.2em; }
    blockquote { margin: 0; padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); overflow-wrap: anywhere; }
  `,
})
export class CorrectionsPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly keyWords = injectKeyWords();
  private readonly items = signal<ReadonlyMap<string, ItemToCorrectFragment>>(new Map());
  protected readonly inForce = signal(1);
  protected readonly rows = signal<readonly CorrectionRowFragment[] | null>(null);
  protected readonly problem = signal<unknown>(null);
  /** The correction that was seen to finish while this page was open. */
  protected readonly justDone = signal<number | null>(null);
  protected readonly watch = new ProgressWatch(this.client, inject(DestroyRef), () => {
    this.justDone.set(this.watch.state()?.keyVersion ?? null);
    void this.load();
  });
  protected readonly running = computed(() => (this.rows() ?? []).find(({ progress }) => progress.finishedAt === null) ?? null);

  constructor() {
    effect(() => {
      const versionId = this.store.version()?.id;
      if (versionId !== undefined) untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const { corrections, correctableItems } = await this.client.run(CorrectionsDocument, { versionId: this.store.required().id });
      this.items.set(new Map((correctableItems ?? []).map((item) => [item.itemVersionId, item])));
      this.inForce.set(corrections?.keyVersionInForce ?? 1);
      this.rows.set(corrections?.corrections ?? []);
      const running = this.running();
      if (running !== null) this.watch.follow(running.progress);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected keyLines(row: CorrectionRowFragment): readonly string[] {
    const item = this.items().get(row.itemVersionId);
    return item === undefined || row.key === null ? [] : this.keyWords((item.content as ItemContent).interaction, row.key as Key);
  }

  protected restoredNumber(row: CorrectionRowFragment): number {
    return this.rows()?.find(({ id }) => id === row.restoresId)?.keyVersion ?? 0;
  }

  protected takenBackBy(row: CorrectionRowFragment): number | null {
    return this.rows()?.find(({ id }) => id === row.takenBackById)?.keyVersion ?? null;
  }
}
