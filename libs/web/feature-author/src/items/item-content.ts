import { type AcceptedNumber, type AcceptedText, type Feedback, type Interaction, isBlank, type ItemContent, type Key, type Option } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { emptyItemForm, type ItemForm } from './item-form';
import { readMarks, readPercent, readTypedNumber, typedMarks, typedNumber } from './typed-number';

/**
 * The form of a stored item. Parts of other types are empty.
 * Reading it back with `contentOf` gives the same content (numbers in their plainest writing).
 */
export function formOf(content: ItemContent): ItemForm {
  const { interaction, key, feedback } = content;
  const byOption = feedback.byOption ?? {};
  const right = new Set(key.type === 'single-choice' ? [key.optionId] : key.type === 'multiple-choice' ? key.optionIds : []);
  const base: ItemForm = {
    ...emptyItemForm(interaction.type),
    title: content.title,
    stem: content.stem,
    feedbackGeneral: feedback.general ?? '',
    marks: typedMarks(content.maximum),
  };
  switch (interaction.type) {
    case 'single-choice':
    case 'multiple-choice':
      return {
        ...base,
        shuffle: interaction.shuffle,
        options: interaction.options.map(({ id, text, staysLast }) => ({
          id, text, staysLast: staysLast ?? false, right: right.has(id), feedback: byOption[id] ?? '',
        })),
      };
    case 'true-false':
      return {
        ...base,
        trueFalse: key.type === 'true-false' ? key.value : null,
        feedbackTrue: byOption['true'] ?? '',
        feedbackFalse: byOption['false'] ?? '',
      };
    case 'short-text':
      return key.type !== 'short-text' ? base : {
        ...base,
        caseSensitive: key.caseSensitive,
        accepted: key.accepted.map(({ text, creditPercent }) => ({ text, creditPercent: String(creditPercent) })),
      };
    case 'numeric':
      return {
        ...base,
        unit: interaction.unit ?? '',
        numbers: key.type !== 'numeric' ? base.numbers : key.accepted.map(({ value, tolerance, creditPercent }) => ({
          value: typedNumber(value), tolerance: typedNumber(tolerance), creditPercent: String(creditPercent),
        })),
      };
    default:
      return base;
  }
}

/**
 * What is sent to be stored. Empty rows are left out and the title falls back to nothing.
 * @throws TypeError when the form still has problems: ask `problemsOf` first.
 */
export function contentOf(form: ItemForm): ItemContent {
  const marks = readMarks(form.marks);
  if (marks === null) throw new TypeError(`marks cannot be read: ${form.marks}`);
  return {
    title: form.title.trim(),
    stem: form.stem,
    interaction: interactionOf(form),
    key: keyOf(form),
    feedback: feedbackOf(form),
    maximum: hundredths(marks),
  };
}

function interactionOf(form: ItemForm): Interaction {
  switch (form.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const options = writtenOptions(form).map(({ id, text, staysLast }): Option => (staysLast ? { id, text, staysLast } : { id, text }));
      return { type: form.type, options, shuffle: form.shuffle };
    }
    case 'true-false':
    case 'short-text':
      return { type: form.type };
    case 'numeric':
      return form.unit.trim() === '' ? { type: 'numeric' } : { type: 'numeric', unit: form.unit.trim() };
    default:
      throw new TypeError(`this form has no fields for ${form.type}`);
  }
}

function keyOf(form: ItemForm): Key {
  const right = writtenOptions(form).filter((option) => option.right).map(({ id }) => id);
  switch (form.type) {
    case 'single-choice': {
      const [optionId] = right;
      if (optionId === undefined) throw new TypeError('no option is marked as right');
      return { type: 'single-choice', optionId };
    }
    case 'multiple-choice':
      return { type: 'multiple-choice', optionIds: right };
    case 'true-false':
      if (form.trueFalse === null) throw new TypeError('neither true nor false is marked as right');
      return { type: 'true-false', value: form.trueFalse };
    case 'short-text':
      return { type: 'short-text', accepted: writtenTexts(form).map(acceptedText), caseSensitive: form.caseSensitive };
    case 'numeric':
      return { type: 'numeric', accepted: writtenNumbers(form).map(acceptedNumber) };
    default:
      throw new TypeError(`this form has no fields for ${form.type}`);
  }
}

function acceptedText({ text, creditPercent }: ItemForm['accepted'][number]): AcceptedText {
  return { text: text.trim(), creditPercent: percent(creditPercent) };
}

function acceptedNumber({ value, tolerance, creditPercent }: ItemForm['numbers'][number]): AcceptedNumber {
  return { value: decimal(value), tolerance: decimal(tolerance.trim() === '' ? '0' : tolerance), creditPercent: percent(creditPercent) };
}

function feedbackOf(form: ItemForm): Feedback {
  const pairs: readonly (readonly [string, string])[] =
    form.type === 'true-false' ? [['true', form.feedbackTrue], ['false', form.feedbackFalse]]
    : form.type === 'single-choice' || form.type === 'multiple-choice' ? writtenOptions(form).map(({ id, feedback }) => [id, feedback] as const)
    : [];
  const written = pairs.filter(([, text]) => !isBlank(text));
  return {
    ...(isBlank(form.feedbackGeneral) ? {} : { general: form.feedbackGeneral }),
    ...(written.length === 0 ? {} : { byOption: Object.fromEntries(written) }),
  };
}

/** Options that hold something; an empty row at the end of the form is no option. */
export function writtenOptions(form: ItemForm): ItemForm['options'] {
  return form.options.filter(({ text, right, feedback }) => !isBlank(text) || right || !isBlank(feedback));
}
export function writtenTexts(form: ItemForm): ItemForm['accepted'] {
  return form.accepted.filter(({ text }) => text.trim() !== '');
}
export function writtenNumbers(form: ItemForm): ItemForm['numbers'] {
  return form.numbers.filter(({ value }) => value.trim() !== '');
}

function percent(text: string): number {
  const value = readPercent(text);
  if (value === null) throw new TypeError(`not a per cent from 1 to 100: ${text}`);
  return value;
}

function decimal(text: string): string {
  const reading = readTypedNumber(text);
  if (reading.kind !== 'number') throw new TypeError(`not one number: ${text}`);
  return reading.value;
}
