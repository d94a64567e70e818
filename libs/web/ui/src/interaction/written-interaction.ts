import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { LONGEST_TEXT_RESPONSE } from '@selaras/domain/item';
import { Control } from '../form/control';
import { Answering } from './answering';

/** A short text or a number. A number is passed on as typed: what it means is decided where it is marked. */
@Component({
  selector: 'sl-written-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Control],
  template: `
    <label [attr.for]="name">{{ t('shell.item.' + interaction().type) }}</label>
    @if (interaction().type === 'numeric') {
      <span class="number">
        <input slControl class="num" [id]="name" inputmode="decimal" autocomplete="off" maxlength="60" [disabled]="disabled()" [value]="text()" (input)="type($any($event.target).value)" (blur)="settled.emit()" />
        @if (unit(); as words) {
          <span>{{ words }}</span>
        }
      </span>
    } @else {
      <textarea slControl rows="3" [id]="name" autocomplete="off" [attr.maxlength]="longest" [disabled]="disabled()" [value]="text()" (input)="type($any($event.target).value)" (blur)="settled.emit()"></textarea>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
    }
    label {
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    .number {
      display: flex;
      align-items: center;
      gap: var(--s-3);
    }
    .number input {
      max-width: 14rem;
    }
  `,
})
export class WrittenInteraction extends Answering<'short-text' | 'numeric'> {
  protected readonly longest = LONGEST_TEXT_RESPONSE;
  protected readonly text = computed(() => {
    const response = this.current();
    return response?.type === 'short-text' || response?.type === 'numeric' ? response.text : '';
  });
  protected readonly unit = computed(() => {
    const interaction = this.interaction();
    return interaction.type === 'numeric' ? (interaction.unit ?? '') : '';
  });

  protected type(text: string): void {
    this.give({ type: this.interaction().type, text });
  }
}
