import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PARALLEL_FORMS, type ParallelForm } from '@selaras/domain/item';
import { Badge, Button, Control, Formats, injectText } from '@selaras/web/ui';
import { nameOf } from '../items/bank-filter';
import { ItemBank } from '../items/item-bank';
import { injectTypeName } from '../items/item-type-words';
import { CourseStore } from '../workspace/course-store';
import { isFocusHere } from '../workspace/focus';
import type { PlacedItem } from './pair-draft';

let lists = 0;

/** Items of one place in their order, to be moved by button or arrow key, replaced by a newer version, or taken out. */
@Component({
  selector: 'sl-placed-items',
  imports: [RouterLink, Button, Badge, Control],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol [attr.aria-label]="label()">
      @for (row of rows(); track row.itemId; let index = $index, first = $first, last = $last) {
        <li [attr.data-item]="row.itemId">
          <span class="number num">{{ index + 1 }}</span>
          <span class="words">
            <a [routerLink]="['../bank', row.itemId]">{{ row.name }}</a>
            <span class="small muted">{{ row.facts }}</span>
          </span>
          @if (row.outdated) { <sl-badge tone="gold">{{ t('author.tests.outdated') }}</sl-badge> }
          @if (forms()) {
            @if (store.isDraft()) {
              <select slControl #form class="form" [attr.aria-label]="t('author.tests.forms.ofItem', { name: row.name })" (change)="formed.emit({ itemId: row.itemId, form: formOf(form.value) })">
                <option value="" [selected]="row.form === null">{{ t('author.tests.forms.both') }}</option>
                @for (known of parallelForms; track known) { <option [value]="known" [selected]="row.form === known">{{ t('author.tests.forms.only', { form: known }) }}</option> }
              </select>
            } @else {
              <sl-badge [tone]="row.form === null ? 'brand' : 'info'">{{ row.form === null ? t('author.tests.forms.both') : t('author.tests.forms.only', { form: row.form }) }}</sl-badge>
            }
          }
          @if (store.isDraft()) {
            <span class="placing">
              <button slButton="quiet" small type="button" [attr.aria-pressed]="row.required" [attr.aria-label]="t('author.tests.requiredNamed', { name: row.name })" (click)="placed.emit({ itemId: row.itemId, required: !row.required })">{{ t(row.required ? 'author.tests.required' : 'author.tests.optional') }}</button>
              <input slControl #section class="section" [attr.list]="listId" maxlength="120" [attr.aria-label]="t('author.tests.sectionNamed', { name: row.name })" [placeholder]="t('author.tests.section')" [value]="row.section ?? ''" (change)="placed.emit({ itemId: row.itemId, section: section.value })" />
            </span>
          } @else {
            @if (row.required) { <sl-badge tone="info">{{ t('author.tests.required') }}</sl-badge> }
            @if (row.section) { <sl-badge tone="plain">{{ row.section }}</sl-badge> }
          }
          @if (store.isDraft()) {
            <span class="row actions">
              @if (row.outdated) { <button slButton="quiet" small type="button" [attr.aria-label]="t('author.tests.renewNamed', { name: row.name })" (click)="renewed.emit(row.itemId)">{{ t('author.tests.renew') }}</button> }
              <button slButton="quiet" small type="button" [disabled]="first" [attr.aria-label]="t('author.module.upNamed', { title: row.name })" (click)="move(row.itemId, -1)">{{ t('author.module.up') }}</button>
              <button slButton="quiet" small type="button" [disabled]="last" [attr.aria-label]="t('author.module.downNamed', { title: row.name })" (click)="move(row.itemId, 1)">{{ t('author.module.down') }}</button>
              <button slButton="quiet" small type="button" [attr.aria-label]="t('author.tests.removeNamed', { name: row.name })" (click)="removed.emit(row.itemId)">{{ t('author.tests.remove') }}</button>
            </span>
          }
        </li>
      }
    </ol>
    <datalist [id]="listId">@for (title of sections(); track title) { <option [value]="title"></option> }</datalist>`,
  styles: `
    ol { display: grid; padding: 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s-1) var(--s-3); padding: var(--s-2) 0; border-bottom: 1px solid var(--line); }
    li:last-child { border-bottom: 0; }
    .number { width: 1.8rem; color: var(--ink-2); font-weight: var(--w-semi); }
    .words { flex: 1 1 14rem; min-width: 0; display: grid; }
    .actions { gap: 0; margin-inline-start: auto; }
    .form { width: auto; }
    .placing { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s-1); }
    .section { width: 11rem; min-height: 40px; padding-block: 4px; font-size: var(--t-s); }
  `,
})
export class PlacedItems {
  readonly items = input.required<readonly PlacedItem[]>();
  readonly label = input.required<string>();
  /** Whether items are put into one of two forms here. */
  readonly forms = input(false);
  /** Titles of sections to choose from. */
  readonly sections = input<readonly string[]>([]);
  readonly placed = output<{ readonly itemId: string } & Partial<Pick<PlacedItem, 'section' | 'required'>>>();
  protected readonly listId = `sl-sections-${(lists += 1)}`;
  readonly formed = output<{ readonly itemId: string; readonly form: ParallelForm | null }>();
  readonly moved = output<{ readonly itemId: string; readonly step: -1 | 1 }>();
  readonly removed = output<string>();
  readonly renewed = output<string>();
  protected readonly t = injectText();
  protected readonly parallelForms = PARALLEL_FORMS;
  protected readonly store = inject(CourseStore);
  private readonly bank = inject(ItemBank);
  private readonly formats = inject(Formats);
  private readonly typeName = injectTypeName();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** What stands in the version comes from there, what was just added from the bank. */
  protected readonly rows = computed(() => {
    const stored = new Map(this.store.version()?.pair.items.map(({ item }) => [item.itemVersionId, item]));
    return this.items().map(({ itemId, itemVersionId, form, section, required }) => {
      const newest = this.bank.byId().get(itemId);
      const shown = newest?.itemVersionId === itemVersionId ? newest : (stored.get(itemVersionId) ?? newest);
      const facts = shown === undefined ? [] : [this.typeName(shown.type), shown.objectiveCode ?? this.t('author.bank.noObjective'), this.t('author.bank.marks', { marks: this.formats.number(shown.maximum / 100) }), ...(shown.difficulty === null ? [] : [this.t(`author.difficulty.${shown.difficulty}`)])];
      return { itemId, form, section, required, name: shown === undefined ? '' : nameOf(shown), facts: facts.join(' · '), outdated: newest !== undefined && newest.itemVersionId !== itemVersionId };
    });
  });

  protected formOf(value: string): ParallelForm | null {
    return PARALLEL_FORMS.find((known) => known === value) ?? null;
  }

  protected move(itemId: string, step: -1 | 1): void {
    this.moved.emit({ itemId, step });
    // The keyboard stays on the item that moved; at an end its button is disabled, so the other one takes over.
    setTimeout(() => {
      if (!isFocusHere(this.host)) return;
      const buttons = this.host.querySelectorAll<HTMLButtonElement>(`[data-item="${itemId}"] .actions button`);
      const wanted = [...buttons].slice(-3)[step < 0 ? 0 : 1];
      (wanted?.disabled ? [...buttons].slice(-3).find((button) => !button.disabled) : wanted)?.focus();
    });
  }
}
