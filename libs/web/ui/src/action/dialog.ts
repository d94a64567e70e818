import { afterRenderEffect, ChangeDetectionStrategy, Component, type ElementRef, input, model, viewChild } from '@angular/core';

/** A question that has to be answered first. Native `<dialog>`: focus stays inside, Esc closes unless `modal="must"`. */
@Component({
  selector: 'sl-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog [attr.aria-label]="heading()" (cancel)="onCancel($event)" (close)="open.set(false)">
      @if (open()) {
        <div class="inside">
          <h2>{{ heading() }}</h2>
          <ng-content />
          <div class="actions"><ng-content select="[slDialogActions]" /></div>
        </div>
      }
    </dialog>
  `,
  styles: `
    /* Closed, it leaves no gap where it stands. */
    :host {
      display: contents;
    }
    dialog {
      width: min(34rem, calc(100vw - 2 * var(--s-4)));
      max-height: calc(100dvh - 2 * var(--s-4));
      padding: 0;
      border: 1px solid var(--line);
      border-radius: var(--r);
      background: var(--raised);
      color: var(--ink);
      box-shadow: var(--shadow-high);
    }
    dialog::backdrop {
      background: var(--scrim);
    }
    .inside {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-4);
      padding: var(--s-5);
    }
    .actions:empty {
      display: none;
    }
    @media (width < 40rem) {
      dialog {
        margin-block-end: var(--s-4);
      }
      .inside {
        padding: 20px var(--s-4) var(--s-4);
      }
    }
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly open = model(false);
  /** `must`: leaving is only possible through one of the actions. */
  readonly modal = input<'may-close' | 'must'>('may-close');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterRenderEffect(() => {
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) element.showModal();
      if (!this.open() && element.open) element.close();
    });
  }

  protected onCancel(event: Event): void {
    if (this.modal() === 'must') event.preventDefault();
  }
}
