import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Badge, Button, EmptyState, injectText, Page, ProblemNotice, Skeleton, Tabs } from '@selaras/web/ui';
import { CourseStore } from './course-store';
import { guardClosing } from './leave-saved';
import { SaveStateLine } from './save-state-line';
import { WorkspaceSaving } from './saving';

const WRITING = ['contents', 'variants', 'tests', 'bank', 'preview', 'publish'] as const;
/** People answer a published version only. */
const ANSWERED = ['marking', 'attempts', 'corrections'] as const;

/** One version of a course: its sections beside each other, and what is true about what was typed. */
@Component({
  selector: 'sl-workspace',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, Tabs, Badge, Button, Page, EmptyState, ProblemNotice, Skeleton, SaveStateLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.version(); as version) {
      <div class="bar">
        <div class="inside">
          <a class="up small" routerLink="/author">{{ t('author.workspace.allCourses') }}</a>
          <span class="title">{{ version.title }}</span>
          <sl-badge [tone]="version.status === 'DRAFT' ? 'brand' : 'good'">{{ t('author.workspace.' + version.status, { number: version.number }) }}</sl-badge>
          <sl-save-state-line class="saving" [state]="saving.state()" (retry)="saving.finish()" />
        </div>
      </div>
      <div class="sections">
        <nav slTabs class="inside" [attr.aria-label]="t('author.workspace.sections')">
          @for (section of sections(); track section) {
            <a [routerLink]="section" routerLinkActive="on" ariaCurrentWhenActive="page">{{ t('author.workspace.section.' + section) }}</a>
          }
        </nav>
      </div>
      <router-outlet />
    } @else {
      <sl-page>
        @switch (store.state()) {
          @case ('missing') {
            <sl-empty wholePage [heading]="t('author.workspace.missingHeading')" [text]="t('author.workspace.missingText')">
              <a slButton routerLink="/author">{{ t('author.workspace.allCourses') }}</a>
            </sl-empty>
          }
          @case ('failed') { <sl-problem [problem]="store.problem()" (retry)="store.open(versionId())" /> }
          @default { <sl-skeleton [lines]="8" /> }
        }
      </sl-page>
    }`,
  styles: `
    :host { display: block; }
    .bar, .sections { background: var(--paper); }
    .bar { position: sticky; top: var(--top-bar); z-index: 3; padding-block: var(--s-1); }
    .sections { border-bottom: 1px solid var(--line); padding-bottom: var(--s-1); }
    .inside { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-3); max-width: calc(var(--page) + 2 * var(--s-6)); margin-inline: auto; padding-inline: var(--s-4); }
    nav.inside { flex-wrap: nowrap; gap: var(--s-1); padding-inline: var(--s-1); }
    .title { font-weight: var(--w-semi); min-width: 0; max-width: 60%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .up { display: inline-flex; align-items: center; min-height: 40px; font-weight: 500; }
    .saving { margin-inline-start: auto; }
    @media (width >= 48rem) { .inside { padding-inline: var(--s-6); } nav.inside { padding-inline: calc(var(--s-6) - var(--s-3)); } }
    @media (width < 48rem) { .up { display: none; } .inside { min-height: 40px; } }
  `,
})
export class Workspace {
  readonly versionId = input.required<string>();
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  protected readonly saving = inject(WorkspaceSaving);
  protected readonly sections = computed(() => (this.store.isDraft() ? WRITING : [...WRITING, ...ANSWERED]));

  constructor() {
    effect(() => {
      const id = this.versionId();
      untracked(() => void this.store.open(id));
    });
    // On a phone the sections scroll sideways: the open one is brought into sight.
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const showOpenSection = () => setTimeout(() => host.querySelector('nav a.on')?.scrollIntoView({ block: 'nearest', inline: 'center' }));
    inject(Router).events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationEnd) showOpenSection();
    });
    effect(() => {
      if (this.store.version() !== null) showOpenSection();
    });
    inject(DestroyRef).onDestroy(guardClosing(() => this.saving.unsaved()));
  }
}
