import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttemptPartsFragment, Delivery } from '@selaras/web/data-access';
import { Button, Formats, injectText, Notice, Page, PageHeader } from '@selaras/web/ui';
import { injectCountdown } from './countdown';

/** The attempt takes nothing more: why, since when, what arrived, and what becomes of answers that came after the end. */
@Component({
  selector: 'sl-attempt-closed',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Notice, Button, RouterLink],
  template: `
    <sl-page width="narrow">
      <sl-page-header [kicker]="t('learn.test.' + attempt().phase)" [heading]="t(attempt().closedBy === 'learner' ? 'learn.closed.submitted' : 'learn.closed.timeUp')" />
      @if (attempt().submittedAt; as at) {
        <p>{{ t(attempt().closedBy === 'learner' ? 'learn.closed.submittedAt' : 'learn.closed.closedAt', { at: formats.dateTime(at, zone()) }) }}</p>
      } @else {
        <p>{{ t('learn.closed.waiting') }}</p>
      }
      @if (unsent() > 0) {
        <sl-notice tone="warn" [heading]="t('learn.closed.unsent', { count: unsent() })">
          <p>{{ graceLeft() > 0 ? t('learn.closed.graceLeft', { left: formats.countdown(graceLeft()) }) : t('learn.closed.afterGrace') }}</p>
        </sl-notice>
      } @else if (delivery()?.refusal?.code === 'AttemptClosed') {
        <sl-notice tone="warn">{{ t('learn.closed.tooLate') }}</sl-notice>
      }
      @if (late().counting > 0) {
        <sl-notice tone="good">{{ t('learn.closed.lateCounts', { count: late().counting }) }}</sl-notice>
      }
      @if (late().kept > 0) {
        <sl-notice tone="warn">{{ t('learn.closed.lateKept', { count: late().kept }) }}</sl-notice>
      }
      <div class="row">
        <a slButton [routerLink]="['/learn', attempt().enrolmentId, 'attempts', attempt().id, 'result']">{{ t('learn.closed.toResult') }}</a>
        <a slButton="quiet" [routerLink]="['/learn', attempt().enrolmentId]">{{ t('learn.module.toCourse') }}</a>
      </div>
    </sl-page>
  `,
})
export class AttemptClosed {
  readonly attempt = input.required<AttemptPartsFragment>();
  readonly delivery = input.required<Delivery | null>();
  readonly zone = input.required<string>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly unsent = computed(() => this.delivery()?.unsent ?? 0);
  /** Grace follows the end by the clock alone; who handed in has said that she was ready. */
  private readonly graceUntil = computed(() => {
    const { dueAt, submittedAt, closedBy, graceSeconds } = this.attempt();
    return closedBy === 'learner' ? 0 : Date.parse(submittedAt ?? dueAt) + graceSeconds * 1000;
  });
  protected readonly graceLeft = injectCountdown(this.graceUntil);
  /** As the server has them, and those of this visit that it has told by receipt since. */
  protected readonly late = computed(() => {
    const told = this.delivery()?.late ?? { counting: 0, kept: 0 };
    const listed = this.attempt().lateAnswers;
    const counting = listed.filter(({ counts }) => counts).length;
    return { counting: Math.max(told.counting, counting), kept: Math.max(told.kept, listed.length - counting) };
  });
}
