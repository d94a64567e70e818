import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Control, Field } from '@selaras/web/ui';
import type { Unit } from './course-version';

/** One unit out of a tree, as a native list whose indents show who belongs to whom. */
@Component({
  selector: 'sl-unit-picker',
  imports: [Field, Control],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-field [label]="label()" [hint]="hint()">
      <select slControl #list (change)="valueChange.emit(list.value || null)">
        @if (empty()) { <option value="" [selected]="value() === null">{{ empty() }}</option> }
        @for (row of rows(); track row.unit.id) { <option [value]="row.unit.id" [selected]="row.unit.id === value()">{{ row.indent }}{{ row.unit.name }}</option> }
      </select>
    </sl-field>`,
})
export class UnitPicker {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** In tree order. */
  readonly units = input.required<readonly Unit[]>();
  readonly value = input.required<string | null>();
  /** Words for "none chosen"; without them one is always chosen. */
  readonly empty = input('');
  readonly valueChange = output<string | null>();
  protected readonly rows = computed(() => {
    const depth = new Map<string, number>();
    return this.units().map((unit) => {
      const level = unit.parentId === null ? 0 : (depth.get(unit.parentId) ?? -1) + 1;
      depth.set(unit.id, level);
      return { unit, indent: '\u2003'.repeat(level) };
    });
  });
}
