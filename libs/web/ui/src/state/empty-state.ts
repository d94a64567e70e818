import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing here yet: says what will be here and teaches the first step (project a button). */
@Component({
  selector: 'sl-empty',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (wholePage()) {
      <h1 tabindex="-1">{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
      justify-items: start;
      padding: var(--s-5) var(--s-4);
      border: 1.5px dashed var(--line-strong);
      border-radius: var(--r);
    }
    p {
      max-width: var(--measure);
      color: var(--ink-2);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3);
      margin-top: var(--s-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly text = input('');
  /** There is nothing else on the page: its heading is the page's. */
  readonly wholePage = input(false, { transform: booleanAttribute });
}
