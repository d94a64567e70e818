import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';

/**
 * `<input slControl>`, `<select slControl>` or `<textarea slControl>`: the product's look on the native control.
 * Inside `<sl-field>` it is labelled by it. Bind `[value]` and `(input)` or `(change)`.
 */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'input[slControl], select[slControl], textarea[slControl]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  styles: `
    :host {
      display: block;
      width: 100%;
      min-height: var(--tap);
      padding: 10px 14px;
      border: 1.5px solid var(--line-strong);
      border-radius: var(--r-s);
      background: var(--paper);
      color: var(--ink);
      font: 400 var(--t-m) / 1.5 var(--font);
    }
    :host(select) {
      appearance: none;
      padding-inline-end: 40px;
      background-image: linear-gradient(45deg, transparent 50%, var(--ink-2) 50%), linear-gradient(135deg, var(--ink-2) 50%, transparent 50%);
      background-position: calc(100% - 21px) 50%, calc(100% - 16px) 50%;
      background-size: 5px 5px;
      background-repeat: no-repeat;
    }
    :host(textarea) {
      min-height: 7.5rem;
      resize: vertical;
    }
    :host(::placeholder) {
      color: var(--ink-3);
      opacity: 1;
    }
    :host(:focus-visible) {
      outline: 3px solid var(--brand-line);
      outline-offset: 0;
      border-color: var(--brand);
    }
    :host([aria-invalid='true']) {
      border-color: var(--bad);
    }
    :host(:disabled) {
      background-color: var(--ground);
      color: var(--ink-3);
      border-color: var(--line);
    }
    /* To be read and copied: what may not be changed does not look as if it could be. */
    :host([readonly]) {
      background-color: var(--ground);
      border-color: var(--line);
    }
  `,
})
export class Control {
  private readonly element = inject<ElementRef<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>>(ElementRef).nativeElement;

  /** What stands in the control now: `<input slControl #title (input)="set(title.value)">`. */
  get value(): string {
    return this.element.value;
  }

  /** Called by the field around it. */
  describe(id: string, describedBy: string, invalid: boolean): void {
    if (!this.element.id || this.element.id.startsWith('sl-field-')) this.element.id = id;
    if (describedBy) this.element.setAttribute('aria-describedby', describedBy);
    else this.element.removeAttribute('aria-describedby');
    if (invalid) this.element.setAttribute('aria-invalid', 'true');
    else this.element.removeAttribute('aria-invalid');
  }
}
