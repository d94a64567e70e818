import type { ItemType } from '@selaras/domain/item';

/**
 * An item as it stands in the form: one shape for all five types, so that changing the type keeps what was typed.
 * Numbers are the texts a person types; what they mean is decided when the content is made.
 */
export interface ItemForm {
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
  readonly caseSensitive: boolean;
  readonly numbers: readonly AcceptedNumberForm[];
  readonly unit: string;
  /** Rich text shown to everybody afterwards. */
  readonly feedbackGeneral: string;
  /** Marks for a full answer, as typed: "1", "2,5". */
  readonly marks: string;
}

export interface OptionForm {
  readonly id: string;
  /** Rich text. */
  readonly text: string;
  readonly right: boolean;
  readonly staysLast: boolean;
  /** Rich text. */
  readonly feedback: string;
}

/** `creditPercent` as typed: a whole number from 1 to 100. */
export interface AcceptedTextForm { readonly text: string; readonly creditPercent: string }
export interface AcceptedNumberForm { readonly value: string; readonly tolerance: string; readonly creditPercent: string }

export const FEWEST_OPTIONS = 2;

/** A new item: four empty options, no key yet, one mark. */
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
    numbers: [{ value: '', tolerance: '0', creditPercent: '100' }],
    unit: '',
    feedbackGeneral: '',
    marks: '1',
  };
}

export function emptyOption(id: string): OptionForm {
  return { id, text: '', right: false, staysLast: false, feedback: '' };
}

/** The first of a, b, ... z, a1, b1 ... that no option bears: an id is never used twice while its responses may exist. */
export function freshOptionId(options: readonly OptionForm[]): string {
  const taken = new Set(options.map(({ id }) => id));
  for (let round = 0; ; round += 1) {
    for (let letter = 97; letter <= 122; letter += 1) {
      const id = `${String.fromCharCode(letter)}${round === 0 ? '' : round}`;
      if (!taken.has(id)) return id;
    }
  }
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
