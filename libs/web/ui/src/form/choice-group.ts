import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

export interface GroupChoice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

let groups = 0;

/** Choices under each other, one or several of them; for a handful. A long list is a `<select slControl>`. */
@Component({
  selector: 'sl-choice-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (choice of choices(); track choice.value) {
        <label [class.on]="values().includes(choice.value)">
          <input
            [type]="multiple() ? 'checkbox' : 'radio'"
            [name]="name"
            [value]="choice.value"
            [checked]="values().includes(choice.value)"
            [disabled]="choice.disabled ?? false"
            (change)="pick(choice.value, $any($event.target).checked)"
          />
          <span>{{ choice.label }}@if (choice.hint) {<span class="hint">{{ choice.hint }}</span>}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--s-2);
    }
    legend {
      margin-bottom: 6px;
      font-weight: var(--w-semi);
      font-size: var(--t-s);
    }
    label {
      display: flex;
      gap: var(--s-3);
      min-height: var(--tap);
      padding: 11px 14px;
      border: 1.5px solid var(--line);
      border-radius: var(--r-s);
      cursor: pointer;
    }
    label.on {
      border-color: var(--brand);
      background: var(--brand-soft);
    }
    label:has(:focus-visible) {
      outline: 3px solid var(--brand);
    }
    label:has(:disabled) {
      cursor: default;
      color: var(--ink-3);
    }
    input {
      flex: none;
      width: 20px;
      height: 20px;
      margin: 2px 0 0;
      outline: none;
      accent-color: var(--brand);
    }
    .hint {
      display: block;
      font-size: var(--t-s);
      color: var(--ink-2);
    }
  `,
})
export class ChoiceGroup {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly GroupChoice[]>();
  readonly multiple = input(false);
  /** The chosen values; at most one unless `multiple`. */
  readonly values = model<readonly string[]>([]);
  protected readonly name = `sl-choice-group-${(groups += 1)}`;

  protected pick(value: string, checked: boolean): void {
    if (!this.multiple()) this.values.set([value]);
    else this.values.set(this.choices().map((choice) => choice.value).filter((known) => (known === value ? checked : this.values().includes(known))));
  }
}
