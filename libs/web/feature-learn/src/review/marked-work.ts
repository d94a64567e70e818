import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { MarkedWorkPartsFragment } from '@selaras/web/data-access';
import { Formats, injectText } from '@selaras/web/ui';

/** How an answer was judged that no key can mark: what was found by each criterion, and what was said. Nobody's name. */
@Component({
  selector: 'sl-marked-work',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h4>{{ t('learn.marked.heading') }}</h4>
    <ul>
      @for (criterion of work().criteria; track $index) {
        <li>
          <span class="strong">{{ criterion.title }}</span>&ngsp;<span class="small muted num">{{ t('learn.marked.weight', { weight: formats.percent(criterion.weightPercent / 100) }) }}</span>
          @for (level of criterion.levels; track $index) { <p>{{ t('learn.marked.level', { text: level.text, credit: formats.percent(level.creditPercent / 100) }) }}</p> }
        </li>
      }
    </ul>
    @if (work().comments.length > 0) {
      <h4>{{ t('learn.marked.comments') }}</h4>
      @for (comment of work().comments; track $index) { <p class="said">{{ comment }}</p> }
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s-2); margin-top: var(--s-3); padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--brand-line); }
    h4 { font-size: var(--t-xs); font-weight: var(--w-semi); color: var(--ink-2); }
    ul { display: grid; gap: var(--s-2); padding: 0; list-style: none; }
    .said { white-space: pre-wrap; overflow-wrap: anywhere; max-width: var(--measure); }
  `,
})
export class MarkedWork {
  readonly work = input.required<MarkedWorkPartsFragment>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
}
