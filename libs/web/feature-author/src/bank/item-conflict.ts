import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { changedFields, type EditedItem, type ItemField, mergedItem } from '@selaras/domain/item';
import { Badge, Button, Card, injectText, Notice } from '@selaras/web/ui';
import { ItemContentView } from './item-content-view';

type Side = 'mine' | 'theirs';

/**
 * A co-author saved first: both versions side by side, field by field. What one of them alone changed is taken over; where both changed the
 * same, the author has to say. What comes out goes into the form: it is stored only when she saves it as the next version.
 */
@Component({
  selector: 'sl-item-conflict',
  imports: [Card, Button, Badge, Notice, ItemContentView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack" [attr.aria-label]="t('bank.conflict.heading', { name: name(), number: number() })">
      <sl-notice tone="bad" [heading]="t('bank.conflict.heading', { name: name(), number: number() })"><p>{{ t('bank.conflict.text') }}</p></sl-notice>
      @for (change of changes(); track change.field) {
        <fieldset>
          <legend>{{ t('bank.conflict.field.' + change.field) }} <sl-badge [tone]="change.changedBy === 'both' ? 'gold' : 'plain'">{{ t('bank.conflict.changedBy.' + change.changedBy, { name: name() }) }}</sl-badge></legend>
          <div class="both">
            @for (side of sides; track side) {
              <label class="side" [class.on]="choice()[change.field] === side">
                <span class="row"><input type="radio" [name]="'stands-' + change.field" [checked]="choice()[change.field] === side" (change)="choose(change.field, side)" />
                  <span class="strong">{{ side === 'mine' ? t('bank.conflict.mine') : t('bank.conflict.theirs', { name: name() }) }}</span></span>
                <sl-item-content-view [content]="item(side).content" [objectiveCode]="item(side).objectiveCode" [field]="change.field" />
              </label>
            }
          </div>
        </fieldset>
      }
      <div class="row row-end">
        @if (undecided().length > 0) { <span class="small muted" role="status">{{ t('bank.conflict.missing', { count: undecided().length }) }}</span> }
        <button slButton type="button" [disabled]="undecided().length > 0" (click)="takeOver()">{{ t('bank.conflict.take') }}</button>
      </div>
    </section>`,
  styles: `
    fieldset { display: grid; gap: var(--s-2); grid-template-columns: minmax(0, 1fr); border: 0; padding: 0; min-width: 0; }
    legend { display: flex; flex-wrap: wrap; gap: var(--s-2); align-items: center; padding: 0; margin-bottom: var(--s-2); font-weight: var(--w-semi); }
    .both { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
    .side { display: grid; gap: var(--s-2); align-content: start; padding: var(--s-3); border: 1px solid var(--line-strong); border-radius: var(--r-s); background: var(--paper); cursor: pointer; min-width: 0; }
    .side.on { border-color: var(--brand); box-shadow: inset 0 0 0 1px var(--brand); }
    input { width: 20px; height: 20px; accent-color: var(--brand); }
  `,
})
export class ItemConflict {
  /** What both began with; null when both made the item. */
  readonly base = input.required<EditedItem | null>();
  readonly mine = input.required<EditedItem>();
  readonly theirs = input.required<EditedItem>();
  /** Of who saved first, and the version she saved. */
  readonly name = input.required<string>();
  readonly number = input.required<number>();
  readonly decided = output<EditedItem>();
  protected readonly t = injectText();
  protected readonly sides = ['mine', 'theirs'] as const;
  protected readonly changes = computed(() => changedFields(this.base(), this.mine(), this.theirs()));
  protected readonly choice = linkedSignal<Readonly<Partial<Record<ItemField, Side>>>>(() =>
    Object.fromEntries(this.changes().flatMap(({ field, changedBy }) => (changedBy === 'both' ? [] : [[field, changedBy]]))));
  protected readonly undecided = computed(() => this.changes().filter(({ field }) => this.choice()[field] === undefined));

  protected item(side: Side): EditedItem {
    return side === 'mine' ? this.mine() : this.theirs();
  }

  protected choose(field: ItemField, side: Side): void {
    this.choice.update((choice) => ({ ...choice, [field]: side }));
  }

  protected takeOver(): void {
    if (this.undecided().length === 0) this.decided.emit(mergedItem(this.mine(), this.theirs(), this.choice()));
  }
}
