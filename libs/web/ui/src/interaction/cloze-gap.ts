import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { type ClozeGap, LONGEST_TEXT_RESPONSE } from '@selaras/domain/item';
import { Control } from '../form/control';
import { injectText } from '../text/text';
import { nameOf } from './deliverable-item';

/** One gap inside a line of text. Its name says which of how many it is: who cannot see the line hears where she stands. */
@Component({
  selector: 'sl-cloze-gap',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Control],
  template: `
    @let gap = this.gap();
    @if (gap.kind === 'choice') {
      <select slControl #chosen [attr.aria-label]="label()" [class.on]="value() !== ''" [disabled]="disabled()" (change)="valueChange.emit(chosen.value); settled.emit()">
        <option value="" [selected]="value() === ''">{{ t('shell.item.chooseGap') }}</option>
        @for (option of gap.options; track option.id; let index = $index) {
          <option [value]="option.id" [selected]="option.id === value()">{{ nameOf(option, index) }}</option>
        }
      </select>
    } @else {
      <input
        slControl
        #typed
        type="text"
        autocomplete="off"
        [class.num]="gap.kind === 'number'"
        [class.on]="value() !== ''"
        [attr.inputmode]="gap.kind === 'number' ? 'decimal' : null"
        [attr.maxlength]="gap.kind === 'number' ? 60 : longest"
        [attr.aria-label]="label()"
        [disabled]="disabled()"
        [style.width.ch]="width()"
        [value]="value()"
        (input)="valueChange.emit(typed.value)"
        (blur)="settled.emit()"
      />
      @if (gap.kind === 'number' && gap.unit) {
        <span>{{ gap.unit }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: baseline;
      /* Leaves room for the full stop behind it. */
      max-width: calc(100% - 0.6em);
      margin-block: 3px;
      white-space: normal;
      vertical-align: baseline;
    }
    input,
    select {
      min-width: 6rem;
      max-width: 100%;
      width: auto;
      padding-block: 6px;
    }
    select {
      max-width: min(100%, 20rem);
    }
    .on {
      border-color: var(--brand);
      background-color: var(--brand-soft);
    }
  `,
})
export class ClozeGapField {
  readonly gap = input.required<ClozeGap>();
  /** What stands in it: the text typed, or the id of the option chosen; '' for nothing. */
  readonly value = input('');
  /** One-based. */
  readonly place = input.required<number>();
  readonly total = input.required<number>();
  readonly disabled = input(false);
  readonly valueChange = output<string>();
  readonly settled = output();
  protected readonly t = injectText();
  protected readonly nameOf = nameOf;
  protected readonly longest = LONGEST_TEXT_RESPONSE;

  protected label(): string {
    return this.t('shell.item.gap', { number: this.place(), total: this.total() });
  }

  /** Grows with what is typed, and never tells how long the right answer is. */
  protected width(): number {
    return Math.min(Math.max(this.value().length + 5, this.gap().kind === 'number' ? 10 : 16), 40);
  }
}
