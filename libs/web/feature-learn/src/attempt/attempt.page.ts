import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, type ElementRef, inject, Injector, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { GraphqlClient, isRefusal, type RefusalAnswer, SubmitAttemptDocument } from '@selaras/web/data-access';
import { ANSWER_FILES, Button, Checkbox, deliverable, Dialog, EmptyState, Formats, injectText, ItemInteraction, Page, ProblemNotice, RefusalNotice, responseByDigit, SavedStatePill, Skeleton, usePageTitle } from '@selaras/web/ui';
import { keyAction } from './attempt-keys';
import { AttemptClosed } from './attempt-closed';
import { AttemptFiles } from './attempt-files';
import { AttemptReview } from './attempt-review';
import { AttemptSession } from './attempt-session';
import { injectCountdown } from './countdown';
import { ItemMap } from './item-map';

/** Typed text is handed over this long before time is up, so that it still arrives in time. */
const LAST_CALL_SECONDS = 3;
const SUBMIT_PATIENCE_MS = 15_000;
const EXPIRY_PATIENCE_MS = 5_000;

/** The test itself. Quiet: stem, options, whether it is saved, how long is left. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Page, Button, Checkbox, Dialog, EmptyState, ItemInteraction, ItemMap, AttemptReview, AttemptClosed, ProblemNotice, RefusalNotice, SavedStatePill, Skeleton],
  providers: [AttemptSession, AttemptFiles, { provide: ANSWER_FILES, useExisting: AttemptFiles }],
  templateUrl: './attempt.page.html',
  styleUrl: './attempt.page.css',
  host: { '(document:keydown)': 'onKey($event)', '(document:visibilitychange)': 'onVisibility()', '(window:pagehide)': 'leave()' },
})
export class AttemptPage {
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly stem = viewChild<ElementRef<HTMLElement>>('stem');
  protected readonly session = inject(AttemptSession);
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
  protected readonly submitting = signal(false);
  /** `undelivered`: not submitted, because answers have no receipt yet. */
  protected readonly submitProblem = signal<unknown>(null);
  protected readonly undelivered = signal(false);
  protected readonly submitRefusal = signal<RefusalAnswer | null>(null);
  private readonly timeUp = signal(false);

  protected readonly index = computed(() => {
    const last = this.session.items().length - 1;
    const asked = Number(this.item() ?? 1) - 1;
    return Number.isInteger(asked) ? Math.min(Math.max(asked, 0), Math.max(last, 0)) : 0;
  });
  protected readonly standing = computed(() => this.session.items()[this.index()] ?? null);
  protected readonly face = computed(() => {
    const standing = this.standing();
    return standing && deliverable(standing.item);
  });
  protected readonly isLast = computed(() => this.index() >= this.session.items().length - 1);
  protected readonly zone = computed(() => this.session.current()?.unit.zone ?? 'Asia/Jakarta');
  protected readonly secondsLeft = injectCountdown(this.session.dueAt);
  protected readonly isOver = computed(() => this.session.closed() || this.timeUp());
  /** Said aloud at five minutes and at one: a clock read out every second would drown the test. */
  protected readonly announcement = computed(() => {
    const seconds = this.secondsLeft();
    if (seconds > 300 || seconds === 0) return '';
    return this.t('learn.attempt.minutesLeft', { count: seconds > 60 ? 5 : 1 });
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
    effect(() => {
      const seconds = this.secondsLeft();
      if (untracked(this.state) !== 'taking') return;
      if (seconds <= LAST_CALL_SECONDS) untracked(() => this.session.settleTyping());
      if (seconds === 0) untracked(() => void this.expire());
    });
    effect(() => {
      // Submitted on another device, or the clock was faster than this page.
      if (this.session.delivery()?.refusal?.code === 'AttemptClosed') untracked(() => void this.expire());
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
    this.mapOpen.set(false);
    this.reviewing.set(false);
    void this.router.navigate([], { queryParams: { item: index + 1 }, replaceUrl: true }).then(() => {
      scrollTo({ top: 0 });
      afterNextRender(() => this.stem()?.nativeElement.focus({ preventScroll: true }), { injector: this.injector });
    });
  }

  protected next(): void {
    if (!this.isLast()) return this.go(this.index() + 1);
    this.session.settleTyping();
    this.reviewing.set(true);
    scrollTo({ top: 0 });
  }

  protected previous(): void {
    if (this.reviewing()) this.reviewing.set(false);
    else this.go(this.index() - 1);
  }

  /** Every answer first has its receipt; only then is the attempt handed in. */
  protected async submit(): Promise<void> {
    if (this.submitting()) return;
    this.submitting.set(true);
    this.submitProblem.set(null);
    this.undelivered.set(false);
    try {
      if (!(await this.session.settle(SUBMIT_PATIENCE_MS))) {
        this.undelivered.set(!this.isOver());
        return;
      }
      const { submitAttempt: answer } = await this.client.run(SubmitAttemptDocument, { attemptId: this.attemptId() });
      if (isRefusal(answer)) this.submitRefusal.set(answer);
      else await this.router.navigate(['/learn', this.enrolmentId(), 'attempts', this.attemptId(), 'result'], { replaceUrl: true });
    } catch (problem) {
      this.submitProblem.set(problem);
    } finally {
      this.submitting.set(false);
    }
  }

  /** Time is up by the server's clock: nothing more is taken; what is on its way is handed over, and the server says how it closed. */
  private async expire(): Promise<void> {
    if (this.timeUp()) return;
    this.timeUp.set(true);
    this.mapOpen.set(false);
    await this.session.settle(EXPIRY_PATIENCE_MS).catch(() => false);
    await this.session.load(this.attemptId()).catch(() => false);
  }

  protected onKey(event: KeyboardEvent): void {
    const standing = this.standing();
    if (this.state() !== 'taking' || this.isOver() || this.reviewing() || this.mapOpen() || !standing) return;
    if (document.querySelector('dialog[open]')) return;
    const action = keyAction(event);
    if (!action) return;
    if (action.kind === 'choose') {
      const response = responseByDigit(deliverable(standing.item), standing.response, action.position);
      if (!response) return;
      this.session.respond(standing.item, response);
    }
    if (action.kind === 'previous') this.go(this.index() - 1);
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
