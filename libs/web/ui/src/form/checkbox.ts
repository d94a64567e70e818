import { booleanAttribute, ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** One yes-or-no with its words as the tap target. */
@Component({
  selector: 'sl-checkbox',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <input type="checkbox" [checked]="checked()" [disabled]="disabled()" (change)="checked.set($any($event.target).checked)" />
      <span><ng-content />@if (hint()) {<span class="hint">{{ hint() }}</span>}</span>
    </label>
  `,
  styles: `
    label {
      display: inline-flex;
      gap: var(--s-3);
      align-items: flex-start;
      min-height: var(--tap);
      padding: 11px 0;
      cursor: pointer;
    }
    input {
      flex: none;
      width: 22px;
      height: 22px;
      margin: 2px 0 0;
      accent-color: var(--brand);
    }
    .hint {
      display: block;
      font-size: var(--t-s);
      color: var(--ink-2);
    }
  `,
})
export class Checkbox {
  readonly checked = model(false);
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly hint = input('');
}
