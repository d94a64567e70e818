import { ChangeDetectionStrategy, Component, computed, effect, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { SessionStore } from '@selaras/web/data-access';
import { injectText, Notice, Tabs } from '@selaras/web/ui';
import { filter, map, startWith } from 'rxjs';
import { AccountMenu } from './account-menu';
import { SignInAgain } from './sign-in-again';
import { ROLE_AREAS } from './sections';
import { SignOut } from './sign-out';

/** What surrounds every page: the top bar, on a phone also the tabs at the bottom. */
@Component({
  selector: 'sl-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, RouterLink, RouterLinkActive, Tabs, Notice, AccountMenu, SignInAgain],
  template: `
    <a class="skip" href="#main" (click)="toMain($event)">{{ t('shell.skip') }}</a>
    @if (!quiet()) {
      <header>
        <a class="brand" routerLink="/">Selaras</a>
        <nav slTabs class="sections" [attr.aria-label]="t('shell.sections')">
          @for (section of sections(); track section.path) {
            <a [routerLink]="section.path" routerLinkActive="on" [routerLinkActiveOptions]="{ exact: section.exact }" ariaCurrentWhenActive="page">{{ t(section.name) }}</a>
          }
        </nav>
        @if (otherAreas().length > 0) {
          <label class="role">
            <span class="visually-hidden">{{ t('shell.role.choose') }}</span>
            <select (change)="switchTo($any($event.target).value)">
              @for (area of areas(); track area.role) {
                <option [value]="area.path" [selected]="area === currentArea()">{{ t('shell.role.' + area.role) }}</option>
              }
            </select>
          </label>
        }
        <sl-account-menu />
      </header>
    }
    <main id="main" tabindex="-1" #main [class.with-tabs]="!quiet()">
      @if (signOut.stillIn()) {
        <sl-notice class="still-in" tone="bad" [heading]="t('shell.account.stillIn')">{{ t('shell.account.stillInText') }}</sl-notice>
      }
      <router-outlet />
    </main>
    @if (!quiet()) {
      <nav class="bottom" [attr.aria-label]="t('shell.sections')">
        @for (section of bottomSections(); track section.path) {
          <a [routerLink]="section.path" routerLinkActive="on" [routerLinkActiveOptions]="{ exact: section.exact }" ariaCurrentWhenActive="page">{{ t(section.name) }}</a>
        }
        <a routerLink="/account" routerLinkActive="on" ariaCurrentWhenActive="page">{{ t('shell.section.account') }}</a>
      </nav>
    }
    <sl-sign-in-again />
  `,
  styleUrl: './shell.css',
})
export class Shell {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly signOut = inject(SignOut);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly lastArea = signal<string | null>(null);
  protected readonly t = injectText();

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
      startWith(this.router.url),
    ),
    { requireSync: true },
  );

  protected readonly areas = computed(() => ROLE_AREAS.filter(({ role }) => this.session.roles().includes(role)));
  /** The role the reader works in now: told by the address; on pages of no role, the one she came from. */
  protected readonly currentArea = computed(() => {
    const byUrl = this.areas().find(({ path }) => this.url() === path || this.url().startsWith(`${path}/`) || this.url().startsWith(`${path}?`));
    return byUrl ?? this.areas().find(({ path }) => path === this.lastArea()) ?? this.areas()[0];
  });
  protected readonly otherAreas = computed(() => this.areas().filter((area) => area !== this.currentArea()));
  protected readonly sections = computed(() => {
    const area = this.currentArea();
    return (area?.sections ?? []).map((section) => ({ ...section, exact: (area?.sections.length ?? 0) > 1 && section.path === area?.path }));
  });
  /** Four places at most beside the account: more would not fit a thumb. */
  protected readonly bottomSections = computed(() => this.sections().slice(0, 4));
  protected readonly quiet = computed(() => {
    this.url();
    let route = this.router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    return route.data['quiet'] === true;
  });

  constructor() {
    // A new page begins where reading begins. Not for the first one, and not for a step within a page, which looks after itself.
    let shown: string | null = null;
    effect(() => {
      const page = this.url().split(/[?#]/)[0] ?? '';
      if (shown !== null && shown !== page) this.main().nativeElement.focus({ preventScroll: true });
      shown = page;
    });
  }

  protected switchTo(path: string): void {
    this.lastArea.set(path);
    void this.router.navigateByUrl(path);
  }

  protected toMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
