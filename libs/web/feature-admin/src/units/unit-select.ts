import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { Control, Field } from '@selaras/web/ui';
import type { UnitNode } from './branches';

/** One unit out of the tree, as a native list whose indents show who belongs to whom. */
@Component({
  selector: 'sl-unit-select',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, Control],
  template: `
    <sl-field [label]="label()" [hint]="hint()" [error]="error()">
      <select slControl #list (change)="value.set(list.value || null)">
        @if (empty()) { <option value="" [selected]="value() === null">{{ empty() }}</option> }
        @for (row of rows(); track row.id) { <option [value]="row.id" [selected]="row.id === value()">{{ row.words }}</option> }
      </select>
    </sl-field>`,
})
export class UnitSelect {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  /** In tree order. */
  readonly nodes = input.required<readonly UnitNode[]>();
  /** Ids that cannot be chosen, such as a unit's own when its place is asked for. */
  readonly without = input<ReadonlySet<string>>(new Set());
  readonly value = model.required<string | null>();
  /** Words for "none chosen"; without them one is always chosen. */
  readonly empty = input('');
  protected readonly rows = computed(() =>
    this.nodes()
      .filter(({ unit }) => !this.without().has(unit.id))
      .map(({ unit, depth }) => ({ id: unit.id, words: '\u2003'.repeat(depth) + unit.name })),
  );
}
