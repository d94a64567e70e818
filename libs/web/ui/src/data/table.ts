import { booleanAttribute, ChangeDetectionStrategy, Component, input, ViewEncapsulation } from '@angular/core';

/**
 * `<sl-table caption="..."><table>...</table></sl-table>`. Numbers: class `r` on `th` and `td`. Scrolls sideways by itself when it has to.
 * With `stacked`, a phone shows each row as a block; every `td` then names its column in `data-label`.
 */
@Component({
  selector: 'sl-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `<div class="sl-table-scroll" role="region" tabindex="0" [attr.aria-label]="caption()"><ng-content /></div>`,
  host: { '[class.stacked]': 'stacked()' },
  styles: `
    sl-table {
      display: block;
      min-width: 0;
    }
    .sl-table-scroll {
      overflow-x: auto;
    }
    sl-table table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--t-s);
    }
    sl-table th {
      padding: 10px var(--s-3);
      border-bottom: 1px solid var(--line);
      color: var(--ink-2);
      font-weight: 600;
      text-align: start;
      white-space: nowrap;
    }
    sl-table tbody th {
      color: var(--ink);
      white-space: normal;
    }
    sl-table td {
      padding: 10px var(--s-3);
      border-bottom: 1px solid var(--line);
      font-variant-numeric: tabular-nums;
      vertical-align: middle;
    }
    sl-table tbody tr:last-child > * {
      border-bottom: 0;
    }
    sl-table .r {
      text-align: end;
      white-space: nowrap;
    }
    sl-table .nowrap {
      white-space: nowrap;
    }
    /* On screens only: paper is narrow too, but a table is what one hands out. */
    @media screen and (width < 48rem) {
      sl-table.stacked thead {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      sl-table.stacked table,
      sl-table.stacked tbody {
        display: block;
      }
      sl-table.stacked tr {
        display: grid;
        /* As wide as the card, whatever is in it. */
        grid-template-columns: minmax(0, 1fr);
        gap: 2px var(--s-3);
        padding: var(--s-3) 0;
        border-bottom: 1px solid var(--line);
      }
      sl-table.stacked tr:last-child {
        border-bottom: 0;
      }
      sl-table.stacked td,
      sl-table.stacked tbody th {
        display: flex;
        justify-content: space-between;
        gap: var(--s-4);
        padding: 2px 0;
        border: 0;
        text-align: end;
        white-space: normal;
      }
      sl-table.stacked tbody th {
        font-size: var(--t-m);
        text-align: start;
      }
      sl-table.stacked td[data-label]::before {
        content: attr(data-label);
        flex: none;
        color: var(--ink-2);
      }
      sl-table.stacked td:empty {
        display: none;
      }
    }
  `,
})
export class Table {
  /** What the table holds, for screen readers. */
  readonly caption = input.required<string>();
  readonly stacked = input(false, { transform: booleanAttribute });
}
