import { ChangeDetectionStrategy, Component, inject, input, resource, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { DemoAccountsDocument, GraphqlClient, homeOf, NeedsSetUpDocument, SessionStore } from '@selaras/web/data-access';
import { Badge, Card, injectHasText, injectText, usePageTitle } from '@selaras/web/ui';
import { LanguageSwitch } from '../shell/language-switch';
import { SignInForm } from './sign-in-form';

/** The first page: sign in, and while the demo is loaded try a role with one tap. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SignInForm, Card, Badge, LanguageSwitch],
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.css',
})
export class SignInPage {
  private readonly client = inject(GraphqlClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly form = viewChild.required(SignInForm);
  private readonly hasText = injectHasText();
  protected readonly t = injectText();

  /** Where the reader wanted to go; an address of this site, never one of another. */
  readonly then = input<string>();

  /** The demo is an extra: when it cannot be listed the page is the same without it. */
  protected readonly demo = resource({ loader: async () => (await this.client.run(DemoAccountsDocument)).demoAccounts });

  constructor() {
    usePageTitle(() => this.t('shell.signIn.submit'));
    void this.leadToSetUp();
  }

  /** In an empty installation there is nobody to sign in as. When the server is not reached, the form will say so. */
  private async leadToSetUp(): Promise<void> {
    const answer = await this.client.run(NeedsSetUpDocument).catch(() => null);
    if (answer?.needsSetUp) void this.router.navigateByUrl('/set-up');
  }

  /** What is special about an account, by its code; a code without a text is shown as it is. */
  protected noteOf(note: string): string {
    const key = `shell.demo.note.${note}`;
    return this.hasText(key) ? this.t(key) : note;
  }

  protected use(account: { readonly nip: string; readonly password: string }): void {
    this.form().fill(account.nip, account.password);
    void this.form().submit();
  }

  protected enter(): void {
    const wanted = this.then();
    const isOurs = wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.startsWith('/sign-in');
    void this.router.navigateByUrl(isOurs ? (wanted ?? '/') : homeOf(this.session.roles()));
  }
}
