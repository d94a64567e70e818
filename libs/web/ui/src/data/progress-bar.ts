import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** How far, as a bar. Give the same in words beside it. */
@Component({
  selector: 'sl-progress-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<i [style.width.%]="share() * 100"></i>`,
  host: {
    role: 'progressbar',
    'aria-valuemin': '0',
    '[attr.aria-valuemax]': 'total()',
    '[attr.aria-valuenow]': 'done()',
    '[attr.aria-label]': 'label()',
  },
  styles: `
    :host {
      display: block;
      height: 8px;
      border-radius: var(--r-full);
      background: var(--line);
      overflow: hidden;
    }
    i {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--brand);
      transition: width 200ms;
    }
  `,
})
export class ProgressBar {
  readonly label = input.required<string>();
  readonly done = input.required<number>();
  readonly total = input.required<number>();
  protected readonly share = computed(() => (this.total() > 0 ? Math.min(1, Math.max(0, this.done() / this.total())) : 0));
}
