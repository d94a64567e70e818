import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { injectText } from '../text/text';

/** Stands where lines of content will be, so that nothing jumps. Shows itself only when the wait is noticeable. */
@Component({
  selector: 'sl-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="visually-hidden">{{ t('shell.loading') }}</span>
    @for (width of widths(); track $index) {
      <i [style.width.%]="width"></i>
    }
  `,
  host: { role: 'status' },
  styles: `
    :host {
      display: grid;
      gap: var(--s-3);
      animation: appear 0s 150ms both;
    }
    i {
      height: 18px;
      border-radius: var(--r-s);
      background: var(--line);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(3);
  protected readonly t = injectText();
  protected readonly widths = computed(() => Array.from({ length: this.lines() }, (_, line) => [92, 76, 84, 58][line % 4] ?? 80));
}
