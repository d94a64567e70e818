import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Button, Formats, injectText, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { AttemptBreaks } from './attempt-breaks';
import { AttemptSession } from './attempt-session';
import { injectCountdown } from './countdown';

/** A break: no item on the screen, how long it may still last, and that the clock stands still. */
@Component({
  selector: 'sl-break-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, ProblemNotice, RefusalNotice],
  template: `
    <h1 tabindex="-1">{{ t('learn.break.title') }}</h1>
    <p class="clock num" role="timer" [attr.aria-label]="t('learn.break.left')">{{ formats.countdown(secondsLeft()) }}</p>
    <p class="muted">{{ t('learn.break.until', { at: formats.time(endsAt(), zone()) }) }}</p>
    <p>{{ t('learn.break.standsStill', { left: formats.countdown(testSecondsLeft()) }) }}</p>
    <sl-refusal [refusal]="breaks.refusal()" [zone]="zone()" />
    @if (breaks.problem(); as problem) {
      <sl-problem [problem]="problem" (retry)="breaks.end()" />
    }
    <div><button slButton type="button" [busy]="breaks.busy()" (click)="breaks.end()">{{ t('learn.break.resume') }}</button></div>
    <p class="small muted">{{ breaks.left() > 0 ? t('learn.break.more', { count: breaks.left() }) : t('learn.break.last') }}</p>
  `,
  styles: `
    :host {
      flex: 1;
      display: grid;
      gap: var(--s-4);
      align-content: center;
      justify-items: center;
      padding: var(--s-6) var(--s-4);
      text-align: center;
    }
    h1 {
      font-size: var(--t-l);
    }
    .clock {
      font-size: 3.5rem;
      font-weight: var(--w-bold);
      line-height: 1.1;
    }
    p {
      max-width: 34rem;
    }
  `,
})
export class BreakScreen {
  readonly zone = input.required<string>();
  private readonly session = inject(AttemptSession);
  protected readonly breaks = inject(AttemptBreaks);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly endsAt = computed(() => Date.parse(this.session.runningBreak()?.endsAt ?? ''));
  protected readonly secondsLeft = injectCountdown(this.endsAt);
  /** The end of the test moved by the whole break when it began. */
  protected readonly testSecondsLeft = computed(() => Math.max(0, Math.round((this.session.dueAt() - this.endsAt()) / 1000)));

  constructor() {
    // One that nobody ends ends itself; the server is asked, since its clock is the one that counts.
    effect(() => {
      if (this.secondsLeft() === 0) untracked(() => void this.breaks.end());
    });
  }
}
