import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { ITEM_TYPES } from '@selaras/domain/item';
import { Button, Control, Field, injectText } from '@selaras/web/ui';
import { injectTypeName } from '../items/item-type-words';
import type { Unit } from '../workspace/course-version';
import { BankSearch, OPEN_FILTER, WITHOUT } from './bank-search';
import { DIFFICULTIES } from './difficulties';

const STATES = ['LIVE', 'USED', 'UNUSED', 'OVER_LIMIT', 'WORKS_BADLY', 'ARCHIVED'] as const;
const SORTS = ['NEWEST', 'FACILITY', 'DISCRIMINATION', 'EXPOSURE'] as const;

/** Search, filters and order of the bank. On a phone the rarer filters open by a press. */
@Component({
  selector: 'sl-bank-filters',
  imports: [Field, Control, Button],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="grid">
      <sl-field class="wide" [label]="t('bank.search')" [hint]="t('bank.searchHint')">
        <input slControl #text type="search" autocomplete="off" [value]="filter().text" (input)="search.narrow({ text: text.value })" />
      </sl-field>
      <sl-field [label]="t('bank.state.label')">
        <select slControl #state (change)="search.narrow({ state: pick(states, state.value) })">
          @for (known of states; track known) { <option [value]="known" [selected]="filter().state === known">{{ t('bank.state.' + known) }}</option> }
        </select>
      </sl-field>
      <sl-field [label]="t('bank.sort.label')">
        <select slControl #sort (change)="search.narrow({ sort: pick(sorts, sort.value) })">
          @for (known of sorts; track known) { <option [value]="known" [selected]="filter().sort === known">{{ t('bank.sort.' + known) }}</option> }
        </select>
      </sl-field>
    </div>
    @if (open()) {
      <div class="grid" id="more-filters">
        <sl-field [label]="t('author.bank.type')">
          <select slControl #type (change)="search.narrow({ type: type.value })">
            <option value="" [selected]="filter().type === ''">{{ t('author.bank.anyType') }}</option>
            @for (known of types; track known) { <option [value]="known" [selected]="filter().type === known">{{ typeName(known) }}</option> }
          </select>
        </sl-field>
        <sl-field [label]="t('author.bank.objective')">
          <select slControl #objective (change)="search.narrow({ objectiveCode: objective.value })">
            <option value="" [selected]="filter().objectiveCode === ''">{{ t('author.bank.anyObjective') }}</option>
            @for (code of objectiveCodes(); track code) { <option [value]="code" [selected]="filter().objectiveCode === code">{{ code }}</option> }
            <option [value]="without" [selected]="filter().objectiveCode === without">{{ t('bank.noObjective') }}</option>
          </select>
        </sl-field>
        <sl-field [label]="t('bank.difficulty.label')">
          <select slControl #difficulty (change)="search.narrow({ difficulty: difficulty.value })">
            <option value="" [selected]="filter().difficulty === ''">{{ t('bank.difficulty.any') }}</option>
            @for (known of difficulties; track known) { <option [value]="known" [selected]="filter().difficulty === known">{{ t('bank.difficulty.' + known) }}</option> }
            <option [value]="without" [selected]="filter().difficulty === without">{{ t('bank.difficulty.none') }}</option>
          </select>
        </sl-field>
        <sl-field [label]="t('bank.unit.label')">
          <select slControl #unit (change)="search.narrow({ unitId: unit.value })">
            <option value="" [selected]="filter().unitId === ''">{{ t('bank.unit.any') }}</option>
            @for (known of units(); track known.id) { <option [value]="known.id" [selected]="filter().unitId === known.id">{{ known.name }}</option> }
          </select>
        </sl-field>
        <sl-field [label]="t('bank.tag.label')">
          <select slControl #tag (change)="search.narrow({ tag: tag.value })">
            <option value="" [selected]="filter().tag === ''">{{ t('bank.tag.any') }}</option>
            @for (known of search.tags(); track known) { <option [value]="known" [selected]="filter().tag === known">{{ known }}</option> }
          </select>
        </sl-field>
      </div>
    }
    <div class="row row-between">
      <p class="small muted num" role="status">{{ t('bank.found', { count: search.total() }) }}</p>
      <div class="row">
        @if (!search.isOpen()) { <button slButton="quiet" small type="button" (click)="clear()">{{ t('bank.clear') }}</button> }
        <button slButton="quiet" small type="button" [attr.aria-expanded]="open()" aria-controls="more-filters" (click)="opened.set(!open())">{{ t('bank.more') }}</button>
      </div>
    </div>`,
  styles: `
    :host { display: grid; gap: var(--s-3); grid-template-columns: minmax(0, 1fr); }
    .grid { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr)); align-items: end; }
    @media (width >= 48rem) { .wide { grid-column: span 2; } }
  `,
})
export class BankFilters {
  readonly objectiveCodes = input.required<readonly string[]>();
  readonly units = input.required<readonly Unit[]>();
  protected readonly t = injectText();
  protected readonly typeName = injectTypeName();
  protected readonly search = inject(BankSearch);
  protected readonly filter = this.search.filter;
  protected readonly types = ITEM_TYPES;
  protected readonly states = STATES;
  protected readonly sorts = SORTS;
  protected readonly difficulties = DIFFICULTIES;
  protected readonly without = WITHOUT;
  protected readonly opened = signal<boolean | null>(null);
  /** Open by itself where one of them narrows, so that nothing is narrowed unseen. */
  protected readonly open = computed(() => this.opened() ?? (['type', 'objectiveCode', 'difficulty', 'unitId', 'tag'] as const).some((side) => this.filter()[side] !== ''));

  protected pick<T extends string>(known: readonly T[], value: string): T {
    return known.find((each) => each === value) ?? (known[0] as T);
  }

  protected clear(): void {
    this.search.narrow({ ...OPEN_FILTER, sort: this.filter().sort });
    void this.search.load();
  }
}
