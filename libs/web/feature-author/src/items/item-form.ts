import type { ItemType, OrderingCredit } from '@selaras/domain/item';
import {
  type AcceptedNumberForm, type AcceptedTextForm, type ActionForm, type ClozeForm, type CriterionForm, emptyAction, emptyCriterion, emptyLabel, emptyPrompt,
  emptyRow, type LabelForm, type PromptForm, type RowForm, type SensitivityForm, type UploadForm,
} from './item-form-parts';

/**
 * An item as it stands in the form: one shape for all types, so that changing the type keeps what was typed.
 * Numbers are the texts a person types; what they mean is decided when the content is made.
 */
export interface ItemForm extends SensitivityForm {
  readonly type: ItemType;
  readonly title: string;
  /** Rich text. */
  readonly stem: string;
  readonly options: readonly OptionForm[];
  readonly shuffle: boolean;
  /** The right response of a true/false item; null while the author has not said. */
  readonly trueFalse: boolean | null;
  /** Rich text shown to who chose "true" or "false". */
  readonly feedbackTrue: string;
  readonly feedbackFalse: string;
  readonly accepted: readonly AcceptedTextForm[];
  readonly numbers: readonly AcceptedNumberForm[];
  readonly unit: string;
  readonly prompts: readonly PromptForm[];
  readonly choices: readonly RowForm[];
  /** In the right order. */
  readonly entries: readonly RowForm[];
  readonly orderingCredit: OrderingCredit;
  readonly cloze: ClozeForm;
  readonly labels: readonly LabelForm[];
  readonly places: readonly RowForm[];
  readonly actions: readonly ActionForm[];
  /** Characters of the longest essay, as typed. */
  readonly longest: string;
  readonly upload: UploadForm;
  readonly rubric: readonly CriterionForm[];
  readonly markers: 1 | 2;
  /** Rich text shown to everybody afterwards. */
  readonly feedbackGeneral: string;
  /** Marks for a full answer, as typed: "1", "2,5". */
  readonly marks: string;
  /** Share of the marks a wrong answer loses, as typed: a whole number of per cent. */
  readonly penalty: string;
}

export interface OptionForm extends RowForm {
  readonly right: boolean;
}

export const FEWEST_OPTIONS = 2;

/** A new item: some empty rows for each type, no key yet, one mark. */
export function emptyItemForm(type: ItemType = 'single-choice'): ItemForm {
  return {
    type,
    title: '',
    stem: '',
    options: ['a', 'b', 'c', 'd'].map(emptyOption),
    shuffle: true,
    trueFalse: null,
    feedbackTrue: '',
    feedbackFalse: '',
    accepted: [{ text: '', creditPercent: '100' }],
    caseSensitive: false,
    accentSensitive: true,
    spaceSensitive: false,
    numbers: [{ value: '', tolerance: '0', creditPercent: '100' }],
    unit: '',
    prompts: ['a', 'b', 'c'].map((id) => emptyPrompt(id, id)),
    choices: ['a', 'b', 'c'].map(emptyRow),
    entries: ['a', 'b', 'c'].map(emptyRow),
    orderingCredit: 'by-pairs',
    cloze: { text: '', gaps: [] },
    labels: ['a', 'b', 'c'].map(emptyLabel),
    places: ['a', 'b'].map(emptyRow),
    actions: ['a', 'b', 'c', 'd'].map(emptyAction),
    longest: '3000',
    upload: { mediaTypes: ['application/pdf'], megabytes: '5', most: '1' },
    rubric: [emptyCriterion('a', '100')],
    markers: 1,
    feedbackGeneral: '',
    marks: '1',
    penalty: '0',
  };
}

export function emptyOption(id: string): OptionForm {
  return { ...emptyRow(id), right: false };
}

/** Marks the option as right; in a single choice the others become wrong. */
export function withKey(form: ItemForm, optionId: string, right: boolean): ItemForm {
  const options = form.options.map((option) => {
    if (option.id === optionId) return { ...option, right };
    return form.type === 'single-choice' && right ? { ...option, right: false } : option;
  });
  return { ...form, options };
}

/** Another type with all that was typed kept; a single choice keeps only the first of several right options. */
export function withType(form: ItemForm, type: ItemType): ItemForm {
  if (type !== 'single-choice') return { ...form, type };
  const key = form.options.find(({ right }) => right)?.id;
  return { ...form, type, options: form.options.map((option) => ({ ...option, right: option.id === key })) };
}
