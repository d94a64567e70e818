import {
  comparableText, entryOf, isWithin, parseDecimal, readNumber,
  type AcceptedNumber, type AcceptedText, type ClozeGap, type Decimal, type GapKey, type TextSensitivity,
} from '@selaras/domain/item';
import { allOrNothing, best, NONE, type Credit } from './credit';

/** The accepted text that compares equal (`comparableText`) and gives most credit. Null when nothing was typed. */
export function textCredit(typed: string, { accepted, ...sensitivity }: { readonly accepted: readonly AcceptedText[] } & TextSensitivity): Credit | null {
  const text = comparableText(typed, sensitivity);
  return text.trim() === '' ? null : best(accepted.filter((one) => comparableText(one.text, sensitivity) === text));
}

/** The accepted range that contains a reading of the text (`readNumber`) and gives most credit. Null when it is not a number: no answer. */
export function numberCredit(typed: string, accepted: readonly AcceptedNumber[], unit: string | undefined): Credit | null {
  const readings = readNumber(withoutUnit(typed, unit));
  return readings.length === 0 ? null : best(accepted.filter((one) => readings.some((reading) => accepts(one, reading))));
}

function accepts({ value, tolerance }: AcceptedNumber, reading: Decimal): boolean {
  return isWithin(reading, parseDecimal(value), parseDecimal(tolerance));
}

/** The unit is printed behind the field; some type it once more. */
function withoutUnit(text: string, unitOfField = ''): string {
  const unit = unitOfField.trim();
  const trimmed = text.trim();
  const repeated = unit !== '' && trimmed.toLowerCase().endsWith(unit.toLowerCase());
  return repeated ? trimmed.slice(0, -unit.length) : trimmed;
}

/**
 * Cloze: each gap is an equal share of the marks, and earns of it what the same answer would earn as a short text, a number or a
 * choice. Null when no gap says anything. A gap without a key of its kind earns nothing.
 */
export function clozeCredit(gaps: readonly ClozeGap[], keys: Readonly<Record<string, GapKey>>, filled: Readonly<Record<string, string>>): Credit | null {
  const credits = gaps.map((gap) => {
    const content = entryOf(filled, gap.id);
    return content === undefined ? null : gapCredit(gap, entryOf(keys, gap.id), content);
  });
  if (credits.every((credit) => credit === null)) return null;
  // Every credit is of 1 or of 100, so per cent are whole.
  const percent = credits.reduce((sum, credit) => sum + (credit ? (credit.of * 100) / credit.outOf : 0), 0);
  return { of: percent, outOf: 100 * gaps.length };
}

function gapCredit(gap: ClozeGap, key: GapKey | undefined, content: string): Credit | null {
  if (key?.kind === 'text' && gap.kind === 'text') return textCredit(content, key);
  if (key?.kind === 'number' && gap.kind === 'number') return numberCredit(content, key.accepted, gap.unit);
  if (key?.kind === 'choice' && gap.kind === 'choice') return allOrNothing(content === key.optionId);
  return NONE;
}
