import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isBlank } from '@selaras/domain/item';
import { GraphqlClient, newId, type RefusalAnswer, SavePairDocument, ServerClock } from '@selaras/web/data-access';
import { Button, Card, Control, type DeliverableItem, EmptyState, Field, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { pairDraftOf, readSettings, useVersion } from '../tests/pair-draft';
import { Conflict } from '../workspace/conflict';
import { CourseStore } from '../workspace/course-store';
import { SaveStateLine } from '../workspace/save-state-line';
import { type Saving, WorkspaceSaving } from '../workspace/saving';
import { type BankItem, ItemBank } from './item-bank';
import { contentOf, formOf } from './item-content';
import { shownInteraction } from './item-shown';
import { ItemFace } from './item-face';
import { emptyItemForm, type ItemForm } from './item-form';
import { ItemFormFields } from './item-form-fields';
import { injectProblemText } from './item-problem-text';
import { canBeSaved, problemsOf } from './item-problems';

/**
 * Writes one item. It is saved by a press, not by itself: each save is a version that tests and attempts may point at for ever.
 * Until then the workspace says that something is not saved.
 */
@Component({
  selector: 'sl-item-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Field, Control, EmptyState, Notice, ProblemNotice, RefusalNotice, Skeleton, Conflict, SaveStateLine, ItemFormFields, ItemFace],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './item.page.html',
  styles: `
    .sides { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (width >= 64rem) { .sides { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); } .beside { position: sticky; top: calc(var(--top-bar) + 64px); } }
    .beside { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); }
    .problems { display: grid; gap: var(--s-1); padding-inline-start: 1.2em; font-size: var(--t-s); }
    .problems .hint { color: var(--ink-2); }
    .save { position: sticky; bottom: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: var(--s-3); align-items: center; justify-content: flex-end; padding: var(--s-3) var(--s-4); margin-inline: calc(-1 * var(--s-4)); border-top: 1px solid var(--line); background: var(--paper); }
    @media (width < 48rem) { .save { bottom: var(--bottom-bar); } }
  `,
})
export class ItemPage {
  /** The item's id, or `new`. */
  readonly itemId = input.required<string>();
  protected readonly t = injectText();
  protected readonly sentence = injectProblemText();
  protected readonly store = inject(CourseStore);
  protected readonly bank = inject(ItemBank);
  private readonly saving = inject(WorkspaceSaving);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly router = inject(Router);

  protected readonly form = signal<ItemForm | null>(null);
  protected readonly objective = signal<string | null>(null);
  /** The version on screen was made from this one; null for a new item. */
  private readonly base = signal<BankItem | null>(null);
  private readonly untouched = signal<string>('');
  protected readonly savedAt = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly asked = signal(false);
  protected readonly missing = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  /** Somebody saved a newer version while this one was being written. */
  protected readonly newer = signal<BankItem | null>(null);
  private readonly freshId = newId();

  protected readonly problems = computed(() => problemsOf(this.form() ?? emptyItemForm()));
  protected readonly blocking = computed(() => this.problems().filter(({ blocks }) => blocks).length);
  protected readonly dirty = computed(() => JSON.stringify([this.form(), this.objective()]) !== this.untouched());
  protected readonly objectives = computed(() => {
    const known = this.store.version()?.objectives ?? [];
    const own = this.objective();
    return own === null || known.some(({ code }) => code === own) ? known : [...known, { id: own, code: own, text: '' }];
  });
  protected readonly state = computed<Saving>(() => {
    if (this.busy()) return { kind: 'saving' };
    if (this.dirty()) return { kind: 'pending' };
    const at = this.savedAt();
    return at === null ? { kind: 'unchanged' } : { kind: 'saved', at };
  });
  protected readonly face = computed<DeliverableItem>(() => {
    const form = this.form() ?? emptyItemForm();
    return {
      itemVersionId: '',
      stem: isBlank(form.stem) ? this.t('author.item.noStem') : form.stem,
      interaction: shownInteraction(form),
    };
  });
  /** The item stands in the tests of this draft in an older version. */
  protected readonly inTests = computed(() => {
    const base = this.base();
    const placed = this.store.version()?.pair.items.find(({ item }) => item.itemId === base?.itemId);
    return base !== null && placed !== undefined && placed.item.itemVersionId !== base.itemVersionId && this.store.isDraft();
  });

  constructor() {
    effect(() => {
      const id = this.itemId();
      untracked(() => void this.load(id));
    });
    inject(DestroyRef).onDestroy(this.saving.watch({ state: this.state, finish: async () => !this.dirty() }));
  }

  protected async load(id = this.itemId()): Promise<void> {
    if (this.base()?.itemId === id) return;
    this.problem.set(null);
    this.missing.set(false);
    try {
      await this.bank.open(this.store.required().courseId);
      const item = this.bank.byId().get(id) ?? null;
      this.missing.set(item === null && id !== 'new');
      this.show(item);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected set(form: ItemForm): void {
    this.form.set(form);
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    const form = this.form();
    if (form === null || !canBeSaved(this.problems()) || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    const base = this.base();
    try {
      const answer = await this.bank.save({ itemId: base?.itemId ?? this.freshId, itemVersionId: newId(), baseNumber: base?.number ?? null, objectiveCode: this.objective(), content: contentOf(form) });
      if ('code' in answer) await this.refused(answer);
      else await this.saved(answer);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  protected async keepMine(): Promise<void> {
    const newer = this.newer();
    if (newer === null) return;
    this.base.set(newer);
    this.newer.set(null);
    await this.save();
  }

  protected takeTheirs(): void {
    this.show(this.newer());
    this.newer.set(null);
    this.refusal.set(null);
  }

  /** Puts the saved version into the tests of the draft. */
  protected async useInTests(): Promise<void> {
    const base = this.base();
    if (base === null) return;
    try {
      this.refusal.set(await this.store.press(async (version) => {
        const draft = useVersion(pairDraftOf(version), base.itemId, base.itemVersionId);
        const settings = readSettings(draft);
        if (settings === null) throw new TypeError('stored settings are readable');
        const items = draft.items.map(({ itemVersionId, part, unitId }) => ({ itemVersionId, part, unitId }));
        return (await this.client.run(SavePairDocument, { versionId: version.id, revision: version.revision, ...settings, items })).savePair;
      }));
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  private async saved(item: BankItem): Promise<void> {
    const isNew = this.base() === null;
    this.show(item);
    this.savedAt.set(this.clock.now());
    if (isNew) await this.router.navigate(['/author', 'versions', this.store.required().id, 'bank', item.itemId], { replaceUrl: true });
  }

  private async refused(refusal: RefusalAnswer): Promise<void> {
    this.refusal.set(refusal);
    if (refusal.code !== 'NewerItemVersion') return;
    await this.bank.reload();
    this.newer.set(this.bank.byId().get(this.base()?.itemId ?? this.freshId) ?? null);
  }

  private show(item: BankItem | null): void {
    this.base.set(item);
    this.form.set(item === null ? emptyItemForm() : formOf(item.content));
    this.objective.set(item?.objectiveCode ?? null);
    this.asked.set(item !== null);
    this.untouched.set(JSON.stringify([this.form(), this.objective()]));
  }
}
