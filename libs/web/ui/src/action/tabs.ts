import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** `<nav slTabs aria-label="...">` around `<a routerLink routerLinkActive="on" ariaCurrentWhenActive="page">`: pages beside each other. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'nav[slTabs]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-content />`,
  styles: `
    :host {
      display: flex;
      gap: var(--s-1);
      overflow-x: auto;
      scrollbar-width: none;
    }
    :host ::ng-deep a {
      flex: none;
      display: inline-flex;
      align-items: center;
      min-height: 40px;
      padding: 0 var(--s-3);
      border-radius: var(--r-s);
      color: var(--ink-2);
      font-weight: 600;
      font-size: var(--t-s);
      text-decoration: none;
    }
    :host ::ng-deep a:hover {
      color: var(--brand);
    }
    :host ::ng-deep a.on {
      background: var(--brand-soft);
      color: var(--brand);
    }
    @media (pointer: coarse) {
      :host ::ng-deep a {
        min-height: var(--tap);
      }
    }
  `,
})
export class Tabs {}

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

let groups = 0;

/** A few values side by side, one of them chosen; radio buttons in truth, so arrows and screen readers work. */
@Component({
  selector: 'sl-segmented',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ label() }}</legend>
      @for (choice of choices(); track choice.value) {
        <label [class.on]="choice.value === value()">
          <input type="radio" class="visually-hidden" [name]="name" [value]="choice.value" [checked]="choice.value === value()" (change)="value.set(choice.value)" />
          {{ choice.label }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px;
      padding: 3px;
      border: 1px solid var(--line);
      border-radius: 10px;
      background: var(--ground);
    }
    label {
      display: inline-flex;
      align-items: center;
      position: relative;
      min-height: 40px;
      padding: 0 14px;
      border-radius: var(--r-s);
      font-size: var(--t-s);
      font-weight: 600;
      color: var(--ink-2);
      cursor: pointer;
    }
    label.on {
      background: var(--brand-soft);
      color: var(--brand);
    }
    label:has(:focus-visible) {
      outline: 3px solid var(--brand);
    }
  `,
})
export class Segmented<Value extends string = string> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<Value>[]>();
  readonly value = model.required<Value>();
  protected readonly name = `sl-segmented-${(groups += 1)}`;
}
