import { comparableText } from '@selaras/domain/item';
import { writtenNumbers, writtenTexts } from './item-content-typed';
import type { AcceptedNumberForm, AcceptedTextForm, SensitivityForm } from './item-form-parts';
import { equalPairs, type ItemProblem, problem } from './item-problem';
import { readPercent, readTypedNumber } from './typed-number';

/** What is wrong with accepted texts; `prefix` stands before the names of their fields ('' or that of a gap). */
export function acceptedTextProblems(rows: readonly AcceptedTextForm[], sensitivity: SensitivityForm, prefix: string): readonly ItemProblem[] {
  const written = writtenTexts(rows);
  const fieldOf = (row: AcceptedTextForm): string => `${prefix}accepted.${rows.indexOf(row)}`;
  return [
    ...(written.length === 0 ? [problem('TextMissing', `${prefix}accepted`)] : []),
    ...equalPairs(written, ({ text }) => comparableText(text, sensitivity)).map(([, second]) => problem('TextsEqual', fieldOf(second), { text: second.text.trim() })),
    ...creditProblems(written, fieldOf, prefix),
  ];
}

/** What is wrong with accepted numbers: also a number that could be read two ways, which the author decides, not we. */
export function acceptedNumberProblems(rows: readonly AcceptedNumberForm[], prefix: string): readonly ItemProblem[] {
  const written = writtenNumbers(rows);
  const fieldOf = (row: AcceptedNumberForm): string => `${prefix}numbers.${rows.indexOf(row)}`;
  const reading = (text: string): string => {
    const read = readTypedNumber(text);
    return read.kind === 'number' ? read.value : `?${text}`;
  };
  return [
    ...(written.length === 0 ? [problem('NumberMissing', `${prefix}numbers`)] : []),
    ...written.flatMap((row) => numberProblems(row, fieldOf(row))),
    ...equalPairs(written, ({ value, tolerance }) => `${reading(value)}±${reading(tolerance)}`).map(([, second]) => problem('NumbersEqual', fieldOf(second), { text: second.value.trim() })),
    ...creditProblems(written, fieldOf, prefix),
  ];
}

function numberProblems(row: AcceptedNumberForm, field: string): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  const value = readTypedNumber(row.value);
  if (value.kind === 'none') found.push(problem('NumberUnreadable', field, { text: row.value.trim() }));
  if (value.kind === 'ambiguous') found.push(ambiguous(field, row.value, value.values));
  const tolerance = readTypedNumber(row.tolerance.trim() === '' ? '0' : row.tolerance);
  if (tolerance.kind === 'none') found.push(problem('ToleranceUnreadable', field, { text: row.tolerance.trim() }));
  if (tolerance.kind === 'ambiguous') found.push(ambiguous(field, row.tolerance, tolerance.values));
  if (tolerance.kind === 'number' && tolerance.value.startsWith('-')) found.push(problem('ToleranceNegative', field));
  return found;
}

function creditProblems<Row extends { readonly creditPercent: string }>(rows: readonly Row[], fieldOf: (row: Row) => string, prefix: string): readonly ItemProblem[] {
  const found = rows
    .filter(({ creditPercent }) => readPercent(creditPercent) === null)
    .map((row) => problem('CreditUnreadable', fieldOf(row), { text: row.creditPercent.trim() }));
  const full = rows.some(({ creditPercent }) => readPercent(creditPercent) === 100);
  if (rows.length > 0 && found.length === 0 && !full) found.push(problem('NoFullCredit', `${prefix}key`));
  return found;
}

function ambiguous(field: string, text: string, values: readonly string[]): ItemProblem {
  const [first = '', second = ''] = values.map((value) => value.replace('.', ','));
  return problem('NumberAmbiguous', field, { text: text.trim(), first, second });
}
