import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AttemptCohortsDocument, GraphqlClient, PagedList, type Phase, type SubmittedAttemptRowFragment, SubmittedAttemptsDocument } from '@selaras/web/data-access';
import { Badge, Button, Card, Checkbox, Control, EmptyState, Field, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton, Table } from '@selaras/web/ui';
import { injectMarkWords } from '../corrections/mark-words';
import { CourseStore } from '../workspace/course-store';
import { injectZone } from '../workspace/saving';

const PAGE_SIZE = 20;
/** Milliseconds: a quick typist's gap between two letters is shorter. */
const TYPING_RESTS = 250;

/** What people handed in of this version, to find one of them. The search stays out of the address: it may be digits of an identity number. */
@Component({
  selector: 'sl-attempts-page',
  imports: [RouterLink, Page, PageHeader, Badge, Button, Card, Checkbox, Control, EmptyState, Field, ProblemNotice, Skeleton, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './attempts.page.html',
  styles: '.filters { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); align-items: end; }',
})
export class AttemptsPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly words = injectMarkWords();
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);

  protected readonly search = signal('');
  protected readonly phase = signal<Phase | null>(null);
  protected readonly cohortId = signal<string | null>(null);
  protected readonly awaiting = signal(false);
  protected readonly cohorts = signal<ReadonlyArray<{ readonly id: string; readonly name: string }>>([]);
  protected readonly isNarrowed = computed(() => this.search().trim() !== '' || this.phase() !== null || this.cohortId() !== null || this.awaiting());
  protected readonly list = new PagedList<SubmittedAttemptRowFragment>(async (after) => {
    const filter = { search: this.search(), phase: this.phase(), cohortId: this.cohortId(), awaiting: this.awaiting() };
    const { submittedAttempts } = await this.client.run(SubmittedAttemptsDocument, { versionId: this.store.required().id, ...filter, first: PAGE_SIZE, after });
    return submittedAttempts ?? { edges: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: 0 };
  });
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      if (this.store.version() !== null) untracked(() => void this.load());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.waiting));
  }

  protected async load(): Promise<void> {
    await this.list.load();
    try {
      this.cohorts.set((await this.client.run(AttemptCohortsDocument, { versionId: this.store.required().id })).attemptCohorts);
    } catch {
      // The list itself says that the server was not reached; without cohorts one can still look by name.
      this.cohorts.set([]);
    }
  }

  protected type(text: string): void {
    this.search.set(text);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.list.restart(), TYPING_RESTS);
  }

  protected choosePhase(value: string): void {
    this.phase.set(value === 'PRE' || value === 'POST' ? value : null);
    void this.list.restart();
  }

  protected chooseCohort(value: string): void {
    this.cohortId.set(value || null);
    void this.list.restart();
  }

  protected chooseAwaiting(value: boolean): void {
    this.awaiting.set(value);
    void this.list.restart();
  }
}
