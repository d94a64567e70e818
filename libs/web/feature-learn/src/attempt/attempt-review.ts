import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { injectText } from '@selaras/web/ui';
import type { ItemStanding } from './attempt-session';

/** Before handing in: what has no answer, what was marked. */
@Component({
  selector: 'sl-attempt-review',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  template: `
    <h2 tabindex="-1">{{ unanswered().length > 0 ? t('learn.review.unanswered', { count: unanswered().length }) : t('learn.review.complete') }}</h2>
    @if (unanswered().length > 0) {
      <p class="muted">{{ t('learn.review.unansweredText') }}</p>
    }
    <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: unanswered() }" />
    @if (flagged().length > 0) {
      <h3>{{ t('learn.review.flagged', { count: flagged().length }) }}</h3>
      <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: flagged() }" />
    }
    <p class="small muted">{{ t('learn.review.final') }}</p>

    <ng-template #list let-rows>
      <ul role="list">
        @for (row of rows; track row.index) {
          <li>
            <button type="button" (click)="choose.emit(row.index)"><b class="num">{{ row.index + 1 }}</b><span>{{ row.stem }}</span></button>
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
    button {
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
  readonly choose = output<number>();
  protected readonly t = injectText();
  private readonly rows = computed(() => this.items().map(({ item, answered, flagged }, index) => ({ index, answered, flagged, stem: plainText(item.stem) })));
  protected readonly unanswered = computed(() => this.rows().filter(({ answered }) => !answered));
  protected readonly flagged = computed(() => this.rows().filter(({ flagged }) => flagged));
}

/** The words of a stem, to recognise it by. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? '';
}
