import { ChangeDetectionStrategy, Component, computed, input, model, output, signal } from '@angular/core';
import type { ChangeItemsMutationVariables } from '@selaras/web/data-access';
import { Button, Control, Dialog, Field, injectText } from '@selaras/web/ui';
import type { Unit } from '../workspace/course-version';
import type { BankEntry } from './bank-search';
import { DIFFICULTIES } from './difficulties';
import { limitIn, tagsIn } from './tag-text';

export type TagsChange = ChangeItemsMutationVariables['change'];
export const BULK_CHANGES = ['difficulty', 'objective', 'tags', 'unit', 'limit', 'archive', 'restore'] as const;
export type BulkKind = (typeof BULK_CHANGES)[number];

/** Asks what is to be set in all selected items; `kind` null is closed. */
@Component({
  selector: 'sl-bulk-change',
  imports: [Dialog, Field, Control, Button],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-dialog [heading]="kind() === null ? '' : t('bank.bulk.heading.' + kind())" [open]="kind() !== null" (openChange)="kind.set(null)">
      <div class="stack">
        @switch (kind()) {
          @case ('difficulty') {
            <sl-field [label]="t('bank.difficulty.label')">
              <select slControl #difficulty (change)="value.set(difficulty.value)">
                <option value="">{{ t('bank.difficulty.none') }}</option>
                @for (known of difficulties; track known) { <option [value]="known">{{ t('bank.difficulty.' + known) }}</option> }
              </select>
            </sl-field>
          }
          @case ('objective') {
            <p class="small muted">{{ t('bank.bulk.objectiveText') }}</p>
            <sl-field [label]="t('author.bank.objective')">
              <select slControl #code (change)="value.set(code.value)">
                <option value="">{{ t('bank.noObjective') }}</option>
                @for (known of objectiveCodes(); track known) { <option [value]="known">{{ known }}</option> }
              </select>
            </sl-field>
          }
          @case ('unit') {
            <sl-field [label]="t('bank.unit.label')">
              <select slControl #unit (change)="value.set(unit.value)">
                <option value="">{{ t('bank.unit.none') }}</option>
                @for (known of units(); track known.id) { <option [value]="known.id">{{ known.name }}</option> }
              </select>
            </sl-field>
          }
          @case ('tags') {
            <sl-field [label]="t('bank.bulk.addTags')" [hint]="t('bank.bulk.addTagsHint')"><input slControl #add autocomplete="off" (input)="value.set(add.value)" /></sl-field>
            @if (tagsOfAll().length > 0) {
              <fieldset>
                <legend>{{ t('bank.bulk.removeTags') }}</legend>
                @for (tag of tagsOfAll(); track tag) {
                  <label><input type="checkbox" [checked]="removed().includes(tag)" (change)="toggle(tag)" />{{ tag }}</label>
                }
              </fieldset>
            } @else { <p class="small muted">{{ t('bank.bulk.removeNone') }}</p> }
          }
          @case ('limit') {
            <sl-field [label]="t('bank.bulk.limitField')" [hint]="t('bank.bulk.limitHint')" [error]="wrong() ? t('bank.bulk.limitWrong') : ''">
              <input slControl #limit inputmode="numeric" autocomplete="off" (input)="value.set(limit.value)" />
            </sl-field>
          }
          @case ('archive') { <p>{{ t('bank.bulk.archiveText') }}</p> }
          @case ('restore') { <p>{{ t('bank.bulk.restoreText') }}</p> }
        }
      </div>
      <ng-container slDialogActions>
        <button slButton="quiet" type="button" (click)="kind.set(null)">{{ t('author.cancel') }}</button>
        <button [slButton]="kind() === 'archive' ? 'danger' : 'primary'" type="button" [disabled]="wrong()" (click)="apply()">
          {{ kind() === 'archive' ? t('bank.bulk.archive') : kind() === 'restore' ? t('bank.bulk.restore') : t('bank.bulk.apply') }}
        </button>
      </ng-container>
    </sl-dialog>`,
  styles: `
    fieldset { display: flex; flex-wrap: wrap; gap: 0 var(--s-4); border: 0; padding: 0; }
    legend { font-weight: var(--w-semi); font-size: var(--t-s); }
    label { display: inline-flex; align-items: center; gap: var(--s-2); min-height: var(--tap); }
    input[type='checkbox'] { width: 20px; height: 20px; accent-color: var(--brand); }
  `,
})
export class BulkChange {
  readonly kind = model.required<BulkKind | null>();
  readonly items = input.required<readonly BankEntry[]>();
  readonly objectiveCodes = input.required<readonly string[]>();
  readonly units = input.required<readonly Unit[]>();
  readonly wanted = output<TagsChange>();
  protected readonly t = injectText();
  protected readonly difficulties = DIFFICULTIES;
  protected readonly value = signal('');
  protected readonly removed = signal<readonly string[]>([]);
  protected readonly tagsOfAll = computed(() => [...new Set(this.items().flatMap(({ tags }) => tags))].sort());
  protected readonly wrong = computed(() => this.kind() === 'limit' && limitIn(this.value()) === undefined);

  protected toggle(tag: string): void {
    this.removed.update((tags) => (tags.includes(tag) ? tags.filter((each) => each !== tag) : [...tags, tag]));
  }

  protected apply(): void {
    const kind = this.kind();
    if (kind === null || this.wrong()) return;
    const change = changeOf(kind, this.value(), this.removed());
    this.kind.set(null);
    this.value.set('');
    this.removed.set([]);
    this.wanted.emit(change);
  }
}

function changeOf(kind: BulkKind, value: string, removed: readonly string[]): TagsChange {
  switch (kind) {
    case 'difficulty':
      return { difficulty: DIFFICULTIES.find((known) => known === value) ?? null };
    case 'objective':
      return { objectiveCode: value || null };
    case 'unit':
      return { unitId: value || null };
    case 'tags':
      return { addTags: [...tagsIn(value)], removeTags: [...removed] };
    case 'limit':
      return { exposureLimit: limitIn(value) ?? null };
    case 'archive':
      return { archived: true };
    case 'restore':
      return { archived: false };
  }
}
