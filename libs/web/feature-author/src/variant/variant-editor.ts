import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, type OnInit, runInInjectionContext, signal, untracked } from '@angular/core';
import { ConfirmVariantDocument, GraphqlClient, newId, type RefusalAnswer, RemoveVariantDocument, SaveVariantDocument } from '@selaras/web/data-access';
import { Button, Card, Checkbox, Control, Dialog, Field, Formats, injectText, Notice, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { RichTextEditor } from '../editor/rich-text-editor';
import { Conflict } from '../workspace/conflict';
import { CourseStore, type VersionAnswer } from '../workspace/course-store';
import { type CourseModule, type CourseVersion, isCore } from '../workspace/course-version';
import { edited, type Edited } from '../workspace/edited';
import { injectZone } from '../workspace/saving';
import { PageTabs } from './page-tabs';
import { UnsavedCopies, type UnsavedText } from './unsaved-copy';
import { addPage, EMPTY_TEXT, isEmptyText, movePage, type PageChange, removePage, sameText, type StoredText, type VariantKey, variantOf, type VariantText, VariantTexts } from './variant-text';

type Saved = { readonly kind: 'saved'; readonly revision: number; readonly at: number } | { readonly kind: 'refused'; readonly refusal: RefusalAnswer };

/** Writes one text of a module, page by page, beside the core it adapts. */
@Component({
  selector: 'sl-variant-editor',
  imports: [Card, Button, Field, Control, Checkbox, Dialog, Notice, ProblemNotice, RefusalNotice, RichTextEditor, Conflict, PageTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './variant-editor.html',
  styleUrl: './variant-editor.css',
})
export class VariantEditor implements OnInit {
  readonly module = input.required<CourseModule>();
  readonly key = input.required<VariantKey>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly zone = injectZone();
  protected readonly store = inject(CourseStore);
  private readonly texts = inject(VariantTexts);
  private readonly copies = inject(UnsavedCopies);
  private readonly client = inject(GraphqlClient);
  private readonly injector = inject(Injector);

  protected readonly form = signal<Edited<VariantText> | null>(null);
  protected readonly open = signal(0);
  protected readonly coreOpen = signal(0);
  protected readonly beside = signal(true);
  protected readonly slip = signal(false);
  protected readonly lost = signal<UnsavedText | null>(null);
  protected readonly removingPage = signal(false);
  protected readonly removing = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);

  protected readonly variant = computed(() => variantOf(this.module(), this.key()));
  protected readonly isCoreKey = computed(() => this.key().unitId === null && this.key().level === null);
  /** The text that stands beside this one; null for the core itself, or where there is none. */
  protected readonly core = computed<StoredText | null>(() => {
    const core = this.module().variants.find(isCore);
    return this.isCoreKey() || core === undefined ? null : (this.texts.byId()?.get(core.id) ?? null);
  });
  protected readonly others = computed(() => this.module().variants.filter((variant) => !isCore(variant)).length);
  protected readonly page = computed(() => this.form()?.value().pages[this.open()] ?? '');
  protected readonly isEmpty = computed(() => isEmptyText(this.form()?.value() ?? EMPTY_TEXT));
  protected readonly saveRefusal = computed(() => {
    const state = this.form()?.draft.state();
    return state?.kind === 'refused' && state.refusal.code !== 'StaleRevision' ? state.refusal : null;
  });
  /** Made once for a text that is not there yet, so that a repeated save makes no second one. */
  private readonly freshId = newId();

  ngOnInit(): void {
    const variant = this.variant();
    const stored = variant === null ? null : (this.texts.byId()?.get(variant.id) ?? null);
    const value: VariantText = stored === null ? EMPTY_TEXT : { label: stored.label, pages: stored.pages };
    runInInjectionContext(this.injector, () => {
      const form = edited<VariantText>({ value, revision: stored?.revision ?? null }, {
        save: (text, revision) => this.save(text, revision),
        current: () => this.current(),
        same: sameText,
      }, (text) => this.variant() !== null || !isEmptyText(text));
      this.form.set(form);
      effect(() => {
        // Nothing of this text is waiting any more: the copy on this device has done its duty.
        if (form.draft.state().kind === 'saved' && !form.draft.unsaved) this.copies.forget(this.copyKey());
      });
    });
    const lost = this.copies.find(this.copyKey());
    if (lost !== null && !sameText(lost, value)) this.lost.set(lost);
  }

  protected set(change: Partial<VariantText>): void {
    const form = this.form();
    if (form === null) return;
    const text = { ...form.value(), ...change };
    this.copies.keep(this.copyKey(), text);
    form.set(text);
  }

  protected setPage(html: string): void {
    this.set({ pages: (this.form()?.value().pages ?? []).map((page, index) => (index === this.open() ? html : page)) });
  }

  protected changePages(how: 'add' | 'remove' | 'back' | 'forth'): void {
    const pages = this.form()?.value().pages ?? [];
    const at = this.open();
    const changes: Record<typeof how, () => PageChange> = {
      add: () => addPage(pages, at), remove: () => removePage(pages, at), back: () => movePage(pages, at, -1), forth: () => movePage(pages, at, 1),
    };
    const { pages: changed, open } = changes[how]();
    this.removingPage.set(false);
    this.open.set(open);
    this.set({ pages: changed });
  }

  protected copyCore(): void {
    const core = this.core();
    if (core === null) return;
    this.open.set(0);
    this.set({ pages: core.pages });
  }

  protected takeLost(): void {
    const lost = this.lost();
    this.lost.set(null);
    this.open.set(0);
    if (lost !== null) this.set({ label: lost.label, pages: lost.pages.length === 0 ? [''] : lost.pages });
  }

  protected dropLost(): void {
    this.lost.set(null);
    this.copies.forget(this.copyKey());
  }

  protected takeTheirs(): void {
    this.open.set(0);
    this.copies.forget(this.copyKey());
    this.form()?.takeTheirs();
  }

  protected confirm(): Promise<void> {
    return this.press(async ({ id }) => (await this.client.run(ConfirmVariantDocument, { versionId: id, variantId: this.variant()?.id ?? '' })).confirmVariant);
  }

  protected async remove(): Promise<void> {
    const form = this.form();
    await this.press(async ({ id }) => (await this.client.run(RemoveVariantDocument, { versionId: id, variantId: this.variant()?.id ?? '' })).removeVariant);
    if (this.refusal() !== null || this.problem() !== null || form === null) return;
    this.removing.set(false);
    this.copies.forget(this.copyKey());
    history.back();
  }

  private async press(ask: (version: CourseVersion) => Promise<VersionAnswer>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      await this.form()?.draft.flush();
      this.refusal.set(await this.store.press(ask));
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private async save(text: VariantText, revision: number | null): Promise<Saved> {
    const key = this.key();
    const variantId = this.variant()?.id ?? this.freshId;
    const substantial = !(this.isCoreKey() && this.slip());
    const refusal = await this.store.change(async ({ id }) => (await this.client.run(SaveVariantDocument, {
      versionId: id, moduleId: this.module().id, variantId, revision, key, label: text.label.trim(), pages: text.pages, substantial,
    })).saveVariant);
    if (refusal !== null) return { kind: 'refused', refusal };
    const saved = this.store.modules().find(({ id }) => id === this.module().id)?.variants.find(({ id }) => id === variantId);
    const stored = { ...text, revision: saved?.revision ?? (revision ?? 0) + 1 };
    untracked(() => this.texts.keep(variantId, stored));
    return { kind: 'saved', revision: stored.revision, at: saved === undefined ? Date.now() : Date.parse(saved.updatedAt) };
  }

  private async current(): Promise<{ readonly value: VariantText; readonly revision: number } | null> {
    const version = this.store.required();
    await Promise.all([this.texts.load(version.id), this.store.reload()]);
    const variant = this.variant();
    const stored = variant === null ? undefined : this.texts.byId()?.get(variant.id);
    return stored === undefined ? null : { value: { label: stored.label, pages: stored.pages }, revision: stored.revision };
  }

  private copyKey(): string {
    const { unitId, level } = this.key();
    return [this.store.version()?.id ?? '', this.module().id, unitId ?? 'core', level ?? 'all'].join('.');
  }
}
