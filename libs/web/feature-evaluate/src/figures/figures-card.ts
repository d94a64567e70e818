import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Card, injectText } from '@selaras/web/ui';
import type { Comparison } from '../comparison/comparison';
import { FigureFormats } from './figure-formats';
import { figureRows } from './figure-rows';

/** The figures behind the sentence and the picture. */
@Component({
  selector: 'sl-figures-card',
  imports: [Card],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard aria-labelledby="figures">
      <h2 id="figures">{{ t('evaluate.figures') }}</h2>
      <dl>
        @for (row of rows(); track row.name) {
          <div><dt>{{ row.name }}</dt><dd><b class="num">{{ row.value }}</b>@if (row.note) {<span class="small muted num">{{ row.note }}</span>}</dd></div>
        }
      </dl>
    </section>`,
  styles: `
    dl { display: grid; }
    dl > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px var(--s-4); padding: 10px 0; border-bottom: 1px solid var(--line); }
    dl > div:last-child { border-bottom: 0; padding-bottom: 0; }
    dt { flex: 1 1 12rem; font-size: var(--t-s); color: var(--ink-2); }
    dd { flex: 1 1 14rem; display: grid; justify-items: end; text-align: end; }
    @media print { dl { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: var(--s-5); } dt { flex-basis: 100%; } dl > div { padding: 6px 0; } dd { justify-items: start; text-align: start; } }
    @media screen and (width < 48rem) {
      dl > div { display: grid; }
      dd { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 var(--s-3); text-align: start; }
    }
  `,
})
export class FiguresCard {
  readonly comparison = input.required<Comparison>();
  protected readonly t = injectText();
  private readonly figures = inject(FigureFormats);
  protected readonly rows = computed(() => figureRows(this.comparison(), { t: this.t, figures: this.figures }));
}
