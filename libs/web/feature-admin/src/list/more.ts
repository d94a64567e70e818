import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Button, injectText, ProblemNotice } from '@selaras/web/ui';
import type { PagedList } from '@selaras/web/data-access';

/** Below a list: how many of how many are shown, the next page, and what went wrong while reading it. */
@Component({
  selector: 'sl-more',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Button, ProblemNotice],
  template: `
    @if (list().problem(); as problem) {
      <sl-problem [problem]="problem" (retry)="list().more()" />
    }
    <div class="row">
      <span class="small muted num" role="status">{{ t('admin.list.shown', { shown: list().rows()?.length ?? 0, count: list().total() }) }}</span>
      @if (list().hasMore()) {
        <button slButton="secondary" type="button" [busy]="list().busy()" (click)="list().more()">{{ t('admin.list.more') }}</button>
      }
    </div>`,
  styles: `
    :host { display: grid; gap: var(--s-3); }
  `,
})
export class More {
  readonly list = input.required<PagedList<unknown>>();
  protected readonly t = injectText();
}
