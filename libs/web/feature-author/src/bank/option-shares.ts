import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Formats, injectText } from '@selaras/web/ui';

export interface OptionShare {
  readonly option: string | null;
  readonly name: string;
  readonly isKey: boolean;
  readonly upperShare: number | null;
  readonly lowerShare: number | null;
}

/** Two bars an option: how many of the upper and of the lower third chose it. The table below says the same in numbers. */
@Component({
  selector: 'sl-option-shares',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="img" [attr.aria-label]="t('bank.figures.chart')">
      <p class="legend xs"><span class="dot upper"></span>{{ t('bank.figures.upper') }} <span class="dot lower"></span>{{ t('bank.figures.lower') }}</p>
      @for (option of options(); track option.option) {
        <div class="option">
          <span class="small name" [class.strong]="option.isKey">{{ option.name }}</span>
          <div class="bars">
            <div class="bar upper" [style.inline-size.%]="100 * (option.upperShare ?? 0)"></div>
            <div class="bar lower" [style.inline-size.%]="100 * (option.lowerShare ?? 0)"></div>
          </div>
          <span class="xs num muted">{{ share(option.upperShare) }}<br />{{ share(option.lowerShare) }}</span>
        </div>
      }
    </div>`,
  styles: `
    .legend { display: flex; gap: var(--s-2); align-items: center; color: var(--ink-2); margin-bottom: var(--s-2); }
    .dot { width: 10px; height: 10px; border-radius: var(--r-full); }
    .dot.lower { margin-inline-start: var(--s-3); }
    .option { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) 3.2em; gap: var(--s-3); align-items: center; padding: var(--s-1) 0; }
    .name { overflow-wrap: anywhere; }
    .bars { display: grid; gap: 2px; padding-block: 2px; background: linear-gradient(var(--line), var(--line)) left / 1px 100% no-repeat; }
    .bar { height: 10px; min-width: 1px; border-radius: 0 4px 4px 0; }
    .upper { background: var(--post); }
    .lower { background: var(--pre); }
    @media (width < 48rem) { .option { grid-template-columns: minmax(0, 1fr) 3.2em; } .name { grid-column: 1 / -1; } }
  `,
})
export class OptionShares {
  readonly options = input.required<readonly OptionShare[]>();
  protected readonly t = injectText();
  private readonly formats = inject(Formats);

  protected share(value: number | null): string {
    return value === null ? '–' : this.formats.percent(value);
  }
}
