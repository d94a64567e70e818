import { isBlank, MOST_OPTIONS, plainTextOf } from '@selaras/domain/item';
import { writtenNumbers, writtenOptions, writtenTexts } from './item-content';
import { FEWEST_OPTIONS, type ItemForm } from './item-form';
import { readMarks, readPercent, readTypedNumber } from './typed-number';

/**
 * What keeps an item from being right, found while it is typed. `field` names the input at fault;
 * `code` is turned into a sentence by the screen, `params` fill its gaps. A hint may be saved, a problem may not.
 */
export interface ItemProblem {
  readonly code: ItemProblemCode;
  readonly field: string;
  readonly params: Readonly<Record<string, string>>;
  readonly blocks: boolean;
}

export type ItemProblemCode =
  | 'StemEmpty' | 'MarksUnreadable'
  | 'OptionsTooFew' | 'OptionsTooMany' | 'OptionEmpty' | 'OptionsEqual' | 'KeyMissing' | 'EveryOptionRight' | 'OneRightOption'
  | 'TextMissing' | 'TextsEqual' | 'CreditUnreadable' | 'NoFullCredit'
  | 'NumberMissing' | 'NumberUnreadable' | 'NumberAmbiguous' | 'ToleranceUnreadable' | 'ToleranceNegative' | 'NumbersEqual';

/** Problems first come first in the form. Empty when the item can be saved without a second look. */
export function problemsOf(form: ItemForm): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  if (isBlank(form.stem)) found.push(problem('StemEmpty', 'stem'));
  switch (form.type) {
    case 'single-choice':
    case 'multiple-choice':
      found.push(...optionProblems(form));
      break;
    case 'true-false':
      if (form.trueFalse === null) found.push(problem('KeyMissing', 'key'));
      break;
    case 'short-text':
      found.push(...textProblems(form));
      break;
    case 'numeric':
      found.push(...numberProblems(form));
      break;
  }
  if (readMarks(form.marks) === null) found.push(problem('MarksUnreadable', 'marks', { text: form.marks }));
  return found;
}

export function canBeSaved(problems: readonly ItemProblem[]): boolean {
  return problems.every(({ blocks }) => !blocks);
}

function optionProblems(form: ItemForm): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  const written = writtenOptions(form);
  const letters = new Map(form.options.map(({ id }, index) => [id, letterOf(index)]));
  const letter = (id: string): string => letters.get(id) ?? '';

  if (written.length < FEWEST_OPTIONS) found.push(problem('OptionsTooFew', 'options', { fewest: String(FEWEST_OPTIONS) }));
  if (written.length > MOST_OPTIONS) found.push(problem('OptionsTooMany', 'options', { most: String(MOST_OPTIONS) }));
  for (const { id, text } of written) {
    if (isBlank(text)) found.push(problem('OptionEmpty', `options.${id}`, { letter: letter(id) }));
  }
  for (const [first, second] of equalPairs(written.filter(({ text }) => !isBlank(text)), ({ text }) => sameText(text))) {
    found.push(problem('OptionsEqual', `options.${second.id}`, { first: letter(first.id), second: letter(second.id) }));
  }
  const right = written.filter((option) => option.right).length;
  if (right === 0) found.push(problem('KeyMissing', 'key'));
  else if (form.type === 'multiple-choice' && right === written.length) found.push(hint('EveryOptionRight', 'key'));
  else if (form.type === 'multiple-choice' && right === 1) found.push(hint('OneRightOption', 'key'));
  return found;
}

function textProblems(form: ItemForm): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  const written = writtenTexts(form);
  if (written.length === 0) found.push(problem('TextMissing', 'accepted'));
  const compared = (text: string): string => {
    const folded = text.trim().replace(/\s+/g, ' ');
    return form.caseSensitive ? folded : folded.toLocaleLowerCase('id');
  };
  for (const [, second] of equalPairs(written, ({ text }) => compared(text))) {
    found.push(problem('TextsEqual', `accepted.${form.accepted.indexOf(second)}`, { text: second.text.trim() }));
  }
  found.push(...creditProblems(written, (row) => `accepted.${form.accepted.indexOf(row)}`));
  return found;
}

function numberProblems(form: ItemForm): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  const written = writtenNumbers(form);
  const fieldOf = (row: ItemForm['numbers'][number]): string => `numbers.${form.numbers.indexOf(row)}`;
  if (written.length === 0) found.push(problem('NumberMissing', 'numbers'));
  for (const row of written) {
    const value = readTypedNumber(row.value);
    if (value.kind === 'none') found.push(problem('NumberUnreadable', fieldOf(row), { text: row.value.trim() }));
    if (value.kind === 'ambiguous') found.push(ambiguous(fieldOf(row), row.value, value.values));
    const tolerance = readTypedNumber(row.tolerance.trim() === '' ? '0' : row.tolerance);
    if (tolerance.kind === 'none') found.push(problem('ToleranceUnreadable', fieldOf(row), { text: row.tolerance.trim() }));
    if (tolerance.kind === 'ambiguous') found.push(ambiguous(fieldOf(row), row.tolerance, tolerance.values));
    if (tolerance.kind === 'number' && tolerance.value.startsWith('-')) found.push(problem('ToleranceNegative', fieldOf(row)));
  }
  const reading = (text: string): string => {
    const read = readTypedNumber(text);
    return read.kind === 'number' ? read.value : `?${text}`;
  };
  for (const [, second] of equalPairs(written, ({ value, tolerance }) => `${reading(value)}±${reading(tolerance)}`)) {
    found.push(problem('NumbersEqual', fieldOf(second), { text: second.value.trim() }));
  }
  found.push(...creditProblems(written, fieldOf));
  return found;
}

function creditProblems<Row extends { readonly creditPercent: string }>(rows: readonly Row[], fieldOf: (row: Row) => string): readonly ItemProblem[] {
  const found = rows
    .filter(({ creditPercent }) => readPercent(creditPercent) === null)
    .map((row) => problem('CreditUnreadable', fieldOf(row), { text: row.creditPercent.trim() }));
  const full = rows.some(({ creditPercent }) => readPercent(creditPercent) === 100);
  if (rows.length > 0 && found.length === 0 && !full) found.push(problem('NoFullCredit', 'key'));
  return found;
}

/** Each row that equals an earlier one, with that earlier one. */
function equalPairs<Row>(rows: readonly Row[], textOf: (row: Row) => string): readonly (readonly [Row, Row])[] {
  const first = new Map<string, Row>();
  const pairs: (readonly [Row, Row])[] = [];
  for (const row of rows) {
    const text = textOf(row);
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, row);
    else pairs.push([earlier, row]);
  }
  return pairs;
}

/** Two options are equal when a reader cannot tell them apart: same words, same pictures. */
function sameText(html: string): string {
  const pictures = [...html.matchAll(/<img\b[^>]*\bsrc="([^"]*)"/gi)].map(([, source]) => source ?? '');
  return [plainTextOf(html).toLocaleLowerCase('id'), ...pictures].join('\u0000');
}

/** 0 -> A, 25 -> Z, 26 -> AA: how options are named on screen. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function problem(code: ItemProblemCode, field: string, params: Readonly<Record<string, string>> = {}): ItemProblem {
  return { code, field, params, blocks: true };
}
function hint(code: ItemProblemCode, field: string): ItemProblem {
  return { code, field, params: {}, blocks: false };
}
function ambiguous(field: string, text: string, values: readonly string[]): ItemProblem {
  const [first = '', second = ''] = values.map((value) => value.replace('.', ','));
  return problem('NumberAmbiguous', field, { text: text.trim(), first, second });
}
