import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AttemptOutcomeDocument, GraphqlClient, MyEnrolmentDocument } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { pollPauseMs } from './poll-pause';
import { RevisionList } from './revision-list';
import { ScoreBars, type ScoreBar } from './score-bars';

/** What did I reach, what does it mean, what should I revise? */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Card, Button, EmptyState, ProblemNotice, Skeleton, ScoreBars, RevisionList, RouterLink],
  templateUrl: './result.page.html',
})
export class ResultPage {
  private readonly client = inject(GraphqlClient);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  readonly enrolmentId = input.required<string>();
  readonly attemptId = input.required<string>();
  private readonly polls = signal(0);
  /** The network failed while waiting: the page keeps what it shows and goes on asking. */
  protected readonly quietFailure = signal(false);

  protected readonly outcome = resource({
    params: () => ({ id: this.attemptId(), enrolmentId: this.enrolmentId() }),
    loader: async ({ params, abortSignal }) => {
      const [{ myAttempt }, { myEnrolment }] = await Promise.all([
        this.client.run(AttemptOutcomeDocument, { id: params.id }, { signal: abortSignal }),
        this.client.run(MyEnrolmentDocument, { id: params.enrolmentId }, { signal: abortSignal }),
      ]);
      return myAttempt && myEnrolment ? { attempt: myAttempt, enrolment: myEnrolment } : null;
    },
  });
  private readonly shown = computed(() => (this.outcome.hasValue() ? this.outcome.value() : null));
  protected readonly isScored = computed(() => this.shown()?.attempt.result?.scored ?? false);
  protected readonly isOpen = computed(() => this.shown() !== null && this.shown()?.attempt.submittedAt === null);

  protected readonly bars = computed<readonly ScoreBar[]>(() => {
    const shown = this.shown();
    const result = shown?.attempt.result;
    if (!shown || !result) return [];
    const isPost = shown.attempt.phase === 'POST';
    const before = shown.enrolment.preTest.results.at(-1);
    const core: ScoreBar[] = [];
    if (isPost && before?.scored) core.push({ label: this.t('learn.result.coreBefore'), percent: before.corePercent ?? 0, tone: 'pre', passMark: null });
    core.push({ label: this.t(isPost ? 'learn.result.coreAfter' : 'learn.result.core'), percent: result.corePercent ?? 0, tone: isPost ? 'post' : 'pre', passMark: null });
    return core;
  });
  protected readonly fullBars = computed<readonly ScoreBar[]>(() => {
    const shown = this.shown();
    const result = shown?.attempt.result;
    if (!shown || !result) return [];
    const isPost = shown.attempt.phase === 'POST';
    const tone = isPost ? 'post' : 'pre';
    const passMark = isPost ? shown.enrolment.postTest.passMarkPercent : null;
    const bars: ScoreBar[] = [{ label: this.t('learn.result.full'), percent: result.fullPercent ?? 0, tone, passMark }];
    if (result.casePercent !== null) bars.push({ label: this.t('learn.result.case', { unit: shown.attempt.unit.shortName }), percent: result.casePercent, tone, passMark: null });
    return bars;
  });
  protected readonly gain = computed(() => {
    const shown = this.shown();
    const before = shown?.enrolment.preTest.results.at(-1);
    const after = shown?.attempt.result;
    if (shown?.attempt.phase !== 'POST' || before?.corePercent == null || after?.corePercent == null) return null;
    return after.corePercent - before.corePercent;
  });
  protected readonly attemptsLeft = computed(() => {
    const shown = this.shown();
    const test = shown?.attempt.phase === 'POST' ? shown.enrolment.postTest : shown?.enrolment.preTest;
    return test && !test.lockedBy && shown?.enrolment.window === 'OPEN' ? Math.max(0, (test.attemptsAllowed ?? Infinity) - test.attemptsUsed) : 0;
  });
  protected readonly heading = computed(() => {
    const shown = this.shown();
    if (!shown || !this.isScored()) return this.t('learn.result.scoring');
    if (shown.attempt.phase === 'PRE') return this.t('learn.result.preTitle');
    return this.t(shown.attempt.result?.passed ? 'learn.result.passed' : 'learn.result.notPassed');
  });

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const shown = this.shown();
      const polls = this.polls();
      if (!shown || this.isScored() || this.isOpen()) return;
      clearTimeout(timer);
      timer = setTimeout(() => void untracked(() => this.askAgain()), pollPauseMs(polls));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Replaces the shown outcome only by a newer one: a failed request while waiting leaves the page as it is. */
  private async askAgain(): Promise<void> {
    const shown = this.shown();
    if (!shown || document.visibilityState === 'hidden') return this.polls.update((count) => count + 1);
    try {
      const { myAttempt } = await this.client.run(AttemptOutcomeDocument, { id: this.attemptId() });
      this.quietFailure.set(false);
      if (myAttempt?.result?.scored) this.outcome.reload();
    } catch {
      this.quietFailure.set(true);
    }
    this.polls.update((count) => count + 1);
  }
}
