import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AgreementFiguresFragment, MarkingItemRowFragment } from '@selaras/web/data-access';
import { Formats, injectHasText, injectText, Table } from '@selaras/web/ui';

type Agreement = NonNullable<MarkingItemRowFragment['agreement']>;

/** How well two markers agree who did not see each other: exactly, and weighted by how far they are apart. */
@Component({
  selector: 'sl-agreement-table',
  imports: [Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary class="small strong">{{ t('marking.agreement.summary', { count: agreement().marks.works }) }}</summary>
      <div class="stack stack-s inside">
        <p class="small muted">{{ t('marking.agreement.text') }}</p>
        <sl-table stacked [caption]="t('marking.agreement.caption')">
          <table>
            <thead><tr><th scope="col">{{ t('marking.agreement.what') }}</th><th scope="col" class="r">{{ t('marking.agreement.works') }}</th><th scope="col" class="r">{{ t('marking.agreement.exact') }}</th><th scope="col" class="r">{{ t('marking.agreement.kappa') }}</th></tr></thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr>
                  <th scope="row">{{ row.name }}</th>
                  <td class="r" [attr.data-label]="t('marking.agreement.works')">{{ formats.number(row.figures.works) }}</td>
                  <td class="r" [attr.data-label]="t('marking.agreement.exact')">{{ row.figures.exactShare === null ? reason(row.figures.exactShareReason) : formats.percent(row.figures.exactShare) }}</td>
                  <td class="r" [attr.data-label]="t('marking.agreement.kappa')">{{ row.figures.weightedKappa === null ? reason(row.figures.weightedKappaReason) : formats.number(row.figures.weightedKappa, { min: 2, max: 2 }) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </sl-table>
      </div>
    </details>`,
  styles: 'summary { min-height: var(--tap); display: list-item; align-content: center; cursor: pointer; } .inside { padding-top: var(--s-2); }',
})
export class AgreementTable {
  readonly agreement = input.required<Agreement>();
  protected readonly t = injectText();
  private readonly has = injectHasText();
  protected readonly formats = inject(Formats);
  protected readonly rows = computed<ReadonlyArray<{ readonly id: string; readonly name: string; readonly figures: AgreementFiguresFragment }>>(() => [
    { id: 'marks', name: this.t('marking.agreement.marks'), figures: this.agreement().marks },
    ...this.agreement().criteria.map(({ criterionId, title, agreement }) => ({ id: criterionId, name: title, figures: agreement })),
  ]);

  /** Why there is no figure; the name itself where it has no sentence. */
  protected reason(name: string | null): string {
    const key = `marking.agreement.reason.${name ?? ''}`;
    return this.has(key) ? this.t(key) : (name ?? '–');
  }
}
