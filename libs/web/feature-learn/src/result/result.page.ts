import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AttemptOutcomeDocument, AttemptReviewLevelDocument, GraphqlClient, MyEnrolmentDocument } from '@selaras/web/data-access';
import { Button, Card, EmptyState, Formats, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { pollPauseMs } from './poll-pause';
import { MoreShown } from '../review/more-shown';
import { testOf } from '../place/test-names';
import { RevisionList } from './revision-list';
import { ScoreBars, type ScoreBar } from './score-bars';

/** What the page is about: an attempt that runs, waits to be scored, keeps its score back, waits for a person's marks, or can be told in full. */
type Standing = 'open' | 'scoring' | 'withheld' | 'awaiting' | 'told';

/** What did I reach, what does it mean, what should I revise? */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Card, Button, EmptyState, ProblemNotice, Skeleton, ScoreBars, RevisionList, MoreShown, RouterLink],
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
      if (!myAttempt || !myEnrolment) return null;
      return { attempt: myAttempt, enrolment: myEnrolment, review: myAttempt.submittedAt === null ? null : await this.levelOf(params.id, abortSignal) };
    },
  });
  private readonly shown = computed(() => (this.outcome.hasValue() ? this.outcome.value() : null));
  protected readonly standing = computed<Standing>(() => {
    const attempt = this.shown()?.attempt;
    if (attempt?.submittedAt === null) return 'open';
    if (!attempt?.result?.scored) return 'scoring';
    if (attempt.result.withheld) return 'withheld';
    return attempt.result.awaitingMarks ? 'awaiting' : 'told';
  });
  /** Closed by the clock, an attempt is marked only when nothing that counts can arrive any more; null when that is no reason to wait. */
  protected readonly markedFrom = computed(() => {
    const attempt = this.shown()?.attempt;
    if (!attempt?.submittedAt || attempt.closedBy !== 'expiry' || attempt.graceSeconds === 0) return null;
    return Date.parse(attempt.submittedAt) + attempt.graceSeconds * 1000;
  });
  protected readonly test = computed(() => {
    const shown = this.shown();
    return shown && testOf(shown.enrolment, shown.attempt.phase);
  });
  /** What the review page shows now; the score alone when nothing is known of it. */
  protected readonly reviewLevel = computed(() => (this.standing() === 'withheld' ? 'NOTHING' : (this.shown()?.review?.level ?? 'SCORE')));
  protected readonly reviewByRules = computed(() => this.shown()?.review?.levelByRules ?? this.reviewLevel());

  /** Without case items the whole test is its core: one score, not two that are alike. */
  protected readonly onlyCore = computed(() => {
    const attempt = this.shown()?.attempt;
    return attempt !== undefined && attempt.phase !== 'PRACTICE' && attempt.result?.corePercent != null && attempt.result.casePercent === null;
  });
  /** The core alone, before and after where there is both. */
  protected readonly bars = computed<readonly ScoreBar[]>(() => {
    const shown = this.shown();
    const result = shown?.attempt.result;
    if (!shown || !result || result.corePercent === null || shown.attempt.phase === 'PRACTICE') return [];
    const isPost = shown.attempt.phase === 'POST';
    const before = shown.enrolment.preTest.results.at(-1);
    const core: ScoreBar[] = [];
    if (isPost && before?.corePercent != null) core.push({ label: this.t('learn.result.coreBefore'), percent: before.corePercent, tone: 'pre', passMark: null });
    core.push({ label: this.t(isPost ? 'learn.result.coreAfter' : 'learn.result.core'), percent: result.corePercent, tone: isPost ? 'post' : 'pre', passMark: null });
    return this.onlyCore() && core.length === 1 ? [] : core;
  });
  protected readonly fullBars = computed<readonly ScoreBar[]>(() => {
    const shown = this.shown();
    const result = shown?.attempt.result;
    if (!shown || !result || result.fullPercent === null) return [];
    const isPost = shown.attempt.phase === 'POST';
    const tone = isPost ? 'post' : 'pre';
    const passMark = isPost ? shown.enrolment.postTest.passMarkPercent : null;
    const bars: ScoreBar[] = [{ label: this.t('learn.result.full'), percent: result.fullPercent, tone, passMark }];
    if (result.casePercent !== null && shown.attempt.phase !== 'PRACTICE') bars.push({ label: this.t('learn.result.case', { unit: shown.attempt.unit.shortName }), percent: result.casePercent, tone, passMark: null });
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
    const test = this.test();
    return shown && test && !test.lockedBy && shown.enrolment.window === 'OPEN' ? Math.max(0, (test.attemptsAllowed ?? Infinity) - test.attemptsUsed) : 0;
  });
  protected readonly heading = computed(() => {
    const shown = this.shown();
    const standing = this.standing();
    if (!shown || standing === 'scoring') return this.t('learn.result.scoring');
    if (standing !== 'told') return this.t(`learn.result.${standing}`);
    if (shown.attempt.phase === 'PRACTICE') return this.t('learn.result.practiceTitle');
    if (shown.attempt.phase === 'PRE') return this.t('learn.result.preTitle');
    return this.t(shown.attempt.result?.passed ? 'learn.result.passed' : 'learn.result.notPassed');
  });

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const shown = this.shown();
      const polls = this.polls();
      if (!shown || this.standing() !== 'scoring') return;
      clearTimeout(timer);
      timer = setTimeout(() => void untracked(() => this.askAgain()), pollPauseMs(polls));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** How much of the answers may be shown; null where nothing may, which is no fault of the result. */
  private async levelOf(attemptId: string, signal: AbortSignal) {
    const { attemptReview } = await this.client.run(AttemptReviewLevelDocument, { attemptId }, { signal });
    return attemptReview.__typename === 'AttemptReview' ? attemptReview : null;
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
