import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import type { ItemStanding } from './attempt-session';

/** All items by number. Answered is filled, marked has a corner, the current one a frame: shapes first, colour second. */
@Component({
  selector: 'sl-item-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol role="list">
      @for (standing of items(); track standing.item.itemVersionId; let index = $index) {
        <li>
          <button
            type="button"
            [class.answered]="standing.answered"
            [class.flagged]="standing.flagged"
            [class.current]="index === current()"
            [attr.aria-current]="index === current() ? 'step' : null"
            [attr.aria-label]="label(standing, index)"
            (click)="choose.emit(index)"
          >
            {{ index + 1 }}
          </button>
        </li>
      }
    </ol>
    <ul role="list" class="legend" aria-hidden="true">
      <li><i class="answered"></i>{{ t('learn.map.answered') }}</li>
      <li><i></i>{{ t('learn.map.open') }}</li>
      <li><i class="flagged"></i>{{ t('learn.map.flagged') }}</li>
      <li><i class="current"></i>{{ t('learn.map.current') }}</li>
    </ul>
  `,
  styleUrl: './item-map.css',
})
export class ItemMap {
  readonly items = input.required<readonly ItemStanding[]>();
  readonly current = input.required<number>();
  readonly choose = output<number>();
  protected readonly t = injectText();

  protected label(standing: ItemStanding, index: number): string {
    const words = [this.t('learn.map.item', { number: index + 1 }), this.t(standing.answered ? 'learn.map.answered' : 'learn.map.open')];
    if (standing.flagged) words.push(this.t('learn.map.flagged'));
    return words.join(', ');
  }
}
