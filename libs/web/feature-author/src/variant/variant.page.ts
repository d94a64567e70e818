import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Button, EmptyState, injectText, Page, PageHeader, ProblemNotice, Skeleton } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import type { Level } from '../workspace/course-version';
import { ModuleFiles } from '../files/module-files';
import { VariantEditor } from './variant-editor';
import { type VariantKey, variantOf, VariantTexts } from './variant-text';

/** One cell of the matrix: the text of a module for the core, or for one unit, at all levels or at one. */
@Component({
  selector: 'sl-variant-page',
  imports: [RouterLink, Page, PageHeader, Badge, Button, EmptyState, ProblemNotice, Skeleton, VariantEditor, ModuleFiles],
  providers: [VariantTexts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-page>
      @if (module(); as module) {
        <sl-page-header [kicker]="module.title" [heading]="heading()" [lede]="t(unit() ? 'author.variant.unitLede' : 'author.variant.coreLede')">
          <a slButton="quiet" routerLink="../../variants">{{ t('author.variant.toMatrix') }}</a>
        </sl-page-header>
        <nav class="levels" [attr.aria-label]="t('author.variant.levels')">
          @for (choice of levels(); track choice.level) {
            <a [routerLink]="[]" [queryParams]="{ unit: unitId(), level: choice.level }" [class.on]="choice.level === key().level" [attr.aria-current]="choice.level === key().level ? 'page' : null">
              {{ t('author.variant.level.' + (choice.level ?? 'ALL')) }}
              <sl-badge [tone]="choice.state === 'stale' ? 'gold' : choice.state === 'there' ? 'brand' : 'plain'">{{ t('author.variant.state.' + choice.state) }}</sl-badge>
            </a>
          }
        </nav>
        @if (texts.byId() !== null) {
          @for (shown of [key()]; track shown.unitId + '/' + shown.level) {
            <sl-variant-editor [module]="module" [key]="shown" />
          }
          <sl-module-files [module]="module" />
        } @else if (problem(); as shown) {
          <sl-problem [problem]="shown" (retry)="load()" />
        } @else {
          <sl-skeleton [lines]="8" />
        }
      } @else {
        <sl-empty [heading]="t('author.variant.missingHeading')" [text]="t('author.variant.missingText')"><a slButton routerLink="../../contents">{{ t('author.variant.missingAction') }}</a></sl-empty>
      }
    </sl-page>`,
  styles: `
    .levels { display: flex; flex-wrap: wrap; gap: var(--s-2); }
    .levels a { display: inline-flex; align-items: center; gap: var(--s-2); min-height: var(--tap); padding: 0 var(--s-3); border: 1px solid var(--line); border-radius: var(--r-s); background: var(--paper); color: var(--ink-2); font-size: var(--t-s); text-decoration: none; }
    .levels a.on { border-color: var(--brand); color: var(--brand); box-shadow: inset 0 0 0 1px var(--brand); }
  `,
})
export class VariantPage {
  readonly moduleId = input.required<string>();
  /** Query: the unit's id; absent for the core. */
  readonly unit = input<string | undefined>();
  /** Query: BASIC or ADVANCED; absent for all levels. */
  readonly level = input<string | undefined>();
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  protected readonly texts = inject(VariantTexts);
  protected readonly problem = signal<unknown>(null);

  protected readonly unitId = computed(() => this.unit() ?? null);
  protected readonly module = computed(() => this.store.modules().find(({ id }) => id === this.moduleId()) ?? null);
  protected readonly key = computed<VariantKey>(() => {
    const level = this.level();
    return { unitId: this.unitId(), level: level === 'BASIC' || level === 'ADVANCED' ? level : null };
  }, { equal: (a, b) => a.unitId === b.unitId && a.level === b.level });
  protected readonly heading = computed(() => {
    const id = this.unitId();
    if (id === null) return this.t('author.variant.coreHeading');
    return this.t('author.variant.unitHeading', { unit: this.store.unitById().get(id)?.name ?? id });
  });
  protected readonly levels = computed(() => ([null, 'BASIC', 'ADVANCED'] as readonly (Level | null)[]).map((level) => {
    const module = this.module();
    const variant = module === null ? null : variantOf(module, { unitId: this.unitId(), level });
    return { level, state: variant === null ? ('none' as const) : variant.stale ? ('stale' as const) : ('there' as const) };
  }));

  constructor() {
    effect(() => {
      this.moduleId();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      await this.texts.load(this.store.required().id);
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
