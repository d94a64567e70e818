import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Card, injectText, Table } from '@selaras/web/ui';
import { ForestMark } from '../charts/forest-mark';
import { forestScale } from '../charts/forest-scale';
import { type ComparedPart, isEvident } from '../comparison/comparison';
import { FigureFormats } from '../figures/figure-formats';
import type { Subject } from '../verdict/sentences';

const PLOT_WIDTH = 176;

/** Units or groups beside each other, the largest gain first: means, gain with interval, adjusted p; on a phone one block each. */
@Component({
  selector: 'sl-parts-card',
  imports: [Card, Table, ForestMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parts-card.html',
  styleUrl: './parts-card.css',
})
export class PartsCard {
  readonly subject = input.required<Subject>();
  readonly parts = input.required<readonly ComparedPart[]>();
  readonly hidden = input.required<number>();
  protected readonly t = injectText();
  protected readonly figures = inject(FigureFormats);
  protected readonly scale = computed(() => forestScale(this.parts().flatMap(({ meanGain, interval }) => [...(meanGain === null ? [] : [meanGain]), ...(interval ?? [])]), PLOT_WIDTH));
  protected readonly rows = computed(() =>
    [...this.parts()]
      .sort((a, b) => (b.meanGain ?? Number.NEGATIVE_INFINITY) - (a.meanGain ?? Number.NEGATIVE_INFINITY))
      .map((part) => ({ ...part, evident: isEvident(part), numbers: this.numbersOf(part), p: this.pOf(part) })),
  );
  protected readonly someHollow = computed(() => this.rows().some(({ evident, meanGain }) => meanGain !== null && !evident));

  private numbersOf({ meanGain, interval }: ComparedPart): string {
    if (meanGain === null) return '';
    const gain = this.figures.change(meanGain);
    return interval === null ? gain : this.t('evaluate.units.gainInterval', { gain, low: this.figures.points(interval[0]), high: this.figures.points(interval[1]) });
  }

  private pOf({ adjustedP, reason }: ComparedPart): string {
    return adjustedP === null && reason !== 'p_below_smallest_number' ? '–' : this.figures.p(adjustedP);
  }
}
