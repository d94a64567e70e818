import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { ItemContent } from '@selaras/domain/item';
import type { ItemToCorrectFragment } from '@selaras/web/data-access';
import { Badge, Control, Field, injectText } from '@selaras/web/ui';
import { excerpt } from '../items/rich-text-content';

/** The items of a version's tests to choose one from, by their words. */
@Component({
  selector: 'sl-item-choice',
  imports: [Badge, Control, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-field [label]="t('marking.choice.search')"><input slControl #search type="search" autocomplete="off" [value]="typed()" (input)="typed.set(search.value)" /></sl-field>
    <p class="small muted num" role="status">{{ t('marking.choice.found', { count: found().length, total: items().length }) }}</p>
    <ol>
      @for (item of found(); track item.itemVersionId) {
        <li>
          <button type="button" (click)="chosen.emit(item.itemVersionId)">
            <span class="num muted">{{ item.position }}</span>
            <span class="words"><span class="strong">{{ item.title || stemOf(item) }}</span><span class="small muted">{{ stemOf(item) }}</span>
              <span class="small muted">{{ t('marking.part.' + item.part) }}@if (item.unit; as unit) { · {{ unit.shortName }} }</span></span>
            @if (item.inForce; as standing) { <sl-badge tone="gold">{{ t('marking.kind.' + standing.kind + '.badge') }}</sl-badge> }
          </button>
        </li>
      }
    </ol>`,
  styles: `
    :host { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); }
    ol { display: grid; max-height: 26rem; overflow-y: auto; padding: 0; list-style: none; }
    li { border-bottom: 1px solid var(--line); }
    button { display: grid; grid-template-columns: 2ch minmax(0, 1fr) auto; gap: var(--s-3); width: 100%; min-height: var(--tap); padding: var(--s-3) var(--s-1); border: 0; background: none; text-align: start; }
    button:hover { background: var(--ground); }
    .words { display: grid; gap: 2px; min-width: 0; }
  `,
})
export class ItemChoice {
  readonly items = input.required<readonly ItemToCorrectFragment[]>();
  /** The id of the item version that was pressed. */
  readonly chosen = output<string>();
  protected readonly t = injectText();
  protected readonly typed = signal('');
  protected readonly found = computed(() => {
    const words = this.typed().trim().toLocaleLowerCase('id');
    return this.items().filter((item) => `${item.position} ${item.title} ${this.stemOf(item, 2_000)}`.toLocaleLowerCase('id').includes(words));
  });

  protected stemOf(item: ItemToCorrectFragment, longest = 100): string {
    return excerpt((item.content as ItemContent).stem, longest);
  }
}
