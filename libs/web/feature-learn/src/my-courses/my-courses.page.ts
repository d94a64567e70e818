import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, MyEnrolmentsDocument, ResponseOutbox, ServerClock, SessionStore } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton } from '@selaras/web/ui';
import { CourseStepList } from '../place/course-step-list';
import { DeadlineReason } from '../place/deadline-reason';
import { NextStepCard } from '../place/next-step-card';
import { dayPartAt, firstNameOf } from './greeting';
import { HoursCard } from './hours-card';

const CAPITAL_ZONE = 'Asia/Jakarta';

/** What do I do next, how far am I, until when and why, what does it count for? */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Card, Badge, Button, EmptyState, ProgressBar, ProblemNotice, Skeleton, CourseStepList, DeadlineReason, HoursCard, NextStepCard, RouterLink],
  templateUrl: './my-courses.page.html',
  styleUrl: './my-courses.page.css',
})
export class MyCoursesPage {
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly session = inject(SessionStore);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);

  protected readonly enrolments = resource({
    loader: async ({ abortSignal }) => this.client.run(MyEnrolmentsDocument, {}, { signal: abortSignal }),
  });

  constructor() {
    void inject(ResponseOutbox).handInWhatWasAsked().catch(() => undefined);
  }

  private readonly all = computed(() => (this.enrolments.hasValue() ? this.enrolments.value().myEnrolments : []));
  /** What can be worked on now, the nearest deadline first. */
  protected readonly open = computed(() =>
    this.all().filter(({ window }) => window === 'OPEN').sort((a, b) => a.deadline.at.localeCompare(b.deadline.at)),
  );
  protected readonly later = computed(() => this.all().filter(({ window }) => window === 'NOT_YET'));
  protected readonly over = computed(() => this.all().filter(({ window }) => window === 'OVER'));
  protected readonly mostUrgent = computed(() => this.open().find(({ next }) => next !== null) ?? null);
  /** The course of the next step comes first and shows its whole way; the others are a line and a link. */
  protected readonly ordered = computed(() => {
    const first = this.mostUrgent();
    return first ? [first, ...this.open().filter((enrolment) => enrolment !== first)] : this.open();
  });

  private readonly zone = computed(() => this.session.me()?.unit?.zone ?? CAPITAL_ZONE);
  protected readonly today = computed(() => this.formats.longDate(this.clock.now(), this.zone()));
  protected readonly greeting = computed(() =>
    this.t(`learn.greeting.${dayPartAt(this.clock.now(), this.zone())}`, { name: firstNameOf(this.session.me()?.name ?? '') }),
  );
}
