import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ParallelForm } from '@selaras/domain/item';
import { GraphqlClient, SavePairDocument, ServerClock } from '@selaras/web/data-access';
import { Badge, Button, Card, Control, Dialog, Field, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { nameOf as itemName } from '../items/bank-filter';
import { BankList } from '../items/bank-list';
import { ItemBank } from '../items/item-bank';
import { AskedColumns } from '../matrix/asked-columns';
import { Conflict } from '../workspace/conflict';
import { CourseStore } from '../workspace/course-store';
import { edited } from '../workspace/edited';
import { BlueprintCard } from './blueprint-card';
import { FillDialog } from './fill-dialog';
import {
  addItems, casePlaces, CORE, expectedCaseItems, hasForms, itemsAt, moveItem, type PairDraft, pairDraftOf, type Place, type PlacedItem, PRACTICE, readBlueprint, readSettings, removeItem, samePair, sectionTitles, sentItems, setForm, setPlacing,
  settingsProblems, type SettingField, useVersion, withoutForms,
} from './pair-draft';
import { coreForms, type FindItem, summariseForms } from './placed-forms';
import { PlacedItems } from './placed-items';

const DIFFICULTY = { easy: 'EASY', medium: 'MEDIUM', hard: 'HARD' } as const;

/** The linked pair of pre- and post-test: what everybody gets, in one form or two, what each unit gets, and what there is to practise with. */
@Component({
  selector: 'sl-tests-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Badge, Field, Control, Dialog, Notice, ProblemNotice, RefusalNotice, Skeleton, BankList, PlacedItems, BlueprintCard, FillDialog, Conflict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tests.page.html',
  styles: `
    .settings { display: grid; gap: var(--s-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); align-items: start; }
    .head { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-3); align-items: center; }
    .forms { display: flex; flex-wrap: wrap; gap: var(--s-1) var(--s-3); align-items: center; }
  `,
})
export class TestsPage {
  /** Query: the unit whose case items are looked for. */
  readonly unit = input<string | undefined>();
  protected readonly t = injectText();
  protected readonly store = inject(CourseStore);
  protected readonly bank = inject(ItemBank);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly formats = inject(Formats);
  private readonly columns = inject(AskedColumns);
  protected readonly core = CORE;
  protected readonly practice = PRACTICE;
  protected readonly problem = signal<unknown>(null);
  /** Where chosen items go; null while nothing is being chosen. */
  protected readonly adding = signal<Place | null>(null);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly filling = signal(false);
  /** The author is about to put the first item into one form. */
  protected readonly choosingForms = signal(false);

  protected readonly form = edited<PairDraft>(this.stored(), {
    save: async (draft, revision) => {
      const [settings, cells] = [readSettings(draft), readBlueprint(draft)];
      if (settings === null || cells === null) throw new TypeError('what cannot be read is not sent');
      const blueprint = cells.map(({ objectiveCode, difficulty, number }) => ({ objectiveCode, number, difficulty: DIFFICULTY[difficulty] }));
      const refusal = await this.store.change(async ({ id }) => (await this.client.run(SavePairDocument, { versionId: id, revision: revision ?? 1, ...settings, items: sentItems(draft), blueprint })).savePair);
      return refusal === null ? { kind: 'saved', revision: this.store.required().revision, at: this.clock.now() } : { kind: 'refused', refusal };
    },
    current: async () => ((await this.store.reload()) === null ? null : this.stored()),
    same: samePair,
  }, (draft) => readSettings(draft) !== null && readBlueprint(draft) !== null);

  protected readonly coreItems = computed(() => itemsAt(this.form.value(), CORE));
  protected readonly practiceItems = computed(() => itemsAt(this.form.value(), PRACTICE));
  protected readonly sections = computed(() => sectionTitles(this.form.value()));
  protected readonly expected = computed(() => expectedCaseItems(this.form.value()));
  protected readonly cases = computed(() => {
    const version = this.store.version();
    const asked = version === null ? [] : this.columns.of(version.courseId);
    const units = [...(version?.matrixUnits.map(({ id }) => id) ?? []), ...asked, ...(this.unit() ? [this.unit() ?? ''] : [])];
    return casePlaces(this.form.value(), units)
      .filter(({ unitId }) => unitId === null || this.store.unitById().has(unitId))
      .map((place) => ({ place, items: itemsAt(this.form.value(), place) }))
      // An empty general case is offered last, not first: most courses have none.
      .sort((a, b) => Number(a.place.unitId === null && a.items.length === 0) - Number(b.place.unitId === null && b.items.length === 0));
  });
  /** As the version holds it where that is what is placed, else as the bank has it. */
  protected readonly find: FindItem = ({ itemId, itemVersionId }) => {
    const newest = this.bank.byId().get(itemId);
    return newest?.itemVersionId === itemVersionId ? newest : (this.store.version()?.pair.items.find(({ item }) => item.itemVersionId === itemVersionId)?.item ?? newest);
  };
  protected readonly nameOfItem = (itemId: string): string => {
    const item = this.bank.byId().get(itemId) ?? this.store.version()?.pair.items.find(({ item: placed }) => placed.itemId === itemId)?.item;
    return item === undefined ? '' : itemName(item);
  };
  protected readonly formsSummary = computed(() => summariseForms(coreForms(this.form.value(), this.find), hasForms(this.form.value())));
  protected readonly showForms = computed(() => this.formsSummary() !== null || this.choosingForms());
  protected readonly taken = computed(() => new Set(this.form.value().items.map(({ itemId }) => itemId)));
  protected readonly outdated = computed(() => this.form.value().items.filter(({ itemId, itemVersionId }) => {
    const newest = this.bank.byId().get(itemId);
    return newest !== undefined && newest.itemVersionId !== itemVersionId;
  }));
  protected readonly objectiveCodes = computed(() => this.store.version()?.objectives.map(({ code }) => code) ?? []);
  protected readonly refusal = computed(() => {
    const state = this.form.draft.state();
    return state.kind === 'refused' && state.refusal.code !== 'StaleRevision' ? state.refusal : null;
  });

  constructor() {
    void this.load();
    effect(() => {
      if (this.store.version() !== null) untracked(() => this.form.follow(this.stored()));
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      await this.bank.open(this.store.required().courseId);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected set(change: Partial<PairDraft>): void {
    this.form.set({ ...this.form.value(), ...change });
  }

  protected errorOf(field: SettingField): string {
    return settingsProblems(this.form.value()).includes(field) ? this.t(`author.tests.problem.${field}`) : '';
  }

  protected nameOf({ part, unitId }: Place): string {
    if (part !== 'case') return this.t(`author.tests.${part}`);
    return unitId === null ? this.t('author.tests.generalCase') : (this.store.unitById().get(unitId)?.name ?? '');
  }

  protected startAdding(place: Place): void {
    this.chosen.set([]);
    this.adding.set(place);
  }

  protected add(): void {
    const place = this.adding();
    if (place === null) return;
    const items = this.chosen().flatMap((id) => this.bank.byId().get(id) ?? []);
    this.form.set(addItems(this.form.value(), items, place));
    this.adding.set(null);
  }

  protected move(itemId: string, step: -1 | 1): void {
    this.form.set(moveItem(this.form.value(), itemId, step));
  }

  protected remove(itemId: string): void {
    this.form.set(removeItem(this.form.value(), itemId));
  }

  protected renew(itemIds: readonly string[]): void {
    this.form.set(itemIds.reduce((draft, itemId) => {
      const newest = this.bank.byId().get(itemId);
      return newest === undefined ? draft : useVersion(draft, itemId, newest.itemVersionId);
    }, this.form.value()));
  }

  protected putInForm(itemId: string, form: ParallelForm | null): void {
    this.form.set(setForm(this.form.value(), itemId, form));
  }

  protected place({ itemId, ...change }: { readonly itemId: string } & Partial<Pick<PlacedItem, 'section' | 'required'>>): void {
    this.form.set(setPlacing(this.form.value(), itemId, change));
  }

  protected useOneForm(): void {
    this.choosingForms.set(false);
    this.form.set(withoutForms(this.form.value()));
  }

  protected marksOf(hundredths: number | undefined): string {
    return this.formats.number((hundredths ?? 0) / 100);
  }

  protected idsOf(items: readonly { readonly itemId: string }[]): readonly string[] {
    return items.map(({ itemId }) => itemId);
  }

  private stored(): { readonly value: PairDraft; readonly revision: number } {
    const version = this.store.required();
    return { value: pairDraftOf(version), revision: version.revision };
  }
}
