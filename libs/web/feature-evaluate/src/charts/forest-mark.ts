import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ForestScale } from './forest-scale';

/** One row of a forest plot: the mean gain with its interval, hollow where it cannot be told from zero. Its numbers stand as text beside it. */
@Component({
  selector: 'sl-forest-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg [attr.width]="scale().width" height="22" aria-hidden="true">
      <line class="zero" y1="0" y2="22" [attr.x1]="scale().at(0)" [attr.x2]="scale().at(0)" />
      @if (interval(); as interval) { <line class="interval" y1="11" y2="11" [attr.x1]="scale().at(interval[0])" [attr.x2]="scale().at(interval[1])" /> }
      <circle cy="11" r="5" [class.hollow]="!evident()" [attr.cx]="scale().at(gain())" />
    </svg>`,
  styles: `
    :host { display: block; }
    svg { display: block; max-width: none; }
    .zero { stroke: var(--line-strong); stroke-dasharray: 2 2; }
    .interval { stroke: var(--post); stroke-width: 2; }
    circle { fill: var(--post); stroke: var(--post); stroke-width: 2; }
    circle.hollow { fill: var(--paper); }
  `,
})
export class ForestMark {
  readonly scale = input.required<ForestScale>();
  readonly gain = input.required<number>();
  readonly interval = input.required<readonly [number, number] | null>();
  readonly evident = input.required<boolean>();
}
