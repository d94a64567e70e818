import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { plainTextOf } from '@selaras/domain/item';
import { injectText } from '@selaras/web/ui';
import type { ItemStanding } from './item-standing';
import { canChoose, type Way } from './one-way';

/** Before handing in: what must still be answered, where two texts stand against each other, what has no answer, what was marked. */
@Component({
  selector: 'sl-attempt-review',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  template: `
    <h2 tabindex="-1">{{ heading() }}</h2>
    @if (missing().length > 0) {
      <p>{{ t('learn.review.missingText') }}</p>
      <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: missing() }" />
    }
    @if (conflicting().length > 0) {
      <h3>{{ t('learn.review.conflicts', { count: conflicting().length }) }}</h3>
      <p class="muted">{{ t('learn.review.conflictsText') }}</p>
      <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: conflicting() }" />
    }
    @if (unanswered().length > 0) {
      @if (missing().length > 0) {
        <h3>{{ t('learn.review.unanswered', { count: unanswered().length }) }}</h3>
      }
      <p class="muted">{{ t(way().navigation === 'FREE' ? 'learn.review.unansweredText' : 'learn.review.unansweredOneWay') }}</p>
      <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: unanswered() }" />
    }
    @if (flagged().length > 0) {
      <h3>{{ t('learn.review.flagged', { count: flagged().length }) }}</h3>
      <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: flagged() }" />
    }
    <p class="small muted">{{ t('learn.review.final') }}</p>

    <ng-template #list let-rows>
      <ul role="list">
        @for (row of rows; track row.index) {
          <li>
            @if (row.canChoose) {
              <button type="button" class="line" (click)="choose.emit(row.index)"><b class="num">{{ row.index + 1 }}</b><span>{{ row.stem }}</span></button>
            } @else {
              <p class="line"><b class="num">{{ row.index + 1 }}</b><span>{{ row.stem }}</span></p>
            }
          </li>
        }
      </ul>
    </ng-template>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    h3 {
      margin-top: var(--s-3);
    }
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-2);
    }
    ul:empty {
      display: none;
    }
    .line {
      display: flex;
      align-items: center;
      gap: var(--s-3);
      width: 100%;
      min-height: var(--tap);
      padding: var(--s-2) 14px;
      border: 1.5px solid var(--line);
      border-radius: var(--r-s);
      background: var(--paper);
      text-align: start;
    }
    p.line {
      border-style: dashed;
    }
    button:hover {
      border-color: var(--brand);
    }
    b {
      flex: none;
      min-width: 1.6em;
      color: var(--brand);
    }
    span {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
      font-size: var(--t-s);
      line-height: 1.4;
    }
  `,
})
export class AttemptReview {
  readonly items = input.required<readonly ItemStanding[]>();
  readonly way = input.required<Way>();
  /** Index at which she stands: in a one-way test the only one that can still be changed. */
  readonly current = input.required<number>();
  /** Ids of the items for which two texts stand against each other. */
  readonly conflicts = input.required<ReadonlyMap<string, unknown>>();
  readonly choose = output<number>();
  protected readonly t = injectText();
  private readonly rows = computed(() => this.items().map(({ item, answered, flagged }, index) => ({
    index, answered, flagged, required: item.required, conflict: this.conflicts().has(item.itemVersionId), stem: plainTextOf(item.stem),
    canChoose: canChoose(this.way(), index, this.current()),
  })));
  /** Required and empty: the test cannot be handed in without them. */
  protected readonly missing = computed(() => this.rows().filter(({ answered, required }) => required && !answered));
  protected readonly conflicting = computed(() => this.rows().filter(({ conflict }) => conflict));
  protected readonly unanswered = computed(() => this.rows().filter(({ answered, required }) => !answered && !required));
  protected readonly flagged = computed(() => this.rows().filter(({ flagged }) => flagged));
  protected readonly heading = computed(() => {
    if (this.missing().length > 0) return this.t('learn.review.missing', { count: this.missing().length });
    return this.unanswered().length > 0 ? this.t('learn.review.unanswered', { count: this.unanswered().length }) : this.t('learn.review.complete');
  });
}
