import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlClient, MyEnrolmentDocument, ResponseOutbox } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, ProgressBar, Skeleton } from '@selaras/web/ui';
import { CourseStepList } from '../place/course-step-list';
import { DeadlineReason } from '../place/deadline-reason';
import { NextStepCard } from '../place/next-step-card';
import { PracticeCard } from './practice-card';

/** One course: its steps, what each asks, what was reached. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Card, Badge, Button, Notice, EmptyState, ProgressBar, ProblemNotice, Skeleton, CourseStepList, DeadlineReason, NextStepCard, PracticeCard, RouterLink],
  templateUrl: './course.page.html',
  styles: `
    .objectives {
      display: grid;
      gap: var(--s-2);
      padding-inline-start: 1.2em;
    }
  `,
})
export class CoursePage {
  private readonly client = inject(GraphqlClient);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  readonly enrolmentId = input.required<string>();

  protected readonly enrolment = resource({
    params: () => ({ id: this.enrolmentId() }),
    loader: async ({ params, abortSignal }) => (await this.client.run(MyEnrolmentDocument, params, { signal: abortSignal })).myEnrolment,
  });

  constructor() {
    void inject(ResponseOutbox).handInWhatWasAsked().catch(() => undefined);
  }

  /** The newest submitted post-test, for its result page. */
  protected readonly newestPost = computed(() => (this.enrolment.hasValue() ? (this.enrolment.value()?.postTest.results.at(-1) ?? null) : null));
  protected readonly newestPre = computed(() => (this.enrolment.hasValue() ? (this.enrolment.value()?.preTest.results.at(-1) ?? null) : null));
}
