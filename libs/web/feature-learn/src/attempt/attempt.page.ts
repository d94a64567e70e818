import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, type ElementRef, inject, Injector, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ResponseOutbox } from '@selaras/web/data-access';
import { ANSWER_FILES, Button, Checkbox, deliverable, Dialog, EmptyState, Formats, injectText, ItemInteraction, Notice, Page, ProblemNotice, RefusalNotice, responseByDigit, SavedStatePill, Skeleton, usePageTitle } from '@selaras/web/ui';
import { AttemptBreaks } from './attempt-breaks';
import { AttemptClock } from './attempt-clock';
import { AttemptClosed } from './attempt-closed';
import { AttemptFiles } from './attempt-files';
import { keyAction } from './attempt-keys';
import { AttemptReview } from './attempt-review';
import { AttemptSession } from './attempt-session';
import { BreakScreen } from './break-screen';
import { ConflictChoice } from './conflict-choice';
import { injectCountdown } from './countdown';
import { ItemMap } from './item-map';
import { indexToShow, movingOn } from './one-way';
import { TimeLeft } from './time-left';

/** Typed text is handed over this long before time is up, so that it still arrives in time. */
const LAST_CALL_SECONDS = 3;
const EXPIRY_PATIENCE_MS = 5_000;
/** One-way: the next item is delivered only when the step to it has arrived. */
const STEP_PATIENCE_MS = 10_000;

