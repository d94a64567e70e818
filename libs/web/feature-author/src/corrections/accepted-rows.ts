import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Button, Control, Field, injectText } from '@selaras/web/ui';
import { type AcceptedRow, emptyRow, rowProblem } from './key-draft';

/** Accepted texts or numbers under each other, each with the share of the marks it earns. */
@Component({
  selector: 'sl-accepted-rows',
  imports: [Button, Control, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track $index; let index = $index) {
      <div class="accepted">
        <sl-field class="value" [label]="t('marking.key.accepted', { number: index + 1 })" [error]="errorOf(row)">
          <input slControl #value type="text" [attr.inputmode]="kind() === 'number' ? 'decimal' : null" autocomplete="off" [value]="row.value" (input)="set(index, { value: value.value })" />
        </sl-field>
        @if (kind() === 'number') {
          <sl-field class="few" [label]="t('marking.key.tolerance')"><input slControl #tolerance type="text" inputmode="decimal" autocomplete="off" [value]="row.tolerance" (input)="set(index, { tolerance: tolerance.value })" /></sl-field>
        }
        <sl-field class="few" [label]="t('marking.key.credit')"><input slControl #credit type="text" inputmode="numeric" maxlength="3" [value]="row.creditPercent" (input)="set(index, { creditPercent: credit.value })" /></sl-field>
        @if (rows().length > 1) { <button slButton="quiet" small type="button" [attr.aria-label]="t('marking.key.removeNamed', { number: index + 1 })" (click)="remove(index)">{{ t('marking.key.remove') }}</button> }
      </div>
    }
    <div><button slButton="secondary" small type="button" (click)="add()">{{ t('marking.key.add') }}</button></div>`,
  styles: `
    :host { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); }
    .accepted { display: flex; flex-wrap: wrap; gap: var(--s-3); align-items: flex-end; }
    .value { flex: 1 1 12rem; }
    .few { flex: 0 1 7rem; }
  `,
})
export class AcceptedRows {
  readonly kind = input.required<'text' | 'number'>();
  readonly rows = input.required<readonly AcceptedRow[]>();
  readonly rowsChange = output<readonly AcceptedRow[]>();
  protected readonly t = injectText();

  protected errorOf(row: AcceptedRow): string {
    const problem = rowProblem(this.kind(), row);
    return problem === null ? '' : this.t(`marking.key.problem.${problem}`);
  }

  protected set(index: number, change: Partial<AcceptedRow>): void {
    this.rowsChange.emit(this.rows().map((row, at) => (at === index ? { ...row, ...change } : row)));
  }

  protected add(): void {
    this.rowsChange.emit([...this.rows(), emptyRow]);
  }

  protected remove(index: number): void {
    this.rowsChange.emit(this.rows().filter((_, at) => at !== index));
  }
}
