import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Criterion } from '@selaras/domain/item';
import { GraphqlClient, type MarkingItemRowFragment, MarkingQueueDocument, type MarkingState, PagedList, type WorkPartsFragment, WorksDocument } from '@selaras/web/data-access';
import { Button, Card, Checkbox, type Choice, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, Segmented, Skeleton } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { WorkCard } from './work-card';

const PAGE_SIZE = 20;
const STATES = ['OPEN', 'WAITING', 'DISAGREED', 'MARKED'] as const satisfies readonly MarkingState[];

/** All answers to one item in a row, without names unless they are asked for. */
@Component({
  selector: 'sl-works-page',
  imports: [RouterLink, Page, PageHeader, Button, Card, Checkbox, EmptyState, ProblemNotice, Segmented, Skeleton, WorkCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './works.page.html',
})
export class WorksPage {
  readonly itemVersionId = input.required<string>();
  /** Where the answers stand that are shown; those that wait for me when left out. */
  readonly state = input<string>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);

  protected readonly item = signal<MarkingItemRowFragment | null | 'missing'>(null);
  protected readonly known = computed(() => {
    const item = this.item();
    return item === 'missing' ? null : item;
  });
  protected readonly rubric = computed(() => (this.known()?.rubric ?? []) as readonly Criterion[]);
  protected readonly problem = signal<unknown>(null);
  protected readonly withNames = signal(false);
  protected readonly shownState = computed<MarkingState>(() => STATES.find((state) => state === this.state()?.toUpperCase()) ?? 'OPEN');
  protected readonly choices = computed<readonly Choice<MarkingState>[]>(() => {
    const item = this.known();
    const states = item?.markers === 2 ? STATES : (['OPEN', 'MARKED'] as const);
    return states.map((value) => ({ value, label: this.t(`marking.work.tab.${value}`) }));
  });
  protected readonly list = new PagedList<WorkPartsFragment>(async (after) => {
    const { works } = await this.client.run(WorksDocument, {
      versionId: this.store.required().id, itemVersionId: this.itemVersionId(), state: this.shownState(), withNames: this.withNames(), first: PAGE_SIZE, after,
    });
    return works ?? { edges: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: 0 };
  });
  /** Position in the list as it was read; what was saved meanwhile stays in its place, so that one can go back to it. */
  protected readonly index = signal(0);
  private readonly decided = signal<ReadonlyMap<string, WorkPartsFragment>>(new Map());
  protected readonly current = computed(() => {
    const work = this.list.rows()?.[this.index()];
    return work === undefined ? null : (this.decided().get(work.attemptId) ?? work);
  });
  /** One-based. */
  protected readonly place = computed(() => Math.min(this.index() + 1, this.list.total()));
  protected readonly doneHere = computed(() => this.decided().size);

  constructor() {
    effect(() => {
      const version = this.store.version();
      this.itemVersionId();
      this.shownState();
      if (version !== null) untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    this.index.set(0);
    this.decided.set(new Map());
    try {
      const { markingQueue } = await this.client.run(MarkingQueueDocument, { versionId: this.store.required().id });
      this.item.set(markingQueue?.find(({ itemVersionId }) => itemVersionId === this.itemVersionId()) ?? 'missing');
      await this.list.load();
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected show(state: MarkingState): void {
    if (state !== this.shownState()) void this.router.navigate([], { queryParams: { state: state === 'OPEN' ? null : state.toLowerCase() }, queryParamsHandling: 'merge' });
  }

  protected async showNames(withNames: boolean): Promise<void> {
    this.withNames.set(withNames);
    const at = this.current()?.attemptId;
    await this.list.refresh();
    this.decided.set(new Map());
    this.index.set(Math.max(0, this.list.rows()?.findIndex(({ attemptId }) => attemptId === at) ?? 0));
  }

  protected async saved(work: WorkPartsFragment): Promise<void> {
    const isFirst = this.shownState() !== 'MARKED';
    this.decided.update((decided) => new Map(decided).set(work.attemptId, work));
    // What a second marker's decision made of it is looked at; a mark that waits for nobody leads to the next answer.
    if (isFirst && work.state !== 'DISAGREED') await this.go(1);
  }

  protected async go(step: -1 | 1): Promise<void> {
    const next = this.index() + step;
    // The cursor counts rows, and rows that were marked have left the list on the server: the next page is read from its beginning.
    if (next >= (this.list.rows()?.length ?? 0) && this.list.hasMore()) return this.load();
    this.index.set(Math.max(0, Math.min(next, this.list.rows()?.length ?? 0)));
    setTimeout(() => document.querySelector<HTMLElement>('sl-work-card')?.scrollIntoView({ block: 'nearest' }));
  }
}
