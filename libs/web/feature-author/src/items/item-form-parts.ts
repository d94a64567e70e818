import type { ClozeGap } from '@selaras/domain/item';

/** The rows of which the form of an item is made. Numbers are the texts a person types. */
export interface RowForm {
  readonly id: string;
  /** Rich text. */
  readonly text: string;
  readonly staysLast: boolean;
  /** Rich text shown to who chose it; only choices have a field for it, the others keep what they came with. */
  readonly feedback: string;
}

/** What is to be matched, with the id of its partner; '' while it has none. */
export interface PromptForm extends RowForm { readonly choiceId: string }
/** What is to be placed, with the id of its place; '' for nowhere. */
export interface LabelForm extends RowForm { readonly placeId: string }
/** What one could do, with its rating '1' to '5'; '' while it has none. */
export interface ActionForm extends RowForm { readonly rating: string }

/** `creditPercent` as typed: a whole number from 1 to 100. */
export interface AcceptedTextForm { readonly text: string; readonly creditPercent: string }
export interface AcceptedNumberForm { readonly value: string; readonly tolerance: string; readonly creditPercent: string }

/** What counts when texts are compared. */
export interface SensitivityForm {
  readonly caseSensitive: boolean;
  readonly accentSensitive: boolean;
  readonly spaceSensitive: boolean;
}

/** A gap: fields for all three kinds, so that changing the kind keeps what was typed. */
export interface GapForm extends SensitivityForm {
  readonly id: string;
  readonly kind: ClozeGap['kind'];
  readonly accepted: readonly AcceptedTextForm[];
  readonly numbers: readonly AcceptedNumberForm[];
  readonly unit: string;
  readonly options: readonly RowForm[];
  /** '' while no option is marked. */
  readonly optionId: string;
}

export interface ClozeForm {
  /** Rich text with `[[id]]` where a gap is. */
  readonly text: string;
  /** Also of gaps that were taken out of the text: put back, they are as they were. */
  readonly gaps: readonly GapForm[];
}

export interface UploadForm {
  readonly mediaTypes: readonly string[];
  /** Of each file, in millions of bytes as typed. */
  readonly megabytes: string;
  readonly most: string;
}

export interface LevelForm { readonly id: string; readonly text: string; readonly creditPercent: string }
export interface CriterionForm { readonly id: string; readonly title: string; readonly weightPercent: string; readonly levels: readonly LevelForm[] }

export function emptyRow(id: string): RowForm {
  return { id, text: '', staysLast: false, feedback: '' };
}
export function emptyPrompt(id: string, choiceId: string): PromptForm {
  return { ...emptyRow(id), choiceId };
}
export function emptyLabel(id: string): LabelForm {
  return { ...emptyRow(id), placeId: '' };
}
export function emptyAction(id: string): ActionForm {
  return { ...emptyRow(id), rating: '' };
}

export function emptyGap(id: string): GapForm {
  return {
    id, kind: 'text', unit: '', optionId: '', caseSensitive: false, accentSensitive: true, spaceSensitive: false,
    accepted: [{ text: '', creditPercent: '100' }],
    numbers: [{ value: '', tolerance: '0', creditPercent: '100' }],
    options: ['a', 'b', 'c'].map(emptyRow),
  };
}

/** A criterion with three levels: all, half and nothing of its weight. */
export function emptyCriterion(id: string, weightPercent: string): CriterionForm {
  const levels = ([['a', '100'], ['b', '50'], ['c', '0']] as const).map(([levelId, creditPercent]) => ({ id: levelId, text: '', creditPercent }));
  return { id, title: '', weightPercent, levels };
}

/** The first of a, b, ... z, a1, b1 ... that no row bears: an id is never used twice while its responses may exist. */
export function freshId(rows: readonly { readonly id: string }[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  for (let round = 0; ; round += 1) {
    for (let letter = 97; letter <= 122; letter += 1) {
      const id = `${String.fromCharCode(letter)}${round === 0 ? '' : round}`;
      if (!taken.has(id)) return id;
    }
  }
}

/** The first number, from 1, that no gap bears: it is read in the text of a cloze. */
export function freshGapId(gaps: readonly { readonly id: string }[], inText: readonly string[]): string {
  const taken = new Set([...gaps.map(({ id }) => id), ...inText]);
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}

/** The list with a row one place further up or down; as it was where there is no such place. */
export function movedBy<Row>(rows: readonly Row[], index: number, step: -1 | 1): readonly Row[] {
  const [from, to] = [rows[index], rows[index + step]];
  if (from === undefined || to === undefined) return rows;
  return rows.map((row, at) => (at === index ? to : at === index + step ? from : row));
}

/** The list with one row changed. */
export function changedAt<Row>(rows: readonly Row[], index: number, change: Partial<Row>): readonly Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...change } : row));
}
