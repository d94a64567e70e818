import { type Feedback, type Interaction, isBlank, isMarkedByPeople, type ItemContent, type Key, type Option } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import { clozeContentOf, clozeFormOf, sensitivityFormOf, sensitivityOf } from './item-content-cloze';
import { chosenRows, listContentOf, listFormOf } from './item-content-lists';
import { acceptedNumber, acceptedText, numberRow, textRow, writtenNumbers, writtenTexts } from './item-content-typed';
import { readWhole, workContentOf, workFormOf } from './item-content-work';
import { emptyItemForm, type ItemForm } from './item-form';
import { readMarks, typedMarks } from './typed-number';

/**
 * The form of a stored item. Parts of other types are empty.
 * Reading it back with `contentOf` gives the same content (numbers in their plainest writing, entries of an ordering in the right order).
 */
export function formOf(content: ItemContent): ItemForm {
  const { interaction, key, feedback } = content;
  return {
    ...emptyItemForm(interaction.type),
    title: content.title,
    stem: content.stem,
    feedbackGeneral: feedback.general ?? '',
    marks: typedMarks(content.maximum),
    penalty: String(content.penaltyPercent ?? 0),
    ...answeringFormOf(interaction, key, feedback),
  };
}

function answeringFormOf(interaction: Interaction, key: Key, feedback: Feedback): Partial<ItemForm> {
  const byOption = feedback.byOption ?? {};
  switch (interaction.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const right = new Set(key.type === 'single-choice' ? [key.optionId] : key.type === 'multiple-choice' ? key.optionIds : []);
      return {
        shuffle: interaction.shuffle,
        options: interaction.options.map(({ id, text, staysLast }) => ({
          id, text, staysLast: staysLast ?? false, right: right.has(id), feedback: byOption[id] ?? '',
        })),
      };
    }
    case 'true-false':
      return { trueFalse: key.type === 'true-false' ? key.value : null, feedbackTrue: byOption['true'] ?? '', feedbackFalse: byOption['false'] ?? '' };
    case 'short-text':
      return key.type !== 'short-text' ? {} : { ...sensitivityFormOf(key), accepted: key.accepted.map(textRow) };
    case 'numeric':
      return { unit: interaction.unit ?? '', ...(key.type === 'numeric' ? { numbers: key.accepted.map(numberRow) } : {}) };
    case 'matching':
    case 'ordering':
    case 'placing':
    case 'situational-judgement':
      return listFormOf(interaction, key, feedback);
    case 'cloze':
      return { cloze: clozeFormOf(interaction, key) };
    case 'essay':
    case 'file-upload':
      return workFormOf(interaction, key);
  }
}

/**
 * What is sent to be stored. Empty rows are left out and the title falls back to nothing.
 * @throws TypeError when the form still has problems: ask `problemsOf` first.
 */
export function contentOf(form: ItemForm): ItemContent {
  const marks = readMarks(form.marks);
  if (marks === null) throw new TypeError(`marks cannot be read: ${form.marks}`);
  const penaltyPercent = penaltyOf(form);
  return {
    title: form.title.trim(),
    stem: form.stem,
    ...answeringOf(form),
    feedback: feedbackOf(form),
    maximum: hundredths(marks),
    ...(penaltyPercent === 0 ? {} : { penaltyPercent }),
  };
}

/**
 * Interaction and key of a form. For the types that `checkItem` judges while they are written, what is missing or unreadable becomes
 * something it finds. @throws TypeError when one of the other types has no key yet
 */
export function answeringOf(form: ItemForm): { readonly interaction: Interaction; readonly key: Key } {
  const right = writtenOptions(form).filter((option) => option.right).map(({ id }) => id);
  switch (form.type) {
    case 'single-choice': {
      const [optionId] = right;
      if (optionId === undefined) throw new TypeError('no option is marked as right');
      return { interaction: choiceOf(form.type, form), key: { type: 'single-choice', optionId } };
    }
    case 'multiple-choice':
      return { interaction: choiceOf(form.type, form), key: { type: 'multiple-choice', optionIds: right } };
    case 'true-false':
      if (form.trueFalse === null) throw new TypeError('neither true nor false is marked as right');
      return { interaction: { type: form.type }, key: { type: form.type, value: form.trueFalse } };
    case 'short-text':
      return { interaction: { type: form.type }, key: { type: form.type, accepted: writtenTexts(form.accepted).map((row) => acceptedText(row, form.spaceSensitive)), ...sensitivityOf(form) } };
    case 'numeric': {
      const unit = form.unit.trim();
      return { interaction: unit === '' ? { type: form.type } : { type: form.type, unit }, key: { type: form.type, accepted: writtenNumbers(form.numbers).map(acceptedNumber) } };
    }
    case 'matching':
    case 'ordering':
    case 'placing':
    case 'situational-judgement':
      return listContentOf(form.type, form);
    case 'cloze':
      return clozeContentOf(form.cloze);
    case 'essay':
    case 'file-upload':
      return workContentOf(form.type, form);
  }
}

function choiceOf(type: 'single-choice' | 'multiple-choice', form: ItemForm): Interaction {
  const options = writtenOptions(form).map(({ id, text, staysLast }): Option => (staysLast ? { id, text, staysLast } : { id, text }));
  return { type, options, shuffle: form.shuffle };
}

/** Per cent a wrong answer loses; NaN when it cannot be read. What people mark loses nothing. */
export function penaltyOf({ type, penalty }: Pick<ItemForm, 'type' | 'penalty'>): number {
  if (isMarkedByPeople(type)) return 0;
  return penalty.trim() === '' ? 0 : readWhole(penalty);
}

export function feedbackOf(form: ItemForm): Feedback {
  const pairs: readonly (readonly [string, string])[] =
    form.type === 'true-false' ? [['true', form.feedbackTrue], ['false', form.feedbackFalse]]
    : (form.type === 'single-choice' || form.type === 'multiple-choice' ? writtenOptions(form) : chosenRows(form)).map(({ id, feedback }) => [id, feedback] as const);
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
