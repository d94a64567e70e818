import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isMarkedByPeople, type ItemContent, type Key } from '@selaras/domain/item';
import {
  ApplyCorrectionDocument, type ChangedRowFragment, type CorrectionInput, type CorrectionKind, type CorrectionRowFragment, CorrectionsDocument, GraphqlClient, isRefusal,
  type ItemToCorrectFragment, newId, PagedList, PreviewCorrectionDocument, type PreviewPartsFragment, type RefusalAnswer, type RegradePolicy,
} from '@selaras/web/data-access';
import { Button, Card, ChoiceGroup, Control, EmptyState, Field, Formats, type GroupChoice, injectText, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { ItemChoice } from './item-choice';
import { type KeyDraft, keyDraftOf, keyOfDraft } from './key-draft';
import { KeyFields } from './key-fields';
import { injectKeyWords } from './key-words';
import { PreviewCard } from './preview-card';

const PAGE_SIZE = 20;

/** What may be wrong with an item after people answered it, put right in one page from top to bottom: which, what, by what rule, who changes, why. */
@Component({
  selector: 'sl-new-correction-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, ChoiceGroup, Control, EmptyState, Field, ProblemNotice, RefusalNotice, Skeleton, ItemChoice, KeyFields, PreviewCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-correction.page.html',
  styles: '.keys { padding-inline-start: 1.2em; } textarea { min-height: 5rem; }',
})
export class NewCorrectionPage {
  /** An item to begin with, or a correction to be taken back. */
  readonly item = input<string>();
  readonly restores = input<string>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly store = inject(CourseStore);
  private readonly client = inject(GraphqlClient);
  private readonly router = inject(Router);
  private readonly keyWords = injectKeyWords();
  private readonly preview = viewChild<PreviewCard, ElementRef<HTMLElement>>(PreviewCard, { read: ElementRef });

  protected readonly items = signal<readonly ItemToCorrectFragment[] | null>(null);
  private readonly corrections = signal<readonly CorrectionRowFragment[]>([]);
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly looking = signal(false);

  protected readonly itemId = signal<string | null>(null);
  protected readonly chosen = computed(() => this.items()?.find(({ itemVersionId }) => itemVersionId === this.itemId()) ?? null);
  protected readonly content = computed(() => (this.chosen()?.content ?? null) as ItemContent | null);
  /** What marks it now, as a key; null where it is dropped or credited. */
  private readonly keyNow = computed<Key | null>(() => {
    const item = this.chosen();
    if (item === null || item.inForce?.kind === 'DROP_ITEM' || item.inForce?.kind === 'CREDIT_EVERYBODY') return null;
    return (item.inForce?.key ?? (item.content as ItemContent).key) as Key;
  });
  protected readonly markedNow = computed<readonly string[]>(() => {
    const [item, key] = [this.chosen(), this.keyNow()];
    if (item === null) return [];
    return key === null ? [this.t(`marking.kind.${item.inForce?.kind ?? 'DROP_ITEM'}.state`)] : this.keyWords((item.content as ItemContent).interaction, key);
  });
  /** The corrections of this item that could be taken back, newest first. */
  private readonly restorable = computed(() => this.corrections().filter((row) => row.itemVersionId === this.itemId() && row.kind !== 'RESTORE' && row.takenBackById === null));

  protected readonly kind = signal<CorrectionKind | null>(null);
  protected readonly restoresId = signal<string | null>(null);
  protected readonly kinds = computed<readonly GroupChoice[]>(() => {
    const byPeople = isMarkedByPeople(this.content()?.key.type ?? 'numeric');
    return [
      { value: 'CORRECT_KEY', label: this.t('marking.kind.CORRECT_KEY.name'), hint: this.t(byPeople ? 'marking.kind.byRubric' : 'marking.kind.CORRECT_KEY.hint'), disabled: byPeople },
      { value: 'DROP_ITEM', label: this.t('marking.kind.DROP_ITEM.name'), hint: this.t('marking.kind.DROP_ITEM.hint') },
      { value: 'CREDIT_EVERYBODY', label: this.t('marking.kind.CREDIT_EVERYBODY.name'), hint: this.t('marking.kind.CREDIT_EVERYBODY.hint') },
      ...this.restorable().map(({ id, keyVersion, kind }) => ({ value: id, label: this.t('marking.kind.RESTORE.name', { number: keyVersion }), hint: this.t('marking.kind.RESTORE.hint', { what: this.t(`marking.kind.${kind}.name`) }) })),
    ];
  });
  protected readonly kindValue = computed(() => (this.kind() === 'RESTORE' ? [this.restoresId() ?? ''] : this.kind() === null ? [] : [this.kind() as string]));
  protected readonly draft = linkedSignal<KeyDraft | null>(() => {
    const content = this.content();
    return content === null ? null : keyDraftOf(this.keyNow() ?? content.key);
  });
  protected readonly policy = signal<RegradePolicy>('RECOMPUTE');
  protected readonly policies = computed<readonly GroupChoice[]>(() => (['RECOMPUTE', 'NEVER_LOWER'] as const).map((value) => ({ value, label: this.t(`marking.policy.${value}.name`), hint: this.t(`marking.policy.${value}.hint`) })));
  protected readonly reason = signal('');
  protected readonly wasAsked = signal(false);

  /** What would be sent; null while something is missing. */
  protected readonly correction = computed<CorrectionInput | null>(() => {
    const [itemVersionId, kind, draft] = [this.itemId(), this.kind(), this.draft()];
    if (itemVersionId === null || kind === null) return null;
    const nothing = { itemVersionId: null, key: null, restoresId: null, policy: this.policy() };
    if (kind === 'RESTORE') return { ...nothing, kind, restoresId: this.restoresId() };
    if (kind !== 'CORRECT_KEY') return { ...nothing, kind, itemVersionId };
    const key = draft === null ? null : keyOfDraft(draft);
    return key === null ? null : { ...nothing, kind, itemVersionId, key };
  });
  /** What was looked at; gone as soon as anything above it is changed. */
  protected readonly previewed = linkedSignal<CorrectionInput | null, PreviewPartsFragment | null>({ source: this.correction, computation: () => null });
  protected readonly changes = new PagedList<ChangedRowFragment>(async (after) => (await this.ask(after)).changes);
  /** The same id however often it is pressed, so that a lost answer makes no second correction. */
  private readonly correctionId = linkedSignal<CorrectionInput | null, string>({ source: this.correction, computation: () => newId() });

  constructor() {
    effect(() => {
      if (this.store.version() !== null) untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const { corrections, correctableItems } = await this.client.run(CorrectionsDocument, { versionId: this.store.required().id });
      this.corrections.set(corrections?.corrections ?? []);
      this.items.set(correctableItems ?? []);
      const taken = this.corrections().find(({ id }) => id === this.restores());
      if (this.itemId() === null) this.choose(taken?.itemVersionId ?? this.item() ?? null);
      if (taken !== undefined) this.chooseKind([taken.id]);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected choose(itemVersionId: string | null): void {
    this.itemId.set(itemVersionId);
    this.kind.set(null);
    this.refusal.set(null);
  }

  protected chooseKind([value]: readonly string[]): void {
    const restored = this.restorable().find(({ id }) => id === value);
    this.restoresId.set(restored?.id ?? null);
    this.kind.set(restored ? 'RESTORE' : ((value ?? null) as CorrectionKind | null));
    this.refusal.set(null);
  }

  protected choosePolicy([value]: readonly string[]): void {
    this.policy.set(value === 'NEVER_LOWER' ? 'NEVER_LOWER' : 'RECOMPUTE');
    this.refusal.set(null);
  }

  /** Asks who would change. A key version that is older than somebody else's newer correction is refused, and says so. */
  protected async look(): Promise<void> {
    this.looking.set(true);
    this.refusal.set(null);
    this.previewed.set(null);
    await this.changes.load();
    this.looking.set(false);
    this.problem.set(this.refusal() === null ? this.changes.problem() : null);
    setTimeout(() => this.preview()?.nativeElement.scrollIntoView({ block: 'start' }));
  }

  protected async apply(): Promise<void> {
    const [correction, preview] = [this.correction(), this.previewed()];
    this.wasAsked.set(true);
    if (correction === null || preview === null || this.reason().trim() === '' || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      const { applyCorrection } = await this.client.run(ApplyCorrectionDocument, {
        id: this.correctionId(), versionId: this.store.required().id, correction, reason: this.reason(), previewedOn: preview.keyVersion,
      });
      if (!isRefusal(applyCorrection)) return void (await this.router.navigate(['/author', 'versions', this.store.required().id, 'corrections']));
      this.refusal.set(applyCorrection);
      // What was looked at is no longer what would happen.
      if (applyCorrection.code === 'StaleKeyVersion') this.previewed.set(null);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private async ask(after: string | null): Promise<PreviewPartsFragment> {
    const correction = this.correction();
    if (correction === null) throw new TypeError('nothing to preview');
    const { previewCorrection } = await this.client.run(PreviewCorrectionDocument, { versionId: this.store.required().id, correction, first: PAGE_SIZE, after });
    if (isRefusal(previewCorrection)) {
      this.refusal.set(previewCorrection);
      throw new TypeError(previewCorrection.code);
    }
    const preview = previewCorrection as PreviewPartsFragment;
    if (correction === this.correction()) this.previewed.set(preview);
    return preview;
  }
}
