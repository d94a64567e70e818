import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type EditedItem, isBlank } from '@selaras/domain/item';
import { BankItemRecordDocument, GraphqlClient, NearDuplicatesDocument, type NearDuplicatesQuery, newId, type RefusalAnswer, SavePairDocument, ServerClock } from '@selaras/web/data-access';
import { Button, Card, Control, type DeliverableItem, EmptyState, Field, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Segmented, Skeleton } from '@selaras/web/ui';
import type { BankEntry } from '../bank/bank-search';
import { ItemConflict } from '../bank/item-conflict';
import { ItemFiguresPage } from '../bank/item-figures';
import { type ItemRecord, recordOf, type VersionLine } from '../bank/item-record';
import { ItemTagsCard } from '../bank/item-tags-card';
import { ItemVersions } from '../bank/item-versions';
import { pairDraftOf, readSettings, sentItems, useVersion } from '../tests/pair-draft';
import { CourseStore } from '../workspace/course-store';
import { SaveStateLine } from '../workspace/save-state-line';
import { type Saving, WorkspaceSaving } from '../workspace/saving';
import { ItemBank } from './item-bank';
import { contentOf, formOf } from './item-content';
import { shownInteraction } from './item-shown';
import { ItemFace } from './item-face';
import { emptyItemForm, type ItemForm } from './item-form';
import { ItemFormFields } from './item-form-fields';
import { injectProblemText } from './item-problem-text';
import { canBeSaved, problemsOf } from './item-problems';

const TABS = ['write', 'history', 'figures'] as const;

/**
 * Writes one item. It is saved by a press, not by itself: each save is a version that tests and attempts may point at for ever.
 * Until then the workspace says that something is not saved.
 */
@Component({
  selector: 'sl-item-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Field, Control, EmptyState, Notice, ProblemNotice, RefusalNotice, Skeleton, Segmented, SaveStateLine, ItemFormFields, ItemFace, ItemConflict, ItemTagsCard, ItemVersions, ItemFiguresPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './item.page.html',
  styles: `
    .sides { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (width >= 64rem) { .sides { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); } .beside { position: sticky; top: calc(var(--top-bar) + 64px); } }
    .beside { display: grid; gap: var(--s-4); grid-template-columns: minmax(0, 1fr); }
    .sides[hidden], .save[hidden] { display: none; }
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
  private readonly bank = inject(ItemBank);
  protected readonly formats = inject(Formats);
  private readonly saving = inject(WorkspaceSaving);
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  private readonly router = inject(Router);

  protected readonly form = signal<ItemForm | null>(null);
  protected readonly objective = signal<string | null>(null);
  /** The item as it is stored; null for a new one. */
  protected readonly record = signal<ItemRecord | null>(null);
  /** The version on screen was made from this one; null for a new item. */
  protected readonly base = signal<VersionLine | null>(null);
  protected readonly tab = signal<(typeof TABS)[number]>('write');
  protected readonly tabs = computed(() => TABS.map((value) => ({ value, label: this.t(`bank.tab.${value}`) })));
  private readonly untouched = signal<string>('');
  protected readonly savedAt = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly asked = signal(false);
  protected readonly missing = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  /** Somebody saved a newer version while this one was being written: hers, and what was to be saved. */
  protected readonly newer = signal<{ readonly theirs: VersionLine; readonly mine: EditedItem } | null>(null);
  protected readonly alike = signal<NearDuplicatesQuery['nearDuplicates']>([]);
  /** Told by the card of tags: it has a button of its own. */
  protected readonly tagsDirty = signal(false);
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
    if (this.dirty() || this.tagsDirty()) return { kind: 'pending' };
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
    const placed = this.store.version()?.pair.items.find(({ item }) => item.itemId === this.record()?.entry.itemId);
    return base !== null && placed !== undefined && placed.item.itemVersionId !== base.itemVersionId && this.store.isDraft();
  });

  constructor() {
    effect(() => {
      const id = this.itemId();
      untracked(() => void this.load(id));
    });
    inject(DestroyRef).onDestroy(this.saving.watch({ state: this.state, finish: async () => !this.dirty() && !this.tagsDirty() }));
  }

  protected async load(id = this.itemId()): Promise<void> {
    if (this.record()?.entry.itemId === id) return;
    this.problem.set(null);
    this.missing.set(false);
    try {
      const record = id === 'new' ? null : await this.read(id);
      this.missing.set(record === null && id !== 'new');
      this.record.set(record);
      this.show(record?.versions[0] ?? null);
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
    const itemId = this.record()?.entry.itemId ?? this.freshId;
    const mine: EditedItem = { content: contentOf(form), objectiveCode: this.objective() };
    try {
      const answer = await this.bank.save(this.store.required().courseId, { itemId, itemVersionId: newId(), baseNumber: this.base()?.number ?? null, ...mine });
      if ('code' in answer) await this.refused(answer, itemId, mine);
      else await this.saved(itemId);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  /** What the author decided between both versions goes into the form, on top of the newer one; it is stored when she saves it. */
  protected takeOver({ content, objectiveCode }: EditedItem): void {
    const newer = this.newer();
    if (newer === null) return;
    this.show(newer.theirs);
    this.form.set(formOf(content));
    this.objective.set(objectiveCode);
    this.newer.set(null);
    this.refusal.set(null);
  }

  protected tagged(entry: BankEntry): void {
    this.record.update((record) => record && { ...record, entry });
    this.bank.forget();
  }

  /** Puts the saved version into the tests of the draft. */
  protected async useInTests(): Promise<void> {
    const [base, record] = [this.base(), this.record()];
    if (base === null || record === null) return;
    try {
      this.refusal.set(await this.store.press(async (version) => {
        const draft = useVersion(pairDraftOf(version), record.entry.itemId, base.itemVersionId);
        const settings = readSettings(draft);
        if (settings === null) throw new TypeError('stored settings are readable');
        return (await this.client.run(SavePairDocument, { versionId: version.id, revision: version.revision, ...settings, items: sentItems(draft) })).savePair;
      }));
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  private async saved(itemId: string): Promise<void> {
    const isNew = this.record() === null;
    const record = await this.read(itemId);
    this.record.set(record);
    this.show(record?.versions[0] ?? null);
    this.savedAt.set(this.clock.now());
    if (isNew) await this.router.navigate(['/author', 'versions', this.store.required().id, 'bank', itemId], { replaceUrl: true });
    this.alike.set((await this.client.run(NearDuplicatesDocument, { itemId })).nearDuplicates);
  }

  private async refused(refusal: RefusalAnswer, itemId: string, mine: EditedItem): Promise<void> {
    this.refusal.set(refusal);
    if (refusal.code !== 'NewerItemVersion') return;
    const record = await this.read(itemId);
    const theirs = record?.versions[0];
    if (!record || !theirs) return;
    this.record.set(record);
    this.newer.set({ theirs, mine });
  }

  private async read(itemId: string): Promise<ItemRecord | null> {
    const { bankItem } = await this.client.run(BankItemRecordDocument, { itemId });
    return bankItem && recordOf(bankItem);
  }

  private show(version: VersionLine | null): void {
    this.base.set(version);
    this.alike.set([]);
    this.form.set(version === null ? emptyItemForm() : formOf(version.content));
    this.objective.set(version?.objectiveCode ?? null);
    this.asked.set(version !== null);
    this.untouched.set(JSON.stringify([this.form(), this.objective()]));
  }
}
