import { ok, refuse, type Result } from '@selaras/domain/kernel';

/** Which character separates the decimals: '.' (`point`) or ',' (`comma`). The other one may then only group thousands. */
export type DecimalStyle = 'point' | 'comma';

export type DecimalRefusal =
  | { readonly code: 'Blank' }
  | { readonly code: 'NotANumber'; readonly text: string }
  /** `auto` only: "16,000" is sixteen or sixteen thousand; nothing in it tells which. */
  | { readonly code: 'AmbiguousSeparator'; readonly text: string; readonly asDecimal: string; readonly asThousands: string }
  | { readonly code: 'NumberTooLong'; readonly text: string; readonly limitDigits: number };

/** No score has more; it keeps exponents ("1e+30") from becoming megabytes of zeros. */
export const MOST_DIGITS = 40;

const SPACES = /[\s\u00a0\u202f\u2009]/g;

/**
 * Reads a number written by people or programs into canonical decimal text: `-` or nothing, whole digits without leading zeros, and only
 * where needed `.` and decimals without trailing zeros ("1.234,50" in comma style -> "1234.5"; "-0,0" -> "0").
 *
 * Rule. ASCII digits only; a sign `+ - −` in front; decimals after the style's separator; thousands may be grouped by the other
 * separator, by spaces or by apostrophes, and then every group but the first has exactly three digits; an exponent as programs write it (`1e-04`) is taken.
 * In style `auto` the last of two different separators is the decimal one, a separator that occurs twice groups thousands, and a single
 * separator is the decimal one unless exactly three digits follow one to three digits that do not start with 0: that is refused as
 * ambiguous, never decided in silence. NaN, Inf, currency and per cent signs are no numbers.
 */
export function parseDecimal(text: string, style: DecimalStyle | 'auto'): Result<string, DecimalRefusal> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse({ code: 'Blank' });
  if (style !== 'auto') return inStyle(trimmed, style);
  const asPoint = inStyle(trimmed, 'point');
  const asComma = inStyle(trimmed, 'comma');
  if (!asPoint.ok || !asComma.ok) return asPoint.ok ? asPoint : asComma;
  if (asPoint.value === asComma.value) return asPoint;
  // Only a single separator before exactly three digits reads both ways; "0,125" cannot group thousands.
  const [decimal, thousands] = trimmed.includes('.') ? [asPoint.value, asComma.value] : [asComma.value, asPoint.value];
  if (/^[+\-−]?0/.test(trimmed)) return ok(decimal);
  return refuse({ code: 'AmbiguousSeparator', text, asDecimal: decimal, asThousands: thousands });
}

/**
 * The style a column of numbers was written in. Cells that read as a number in one style only decide, by majority; without such cells a
 * lone comma or point counts as the decimal separator (marks seldom reach thousands). No evidence at all, or as much for both: `point`.
 * The caller shows the style found, so that it can be corrected.
 */
export function detectDecimalStyle(cells: readonly string[]): DecimalStyle {
  let decided = 0;
  let leaning = 0;
  for (const cell of cells) {
    const trimmed = cell.trim();
    if (!/[.,]/.test(trimmed)) continue;
    const point = inStyle(trimmed, 'point').ok;
    const comma = inStyle(trimmed, 'comma').ok;
    if (point !== comma) decided += comma ? 1 : -1;
    else if (point) leaning += trimmed.includes(',') ? 1 : -1;
  }
  return (decided !== 0 ? decided : leaning) > 0 ? 'comma' : 'point';
}

function inStyle(text: string, style: DecimalStyle): Result<string, DecimalRefusal> {
  const [decimal, other] = style === 'point' ? ['.', ','] : [',', '.'];
  const unsigned = text.replace(/^[+\-−]\s*/, '');
  const [mantissa = '', exponentText, ...more] = unsigned.split(/e/i);
  const [whole = '', decimals = '', ...tooMany] = mantissa.split(decimal);
  const digits = ungrouped(whole, other);
  const exponent = exponentText === undefined ? 0 : /^[+-]?\d{1,4}$/.test(exponentText) ? Number(exponentText) : null;
  if (more.length > 0 || tooMany.length > 0 || digits === null || exponent === null || !/^\d*$/.test(decimals) || digits + decimals === '') {
    return refuse({ code: 'NotANumber', text });
  }
  if (digits.length + decimals.length + Math.abs(exponent) > MOST_DIGITS) {
    return refuse({ code: 'NumberTooLong', text, limitDigits: MOST_DIGITS });
  }
  return ok(canonical(/^[-−]/.test(text), digits, decimals, exponent));
}

/** The whole part without its grouping; `null` when it is not digits in groups of three. */
function ungrouped(whole: string, separator: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const groups = whole.replace(SPACES, ' ').replace(/['’]/g, ' ').split(whole.includes(separator) ? separator : ' ');
  const wellFormed = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  return wellFormed && groups[0] !== '0' && groups[0] !== '00' && groups[0] !== '000' ? groups.join('') : null;
}

function canonical(negative: boolean, whole: string, decimals: string, exponent: number): string {
  const digits = whole + decimals;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const cut = point <= 0 ? 1 : point;
  const integer = padded.slice(0, cut).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(cut).replace(/0+$/, '');
  const magnitude = fraction === '' ? integer : `${integer}.${fraction}`;
  return negative && magnitude !== '0' ? `-${magnitude}` : magnitude;
}
