import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '@selaras/web/data-access';
import { Button, Dialog, injectText } from '@selaras/web/ui';
import { SignInForm } from '../sign-in/sign-in-form';

/** The session ended in the middle of something: sign in on the spot and go on where one was. */
@Component({
  selector: 'sl-sign-in-again',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, SignInForm, Button],
  template: `
    <sl-dialog modal="must" [heading]="t('shell.again.title')" [open]="session.hasExpired()">
      <p class="muted">{{ t('shell.again.text') }}</p>
      @defer (when session.hasExpired()) {
        <sl-sign-in-form [expects]="session.me()?.id ?? null" (signedIn)="settle($event)" />
      }
      <button slButton="quiet" type="button" (click)="leave()">{{ t('shell.again.leave') }}</button>
    </sl-dialog>
  `,
})
export class SignInAgain {
  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly t = injectText();

  /** Somebody else's page must not stay on the screen. */
  protected settle(isSamePerson: boolean): void {
    if (!isSamePerson) location.assign('/');
  }

  protected leave(): void {
    this.session.forget();
    void this.router.navigateByUrl('/sign-in');
  }
}
