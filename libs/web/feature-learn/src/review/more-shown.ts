import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type EnrolmentPartsFragment, type ReviewLevel, ServerClock } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';
import { testOf } from '../place/test-names';
import { moreToCome, stageOf } from './more-to-come';

/** What will be shown later of an attempt, and when; nothing is said where nothing will. */
@Component({
  selector: 'sl-more-shown',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (sentence of sentences(); track sentence) {
      <p class="small muted">{{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-1);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class MoreShown {
  readonly enrolment = input.required<EnrolmentPartsFragment>();
  readonly phase = input.required<'PRE' | 'POST' | 'PRACTICE'>();
  readonly level = input.required<ReviewLevel>();
  /** What the rules would show now. */
  readonly byRules = input.required<ReviewLevel>();
  private readonly t = injectText();
  private readonly formats = inject(Formats);
  private readonly clock = inject(ServerClock);
  protected readonly sentences = computed(() => {
    const test = testOf(this.enrolment(), this.phase());
    if (!test) return [];
    const stage = stageOf({
      isOver: this.clock.now() >= Date.parse(test.deadline.at),
      hasOpenAttempt: test.openAttemptId !== null,
      attemptsLeft: (test.attemptsAllowed ?? Number.POSITIVE_INFINITY) - test.attemptsUsed,
    });
    const at = this.formats.dateTime(test.deadline.at, test.deadline.zone);
    return moreToCome(test.rules.review, stage, this.level(), this.byRules()).map(({ when, level }) => this.t(`learn.more.${when}.${level}`, { at }));
  });
}
