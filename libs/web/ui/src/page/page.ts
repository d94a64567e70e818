import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The frame of every page: width, breathing space, distance between its parts. */
@Component({
  selector: 'sl-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  host: { '[class.narrow]': "width() === 'narrow'" },
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-4);
      align-content: start;
      max-width: calc(var(--page) + 2 * var(--s-4));
      margin-inline: auto;
      padding: var(--s-4);
    }
    :host(.narrow) {
      max-width: calc(44rem + 2 * var(--s-4));
    }
    @media (width >= 48rem) {
      :host {
        gap: 20px;
        padding: 28px var(--s-6) var(--s-7);
        max-width: calc(var(--page) + 2 * var(--s-6));
      }
      :host(.narrow) {
        max-width: calc(44rem + 2 * var(--s-6));
      }
    }
  `,
})
export class Page {
  /** `narrow` for reading and forms, `wide` for tables and charts. */
  readonly width = input<'narrow' | 'wide'>('wide');
}
