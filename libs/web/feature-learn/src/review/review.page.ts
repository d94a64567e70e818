import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AttemptReviewDocument, GraphqlClient, isRefusal, type MarkedWorkPartsFragment, MyEnrolmentDocument, MyMarkedWorksDocument, type RefusalAnswer } from '@selaras/web/data-access';
import { type AnswerFile, Button, Card, EmptyState, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { MarkedWork } from './marked-work';
import { MoreShown } from './more-shown';
import { showsAtLeast } from './more-to-come';
import { pointsOf } from './points';
import { ReviewedItem, type ReviewedItemParts } from './reviewed-item';

const HUNDREDTHS = 100;

/** What did I answer, and what would have been right? As much as the rules of the test show now. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Page, PageHeader, Card, Button, EmptyState, Notice, ProblemNotice, RefusalNotice, Skeleton, MarkedWork, MoreShown, ReviewedItem],
  templateUrl: './review.page.html',
  styles: `
    h2.section {
      padding-top: var(--s-3);
      font-size: var(--t-ml);
    }
    dl {
      display: grid;
      gap: var(--s-1);
    }
    dl > div {
      display: flex;
      justify-content: space-between;
      gap: var(--s-4);
    }
    .total {
      padding-top: var(--s-1);
      border-top: 1px solid var(--line-strong);
      font-weight: var(--w-semi);
    }
  `,
})
export class ReviewPage {
  private readonly client = inject(GraphqlClient);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  readonly enrolmentId = input.required<string>();
  readonly attemptId = input.required<string>();

  protected readonly found = resource({
    params: () => ({ attemptId: this.attemptId(), enrolmentId: this.enrolmentId() }),
    loader: async ({ params, abortSignal }) => {
      const [{ attemptReview }, { myEnrolment }] = await Promise.all([
        this.client.run(AttemptReviewDocument, { attemptId: params.attemptId }, { signal: abortSignal }),
        this.client.run(MyEnrolmentDocument, { id: params.enrolmentId }, { signal: abortSignal }),
      ]);
      if (!myEnrolment) return null;
      if (isRefusal(attemptReview)) return { enrolment: myEnrolment, refusal: attemptReview as RefusalAnswer, review: null, files: [], marked: [] };
      const review = attemptReview as Exclude<typeof attemptReview, { __typename: 'Refusal' }>;
      const [files, marked] = await Promise.all([filesOf(params.attemptId, review.items), this.markedIn(params.attemptId, review.items, abortSignal)]);
      return { enrolment: myEnrolment, refusal: null, review, files, marked };
    },
  });
  private readonly shown = computed(() => (this.found.hasValue() ? this.found.value() : null));
  /** Items under the headings of their sections, in the order in which they were asked. */
  protected readonly sections = computed(() => {
    const sections: { readonly title: string | null; readonly items: ReviewedItemParts[] }[] = [];
    for (const item of this.shown()?.review?.items ?? []) {
      const last = sections.at(-1);
      if (last && last.title === item.section) last.items.push(item);
      else sections.push({ title: item.section, items: [item] });
    }
    return sections;
  });
  protected readonly points = computed(() => {
    const review = this.shown()?.review;
    return review && showsAtLeast(review.level, 'ANSWERS') ? pointsOf(review.items) : null;
  });
  protected readonly lateKept = computed(() => (this.shown()?.review?.lateAnswers ?? []).filter(({ counts }) => !counts));
  protected readonly lateCounting = computed(() => (this.shown()?.review?.lateAnswers ?? []).filter(({ counts }) => counts));

  /** Why nothing of it is shown: until when, or that it never will be. */
  protected readonly when = computed(() => {
    const refusal = this.shown()?.refusal;
    if (refusal?.code !== 'ReviewNotYet') return '';
    const stage = refusal.params.find(({ name }) => name === 'when')?.value;
    return this.t(stage === 'afterLastAttempt' || stage === 'afterClosing' ? `learn.reviewPage.when.${stage}` : 'learn.reviewPage.when.never');
  });

  protected markedOf(itemVersionId: string): MarkedWorkPartsFragment | null {
    return this.shown()?.marked.find((work) => work.itemVersionId === itemVersionId) ?? null;
  }

  /** Asked for only where people mark. */
  private async markedIn(attemptId: string, items: readonly ReviewedItemParts[], signal: AbortSignal): Promise<readonly MarkedWorkPartsFragment[]> {
    if (!items.some(({ type }) => type === 'essay' || type === 'file-upload')) return [];
    return (await this.client.run(MyMarkedWorksDocument, { attemptId }, { signal })).myMarkedWorks;
  }

  protected marks(hundredths: number): string {
    return this.formats.number(hundredths / HUNDREDTHS);
  }

  protected positions(answers: readonly { readonly position: number }[]): string {
    return [...new Set(answers.map(({ position }) => position))].sort((a, b) => a - b).join(', ');
  }
}

/** Names of what was handed in, asked for only where something was; without them files go by their numbers. */
async function filesOf(attemptId: string, items: readonly ReviewedItemParts[]): Promise<readonly AnswerFile[]> {
  if (!items.some(({ type }) => type === 'file-upload')) return [];
  try {
    const answer = await fetch(`/attempt-files/${encodeURIComponent(attemptId)}`, { headers: { 'x-selaras': '1' } });
    return answer.ok ? ((await answer.json()) as readonly AnswerFile[]) : [];
  } catch {
    return [];
  }
}
