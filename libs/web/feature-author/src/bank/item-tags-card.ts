import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { ChangeItemsDocument, GraphqlClient, isRefusal, type RefusalAnswer, ServerClock } from '@selaras/web/data-access';
import { Badge, Button, Card, Control, Field, Formats, injectText, Notice, ProblemNotice, RefusalNotice } from '@selaras/web/ui';
import { CourseStore } from '../workspace/course-store';
import { injectZone } from '../workspace/saving';
import { UnitPicker } from '../workspace/unit-picker';
import type { BankEntry } from './bank-search';
import { DIFFICULTIES } from './difficulties';
import { limitIn, tagsIn } from './tag-text';

interface Draft {
  readonly difficulty: string;
  readonly unitId: string | null;
  readonly tags: string;
  readonly limit: string;
}

/** What an author says of an item without writing a version: difficulty, unit, tags, limit. Saved by itself, apart from the question. */
@Component({
  selector: 'sl-item-tags-card',
  imports: [Card, Button, Badge, Field, Control, Notice, ProblemNotice, RefusalNotice, UnitPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section slCard class="stack" [attr.aria-label]="t('bank.tagsCard.heading')">
      <div class="row row-between">
        <h2>{{ t('bank.tagsCard.heading') }}</h2>
        <sl-badge [tone]="entry().overLimit ? 'gold' : 'plain'">{{ entry().exposureLimit === null ? t('bank.seen', { count: entry().learners }) : t('bank.tagsCard.ofLimit', { learners: formats.number(entry().learners), limit: formats.number(entry().exposureLimit ?? 0) }) }}</sl-badge>
      </div>
      <p class="small muted">{{ t('bank.meanwhile.by', { name: entry().revisedBy, at: formats.shortDateTime(entry().revisedAt, zone()) }) }}</p>
      @if (overtaken(); as words) { <sl-notice tone="bad"><p>{{ words }}</p></sl-notice> }
      <sl-refusal [refusal]="refusal()" />
      @if (problem(); as shown) { <sl-problem [problem]="shown" (retry)="save()" /> }
      <sl-field [label]="t('bank.difficulty.label')">
        <select slControl #difficulty (change)="set({ difficulty: difficulty.value })">
          <option value="" [selected]="draft().difficulty === ''">{{ t('bank.difficulty.none') }}</option>
          @for (known of difficulties; track known) { <option [value]="known" [selected]="draft().difficulty === known">{{ t('bank.difficulty.' + known) }}</option> }
        </select>
      </sl-field>
      <sl-unit-picker [label]="t('bank.unit.label')" [units]="store.units()" [value]="draft().unitId" [empty]="t('bank.unit.none')" (valueChange)="set({ unitId: $event })" />
      <sl-field [label]="t('bank.tagsCard.tags')" [hint]="t('bank.tagsCard.tagsHint')"><input slControl #tags autocomplete="off" [value]="draft().tags" (input)="set({ tags: tags.value })" /></sl-field>
      <sl-field [label]="t('bank.tagsCard.limit')" [hint]="t('bank.tagsCard.limitHint')" [error]="limit() === undefined ? t('bank.bulk.limitWrong') : ''">
        <input slControl #most inputmode="numeric" autocomplete="off" [value]="draft().limit" (input)="set({ limit: most.value })" />
      </sl-field>
      <div class="row row-between">
        <span class="small muted" role="status">@if (savedAt(); as at) { {{ t('bank.tagsCard.saved', { at: formats.time(at, zone()) }) }} }</span>
        <button slButton="secondary" type="button" [busy]="busy()" [disabled]="!dirty() || limit() === undefined" (click)="save()">{{ t('bank.tagsCard.save') }}</button>
      </div>
    </section>`,
})
export class ItemTagsCard {
  readonly entry = input.required<BankEntry>();
  readonly changed = output<BankEntry>();
  /** Whether something is written here that is not saved. */
  readonly dirtyChange = output<boolean>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly store = inject(CourseStore);
  protected readonly zone = injectZone();
  private readonly client = inject(GraphqlClient);
  private readonly clock = inject(ServerClock);
  protected readonly difficulties = DIFFICULTIES;
  protected readonly busy = signal(false);
  protected readonly savedAt = signal<number | null>(null);
  protected readonly overtaken = signal<string | null>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly draft = linkedSignal<Draft>(() => draftOf(this.entry()));
  protected readonly limit = computed(() => limitIn(this.draft().limit));
  protected readonly dirty = computed(() => JSON.stringify({ ...this.draft(), tags: tagsIn(this.draft().tags), limit: this.limit() }) !== JSON.stringify({ ...draftOf(this.entry()), tags: this.entry().tags, limit: this.entry().exposureLimit }));

  constructor() {
    effect(() => this.dirtyChange.emit(this.dirty()));
  }

  protected set(change: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.savedAt.set(null);
  }

  protected async save(): Promise<void> {
    const { itemId, revision, tags: before } = this.entry();
    const { difficulty, unitId, tags } = this.draft();
    const limit = this.limit();
    if (limit === undefined || this.busy()) return;
    this.busy.set(true);
    this.overtaken.set(null);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      const now = tagsIn(tags);
      const change = {
        difficulty: DIFFICULTIES.find((known) => known === difficulty) ?? null, unitId, exposureLimit: limit,
        addTags: now.filter((tag) => !before.includes(tag)), removeTags: before.filter((tag) => !now.includes(tag)),
      };
      const { changeItems: answer } = await this.client.run(ChangeItemsDocument, { courseId: this.store.required().courseId, items: [{ itemId, revision }], change });
      if (isRefusal(answer)) return this.refusal.set(answer);
      const [theirs] = answer.__typename === 'ItemsChangedMeanwhile' ? answer.conflicts.map((conflict) => conflict.theirs) : answer.items;
      if (theirs) this.changed.emit(theirs);
      if (answer.__typename === 'ItemsChanged') this.savedAt.set(this.clock.now());
      else if (theirs) this.overtaken.set(this.t('bank.tagsCard.conflict', { name: theirs.revisedBy, mine: this.inWords(difficulty, unitId, now, limit) }));
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private inWords(difficulty: string, unitId: string | null, tags: readonly string[], limit: number | null): string {
    const unit = unitId === null ? [] : [this.store.unitById().get(unitId)?.shortName ?? ''];
    return [this.t(`bank.difficulty.${difficulty || 'none'}`), ...unit, ...tags, ...(limit === null ? [] : [`${this.t('bank.bulk.limit')} ${this.formats.number(limit)}`])].join(' · ');
  }
}

function draftOf({ difficulty, unit, tags, exposureLimit }: BankEntry): Draft {
  return { difficulty: difficulty ?? '', unitId: unit?.id ?? null, tags: tags.join(', '), limit: exposureLimit === null ? '' : String(exposureLimit) };
}
