import { decimalText, parseDecimal, readNumber } from '@selaras/domain/item';

/** What a typed number means: one decimal text with a point, several possible ones, or no number. */
export type TypedNumber =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'ambiguous'; readonly values: readonly string[] }
  | { readonly kind: 'none' };

export function readTypedNumber(text: string): TypedNumber {
  const readings = readNumber(text).map((reading) => plain(decimalText(reading)));
  const [first] = readings;
  if (first === undefined) return { kind: 'none' };
  return readings.length === 1 ? { kind: 'number', value: first } : { kind: 'ambiguous', values: readings };
}

/**
 * Writes a key's decimal text ("0.3", "1.5e3") as an author here would type it, so that it reads back as the same number:
 * "3.145" becomes "3,1450", because "3,145" could also be three thousand and more.
 */
export function typedNumber(decimal: string): string {
  const text = plain(decimalText(parseDecimal(decimal))).replace('.', ',');
  return readTypedNumber(text).kind === 'ambiguous' ? `${text}0` : text;
}

/** Hundredths of a mark from "1", "2,5" or "0.25"; null when it is no number, is ambiguous, is not positive or is finer than a hundredth. */
export function readMarks(text: string): number | null {
  const reading = readTypedNumber(text);
  if (reading.kind !== 'number') return null;
  const hundredths = Number(reading.value) * 100;
  const whole = Math.round(hundredths);
  return whole > 0 && Math.abs(hundredths - whole) < 1e-6 ? whole : null;
}

export function typedMarks(hundredths: number): string {
  return typedNumber(String(hundredths / 100));
}

/** A whole per cent from 1 to 100; null otherwise. */
export function readPercent(text: string): number | null {
  const percent = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return percent >= 1 && percent <= 100 ? percent : null;
}

/** Without the zeros that end a fraction: "1.50" is "1.5", "2.0" is "2". */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
