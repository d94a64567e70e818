import { ChangeDetectionStrategy, Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CohortDetailDocument, type CohortMemberPartsFragment, CohortMembersDocument, GraphqlClient, PagedList, ServerClock } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton } from '@selaras/web/ui';
import { cohortState } from '../cohorts/cohort-state';
import { CohortBadge } from '../cohorts/cohort-badge';
import { More } from '../list/more';
import { ChatMessage } from './chat-message';
import { ExtendDeadline } from './extend-deadline';
import { MembersTable } from './members-table';
import { Withdraw } from './withdraw';

const PAGE_SIZE = 25;

/** One cohort: until when, who is how far, and what can be done for each of them. */
@Component({
  selector: 'sl-cohort-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, Card, EmptyState, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton, CohortBadge, More, ChatMessage, ExtendDeadline, MembersTable, Withdraw],
  templateUrl: './cohort.page.html',
  styles: `
    .state { font-size: var(--t-ml); }
  `,
})
export class CohortPage {
  readonly cohortId = input.required<string>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);

  protected readonly cohort = resource({
    params: () => ({ id: this.cohortId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(CohortDetailDocument, params, { signal: abortSignal })).cohort?.cohort ?? null,
  });
  protected readonly members = new PagedList<CohortMemberPartsFragment>(async (after) => {
    const { cohort } = await this.client.run(CohortMembersDocument, { id: this.cohortId(), first: PAGE_SIZE, after });
    return cohort?.members ?? { edges: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: 0 };
  });
  /** The question that is open about one member, if any. */
  protected readonly asking = signal<{ readonly what: 'extend' | 'withdraw'; readonly member: CohortMemberPartsFragment } | null>(null);
  protected readonly writesMessage = signal(false);

  /** Once it is over there is no deadline left to tell anybody of. */
  protected readonly isOver = computed(() => {
    const cohort = this.cohort.hasValue() ? this.cohort.value() : null;
    return cohort !== null && cohortState(cohort, this.clock.now()) === 'over';
  });
  protected readonly state = computed(() => {
    const cohort = this.cohort.hasValue() ? this.cohort.value() : null;
    if (cohort === null) return '';
    const state = cohortState(cohort, this.clock.now());
    return this.t(`admin.cohorts.window.${state}`, { at: this.formats.dateTime(state === 'upcoming' ? cohort.opensAt : cohort.closesAt, cohort.zone) });
  });

  constructor() {
    effect(() => {
      this.cohortId();
      untracked(() => void this.members.load());
    });
  }

  protected async changed(): Promise<void> {
    this.asking.set(null);
    this.cohort.reload();
    await this.members.refresh();
  }
}
