import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import { ITEM_TYPES, type ItemType } from '@selaras/domain/item';
import { Badge, Control, Field, Formats, injectText } from '@selaras/web/ui';
import { type BankFilter, filterBank, nameOf, OPEN_FILTER, WITHOUT_OBJECTIVE } from './bank-filter';
import type { BankItem } from './item-bank';
import { injectTypeName } from './item-type-words';
import { excerpt } from './rich-text-content';

/** Items that are drawn at once; more come on demand, so that a bank of hundreds stays quick. */
const STEP = 50;

/** The items of a bank with search and filters, to be ticked. */
@Component({
  selector: 'sl-bank-list',
  imports: [Field, Control, Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="filters">
      <sl-field [label]="t('author.bank.search')">
        <input slControl #text type="search" autocomplete="off" [value]="filter().text" (input)="narrow({ text: text.value })" />
      </sl-field>
      <sl-field [label]="t('author.bank.type')">
        <select slControl #type (change)="narrow({ type: asType(type.value) })">
          <option value="" [selected]="filter().type === null">{{ t('author.bank.anyType') }}</option>
          @for (known of types; track known) { <option [value]="known" [selected]="filter().type === known">{{ typeName(known) }}</option> }
        </select>
      </sl-field>
      <sl-field [label]="t('author.bank.objective')">
        <select slControl #objective (change)="narrow({ objective: objective.value || null })">
          <option value="" [selected]="filter().objective === null">{{ t('author.bank.anyObjective') }}</option>
          @for (code of codes(); track code) { <option [value]="code" [selected]="filter().objective === code">{{ code }}</option> }
          <option [value]="without" [selected]="filter().objective === without">{{ t('author.bank.noObjective') }}</option>
        </select>
      </sl-field>
    </div>
    <p class="small muted num" role="status">{{ t('author.bank.found', { count: found().length, total: items().length }) }}</p>
    <ul role="list">
      @for (item of shown(); track item.itemId) {
        <li>
          <label [class.off]="taken().has(item.itemId)">
            <input type="checkbox" [checked]="chosen().includes(item.itemId)" [disabled]="taken().has(item.itemId)" (change)="toggle(item.itemId)" />
            <span class="words">
              <span class="strong">{{ name(item) }}</span>
              @if (stemOf(item); as stem) { <span class="small muted">{{ stem }}</span> }
              <span class="small muted">{{ typeName(item.type) }} · {{ item.objectiveCode ?? t('author.bank.noObjective') }} · {{ t('author.bank.marks', { marks: formats.number(item.maximum / 100) }) }}</span>
            </span>
            @if (taken().has(item.itemId)) { <sl-badge tone="plain">{{ t('author.bank.taken') }}</sl-badge> }
          </label>
        </li>
      }
    </ul>
    @if (found().length > limit()) { <button type="button" class="more" (click)="limit.set(limit() + step)">{{ t('author.bank.more') }}</button> }`,
  styleUrl: './bank-list.css',
})
export class BankList {
  readonly items = input.required<readonly BankItem[]>();
  readonly objectiveCodes = input.required<readonly string[]>();
  /** Items that cannot be chosen because they stand in the tests. */
  readonly taken = input<ReadonlySet<string>>(new Set());
  /** Ids of ticked items, in the order of ticking. */
  readonly chosen = model<readonly string[]>([]);
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly typeName = injectTypeName();
  protected readonly types = ITEM_TYPES;
  protected readonly without = WITHOUT_OBJECTIVE;
  protected readonly step = STEP;
  protected readonly filter = signal<BankFilter>(OPEN_FILTER);
  protected readonly limit = signal(STEP);
  protected readonly found = computed(() => filterBank(this.items(), this.filter()));
  protected readonly shown = computed(() => this.found().slice(0, this.limit()));
  protected readonly codes = computed(() => [...new Set([...this.objectiveCodes(), ...this.items().flatMap(({ objectiveCode }) => objectiveCode ?? [])])]);
  protected readonly name = nameOf;

  protected narrow(change: Partial<BankFilter>): void {
    this.limit.set(STEP);
    this.filter.update((filter) => ({ ...filter, ...change }));
  }

  protected asType(value: string): ItemType | null {
    return ITEM_TYPES.find((type) => type === value) ?? null;
  }

  /** The stem, unless the title already is its beginning. */
  protected stemOf(item: BankItem): string {
    const stem = excerpt(item.content.stem, 110);
    return stem.slice(0, 30) === nameOf(item).slice(0, 30) ? '' : stem;
  }

  protected toggle(itemId: string): void {
    this.chosen.update((chosen) => (chosen.includes(itemId) ? chosen.filter((id) => id !== itemId) : [...chosen, itemId]));
  }
}
