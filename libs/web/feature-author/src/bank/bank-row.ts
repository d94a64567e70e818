import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Formats, injectText } from '@selaras/web/ui';
import { injectTypeName } from '../items/item-type-words';
import { excerpt } from '../items/rich-text-content';
import type { BankEntry } from './bank-search';

/** One item of the bank: what it asks, its tags, where it is used and how it did. */
@Component({
  selector: 'sl-bank-row',
  imports: [RouterLink, Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let item = entry();
    <label class="tick"><input type="checkbox" [checked]="selected()" [attr.aria-label]="t('bank.select', { name: item.title })" (change)="toggled.emit()" /></label>
    <div class="words">
      <a [routerLink]="[item.itemId]">{{ item.title }}</a>
      @if (stem(); as text) { <span class="small">{{ text }}</span> }
      <span class="small muted">{{ facts() }}</span>
      <span class="small muted num">{{ figures() }}</span>
      @if (item.tags.length > 0) { <span class="tags">@for (tag of item.tags; track tag) { <span class="tag">{{ tag }}</span> }</span> }
    </div>
    <div class="badges">
      @if (item.archived) { <sl-badge tone="plain">{{ t('bank.archivedBadge') }}</sl-badge> }
      @if (item.overLimit) { <sl-badge tone="gold">{{ t('bank.overLimit', { learners: formats.number(item.learners), limit: formats.number(item.exposureLimit ?? 0) }) }}</sl-badge> }
      @if (item.figures?.notes?.length) { <sl-badge tone="gold">{{ t('bank.standsOut') }}</sl-badge> }
      @if (item.uses.length > 0) { <sl-badge>{{ t('bank.usedIn', { count: item.uses.length }) }}</sl-badge> } @else { <sl-badge tone="plain">{{ t('bank.unused') }}</sl-badge> }
    </div>`,
  styles: `
    :host { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s-2) var(--s-3); align-items: start; padding: var(--s-3) 0; border-bottom: 1px solid var(--line); }
    .tick { display: grid; place-items: center; width: var(--tap); height: var(--tap); margin: calc(-1 * var(--s-2)) 0 0 calc(-1 * var(--s-3)); cursor: pointer; }
    input { width: 20px; height: 20px; accent-color: var(--brand); }
    .words { display: grid; gap: 2px; min-width: 0; overflow-wrap: anywhere; }
    .badges { display: flex; flex-wrap: wrap; gap: var(--s-1); grid-column: 2; }
    .tags { display: flex; flex-wrap: wrap; gap: var(--s-1); }
    .tag { padding: 0 8px; border: 1px solid var(--line); border-radius: var(--r-full); font-size: var(--t-xs); color: var(--ink-2); }
    @media (width >= 64rem) { :host { grid-template-columns: auto minmax(0, 1fr) auto; } .badges { grid-column: 3; justify-content: flex-end; max-width: 18rem; } }
  `,
})
export class BankRow {
  readonly entry = input.required<BankEntry>();
  readonly selected = input.required<boolean>();
  readonly toggled = output();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly typeName = injectTypeName();

  /** The question, unless the title already is its beginning. */
  protected stem(): string {
    const { stem, title } = this.entry();
    const text = excerpt(stem, 140);
    return text.slice(0, 30) === title.slice(0, 30) ? '' : text;
  }

  protected facts(): string {
    const { type, objectiveCode, difficulty, unit, maximum } = this.entry();
    return [
      this.typeName(type), objectiveCode ?? this.t('bank.noObjective'), ...(difficulty === null ? [] : [this.t(`bank.difficulty.${difficulty}`)]),
      ...(unit === null ? [] : [unit.shortName]), this.t('bank.marks', { marks: this.formats.number(maximum / 100) }),
    ].join(' · ');
  }

  protected figures(): string {
    const { figures, learners } = this.entry();
    const seen = learners === 0 ? [] : [this.t('bank.seen', { count: learners })];
    if (figures?.facility === undefined || figures.facility === null) return [...seen, this.t('bank.notAsked')].join(' · ');
    return [
      this.t('bank.facility', { value: this.formats.number(figures.facility, { min: 2 }) }),
      ...(figures.discrimination === null ? [] : [this.t('bank.discrimination', { value: this.formats.number(figures.discrimination, { min: 2 }) })]), ...seen,
    ].join(' · ');
  }
}
