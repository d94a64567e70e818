import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttemptPartsFragment, Delivery } from '@selaras/web/data-access';
import { Button, Formats, injectText, Notice, Page, PageHeader } from '@selaras/web/ui';

/** The attempt takes nothing more: why, since when, and whether everything arrived. */
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
      @if ((delivery()?.unsent ?? 0) > 0) {
        <sl-notice tone="warn">{{ t('learn.closed.unsent', { count: delivery()?.unsent ?? 0 }) }}</sl-notice>
      } @else if (delivery()?.refusal?.code === 'AttemptClosed') {
        <sl-notice tone="warn">{{ t('learn.closed.tooLate') }}</sl-notice>
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
}
