import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';

export type ButtonKind = '' | 'primary' | 'secondary' | 'quiet' | 'danger';

/**
 * `<button slButton>` or `<a slButton="secondary" routerLink="...">`. One primary a screen. While `busy` it keeps its width, says so to
 * a screen reader and takes no second press.
 */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'button[slButton], a[slButton], label[slButton]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  host: {
    '[attr.data-kind]': "kind() || 'primary'",
    '[class.small]': 'small()',
    '[class.wide]': 'wide()',
    '[class.on-brand]': 'onBrand()',
    '[attr.aria-busy]': 'busy() || null',
    '[attr.aria-disabled]': 'busy() || null',
    '(click)': 'swallowWhileBusy($event)',
  },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--s-2);
      min-height: var(--tap);
      padding: var(--s-2) 20px;
      border: 1.5px solid transparent;
      border-radius: var(--r-s);
      background: var(--brand);
      color: var(--brand-ink);
      font: var(--w-semi) var(--t-m) / 1.25 var(--font);
      text-align: center;
      text-decoration: none;
      cursor: pointer;
      transition: background-color var(--quick);
    }
    /* A finger that is gone would leave its colour behind. */
    @media (hover: hover) {
      :host(:hover) {
        background: var(--brand-strong);
      }
    }
    :host(.small) {
      min-height: 40px;
      padding: var(--s-1) var(--s-3);
      font-size: var(--t-s);
    }
    :host(.wide) {
      width: 100%;
    }
    :host([data-kind='secondary']) {
      background: transparent;
      border-color: var(--brand-line);
      color: var(--brand);
    }
    @media (hover: hover) {
      :host([data-kind='secondary']:hover),
      :host([data-kind='quiet']:hover) {
        background: var(--brand-soft);
      }
    }
    :host([data-kind='quiet']) {
      background: transparent;
      color: var(--brand);
      padding-inline: var(--s-3);
    }
    :host([data-kind='danger']) {
      background: transparent;
      border-color: var(--bad-line);
      color: var(--bad);
    }
    @media (hover: hover) {
      :host([data-kind='danger']:hover) {
        background: var(--bad-soft);
      }
    }
    :host(.on-brand),
    :host(.on-brand:hover) {
      background: var(--hero-ink);
      color: var(--hero);
    }
    :host(.on-brand:focus-visible) {
      outline-color: var(--hero-ink);
    }
    :host(:disabled),
    :host([aria-disabled='true']) {
      cursor: default;
      opacity: 0.55;
    }
    @media (pointer: coarse) {
      :host(.small) {
        min-height: var(--tap);
      }
    }
  `,
})
export class Button {
  readonly kind = input<ButtonKind>('', { alias: 'slButton' });
  readonly busy = input(false, { transform: booleanAttribute });
  readonly small = input(false, { transform: booleanAttribute });
  readonly wide = input(false, { transform: booleanAttribute });
  /** On a brand-coloured card: paper with brand words. */
  readonly onBrand = input(false, { transform: booleanAttribute });

  protected swallowWhileBusy(event: Event): void {
    if (!this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
