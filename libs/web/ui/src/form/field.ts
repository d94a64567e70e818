import { ChangeDetectionStrategy, Component, computed, contentChild, effect, input } from '@angular/core';
import { Control } from './control';

let fields = 0;

/** A label, its control, a hint and what is wrong with it: tied together for screen readers. */
@Component({
  selector: 'sl-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [attr.for]="id">{{ label() }}@if (optional()) {<span class="optional"> {{ optional() }}</span>}</label>
    @if (hint()) {
      <p class="hint" [id]="id + '-hint'">{{ hint() }}</p>
    }
    <ng-content />
    @if (error()) {
      <p class="error" [id]="id + '-error'" role="alert">{{ error() }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
    }
    label {
      font-weight: var(--w-semi);
      font-size: var(--t-s);
    }
    .optional {
      font-weight: 400;
      color: var(--ink-2);
    }
    .hint {
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    .error {
      font-size: var(--t-s);
      font-weight: 600;
      color: var(--bad);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** The sentence that says what is wrong and what to do; empty when nothing is. */
  readonly error = input('');
  /** The word printed behind the label where the field may stay empty. */
  readonly optional = input('');
  protected readonly id = `sl-field-${(fields += 1)}`;
  private readonly control = contentChild(Control);
  private readonly describedBy = computed(() =>
    [this.hint() ? `${this.id}-hint` : '', this.error() ? `${this.id}-error` : ''].filter(Boolean).join(' '),
  );

  constructor() {
    effect(() => this.control()?.describe(this.id, this.describedBy(), this.error() !== ''));
  }
}
