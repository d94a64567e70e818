import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { CohortEvaluationQuery } from '@selaras/web/data-access';
import { Button, Card, injectText, Table } from '@selaras/web/ui';
import { FigureFormats } from '../figures/figure-formats';

type Person = NonNullable<CohortEvaluationQuery['evaluation']>['unpaired'][number];
const AT_FIRST = 8;

/** People with one test only, by name, so that they can be asked. Names stay off the paper that is handed around. */
@Component({
  selector: 'sl-unpaired-card',
  imports: [Card, Button, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="no-print" aria-labelledby="unpaired">
      <div>
        <h2 id="unpaired">{{ t('evaluate.unpaired.heading', { count: counted() }) }}</h2>
        <p class="small muted">{{ t('evaluate.unpaired.text') }}</p>
      </div>
      @if (people().length > 0) {
        <sl-table stacked [caption]="t('evaluate.unpaired.heading', { count: counted() })">
          <table class="people">
            <thead><tr><th scope="col">{{ t('evaluate.unpaired.name') }}</th><th scope="col">NIP</th><th scope="col">{{ t('evaluate.unpaired.unit') }}</th><th scope="col">{{ t('evaluate.unpaired.has') }}</th><th scope="col" class="r">{{ t('evaluate.unpaired.score') }}</th></tr></thead>
            <tbody>
              @for (person of shown(); track $index) {
                <tr>
                  <th scope="row">{{ person.name }}</th>
                  <td class="nowrap">{{ person.maskedNip.slice(-6) }}</td>
                  <td>{{ person.unit.shortName }}</td>
                  <td>{{ t('evaluate.unpaired.only.' + person.has) }}@if (formOf(person); as form) { <span class="muted">{{ t('evaluate.unpaired.inForm', { form }) }}</span> }</td>
                  <td class="r score">{{ figures.points(person.percent) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </sl-table>
      }
      @if (people().length > shown().length) {
        <div><button slButton="secondary" small type="button" (click)="all.set(true)">{{ t('evaluate.unpaired.showAll', { count: people().length }) }}</button></div>
      }
      @if (counted() > people().length) { <p class="xs muted">{{ t('evaluate.unpaired.unnamed', { count: counted() - people().length }) }}</p> }
    </section>`,
  styles: `
    /* On a phone two lines a person: who and how much, then where from and which test. */
    @media screen and (width < 48rem) {
      table.people tbody tr { grid-template-columns: 4.5rem minmax(0, 1fr) auto; gap: 0 var(--s-3); align-items: baseline; }
      table.people tbody th { grid-column: 1 / 3; order: -2; }
      table.people td { display: block; padding: 0; text-align: start; color: var(--ink-2); }
      table.people .score { order: -1; text-align: end; color: var(--ink); font-weight: 600; }
    }
  `,
})
export class UnpairedCard {
  readonly people = input.required<readonly Person[]>();
  /** All of them; more than are named where units are hidden. */
  readonly counted = input.required<number>();
  protected readonly t = injectText();
  protected readonly figures = inject(FigureFormats);
  protected readonly all = signal(false);
  protected readonly shown = computed(() => (this.all() ? this.people() : this.people().slice(0, AT_FIRST)));

  /** The form her score is of: it is raw, for with one test nothing is compared. */
  protected formOf({ firstForm, has }: Person): 'A' | 'B' | null {
    if (firstForm === null || has === 'PRE') return firstForm;
    return firstForm === 'A' ? 'B' : 'A';
  }
}