/** The test itself. Quiet: stem, options, whether it is saved, how long is left. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Page, Button, Checkbox, Dialog, EmptyState, Notice, ItemInteraction, ItemMap, AttemptReview, AttemptClosed, BreakScreen, ConflictChoice, TimeLeft, ProblemNotice, RefusalNotice, SavedStatePill, Skeleton],
  providers: [AttemptSession, AttemptClock, AttemptBreaks, AttemptFiles, { provide: ANSWER_FILES, useExisting: AttemptFiles }],
  templateUrl: './attempt.page.html',
  styleUrl: './attempt.page.css',
  host: { '(document:keydown)': 'onKey($event)', '(document:visibilitychange)': 'onVisibility()', '(window:pagehide)': 'leave()' },
})
export class AttemptPage {
  private readonly outbox = inject(ResponseOutbox);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly stem = viewChild<ElementRef<HTMLElement>>('stem');
  protected readonly session = inject(AttemptSession);
  protected readonly breaks = inject(AttemptBreaks);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);

  readonly enrolmentId = input.required<string>();
  readonly attemptId = input.required<string>();
  /** One-based item, from the address: a reload comes back to the same one. */
  readonly item = input<string>();

  protected readonly state = signal<'loading' | 'missing' | 'failed' | 'taking'>('loading');
  protected readonly failure = signal<unknown>(null);
  protected readonly reviewing = signal(false);
  protected readonly mapOpen = signal(false);
  /** The question that is open: to begin a break, or to move on from an empty item for good. */
  protected readonly asking = signal<'break' | 'move-on' | null>(null);
  /** One-way: why she has not moved on. */
  protected readonly held = signal<'required' | 'network' | null>(null);
  protected readonly moving = signal(false);
  private readonly timeUp = signal(false);

  protected readonly index = computed(() => indexToShow(this.session.way(), Number(this.item() ?? Number.NaN)));
  protected readonly standing = computed(() => this.session.items()[this.index()] ?? null);
  protected readonly face = computed(() => {
    const standing = this.standing();
    return standing && deliverable(standing.item);
  });
  protected readonly conflict = computed(() => this.session.conflicts().get(this.standing()?.item.itemVersionId ?? '') ?? null);
  /** Named only where the test has several. */
  protected readonly section = computed(() => {
    const sections = this.session.current()?.sections ?? [];
    return sections.length > 1 ? (this.standing()?.item.section ?? '') : '';
  });
  /** Positions of items that have not been delivered yet. */
  protected readonly ahead = computed(() => {
    const { delivered, itemCount } = this.session.way();
    return Array.from({ length: itemCount - delivered }, (_, nth) => delivered + nth + 1);
  });
  protected readonly canGoBack = computed(() => this.session.way().navigation === 'FREE');
  protected readonly isLast = computed(() => this.index() >= this.session.way().itemCount - 1);
  protected readonly zone = computed(() => this.session.current()?.unit.zone ?? 'Asia/Jakarta');
  protected readonly secondsLeft = injectCountdown(this.session.dueAt);
  protected readonly isOver = computed(() => this.session.closed() || this.timeUp());
  protected readonly submission = computed(() => this.session.delivery()?.submission ?? 'none');
  /** Asked for, but something keeps it from the server. */
  protected readonly submissionWaits = computed(() => this.submission() === 'asked' && this.session.delivery()?.obstacle !== null);
  /** Said aloud at five minutes and at one: a clock read out every second would drown the test. */
  protected readonly announcement = computed(() => {
    const seconds = this.secondsLeft();
    if (seconds > 300 || seconds === 0 || this.session.runningBreak() !== null) return '';
    return this.t('learn.attempt.minutesLeft', { count: seconds > 60 ? 5 : 1 });
  });
  protected readonly gained = computed(() => {
    const gained = this.session.timeGained();
    if (!gained) return '';
    const minutes = Math.round(gained.seconds / 60);
    return minutes > 0 && minutes < 600 ? this.t('learn.attempt.gained', { count: minutes }) : this.t('learn.attempt.gainedUntil', { at: this.formats.shortDateTime(this.session.dueAt(), this.zone()) });
  });

  constructor() {
    usePageTitle(() => {
      const attempt = this.session.current();
      return attempt ? `${this.t(`learn.test.${attempt.phase}`)} · ${attempt.courseTitle}` : '';
    });
    effect(() => {
      const attemptId = this.attemptId();
      untracked(() => void this.open(attemptId));
    });
    inject(AttemptClock).watch(this.secondsLeft, () => this.state() === 'taking' && !this.isOver());
    effect(() => {
      const seconds = this.secondsLeft();
      if (untracked(this.state) !== 'taking') return;
      if (seconds <= LAST_CALL_SECONDS) untracked(() => this.session.settleTyping());
      if (seconds === 0) untracked(() => void this.expire());
    });
    effect(() => {
      // Handed in on another device, or the clock was faster than this page: a receipt says so, and when nothing is taken any more, a refusal.
      const delivery = this.session.delivery();
      if (delivery?.closing != null || delivery?.refusal?.code === 'AttemptClosed') untracked(() => void this.expire());
    });
    effect(() => {
      if (this.submission() === 'submitted') untracked(() => void this.router.navigate(['/learn', this.enrolmentId(), 'attempts', this.attemptId(), 'result'], { replaceUrl: true }));
    });
    effect(() => {
      // A text that was written elsewhere too must be seen before it is handed in.
      if (this.session.conflicts().size > 0 && this.submission() === 'asked') untracked(() => void this.outbox.withdrawSubmission(this.attemptId()));
    });
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  protected async open(attemptId: string): Promise<void> {
    this.state.set('loading');
    try {
      this.state.set((await this.session.load(attemptId)) ? 'taking' : 'missing');
    } catch (problem) {
      this.failure.set(problem);
      this.state.set('failed');
    }
  }

  protected go(index: number): void {
    if (index < 0 || index >= this.session.items().length) return;
    this.session.settleTyping();
    this.session.forgetGain();
    this.mapOpen.set(false);
    this.reviewing.set(false);
    this.held.set(null);
    void this.router.navigate([], { queryParams: { item: index + 1 }, replaceUrl: true }).then(() => {
      scrollTo({ top: 0 });
      afterNextRender(() => this.stem()?.nativeElement.focus({ preventScroll: true }), { injector: this.injector });
    });
  }

  protected next(): void {
    const standing = this.standing();
    if (!standing || this.moving()) return;
    const what = movingOn(this.session.way(), { answered: standing.answered, required: standing.item.required });
    if (what === 'stay') return this.held.set('required');
    if (what === 'ask') return this.asking.set('move-on');
    void this.moveOn();
  }

  /** To the next item, or to the summary after the last. One-way: what was passed is behind her only once the server has the step. */
  protected async moveOn(): Promise<void> {
    this.asking.set(null);
    const [index, standing] = [this.index(), this.standing()];
    if (!standing || this.moving()) return;
    if (this.session.way().navigation === 'ONE_WAY' && !(await this.stepForward(standing.item.position))) return this.held.set('network');
    if (!this.isLast()) return this.go(index + 1);
    this.session.settleTyping();
    this.held.set(null);
    this.reviewing.set(true);
    scrollTo({ top: 0 });
  }

  private async stepForward(position: number): Promise<boolean> {
    this.moving.set(true);
    try {
      this.session.settleTyping();
      const standing = this.standing();
      // An empty item is left by telling the server its flag once more.
      if (standing && this.session.way().furthest < position) this.session.flag(standing.item, standing.flagged);
      if (!(await this.session.settle(STEP_PATIENCE_MS))) return false;
      if (this.session.way().delivered <= position && !this.isLast()) await this.session.load(this.attemptId());
      return this.isLast() || this.session.way().delivered > position;
    } catch {
      return false;
    } finally {
      this.moving.set(false);
    }
  }

  protected previous(): void {
    if (this.reviewing()) this.reviewing.set(false);
    else this.go(this.index() - 1);
  }

  /** Asked once, it is handed in when every answer has its receipt; until the server says so nothing here claims it. */
  protected async submit(): Promise<void> {
    this.session.settleTyping();
    await this.outbox.askToSubmit(this.attemptId());
  }

  protected async goOnAnswering(): Promise<void> {
    await this.outbox.withdrawSubmission(this.attemptId());
  }

  protected async takeBreak(): Promise<void> {
    await this.breaks.start();
    if (this.session.runningBreak() !== null) this.asking.set(null);
  }

  /**
   * Time is up by the server's clock: nothing more is taken; what is on its way is handed over, and the server says how it closed. Where it says that
   * there is more time after all, the test goes on.
   */
  private async expire(): Promise<void> {
    if (this.timeUp()) return;
    this.timeUp.set(true);
    this.mapOpen.set(false);
    this.asking.set(null);
    await this.session.settle(EXPIRY_PATIENCE_MS).catch(() => false);
    await this.session.load(this.attemptId()).catch(() => false);
    if (!this.session.closed() && this.secondsLeft() > 0) this.timeUp.set(false);
  }

  protected onKey(event: KeyboardEvent): void {
    const standing = this.standing();
    if (this.state() !== 'taking' || this.isOver() || this.reviewing() || this.mapOpen() || !standing) return;
    if (this.session.runningBreak() !== null || this.conflict() !== null || document.querySelector('dialog[open]')) return;
    const action = keyAction(event);
    if (!action) return;
    if (action.kind === 'choose') {
      const response = responseByDigit(deliverable(standing.item), standing.response, action.position);
      if (!response) return;
      this.session.respond(standing.item, response);
    }
    if (action.kind === 'previous' && this.canGoBack()) this.go(this.index() - 1);
    if (action.kind === 'next') this.next();
    if (action.kind === 'flag') this.session.flag(standing.item, !standing.flagged);
    event.preventDefault();
  }

  /** Hidden: hand over what is typed. Back again: another device may have answered meanwhile. */
  protected onVisibility(): void {
    if (document.visibilityState === 'hidden') return this.leave();
    if (this.state() === 'taking' && !this.isOver()) void this.session.load(this.attemptId()).catch(() => undefined);
  }

  leave(): void {
    this.session.settleTyping();
  }
}
