import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Button, Control, Field, injectText } from '@selaras/web/ui';
import { type AcceptedNumberForm, changedAt } from '../item-form-parts';
import { readTypedNumber } from '../typed-number';

/** Which numbers are accepted, how far off an answer may be, what each earns, and the unit printed behind the field. */
@Component({
  selector: 'sl-accepted-numbers',
  imports: [Button, Control, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track $index; let index = $index) {
      <div class="accepted">
        <sl-field [label]="t('author.item.acceptedNumber', { number: index + 1 })" [error]="errors().get(prefix() + 'numbers.' + index) ?? ''"><input slControl #value type="text" inputmode="decimal" autocomplete="off" [value]="row.value" (input)="set(index, { value: value.value })" /></sl-field>
        <sl-field class="credit" [label]="t('author.item.tolerance')"><input slControl #tolerance type="text" inputmode="decimal" autocomplete="off" [value]="row.tolerance" (input)="set(index, { tolerance: tolerance.value })" /></sl-field>
        <sl-field class="credit" [label]="t('author.item.credit')"><input slControl #credit type="text" inputmode="numeric" maxlength="3" [value]="row.creditPercent" (input)="set(index, { creditPercent: credit.value })" /></sl-field>
        @if (rows().length > 1) { <button slButton="quiet" small type="button" [attr.aria-label]="t('author.item.removeAnswer', { number: index + 1 })" (click)="remove(index)">{{ t('author.remove') }}</button> }
      </div>
      @if (readBack(row); as words) { <p class="small muted num" role="status">{{ words }}</p> }
    }
    <div><button slButton="secondary" small type="button" (click)="add()">{{ t('author.item.addAnswer') }}</button></div>
    <sl-field class="short" [label]="t('author.item.unit')" [hint]="t('author.item.unitHint')"><input slControl #measure type="text" maxlength="40" autocomplete="off" [value]="unit()" (input)="unitChange.emit(measure.value)" /></sl-field>
  `,
  styleUrl: './fields.css',
})
export class AcceptedNumbers {
  readonly rows = input.required<readonly AcceptedNumberForm[]>();
  readonly unit = input.required<string>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  /** Before the names of the fields: '' or that of a gap. */
  readonly prefix = input('');
  readonly rowsChange = output<readonly AcceptedNumberForm[]>();
  readonly unitChange = output<string>();
  protected readonly t = injectText();

  protected set(index: number, change: Partial<AcceptedNumberForm>): void {
    this.rowsChange.emit(changedAt(this.rows(), index, change));
  }
  protected add(): void {
    this.rowsChange.emit([...this.rows(), { value: '', tolerance: '0', creditPercent: '50' }]);
  }
  protected remove(index: number): void {
    this.rowsChange.emit(this.rows().filter((_, at) => at !== index));
  }

  /** `Diterima dari 2,9 sampai 3,1`: what the typed number means, so that a comma taken for a point is seen at once. */
  protected readBack({ value, tolerance }: AcceptedNumberForm): string {
    const centre = readTypedNumber(value);
    const spread = readTypedNumber(tolerance.trim() === '' ? '0' : tolerance);
    if (centre.kind !== 'number' || spread.kind !== 'number') return '';
    const [middle, half] = [Number(centre.value), Number(spread.value)];
    const shown = (number: number): string => String(Number(number.toPrecision(12))).replace('.', ',');
    return half === 0 ? this.t('author.item.exactly', { value: shown(middle) }) : this.t('author.item.between', { low: shown(middle - half), high: shown(middle + half) });
  }
}
