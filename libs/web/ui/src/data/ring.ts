import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const RADIUS = 15.5;
const AROUND = 2 * Math.PI * RADIUS;

/** A share as a ring with its number inside. */
@Component({
  selector: 'sl-ring',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 36 36" role="img" [attr.aria-label]="label()">
      <circle cx="18" cy="18" r="15.5" class="track" />
      @if (bounded() > 0) {
        <circle cx="18" cy="18" r="15.5" class="done" [attr.stroke-dasharray]="dash()" transform="rotate(-90 18 18)" />
      }
      <text x="18" y="21.5" text-anchor="middle">{{ text() }}</text>
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 56px;
    }
    svg {
      display: block;
    }
    circle {
      fill: none;
      stroke-width: 4;
    }
    .track {
      stroke: var(--line);
    }
    .done {
      stroke: var(--brand);
      stroke-linecap: round;
    }
    text {
      font: 700 9.5px var(--font);
      fill: var(--ink);
    }
  `,
})
export class Ring {
  readonly label = input.required<string>();
  /** 0..1; beyond is drawn full. */
  readonly share = input.required<number>();
  /** What stands inside: `70%`. */
  readonly text = input.required<string>();
  protected readonly bounded = computed(() => Math.min(1, Math.max(0, this.share())));
  protected readonly dash = computed(() => `${this.bounded() * AROUND} ${AROUND}`);
}
