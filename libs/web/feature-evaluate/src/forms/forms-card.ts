import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CohortEvaluationQuery } from '@selaras/web/data-access';
import { Badge, Card, injectText, Table } from '@selaras/web/ui';
import { FigureFormats } from '../figures/figure-formats';
import { injectEquatingReason, refusalOf } from './equating-reasons';
import { EquatingPlot } from './equating-plot';

type Forms = NonNullable<NonNullable<CohortEvaluationQuery['evaluation']>['forms']>;

/** Two forms of the test: raw scores by who had which first, how form B came onto the scale of form A with its error, and why a way was refused. */
@Component({
  selector: 'sl-forms-card',
  imports: [Card, Badge, Table, EquatingPlot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './forms-card.html',
  styles: `
    .beside { display: grid; gap: var(--s-5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); align-items: start; }
    .methods { display: grid; gap: var(--s-2); padding: 0; list-style: none; }
    .methods li { display: grid; gap: 2px; padding-block: var(--s-2); border-bottom: 1px solid var(--line); }
    .methods li:last-child { border-bottom: 0; }
    .name { display: flex; flex-wrap: wrap; gap: var(--s-1) var(--s-2); align-items: center; }
    summary { min-height: var(--tap); align-content: center; cursor: pointer; color: var(--brand); font-weight: var(--w-semi); }
    .form { color: var(--ink-2); }
  `,
})
export class FormsCard {
  readonly forms = input.required<Forms>();
  protected readonly t = injectText();
  protected readonly figures = inject(FigureFormats);
  private readonly reasonOf = injectEquatingReason();

  protected readonly used = computed(() => this.forms().equatings.find(({ method }) => method === this.forms().method) ?? null);
  /** The first refusal is that of the way that is preferred: it is the one to be named. */
  protected readonly sentence = computed(() => {
    const { basis, method } = this.forms();
    const refusal = this.forms().equatings.find((tried) => tried.refusal !== null)?.refusal;
    return this.t(`evaluate.forms.basis.${basis}`, {
      method: method === null ? '' : this.t(`evaluate.equating.method.${method}`), reason: refusal ? this.reasonOf(refusalOf(refusal)) : '',
    });
  });
  protected readonly methods = computed(() => this.forms().equatings.map(({ method, refusal, warnings }) => ({
    method, used: method === this.forms().method, refused: refusal === null ? null : this.reasonOf(refusalOf(refusal)), warnings,
  })));

  protected after(first: 'A' | 'B'): 'A' | 'B' {
    return first === 'A' ? 'B' : 'A';
  }
}
