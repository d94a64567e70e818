import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { LONGEST_TEXT_RESPONSE, type Response } from '@selaras/domain/item';
import { Control } from '../form/control';
import { injectText } from '../text/text';
import { type DeliverableItem, optionLetter, toggled } from './deliverable-item';

let interactions = 0;

interface Shown {
  readonly id: string;
  readonly html: string;
  readonly mark: string;
  readonly chosen: boolean;
}

/** Where an item is answered, whatever its type. Takes an item and a response, gives back responses; keeps nothing. */
@Component({
  selector: 'sl-item-interaction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Control],
  templateUrl: './item-interaction.html',
  styleUrl: './item-interaction.css',
})
export class ItemInteraction {
  readonly item = input.required<DeliverableItem>();
  readonly response = input<Response | null>(null);
  readonly disabled = input(false, { transform: booleanAttribute });
  /** Every change, each key pressed included. */
  readonly responseChange = output<Response>();
  /** The reader left a text field: what was typed is meant. */
  readonly settled = output();
  protected readonly t = injectText();
  protected readonly name = `sl-item-${(interactions += 1)}`;
  protected readonly longest = LONGEST_TEXT_RESPONSE;

  protected readonly multiple = computed(() => this.item().type === 'multiple-choice');
  protected readonly isText = computed(() => this.item().type === 'short-text' || this.item().type === 'numeric');
  protected readonly text = computed(() => {
    const response = this.response();
    return response?.type === 'short-text' || response?.type === 'numeric' ? response.text : '';
  });

  protected readonly options = computed<readonly Shown[]>(() => {
    const response = this.response();
    if (this.item().type === 'true-false') {
      const value = response?.type === 'true-false' ? response.value : null;
      return [
        { id: 'true', html: this.t('shell.item.true'), mark: optionLetter(0), chosen: value === true },
        { id: 'false', html: this.t('shell.item.false'), mark: optionLetter(1), chosen: value === false },
      ];
    }
    const chosen = response?.type === 'single-choice' ? [response.optionId] : response?.type === 'multiple-choice' ? response.optionIds : [];
    return this.item().options.map(({ id, text }, index) => ({ id, html: text, mark: optionLetter(index), chosen: chosen.includes(id) }));
  });

  protected choose(id: string): void {
    const item = this.item();
    if (item.type === 'multiple-choice') this.responseChange.emit(toggled(item, this.response(), id));
    else if (item.type === 'true-false') this.responseChange.emit({ type: 'true-false', value: id === 'true' });
    else this.responseChange.emit({ type: 'single-choice', optionId: id });
  }

  protected type(text: string): void {
    this.responseChange.emit({ type: this.item().type === 'numeric' ? 'numeric' : 'short-text', text });
  }
}
