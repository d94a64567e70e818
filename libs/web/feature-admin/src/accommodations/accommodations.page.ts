import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AccommodationPartsFragment, EnrolmentTestsDocument, type EnrolmentTestPartsFragment, GraphqlClient } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { GrantForm, type Reach } from './grant-form';
import { Revoke } from './revoke';

/** What one person may do in each test of a cohort, what was granted to her on top, by whom and why. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Badge, Button, Card, EmptyState, Notice, Page, PageHeader, ProblemNotice, Skeleton, GrantForm, Revoke],
  templateUrl: './accommodations.page.html',
  styles: `
    dl { display: grid; gap: var(--s-1) var(--s-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
    dt { font-size: var(--t-s); color: var(--ink-2); }
    ul { display: grid; }
    li { display: grid; gap: 2px; padding: var(--s-3) 0; border-top: 1px solid var(--line); }
    li.gone .what { text-decoration: line-through; color: var(--ink-2); }
    .head { align-items: flex-start; flex-wrap: nowrap; }
  `,
})
export class AccommodationsPage {
  readonly cohortId = input.required<string>();
  readonly enrolmentId = input.required<string>();
  private readonly client = inject(GraphqlClient);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly granting = signal<EnrolmentTestPartsFragment | null>(null);
  protected readonly revoking = signal<AccommodationPartsFragment | null>(null);
  /** What the last grant did to a running attempt; gone with the next press. */
  protected readonly reach = signal<Reach | null>(null);

  protected readonly found = resource({
    params: () => ({ enrolmentId: this.enrolmentId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(EnrolmentTestsDocument, params, { signal: abortSignal })).enrolmentTests,
  });

  protected wordsOf({ extraPercent, extraSeconds, extraAttempts, opensAt, closesAt, breaks }: AccommodationPartsFragment, zone: string): string {
    const at = (moment: string) => this.formats.dateTime(moment, zone);
    return [
      extraPercent === null ? '' : this.t('admin.granted.percent', { percent: this.formats.number(extraPercent) }),
      extraSeconds === null ? '' : this.t('admin.granted.time', { duration: this.formats.duration(extraSeconds) }),
      extraAttempts === null ? '' : this.t('admin.granted.attempts', { count: extraAttempts }),
      opensAt === null ? '' : this.t('admin.granted.opens', { at: at(opensAt) }),
      closesAt === null ? '' : this.t('admin.granted.closes', { at: at(closesAt) }),
      breaks === null ? '' : this.t('admin.allow.breaksNow', { count: breaks.most, length: this.formats.duration(breaks.secondsEach) }),
    ].filter(Boolean).join(' · ');
  }

  protected reachWords({ state, dueAt, submittedAt }: Reach, zone: string): string {
    const known = state === 'moved' || state === 'unchanged' || state === 'submitted' ? state : 'none';
    return this.t(`admin.reach.${known}`, { due: dueAt === null ? '' : this.formats.time(dueAt, zone), at: submittedAt === null ? '' : this.formats.dateTime(submittedAt, zone) });
  }

  protected begin(test: EnrolmentTestPartsFragment): void {
    this.reach.set(null);
    this.granting.set(test);
  }

  protected granted(reach: Reach): void {
    this.granting.set(null);
    this.reach.set(reach);
    this.found.reload();
  }

  protected revoked(): void {
    this.revoking.set(null);
    this.found.reload();
  }
}
