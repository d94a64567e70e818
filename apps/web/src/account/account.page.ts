import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { SessionStore } from '@selaras/web/data-access';
import { Badge, Button, Card, injectText, Page, PageHeader } from '@selaras/web/ui';
import { LanguageSwitch } from '../shell/language-switch';
import { SignOut } from '../shell/sign-out';

/** Who am I here, in which language, and how do I leave? */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Page, PageHeader, Card, Badge, Button, LanguageSwitch],
  templateUrl: './account.page.html',
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s-2) var(--s-4);
    }
    dt {
      color: var(--ink-2);
    }
    ul {
      display: grid;
      gap: var(--s-2);
    }
  `,
})
export class AccountPage {
  protected readonly session = inject(SessionStore);
  protected readonly signOut = inject(SignOut);
  protected readonly t = injectText();
}
