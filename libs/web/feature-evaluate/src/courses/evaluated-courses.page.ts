import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EvaluatedCoursesDocument, type EvaluatedCourseRowFragment, GraphqlClient } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';

const PAGE_SIZE = 20;

/** Cohorts with people in the evaluator's scope, the latest first. */
@Component({
  selector: 'sl-evaluated-courses-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, EmptyState, ProblemNotice, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './evaluated-courses.page.html',
  styleUrl: './evaluated-courses.page.css',
})
export class EvaluatedCoursesPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly client = inject(GraphqlClient);
  protected readonly courses = signal<readonly EvaluatedCourseRowFragment[] | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly loading = signal(false);
  private readonly cursor = signal<string | null>(null);
  protected readonly hasMore = computed(() => this.cursor() !== null);

  constructor() {
    void this.more();
  }

  protected async more(): Promise<void> {
    this.problem.set(null);
    this.loading.set(true);
    try {
      const { evaluatedCourses } = await this.client.run(EvaluatedCoursesDocument, { first: PAGE_SIZE, after: this.cursor() });
      this.courses.update((courses) => [...(courses ?? []), ...evaluatedCourses.edges.map(({ node }) => node)]);
      this.cursor.set(evaluatedCourses.pageInfo.hasNextPage ? evaluatedCourses.pageInfo.endCursor : null);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.loading.set(false);
    }
  }

  protected periodOf({ opensAt, closesAt, zone }: EvaluatedCourseRowFragment): string {
    return this.t('evaluate.courses.period', { from: this.formats.date(opensAt, zone), to: this.formats.dateTime(closesAt, zone) });
  }
}
