import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type BlueprintCell, checkBlueprint, DIFFICULTIES, type Difficulty, itemsOfForm, PARALLEL_FORMS, type ParallelForm } from '@selaras/domain/item';
import { Badge, Button, Card, Control, injectText, Table } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { cellKey, hasForms, type PairDraft, readBlueprint, setCell } from './pair-draft';
import { blueprintItemOf, coreForms, type FindItem, type KnownItem } from './placed-forms';

interface ShownCell {
  readonly difficulty: Difficulty;
  readonly text: string;
  readonly readable: boolean;
  /** How many stand in each form, or in the test (`form` null). */
  readonly found: readonly { readonly form: ParallelForm | null; readonly count: number; readonly missing: number }[];
  /** Items of the bank that stand nowhere yet. */
  readonly inBank: number;
}

/** How many core items of which objective and difficulty each form holds: asked for, found, and still to be had from the bank. */
@Component({
  selector: 'sl-blueprint-card',
  imports: [RouterLink, Card, Badge, Button, Control, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './blueprint-card.html',
  styles: `
    .head { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-3); align-items: center; }
    input { width: 4.5rem; text-align: center; }
    td { min-width: 6.5rem; }
    .found { display: flex; flex-wrap: wrap; gap: 2px var(--s-2); margin-top: 4px; }
    .lacks { color: var(--bad); font-weight: var(--w-semi); }
    .code { display: block; }
    .text { font-weight: 400; }
    @media (width < 48rem) {
      .text { display: none; }
      td { min-width: 0; padding-inline: var(--s-1); }
      input { width: 100%; min-width: 3.5rem; padding-inline: 4px; }
    }
    ul { display: flex; flex-wrap: wrap; gap: var(--s-1) var(--s-4); padding: 0; list-style: none; }
  `,
})
export class BlueprintCard {
  readonly draft = input.required<PairDraft>();
  readonly bank = input.required<readonly KnownItem[]>();
  readonly find = input.required<FindItem>();
  readonly nameOf = input.required<(itemId: string) => string>();
  readonly changed = output<PairDraft>();
  readonly fill = output();
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  protected readonly difficulties = DIFFICULTIES;

  private readonly core = computed(() => coreForms(this.draft(), this.find()));
  private readonly blueprint = computed(() => readBlueprint(this.draft()) ?? []);
  private readonly free = computed(() => {
    const placed = new Set(this.draft().items.map(({ itemId }) => itemId));
    return this.bank().filter(({ itemId }) => !placed.has(itemId)).map(blueprintItemOf);
  });
  protected readonly rows = computed(() => {
    const objectives = this.store.version()?.objectives ?? [];
    // Every cell is checked, also those that ask for none: what stands there is shown all the same.
    const all = objectives.flatMap(({ code }) => DIFFICULTIES.map((difficulty): BlueprintCell => ({ objectiveCode: code, difficulty, number: this.asked(code, difficulty) })));
    const forms = hasForms(this.draft()) ? PARALLEL_FORMS : [null];
    const checks = forms.map((form) => ({ form, cells: checkBlueprint(all, itemsOfForm(this.core(), form)).cells }));
    const bank = checkBlueprint(all, this.free()).cells;
    return objectives.map(({ code, text }, row) => ({
      code, text,
      cells: DIFFICULTIES.map((difficulty, column): ShownCell => {
        const at = row * DIFFICULTIES.length + column;
        const typed = this.draft().blueprint[cellKey(code, difficulty)] ?? '';
        return {
          difficulty, text: typed, readable: readBlueprint({ ...this.draft(), blueprint: { [cellKey(code, difficulty)]: typed } }) !== null,
          found: checks.map(({ form, cells }) => ({ form, count: cells[at]?.available ?? 0, missing: cells[at]?.missing ?? 0 })),
          inBank: bank[at]?.available ?? 0,
        };
      }),
    }));
  });
  protected readonly total = computed(() => this.blueprint().reduce((sum, { number }) => sum + number, 0));
  protected readonly lacking = computed(() => this.rows().flatMap(({ cells }) => cells).reduce((sum, { found }) => sum + found.reduce((missing, each) => missing + each.missing, 0), 0));
  protected readonly unclassified = computed(() => checkBlueprint([], this.core()).unclassified);

  protected type(code: string, difficulty: Difficulty, text: string): void {
    this.changed.emit(setCell(this.draft(), code, difficulty, text));
  }

  private asked(code: string, difficulty: Difficulty): number {
    return this.blueprint().find((cell) => cell.objectiveCode === code && cell.difficulty === difficulty)?.number ?? 0;
  }
}
