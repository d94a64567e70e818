import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Formats, injectText } from '@selaras/web/ui';

export interface ScoreBar {
  readonly label: string;
  /** 0..100 */
  readonly percent: number;
  /** Before is grey, after is teal, everywhere. */
  readonly tone: 'pre' | 'post';
  /** Pass mark on the same axis; null where none applies. */
  readonly passMark: number | null;
}

/** Scores on one axis from 0 to 100, each with its number as text; the pass mark is a line where one applies. */
@Component({
  selector: 'sl-score-bars',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (bar of bars(); track bar.label) {
      <div class="line">
        <p class="row row-between small"><span>{{ bar.label }}</span><b class="num">{{ formats.number(bar.percent) }}</b></p>
        <div class="track" aria-hidden="true">
          <i [attr.data-tone]="bar.tone" [style.width.%]="bar.percent"></i>
          @if (bar.passMark !== null) {
            <span class="mark" [style.left.%]="bar.passMark"></span>
          }
        </div>
      </div>
    }
    @if (passMark(); as pass) {
      <p class="xs pass">{{ t('learn.result.passMark', { pass: formats.number(pass) }) }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-3);
    }
    .line {
      display: grid;
      gap: 6px;
    }
    .track {
      position: relative;
      height: 12px;
      border-radius: var(--r-full);
      background: var(--line);
    }
    i {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--post);
    }
    i[data-tone='pre'] {
      background: var(--pre);
    }
    .mark {
      position: absolute;
      top: -4px;
      bottom: -4px;
      width: 2px;
      margin-left: -1px;
      background: var(--gold);
    }
    .pass {
      color: var(--gold);
      font-weight: 600;
    }
  `,
})
export class ScoreBars {
  readonly bars = input.required<readonly ScoreBar[]>();
  protected readonly t = injectText();
  protected readonly formats = inject(Formats);
  protected readonly passMark = computed(() => this.bars().find((bar) => bar.passMark !== null)?.passMark ?? null);
}
