import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Interaction, Response } from '@selaras/domain/item';
import { type AnswerFile, injectText } from '@selaras/web/ui';
import { responseWords } from './response-words';

/** An answer to be read, of whatever item type: no control, nothing to change. */
@Component({
  selector: 'sl-response-in-words',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let words = shown();
    @switch (words.kind) {
      @case ('blank') { <p class="muted">{{ t('learn.answer.blank') }}</p> }
      @case ('text') { <p class="typed">{{ words.text }}@if (words.unit) {<span class="muted"> {{ words.unit }}</span>}</p> }
      @case ('truth') { <p>{{ t(words.value ? 'shell.item.true' : 'shell.item.false') }}</p> }
      @case ('list') {
        @if (words.ordered) {
          <ol>@for (html of words.html; track $index) { <li class="prose" [innerHTML]="html"></li> }</ol>
        } @else if (words.html.length === 1) {
          <div class="prose" [innerHTML]="words.html[0]"></div>
        } @else {
          <ul>@for (html of words.html; track $index) { <li class="prose" [innerHTML]="html"></li> }</ul>
        }
      }
      @case ('pairs') {
        <dl>
          @for (pair of words.pairs; track $index) {
            <div>
              <dt class="prose" [innerHTML]="pair.of"></dt>
              <dd>
                @for (html of pair.html; track $index) { <div class="prose" [innerHTML]="html"></div> } @empty { <span class="muted">{{ t('learn.answer.none') }}</span> }
              </dd>
            </div>
          }
        </dl>
      }
      @case ('gaps') {
        <dl>
          @for (gap of words.gaps; track $index) {
            <div>
              <dt>{{ t('learn.answer.gap', { number: $index + 1 }) }}</dt>
              <dd>
                @if (gap.html !== null) { <div class="prose" [innerHTML]="gap.html"></div> }
                @else if (gap.text !== null) { <span class="typed">{{ gap.text }}</span> }
                @else { <span class="muted">{{ t('learn.answer.none') }}</span> }
              </dd>
            </div>
          }
        </dl>
      }
      @case ('judgement') {
        <dl>
          <div><dt>{{ t('learn.answer.most') }}</dt><dd class="prose" [innerHTML]="words.most"></dd></div>
          <div><dt>{{ t('learn.answer.least') }}</dt><dd class="prose" [innerHTML]="words.least"></dd></div>
        </dl>
      }
      @case ('files') {
        <ul>
          @for (fileId of words.fileIds; track fileId) {
            <li>{{ nameOf(fileId) }}</li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .typed {
      white-space: pre-wrap;
    }
    ul,
    ol {
      display: grid;
      gap: var(--s-1);
      padding-inline-start: 1.4em;
    }
    dl {
      display: grid;
      gap: var(--s-2);
    }
    dl > div {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      gap: var(--s-1) var(--s-3);
    }
    dt {
      color: var(--ink-2);
    }
    @media (width < 30rem) {
      dl > div {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class ResponseInWords {
  readonly interaction = input.required<Interaction>();
  readonly response = input.required<Response | null>();
  /** Names of files that were handed in; one without a name goes by its number. */
  readonly files = input<readonly AnswerFile[]>([]);
  protected readonly t = injectText();
  protected readonly shown = computed(() => responseWords(this.interaction(), this.response()));

  protected nameOf(fileId: string): string {
    return this.files().find((file) => file.id === fileId)?.name ?? this.t('learn.answer.file', { id: fileId.slice(0, 8) });
  }
}
