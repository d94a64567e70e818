import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { usePageTitle } from './page-title';

/** Kicker, the user's question or next step as the page's only `h1` and the tab's name, and its actions on the right. */
@Component({
  selector: 'sl-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="words">
      @if (kicker()) {
        <p class="kicker">{{ kicker() }}</p>
      }
      <h1 tabindex="-1">{{ heading() }}</h1>
      @if (lede()) {
        <p class="lede">{{ lede() }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      justify-content: space-between;
      gap: var(--s-3) var(--s-5);
    }
    .words {
      flex: 1 1 20rem;
      min-width: 0;
    }
    .kicker {
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    .lede {
      margin-top: var(--s-2);
      max-width: var(--measure);
      color: var(--ink-2);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3);
      align-items: center;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly kicker = input('');
  readonly lede = input('');

  constructor() {
    usePageTitle(this.heading);
  }
}
