import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Interaction, Response } from '@selaras/domain/item';
import type { AttemptReviewQuery } from '@selaras/web/data-access';
import { type AnswerFile, Badge, type BadgeTone, Formats, injectText } from '@selaras/web/ui';
import { ResponseInWords } from '../answer/response-in-words';

export type Reviewed = Extract<AttemptReviewQuery['attemptReview'], { __typename: 'AttemptReview' }>;
export type ReviewedItemParts = Reviewed['items'][number];

const HUNDREDTHS = 100;
const TONE: Readonly<Record<string, BadgeTone>> = { right: 'good', credited: 'good', partly: 'gold', wrong: 'bad', blank: 'plain', awaiting: 'info', dropped: 'plain' };

/** One item as it was asked, what she answered, and as much of the truth as may be shown. */
@Component({
  selector: 'sl-reviewed-item',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Badge, ResponseInWords],
  template: `
    <div class="row row-between head">
      <h3>{{ t('learn.map.item', { number: item().position }) }}@if (item().part === 'case') {<span class="small muted"> · {{ t('learn.attempt.case', { unit: unit() }) }}</span>}</h3>
      @if (item().marks; as marks) {
        <span class="row marks">
          <sl-badge [tone]="tone()">{{ t('learn.verdict.' + marks.verdict) }}</sl-badge>
          <span class="small num nowrap">{{ marks.verdict === 'awaiting' ? t('learn.verdict.upTo', { maximum: points(marks.maximum) }) : t('learn.result.marks', { earned: points(marks.earned), maximum: points(marks.maximum) }) }}</span>
        </span>
      }
    </div>
    <div class="prose" [innerHTML]="item().stem"></div>
    @if (clozeText(); as text) {
      <div class="prose muted" [innerHTML]="text"></div>
    }
    <section [attr.aria-label]="t('learn.answer.mine')">
      <h4>{{ t('learn.answer.mine') }}</h4>
      <sl-response-in-words [interaction]="interaction()" [response]="response()" [files]="files()" />
    </section>
    @if (right() !== null && item().marks?.verdict !== 'right') {
      <section class="right" [attr.aria-label]="t('learn.answer.right')">
        <h4>{{ t('learn.answer.right') }}</h4>
        <sl-response-in-words [interaction]="interaction()" [response]="right()" />
      </section>
    }
    @if (item().feedback; as feedback) {
      <section class="feedback" [attr.aria-label]="t('learn.answer.feedback')">
        <h4>{{ t('learn.answer.feedback') }}</h4>
        @for (chosen of feedback.chosen; track chosen.optionId) {
          <div class="prose" [innerHTML]="chosen.text"></div>
        }
        @if (feedback.general; as general) {
          <div class="prose" [innerHTML]="general"></div>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .head,
    .marks {
      gap: var(--s-1) var(--s-3);
    }
    h3 {
      font-size: var(--t-m);
    }
    h4 {
      font-size: var(--t-xs);
      font-weight: var(--w-semi);
      color: var(--ink-2);
      margin-bottom: 2px;
    }
    section {
      padding-inline-start: var(--s-3);
      border-inline-start: 3px solid var(--line-strong);
    }
    .right {
      border-color: var(--good);
    }
    .feedback {
      border-color: var(--brand-line);
    }
  `,
})
export class ReviewedItem {
  readonly item = input.required<ReviewedItemParts>();
  readonly unit = input.required<string>();
  readonly files = input<readonly AnswerFile[]>([]);
  protected readonly t = injectText();
  private readonly formats = inject(Formats);
  protected readonly tone = computed(() => TONE[this.item().marks?.verdict ?? ''] ?? 'plain');
  /** The server sends only interactions and responses that it has checked. */
  protected readonly interaction = computed(() => this.item().interaction as Interaction);
  protected readonly response = computed(() => this.item().response as Response | null);
  protected readonly right = computed(() => this.item().rightResponse as Response | null);
  /** The text around the gaps, each gap by its number, as the answers below are numbered. */
  protected readonly clozeText = computed(() => {
    const interaction = this.interaction();
    if (interaction.type !== 'cloze') return null;
    return interaction.gaps.reduce((text, { id }, index) => text.replace(`[[${id}]]`, `[${index + 1}]`), interaction.text);
  });

  protected points(hundredths: number): string {
    return this.formats.number(hundredths / HUNDREDTHS);
  }
}
