import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '@selaras/web/data-access';
import { Button, injectText } from '@selaras/web/ui';
import { LanguageSwitch } from './language-switch';
import { SignOut } from './sign-out';

/** Who is signed in, and the way out: always in sight, for people who share a computer. */
@Component({
  selector: 'sl-account-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Button, LanguageSwitch],
  template: `
    @if (session.me(); as me) {
      <sl-language-switch short />
      <a class="who" routerLink="/account" [attr.aria-label]="t('shell.section.account') + ': ' + me.name">
        <span class="name">{{ me.name }}</span>
        @if (me.unit; as unit) {
          <span class="unit">{{ unit.shortName }}</span>
        }
      </a>
      <button slButton="quiet" small type="button" [busy]="signOut.busy()" (click)="signOut.run()">{{ t('shell.signOut') }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-width: 0;
    }
    sl-language-switch {
      display: none;
    }
    .who {
      display: none;
      min-height: var(--tap);
      align-content: center;
      min-width: 0;
      line-height: 1.25;
      text-align: end;
      color: var(--ink-2);
      text-decoration: none;
      font-weight: 400;
    }
    .name,
    .unit {
      display: block;
      max-width: 14rem;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-size: var(--t-xs);
    }
    .name {
      font-size: var(--t-s);
      color: var(--ink);
    }
    @media (width >= 48rem) {
      .who {
        display: grid;
      }
      sl-language-switch {
        display: block;
      }
    }
  `,
})
export class AccountMenu {
  protected readonly session = inject(SessionStore);
  protected readonly signOut = inject(SignOut);
  protected readonly t = injectText();
}
