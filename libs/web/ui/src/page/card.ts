import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** `<section slCard>`: paper on the ground. `tone` only where the card itself is the message. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: '[slCard]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  host: { '[attr.data-tone]': 'tone() || null' },
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-4);
      align-content: start;
      background: var(--paper);
      border: 1px solid var(--line);
      border-radius: var(--r);
      padding: var(--s-4);
      box-shadow: var(--shadow);
    }
    :host([data-tone='brand']) {
      background: var(--hero);
      border-color: var(--hero);
      color: var(--hero-ink);
    }
    :host([data-tone='soft']) {
      background: var(--brand-soft);
      border-color: var(--brand-line);
    }
    :host([data-tone='outline']) {
      border-color: var(--brand-line);
    }
    @media print {
      :host {
        box-shadow: none;
        break-inside: avoid;
      }
    }
  `,
})
export class Card {
  readonly tone = input<'' | 'brand' | 'soft' | 'outline'>('', { alias: 'slCard' });
}
