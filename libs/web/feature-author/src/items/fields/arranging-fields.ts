import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { HIGHEST_RATING, LEAST_RATING, ORDERING_CREDITS, plainTextOf } from '@selaras/domain/item';
import { Control, Field, injectText } from '@selaras/web/ui';
import type { ItemForm } from '../item-form';
import { changedAt, emptyAction, emptyLabel, emptyRow } from '../item-form-parts';
import { TextRows } from './text-rows';

/** What is ordered, placed or judged: rows of text, each with what makes it right. */
@Component({
  selector: 'sl-arranging-fields',
  imports: [Control, Field, TextRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (form().type) {
      @case ('ordering') {
        <sl-text-rows list="entries" [rows]="form().entries" [make]="emptyRow" [errors]="errors()" (rowsChange)="changed.emit({ entries: $event })" />
        <sl-field [label]="t('author.item.orderingCredit')">
          <select slControl #credit (change)="chooseCredit(credit.value)">
            @for (known of credits; track known) { <option [value]="known" [selected]="known === form().orderingCredit">{{ t('author.item.credits.' + known) }}</option> }
          </select>
        </sl-field>
      }
      @case ('placing') {
        <h3>{{ t('author.item.places') }}</h3>
        <sl-text-rows list="places" [rows]="form().places" [make]="emptyRow" [errors]="errors()" [fewest]="1" (rowsChange)="changed.emit({ places: $event })" />
        <h3>{{ t('author.item.labels') }}</h3>
        <sl-text-rows list="labels" [rows]="form().labels" [make]="emptyLabel" [errors]="errors()" [canStayLast]="form().shuffle" (rowsChange)="changed.emit({ labels: $event })">
          <ng-template let-row let-index="index">
            <sl-field [label]="t('author.item.belongsTo')">
              <select slControl #place (change)="setPlace(index, place.value)">
                <option value="" [selected]="row.placeId === ''">{{ t('author.item.belongsNowhere') }}</option>
                @for (known of places(); track known.id) { <option [value]="known.id" [selected]="known.id === row.placeId">{{ known.words }}</option> }
              </select>
            </sl-field>
          </ng-template>
        </sl-text-rows>
      }
      @case ('situational-judgement') {
        <sl-text-rows list="actions" [rows]="form().actions" [make]="emptyAction" [errors]="errors()" [canStayLast]="form().shuffle" (rowsChange)="changed.emit({ actions: $event })">
          <ng-template let-row let-index="index">
            <sl-field [label]="t('author.item.rating')">
              <select slControl #rating (change)="setRating(index, rating.value)">
                <option value="" [selected]="row.rating === ''">{{ t('author.item.noRating') }}</option>
                @for (known of ratings; track known) { <option [value]="known" [selected]="known === row.rating">{{ known }}: {{ t('author.item.ratings.' + known) }}</option> }
              </select>
            </sl-field>
          </ng-template>
        </sl-text-rows>
      }
    }
  `,
  styleUrl: './fields.css',
})
export class ArrangingFields {
  readonly form = input.required<ItemForm>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<Partial<ItemForm>>();
  protected readonly t = injectText();
  protected readonly emptyRow = emptyRow;
  protected readonly emptyLabel = emptyLabel;
  protected readonly emptyAction = emptyAction;
  protected readonly credits = ORDERING_CREDITS;
  protected readonly ratings = Array.from({ length: HIGHEST_RATING - LEAST_RATING + 1 }, (_, index) => String(HIGHEST_RATING - index));
  protected readonly places = computed(() => this.form().places.map(({ id, text }, index) => ({ id, words: plainTextOf(text) || this.t('author.item.row.places', { place: index + 1 }) })));

  protected chooseCredit(value: string): void {
    const orderingCredit = ORDERING_CREDITS.find((known) => known === value);
    if (orderingCredit !== undefined) this.changed.emit({ orderingCredit });
  }
  protected setPlace(index: number, placeId: string): void {
    this.changed.emit({ labels: changedAt(this.form().labels, index, { placeId }) });
  }
  protected setRating(index: number, rating: string): void {
    this.changed.emit({ actions: changedAt(this.form().actions, index, { rating }) });
  }
}
