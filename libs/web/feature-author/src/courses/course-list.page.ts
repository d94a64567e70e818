import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AuthoredCoursesDocument, type AuthoredCourseRowFragment, GraphqlClient, isRefusal, newId, OpenDraftDocument, type RefusalAnswer } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { injectZone } from '../workspace/saving';
import { CreateCourse } from './create-course';

const PAGE_SIZE = 20;

/** The courses an author may work on: which are out, which are being written, and the way to begin one. */
@Component({
  selector: 'sl-course-list-page',
  imports: [RouterLink, Page, PageHeader, Card, Badge, Button, EmptyState, ProblemNotice, RefusalNotice, Skeleton, CreateCourse],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './course-list.page.html',
  styleUrl: './course-list.page.css',
})
export class CourseListPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);

  protected readonly courses = signal<readonly AuthoredCourseRowFragment[] | null>(null);
  protected readonly total = signal(0);
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly creating = signal(false);
  protected readonly opening = signal<string | null>(null);
  protected readonly loadingMore = signal(false);
  private readonly cursor = signal<string | null>(null);
  protected readonly hasMore = computed(() => this.cursor() !== null);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    this.courses.set(null);
    this.cursor.set(null);
    await this.more();
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    try {
      const { authoredCourses } = await this.client.run(AuthoredCoursesDocument, { first: PAGE_SIZE, after: this.cursor() });
      this.courses.update((courses) => [...(courses ?? []), ...authoredCourses.edges.map(({ node }) => node)]);
      this.total.set(authoredCourses.totalCount);
      this.cursor.set(authoredCourses.pageInfo.hasNextPage ? authoredCourses.pageInfo.endCursor : null);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** Where "go on" leads: the draft, else a new draft made from what is published. */
  protected async openDraft(course: AuthoredCourseRowFragment): Promise<void> {
    if (course.draft !== null) {
      await this.router.navigate(['/author', 'versions', course.draft.id]);
      return;
    }
    this.opening.set(course.id);
    this.refusal.set(null);
    try {
      const { openDraft } = await this.client.run(OpenDraftDocument, { courseId: course.id, versionId: newId() });
      if (isRefusal(openDraft)) this.refusal.set(openDraft);
      else await this.router.navigate(['/author', 'versions', openDraft.id]);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.opening.set(null);
    }
  }

  protected async created(versionId: string): Promise<void> {
    await this.router.navigate(['/author', 'versions', versionId]);
  }
}
