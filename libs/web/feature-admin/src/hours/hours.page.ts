import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { Router } from '@angular/router';
import { GraphqlClient, HoursDocument } from '@selaras/web/data-access';
import { Card, type Choice, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, ProgressBar, Segmented, Skeleton, Table } from '@selaras/web/ui';
import { injectToday, injectZone } from '../time/today';
import { hoursTotal, jpEach } from './hours-total';

/** JP earned by agency in a year, against what a year should come to. */
@Component({
  selector: 'sl-hours-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Card, EmptyState, Page, PageHeader, ProblemNotice, ProgressBar, Segmented, Skeleton, Table],
  templateUrl: './hours.page.html',
  styles: `
    .sentence { font-size: var(--t-ml); }
    .reached { display: grid; gap: 6px; min-width: 8rem; }
  `,
})
export class HoursPage {
  /** Query: the calendar year; this year when absent. */
  readonly year = input<string | undefined>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  private readonly todayIn = injectToday();
  private readonly zone = injectZone();
  private readonly thisYear = computed(() => Number(this.todayIn(this.zone()).slice(0, 4)));
  protected readonly years = computed<readonly Choice[]>(() => [this.thisYear() - 2, this.thisYear() - 1, this.thisYear()].map((year) => ({ value: String(year), label: String(year) })));
  protected readonly chosen = computed(() => {
    const asked = this.year() ?? '';
    return /^20\d\d$/.test(asked) ? asked : String(this.thisYear());
  });

  protected readonly hours = resource({
    params: () => ({ year: Number(this.chosen()) }),
    loader: async ({ params, abortSignal }) => (await this.client.run(HoursDocument, params, { signal: abortSignal })).hours,
  });
  protected readonly total = computed(() => hoursTotal(this.hours.hasValue() ? this.hours.value().rows : []));

  protected show(year: string): void {
    void this.router.navigate([], { queryParams: { year }, replaceUrl: true });
  }

  /** One digit, so that 4,9 and 5,2 are told apart; a dash where nobody works. */
  protected average(row: Parameters<typeof jpEach>[0]): string {
    const each = jpEach(row);
    return each === null ? '–' : this.formats.number(each, { min: 1, max: 1 });
  }
}
