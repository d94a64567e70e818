import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { SessionStore } from '@selaras/web/data-access';
import { LanguageStore, Page, ProblemNotice } from '@selaras/web/ui';
import { FailedNavigation } from './shell/failed-navigation';

@Component({
  selector: 'sl-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, ProblemNotice, Page],
  template: `
    @if (failed.problem(); as problem) {
      <sl-page width="narrow"><sl-problem [problem]="problem" (retry)="failed.retry()" /></sl-page>
    }
    <router-outlet />
  `,
})
export class App {
  protected readonly failed = inject(FailedNavigation);

  constructor() {
    const session = inject(SessionStore);
    const language = inject(LanguageStore);
    // Signing in brings the person's own language to this device.
    effect(() => {
      const wanted = session.me()?.locale;
      if (wanted) void language.switchTo(wanted === 'EN' ? 'en' : 'id');
    });
  }
}
