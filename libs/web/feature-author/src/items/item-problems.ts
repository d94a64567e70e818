import { isBlank, MOST_OPTIONS, plainTextOf } from '@selaras/domain/item';
import { writtenOptions } from './item-content';
import { FEWEST_OPTIONS, type ItemForm } from './item-form';
import { checkedProblems, penaltyProblems } from './item-problems-checked';
import { acceptedNumberProblems, acceptedTextProblems } from './item-problems-typed';
import { equalPairs, hint, type ItemProblem, letterOf, problem } from './item-problem';
import { readMarks } from './typed-number';

/** Problems first come first in the form. Empty when the item can be saved without a second look. */
export function problemsOf(form: ItemForm): readonly ItemProblem[] {
  const found: ItemProblem[] = [];
  if (isBlank(form.stem)) found.push(problem('StemEmpty', 'stem'));
  found.push(...answeringProblems(form));
  if (readMarks(form.marks) === null) found.push(problem('MarksUnreadable', 'marks', { text: form.marks }));
  return [...found, ...penaltyProblems(form)];
}

function answeringProblems(form: ItemForm): readonly ItemProblem[] {
  switch (form.type) {
    case 'single-choice':
    case 'multiple-choice':
      return optionProblems(form);
    case 'true-false':
      return form.trueFalse === null ? [problem('KeyMissing', 'key')] : [];
    case 'short-text':
      return acceptedTextProblems(form.accepted, form, '');
    case 'numeric':
      return acceptedNumberProblems(form.numbers, '');
    case 'matching':
    case 'ordering':
    case 'cloze':
    case 'placing':
    case 'situational-judgement':
    case 'essay':
    case 'file-upload':
      return checkedProblems(form);
  }
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

/** Two options are equal when a reader cannot tell them apart: same words, same pictures. */
function sameText(html: string): string {
  const pictures = [...html.matchAll(/<img\b[^>]*\bsrc="([^"]*)"/gi)].map(([, source]) => source ?? '');
  return [plainTextOf(html).toLocaleLowerCase('id'), ...pictures].join('\u0000');
}
