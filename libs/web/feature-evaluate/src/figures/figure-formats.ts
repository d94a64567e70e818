import { inject, Injectable } from '@angular/core';
import { Formats } from '@selaras/web/ui';

/** Below this, a p-value is only said to be smaller. */
const SMALLEST_P = 0.001;
const LEVEL = 0.05;

/** How figures of an evaluation are written: in the language's marks, and never rounded into saying more than they do. */
@Injectable({ providedIn: 'root' })
export class FigureFormats {
  private readonly formats = inject(Formats);

  /** A mark or a difference of marks with one decimal; more where one would round it to nothing: `14,2`, `0,03`. */
  points(value: number): string {
    const digits = value !== 0 && Math.abs(value) < 0.05 ? Math.min(6, Math.ceil(-Math.log10(Math.abs(value)))) : 1;
    return this.formats.number(value, { min: digits, max: digits });
  }

  /** With its sign, for a change: `+14,2`, `−3,0`, `0,0`. */
  change(value: number): string {
    return `${value > 0 ? '+' : ''}${this.points(value)}`;
  }

  /** A figure without a unit: `0,83`. */
  size(value: number): string {
    return this.formats.number(value, { min: 2, max: 2 });
  }

  /** A count, or a figure that is shown as it is. */
  count(value: number): string {
    return this.formats.number(value, { max: 1 });
  }

  /** A share of people as per cent; never `0 %` or `100 %` where it is not quite that. */
  share(ratio: number): string {
    const rounded = Math.round(ratio * 100);
    const misleads = (rounded === 0 && ratio > 0) || (rounded === 100 && ratio < 1);
    return this.formats.percent(ratio, misleads ? { min: 1, max: 1 } : { max: 0 });
  }

  /**
   * A p-value: `0,21`, `0,034`, `< 0,001`, `> 0,99`. Rounding never carries it over 0.05, in either direction.
   * `null` is only handed in for one that is too small to be written down.
   */
  p(value: number | null): string {
    if (value === null || value < SMALLEST_P) return `< ${this.formats.number(SMALLEST_P, { min: 3, max: 3 })}`;
    if (value > 0.99 && value < 1) return `> ${this.formats.number(0.99, { min: 2, max: 2 })}`;
    let digits = value < 0.1 ? 3 : 2;
    while (digits < 8 && Number(value.toFixed(digits)) < LEVEL !== value < LEVEL) digits += 1;
    return this.formats.number(value, { min: digits, max: digits });
  }

  /** `p = 0,034` or `p < 0,001`. */
  pIs(value: number | null): string {
    const shown = this.p(value);
    return /^[<>]/.test(shown) ? `p ${shown}` : `p = ${shown}`;
  }
}
