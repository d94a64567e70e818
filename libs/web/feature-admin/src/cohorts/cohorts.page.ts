import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CohortsDocument, type CohortPartsFragment, GraphqlClient, PagedList, ServerClock } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton } from '@selaras/web/ui';
import { More } from '../list/more';
import { CohortBadge } from './cohort-badge';
import { cohortState } from './cohort-state';

const PAGE_SIZE = 20;

/** The administrator's first page: what runs, until when, and how far its people are. */
@Component({
  selector: 'sl-cohorts-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, Card, EmptyState, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton, More, CohortBadge],
  templateUrl: './cohorts.page.html',
  styleUrl: './cohorts.page.css',
})
export class CohortsPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  protected readonly list = new PagedList<CohortPartsFragment>(async (after) => (await this.client.run(CohortsDocument, { first: PAGE_SIZE, after })).cohorts);

  constructor() {
    void this.list.load();
  }

  /** Until when it runs, since when it is over, or when it opens: always with the zone. */
  protected window(cohort: CohortPartsFragment): string {
    const state = cohortState(cohort, this.clock.now());
    const at = this.formats.dateTime(state === 'upcoming' ? cohort.opensAt : cohort.closesAt, cohort.zone);
    return this.t(`admin.cohorts.window.${state}`, { at });
  }
}
