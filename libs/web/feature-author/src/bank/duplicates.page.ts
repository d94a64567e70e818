import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ItemContent, NEAR_EQUAL_FROM } from '@selaras/domain/item';
import { ChangeItemsDocument, DuplicateItemsDocument, type DuplicateItemsQuery, GraphqlClient, isRefusal, KeepItemsApartDocument, type RefusalAnswer } from '@selaras/web/data-access';
import { Badge, Button, Card, EmptyState, Formats, injectText, Notice, Page, PageHeader, ProblemNotice, RefusalNotice, Skeleton } from '@selaras/web/ui';
import { ItemBank } from '../items/item-bank';
import { CourseStore } from '../workspace/course-store';
import { ItemContentView } from './item-content-view';

type Found = NonNullable<DuplicateItemsQuery['duplicateItems']>;
type Group = Found['groups'][number]['items'];

/** Items that read alike, side by side: one is put aside, or somebody says that they ask different things. */
@Component({
  selector: 'sl-duplicates-page',
  imports: [RouterLink, Page, PageHeader, Card, Button, Badge, Notice, EmptyState, ProblemNotice, RefusalNotice, Skeleton, ItemContentView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sl-page>
      <sl-page-header [kicker]="t('author.bank.heading')" [heading]="t('bank.alike.heading')" [lede]="t('bank.alike.lede', { percent: formats.percent(limit) })">
        <a slButton="quiet" routerLink="..">{{ t('bank.alike.back') }}</a>
      </sl-page-header>
      <sl-refusal [refusal]="refusal()" />
      @if (problem(); as shown) { <sl-problem [problem]="shown" (retry)="load()" /> }
      @if (said(); as words) { <sl-notice tone="good"><p role="status">{{ words }}</p>@if (undoable(); as entry) { <button slButton="secondary" small type="button" (click)="restore(entry)">{{ t('bank.bulk.undo') }}</button> }</sl-notice> }
      @if (found(); as all) {
        @if (!all.complete) { <sl-notice tone="warn"><p>{{ t('bank.alike.incomplete') }}</p></sl-notice> }
        @if (all.total > all.groups.length) { <p class="small muted">{{ t('bank.alike.moreGroups', { shown: all.groups.length, total: all.total }) }}</p> }
        @for (group of all.groups; track group.items[0]?.entry?.itemId) {
          <section slCard class="stack">
            <h2>{{ t('bank.alike.groupHeading', { count: group.items.length }) }}</h2>
            <div class="sides">
              @for (item of group.items; track item.entry.itemId) {
                <article>
                  <div class="stack stack-s">
                    <a [routerLink]="['..', item.entry.itemId]" class="strong">{{ item.entry.title }}</a>
                    <div class="row">
                      @if (item.entry.uses.length > 0) { <sl-badge>{{ t('bank.usedIn', { count: item.entry.uses.length }) }}</sl-badge> } @else { <sl-badge tone="plain">{{ t('bank.unused') }}</sl-badge> }
                      <span class="small muted num">{{ t('bank.seen', { count: item.entry.learners }) }}</span>
                    </div>
                    <sl-item-content-view [content]="contentOf(item.content)" [objectiveCode]="item.entry.objectiveCode" />
                  </div>
                  <div class="row">
                    <button slButton="secondary" small type="button" [disabled]="busy()" [attr.aria-label]="t('bank.alike.archive') + ': ' + item.entry.title" (click)="archive(item.entry)">{{ t('bank.alike.archive') }}</button>
                    @if (group.items.length > 2) { <button slButton="quiet" small type="button" [disabled]="busy()" [attr.aria-label]="t('bank.alike.apart') + ': ' + item.entry.title" (click)="apart(group.items, item.entry.itemId)">{{ t('bank.alike.apart') }}</button> }
                  </div>
                </article>
              }
            </div>
            @if (group.items.length === 2) { <div class="row row-end"><button slButton type="button" [disabled]="busy()" (click)="apart(group.items, group.items[0]?.entry?.itemId ?? '')">{{ t('bank.alike.apart') }}</button></div> }
          </section>
        } @empty { <sl-empty [heading]="t('bank.alike.none')" [text]="t('bank.alike.noneText')"><a slButton="secondary" routerLink="..">{{ t('bank.alike.back') }}</a></sl-empty> }
      } @else if (problem() === null) { <sl-skeleton [lines]="8" /> }
    </sl-page>`,
  styles: `
    .sides { display: grid; gap: var(--s-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
    article { display: grid; gap: var(--s-3); grid-template-rows: 1fr auto; grid-template-columns: minmax(0, 1fr); padding: var(--s-3); border: 1px solid var(--line); border-radius: var(--r-s); min-width: 0; }
  `,
})
export class DuplicatesPage {
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  private readonly store = inject(CourseStore);
  private readonly bank = inject(ItemBank);
  private readonly client = inject(GraphqlClient);
  protected readonly limit = NEAR_EQUAL_FROM;
  protected readonly found = signal<Found | null>(null);
  protected readonly busy = signal(false);
  protected readonly said = signal<string | null>(null);
  protected readonly undoable = signal<Group[number]['entry'] | null>(null);
  protected readonly refusal = signal<RefusalAnswer | null>(null);
  protected readonly problem = signal<unknown>(null);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const { duplicateItems } = await this.client.run(DuplicateItemsDocument, { courseId: this.store.required().courseId });
      this.found.set(duplicateItems ?? { groups: [], total: 0, complete: true });
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  /** The server keeps only contents it has checked. */
  protected contentOf(content: unknown): ItemContent {
    return content as ItemContent;
  }

  protected archive(entry: Group[number]['entry']): Promise<void> {
    return this.press(async () => {
      const answer = await this.setArchived(entry, true);
      if (answer === null) return;
      this.undoable.set(answer);
      this.said.set(this.t('bank.alike.archived', { title: entry.title }));
    });
  }

  protected restore(entry: Group[number]['entry']): Promise<void> {
    return this.press(async () => void (await this.setArchived(entry, false)));
  }

  protected apart(group: Group, itemId: string): Promise<void> {
    return this.press(async () => {
      const otherIds = group.map(({ entry }) => entry.itemId).filter((id) => id !== itemId);
      const { keepItemsApart } = await this.client.run(KeepItemsApartDocument, { itemId, otherIds });
      if (isRefusal(keepItemsApart)) this.refusal.set(keepItemsApart);
      else this.said.set(this.t('bank.alike.settled'));
    });
  }

  private async setArchived({ itemId, revision }: Group[number]['entry'], archived: boolean): Promise<Group[number]['entry'] | null> {
    const { changeItems: answer } = await this.client.run(ChangeItemsDocument, { courseId: this.store.required().courseId, items: [{ itemId, revision }], change: { archived } });
    if (isRefusal(answer)) this.refusal.set(answer);
    else if (answer.__typename === 'ItemsChangedMeanwhile') this.said.set(this.t('bank.meanwhile.heading'));
    else {
      this.bank.forget();
      return answer.items[0] ?? null;
    }
    return null;
  }

  private async press(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.said.set(null);
    this.undoable.set(null);
    try {
      await work();
      await this.load();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
