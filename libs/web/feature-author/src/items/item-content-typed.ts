import type { AcceptedNumber, AcceptedText } from '@selaras/domain/item';
import type { AcceptedNumberForm, AcceptedTextForm } from './item-form-parts';
import { readPercent, readTypedNumber, typedNumber } from './typed-number';

/** Accepted texts and numbers between form and content. What cannot be read becomes NaN or '': nothing that could be stored by mistake. */
export function textRow({ text, creditPercent }: AcceptedText): AcceptedTextForm {
  return { text, creditPercent: String(creditPercent) };
}

export function numberRow({ value, tolerance, creditPercent }: AcceptedNumber): AcceptedNumberForm {
  return { value: typedNumber(value), tolerance: typedNumber(tolerance), creditPercent: String(creditPercent) };
}

/** Blanks at the ends belong to the text only where blanks count. */
export function acceptedText({ text, creditPercent }: AcceptedTextForm, spaceSensitive: boolean): AcceptedText {
  return { text: spaceSensitive ? text : text.trim(), creditPercent: readPercent(creditPercent) ?? Number.NaN };
}

export function acceptedNumber({ value, tolerance, creditPercent }: AcceptedNumberForm): AcceptedNumber {
  return { value: decimal(value), tolerance: decimal(tolerance.trim() === '' ? '0' : tolerance), creditPercent: readPercent(creditPercent) ?? Number.NaN };
}

export function writtenTexts(rows: readonly AcceptedTextForm[]): readonly AcceptedTextForm[] {
  return rows.filter(({ text }) => text.trim() !== '');
}

export function writtenNumbers(rows: readonly AcceptedNumberForm[]): readonly AcceptedNumberForm[] {
  return rows.filter(({ value }) => value.trim() !== '');
}

function decimal(text: string): string {
  const reading = readTypedNumber(text);
  return reading.kind === 'number' ? reading.value : '';
}
