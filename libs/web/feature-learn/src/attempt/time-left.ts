import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AttemptPartsFragment } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';

const HOUR = 3_600;
/** From here on the remaining time is drawn in the colour that says "look here". */
const SHORT_SECONDS = 300;

/** How long is left; a test that only the deadline ends says until when, and counts down in its last hour. */
@Component({
  selector: 'sl-time-left',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (onlyDeadline()) {
      <p class="until num" role="timer">{{ t('learn.attempt.until', { at: formats.shortDateTime(attempt().dueAt, attempt().unit.zone) }) }}</p>
      <p class="xs muted">{{ t('learn.attempt.noLimit') }}</p>
    } @else {
      <b class="num" [class.short]="isShort()" role="timer">{{ formats.countdown(secondsLeft()) }}</b>
      <p class="xs muted">{{ attempt().extraSeconds > 0 ? t('learn.attempt.leftExtra', { extra: formats.duration(attempt().extraSeconds) }) : t('learn.attempt.left') }}</p>
    }
  `,
  styles: `
    :host {
      flex: none;
      max-width: 60%;
      text-align: end;
    }
    b {
      font-size: var(--t-l);
      font-weight: var(--w-bold);
      line-height: 1.2;
    }
    .short {
      color: var(--gold);
    }
    .until {
      font-weight: var(--w-semi);
      font-size: var(--t-s);
    }
  `,
})
export class TimeLeft {
  readonly attempt = input.required<AttemptPartsFragment>();
  readonly secondsLeft = input.required<number>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly isShort = computed(() => this.secondsLeft() <= SHORT_SECONDS);
  protected readonly onlyDeadline = computed(() => this.attempt().timeLimitSeconds === null && this.secondsLeft() > HOUR);
}
