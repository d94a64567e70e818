import { booleanAttribute, Directive, input, linkedSignal, output } from '@angular/core';
import type { Interaction, ItemType, Response } from '@selaras/domain/item';
import { injectText } from '../text/text';

export type InteractionOf<T extends ItemType> = Extract<Interaction, { readonly type: T }>;
export type ResponseOf<T extends ItemType> = Extract<Response, { readonly type: T }>;

let parts = 0;

/**
 * What every way of answering has in common: an interaction and a response come in, responses go out. It keeps no answer beyond
 * the moment until it comes back in, so that whoever is around it decides what is saved and says so.
 */
@Directive()
export abstract class Answering<T extends ItemType> {
  /** Names the item where files are handed in for it; empty in a preview. */
  readonly itemVersionId = input('');
  readonly interaction = input.required<InteractionOf<T>>();
  readonly response = input<Response | null>(null);
  readonly disabled = input(false, { transform: booleanAttribute });
  /** Every change, each key pressed included. */
  readonly responseChange = output<Response>();
  /** The reader left a text field: what was typed is meant. */
  readonly settled = output();
  protected readonly t = injectText();
  /** The response as it was last given here, or else as it came in: two changes may follow each other before the page has drawn the first. */
  protected readonly current = linkedSignal(() => this.response());
  /** Names the controls of this item, and of no other on the page. */
  protected readonly name = `sl-item-${(parts += 1)}`;

  protected give(response: Response): void {
    this.current.set(response);
    this.responseChange.emit(response);
  }
}
