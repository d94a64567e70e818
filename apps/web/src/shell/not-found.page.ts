import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, EmptyState, injectText, Page } from '@selaras/web/ui';

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, EmptyState, Button, RouterLink],
  template: `
    <sl-page width="narrow">
      <sl-empty wholePage [heading]="t('shell.notFound.title')" [text]="t('shell.notFound.text')">
        <a slButton routerLink="/">{{ t('shell.toStart') }}</a>
      </sl-empty>
    </sl-page>
  `,
})
export class NotFoundPage {
  protected readonly t = injectText();
}
