import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { type Option, plainTextOf } from '@selaras/domain/item';
import { Checkbox, Control, Field, injectText } from '@selaras/web/ui';
import { AcceptedRows } from './accepted-rows';
import type { AcceptedRow, GapDraft } from './key-draft';

/** What is accepted in one place: texts, numbers, or one of its options. */
@Component({
  selector: 'sl-gap-fields',
  imports: [Checkbox, Control, Field, AcceptedRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows(); as accepted) {
      <sl-accepted-rows [kind]="gap().kind === 'number' ? 'number' : 'text'" [rows]="accepted" (rowsChange)="setRows($event)" />
      @if (text(); as sensitive) {
        <div>
          <sl-checkbox [checked]="sensitive.caseSensitive" (checkedChange)="gapChange.emit({ ...sensitive, caseSensitive: $event })">{{ t('marking.key.caseSensitive') }}</sl-checkbox>
        </div>
        <div>
          <sl-checkbox [checked]="sensitive.accentSensitive ?? true" (checkedChange)="gapChange.emit({ ...sensitive, accentSensitive: $event })">{{ t('marking.key.accentSensitive') }}</sl-checkbox>
        </div>
        <div>
          <sl-checkbox [checked]="sensitive.spaceSensitive ?? false" (checkedChange)="gapChange.emit({ ...sensitive, spaceSensitive: $event })">{{ t('marking.key.spaceSensitive') }}</sl-checkbox>
        </div>
      }
    } @else {
      <sl-field [label]="t('marking.key.right')">
        <select slControl #option (change)="gapChange.emit({ kind: 'choice', optionId: option.value })">
          @for (known of options(); track known.id) { <option [value]="known.id" [selected]="isRight(known.id)">{{ words(known.text) }}</option> }
        </select>
      </sl-field>
    }`,
  styles: ':host { display: grid; gap: var(--s-2); grid-template-columns: minmax(0, 1fr); }',
})
export class GapFields {
  readonly gap = input.required<GapDraft>();
  /** What can be chosen where the gap is a choice. */
  readonly options = input<readonly Option[]>([]);
  readonly gapChange = output<GapDraft>();
  protected readonly t = injectText();
  protected readonly words = plainTextOf;
  protected readonly rows = computed(() => {
    const gap = this.gap();
    return gap.kind === 'choice' ? null : gap.rows;
  });
  protected readonly text = computed(() => {
    const gap = this.gap();
    return gap.kind === 'text' ? gap : null;
  });

  protected isRight(id: string): boolean {
    const gap = this.gap();
    return gap.kind === 'choice' && gap.optionId === id;
  }

  protected setRows(rows: readonly AcceptedRow[]): void {
    const gap = this.gap();
    if (gap.kind !== 'choice') this.gapChange.emit({ ...gap, rows });
  }
}
