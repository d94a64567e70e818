import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, signal } from '@angular/core';
import { Card, injectText, Table } from '@selaras/web/ui';
import type { Bin } from '../comparison/comparison';
import { FigureFormats } from '../figures/figure-formats';
import { distributionOf } from './distribution';

const HEIGHT = 300;

/** Scores before (grey, dashed outline) and after (teal): two histograms over each other, the means and the pass mark marked, the counts as a table on demand. */
@Component({
  selector: 'sl-distribution-chart',
  imports: [Card, Table],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './distribution-chart.html',
  styleUrl: './distribution-chart.css',
})
export class DistributionChart {
  readonly bins = input.required<readonly Bin[]>();
  readonly preMean = input.required<number | null>();
  readonly postMean = input.required<number | null>();
  /** `null` where there is none. */
  readonly passMark = input.required<number | null>();
  readonly heading = input.required<string>();
  protected readonly t = injectText();
  protected readonly figures = inject(FigureFormats);
  /** Measured, so that the letters inside keep their size on every screen. */
  private readonly width = signal(560);
  protected readonly chart = computed(() => distributionOf(this.bins(), this.width(), HEIGHT));
  protected readonly description = computed(() =>
    this.t('evaluate.chart.description', { pre: this.mean(this.preMean()), post: this.mean(this.postMean()), count: this.bins().reduce((sum, bin) => sum + bin.pre, 0) }),
  );
  /** The lower mean has its number on the left, so that two near each other never overlap; near an edge it turns inwards. */
  protected readonly means = computed(() => {
    const pre = this.preMean();
    const post = this.postMean();
    const { at, left, right } = this.chart();
    const preIsLower = (pre ?? 0) <= (post ?? 0);
    const marks = [
      { test: 'pre', mean: pre, isLower: preIsLower },
      { test: 'post', mean: post, isLower: !preIsLower },
    ] as const;
    return marks.flatMap(({ test, mean, isLower }) => {
      if (mean === null) return [];
      const x = at(mean);
      const toLeft = isLower ? x - left > 90 : right - x < 90;
      return [{ test, x, label: this.figures.points(mean), toLeft }];
    });
  });
  protected readonly pass = computed(() => {
    const mark = this.passMark();
    if (mark === null) return null;
    const { at, right } = this.chart();
    const x = at(mark);
    return { x, toLeft: right - x < 110, mark: this.figures.count(mark) };
  });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const measure = () => {
        const room = element.querySelector('figure')?.clientWidth ?? 0;
        if (room > 0) this.width.set(room);
      };
      measure();
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  private mean(value: number | null): string {
    return value === null ? '–' : this.figures.points(value);
  }
}
