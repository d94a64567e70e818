import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import type { Response } from '@selaras/domain/item';
import { type DeliverableItem, ItemInteraction } from '@selaras/web/ui';

/** An item as the learner meets it, by the very component she answers with. Answers given here are tried, not kept. */
@Component({
  selector: 'sl-item-face',
  imports: [ItemInteraction],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="prose stem" [innerHTML]="item().stem"></div>
    <sl-item-interaction [item]="item()" [response]="response()" (responseChange)="response.set($event)" />`,
  styles: `
    :host { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); }
    .stem { font-size: var(--t-ml); }
  `,
})
export class ItemFace {
  readonly item = input.required<DeliverableItem>();
  /** A change of type forgets what was tried. */
  protected readonly response = linkedSignal<string, Response | null>({ source: () => this.item().interaction.type, computation: () => null });
}
