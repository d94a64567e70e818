import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Button, Checkbox, Control, Field, injectText } from '@selaras/web/ui';
import { type AcceptedTextForm, changedAt, type SensitivityForm } from '../item-form-parts';

/** Which texts are accepted, what each earns, and what counts when they are compared. */
@Component({
  selector: 'sl-accepted-texts',
  imports: [Button, Checkbox, Control, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track $index; let index = $index) {
      <div class="accepted">
        <sl-field [label]="t('author.item.acceptedText', { number: index + 1 })" [error]="errors().get(prefix() + 'accepted.' + index) ?? ''"><input slControl #text type="text" autocomplete="off" [value]="row.text" (input)="set(index, { text: text.value })" /></sl-field>
        <sl-field class="credit" [label]="t('author.item.credit')"><input slControl #credit type="text" inputmode="numeric" maxlength="3" [value]="row.creditPercent" (input)="set(index, { creditPercent: credit.value })" /></sl-field>
        @if (rows().length > 1) { <button slButton="quiet" small type="button" [attr.aria-label]="t('author.item.removeAnswer', { number: index + 1 })" (click)="remove(index)">{{ t('author.remove') }}</button> }
      </div>
    }
    <div><button slButton="secondary" small type="button" (click)="add()">{{ t('author.item.addAnswer') }}</button></div>
    <div>
      <sl-checkbox [checked]="sensitivity().caseSensitive" (checkedChange)="sensitivityChange.emit({ caseSensitive: $event })">{{ t('author.item.caseSensitive') }}</sl-checkbox>
      <details [open]="!sensitivity().accentSensitive || sensitivity().spaceSensitive">
        <summary class="small">{{ t('author.item.moreComparing') }}</summary>
        <sl-checkbox [checked]="sensitivity().accentSensitive" [hint]="t('author.item.accentSensitiveHint')" (checkedChange)="sensitivityChange.emit({ accentSensitive: $event })">{{ t('author.item.accentSensitive') }}</sl-checkbox>
        <sl-checkbox [checked]="sensitivity().spaceSensitive" [hint]="t('author.item.spaceSensitiveHint')" (checkedChange)="sensitivityChange.emit({ spaceSensitive: $event })">{{ t('author.item.spaceSensitive') }}</sl-checkbox>
      </details>
    </div>
  `,
  styleUrl: './fields.css',
})
export class AcceptedTexts {
  readonly rows = input.required<readonly AcceptedTextForm[]>();
  readonly sensitivity = input.required<SensitivityForm>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  /** Before the names of the fields: '' or that of a gap. */
  readonly prefix = input('');
  readonly rowsChange = output<readonly AcceptedTextForm[]>();
  readonly sensitivityChange = output<Partial<SensitivityForm>>();
  protected readonly t = injectText();

  protected set(index: number, change: Partial<AcceptedTextForm>): void {
    this.rowsChange.emit(changedAt(this.rows(), index, change));
  }
  protected add(): void {
    this.rowsChange.emit([...this.rows(), { text: '', creditPercent: '100' }]);
  }
  protected remove(index: number): void {
    this.rowsChange.emit(this.rows().filter((_, at) => at !== index));
  }
}
