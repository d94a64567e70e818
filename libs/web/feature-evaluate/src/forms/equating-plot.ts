import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { injectText } from '@selaras/web/ui';

export interface Point {
  readonly score: number;
  readonly equated: number;
  readonly se: number | null;
}

let plots = 0;
const SIZE = 240;
const EDGE = 28;

/** Scores of form B across, what they are worth on form A up, with two standard errors around; dashed where both would be equally hard. Its numbers stand in the table beside it. */
@Component({
  selector: 'sl-equating-plot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 280 306" role="img" [attr.aria-label]="t('evaluate.forms.plot')">
      @for (tick of ticks; track tick) {
        <line class="grid" [attr.x1]="x(0)" [attr.x2]="x(100)" [attr.y1]="y(tick)" [attr.y2]="y(tick)" />
        <text class="tick" text-anchor="end" [attr.x]="x(0) - 6" [attr.y]="y(tick) + 4">{{ tick }}</text>
        <text class="tick" text-anchor="middle" [attr.x]="x(tick)" [attr.y]="y(-10) + 14">{{ tick }}</text>
      }
      <line class="equal" [attr.x1]="x(0)" [attr.y1]="y(0)" [attr.x2]="x(100)" [attr.y2]="y(100)" />
      <clipPath [id]="clip"><rect [attr.x]="x(0)" [attr.y]="y(110)" [attr.width]="x(100) - x(0)" [attr.height]="y(-10) - y(110)" /></clipPath>
      <g [attr.clip-path]="'url(#' + clip + ')'">
        <polygon class="band" [attr.points]="band()" />
        <polyline class="line" [attr.points]="line()" />
      </g>
      <text class="tick" text-anchor="middle" [attr.x]="x(50)" y="302">{{ t('evaluate.forms.scoreB') }}</text>
    </svg>`,
  styles: `
    :host { display: block; max-width: 22rem; }
    svg { display: block; width: 100%; height: auto; overflow: visible; }
    .grid { stroke: var(--line); }
    .equal { stroke: var(--ink-3); stroke-dasharray: 4 4; }
    .band { fill: var(--brand-soft); }
    .line { fill: none; stroke: var(--post); stroke-width: 2.5; }
    .tick { fill: var(--ink-2); font-size: 11px; }
  `,
})
export class EquatingPlot {
  readonly points = input.required<readonly Point[]>();
  protected readonly t = injectText();
  protected readonly ticks = [0, 50, 100];
  /** A line that goes beyond the ends is drawn a little beyond them, and cut off there. */
  protected readonly clip = `sl-equating-${(plots += 1)}`;
  protected readonly line = computed(() => this.points().map(({ score, equated }) => `${this.x(score)},${this.y(equated)}`).join(' '));
  protected readonly band = computed(() => {
    const edge = (sign: 1 | -1) => this.points().map(({ score, equated, se }) => `${this.x(score)},${this.y(equated + sign * 2 * (se ?? 0))}`);
    return [...edge(1), ...edge(-1).reverse()].join(' ');
  });

  protected x(score: number): number {
    return EDGE + (score * SIZE) / 100;
  }

  protected y(score: number): number {
    return SIZE - SIZE / 10 + EDGE - (score * (SIZE - SIZE / 10)) / 100;
  }
}
