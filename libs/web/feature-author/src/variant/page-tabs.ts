import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { injectText } from '@selaras/web/ui';

/** The pages of a text beside each other; what is projected stands behind the last. */
@Component({
  selector: 'sl-page-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="tabs" role="group" [attr.aria-label]="t('author.variant.pages')">
      @for (page of pages(); track page) {
        <button type="button" [class.on]="page === open()" [attr.aria-current]="page === open() ? 'true' : null" (click)="opened.emit(page)">{{ t('author.variant.page', { number: page + 1 }) }}</button>
      }
      <ng-content />
    </div>`,
  styles: `
    .tabs { display: flex; flex-wrap: wrap; gap: var(--s-1); }
    button, .tabs ::ng-deep button { min-height: 40px; padding: 0 var(--s-3); border: 1px solid var(--line); border-radius: var(--r-s); background: var(--paper); color: var(--ink-2); font-size: var(--t-s); font-weight: var(--w-semi); }
    button.on { background: var(--brand-soft); border-color: var(--brand-line); color: var(--brand); }
    .tabs ::ng-deep .add { color: var(--brand); border-style: dashed; border-color: var(--brand-line); }
    @media (pointer: coarse) { button, .tabs ::ng-deep button { min-height: var(--tap); } }
  `,
})
export class PageTabs {
  readonly count = input.required<number>();
  /** Zero-based. */
  readonly open = input.required<number>();
  readonly opened = output<number>();
  protected readonly t = injectText();
  protected readonly pages = computed(() => Array.from({ length: this.count() }, (_, page) => page));
}
