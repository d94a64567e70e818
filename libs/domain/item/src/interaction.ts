import type { RichText } from './rich-text';

/** All ways of answering; the closed list every table of item types must cover. */
export const ITEM_TYPES = [
  'single-choice', 'multiple-choice', 'true-false', 'short-text', 'numeric',
  'matching', 'ordering', 'cloze', 'placing', 'situational-judgement', 'essay', 'file-upload',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** Types whose marks a person sets by a rubric: no key can. */
export const MARKED_BY_PEOPLE = ['essay', 'file-upload'] as const satisfies readonly ItemType[];

export function isMarkedByPeople(type: ItemType): type is (typeof MARKED_BY_PEOPLE)[number] {
  return type === 'essay' || type === 'file-upload';
}

/** An option is known by its id; its text may change or be translated without touching key or responses. */
export interface Option {
  readonly id: string;
  readonly text: RichText;
  /** Stays where it is when the others are shuffled ("All of the above"). */
  readonly staysLast?: boolean;
}

/** A gap of a cloze: something to type, or something to choose. Options keep the author's order. */
export type ClozeGap =
  | { readonly id: string; readonly kind: 'text' }
  | { readonly id: string; readonly kind: 'number'; readonly unit?: string }
  | { readonly id: string; readonly kind: 'choice'; readonly options: readonly Option[] };

/** What the learner is asked to do. Carries no key, no weight, no feedback: safe to deliver during an attempt. */
export type Interaction =
  | { readonly type: 'single-choice'; readonly options: readonly Option[]; readonly shuffle: boolean }
  | { readonly type: 'multiple-choice'; readonly options: readonly Option[]; readonly shuffle: boolean }
  | { readonly type: 'true-false' }
  | { readonly type: 'short-text' }
  | { readonly type: 'numeric'; readonly unit?: string }
  /** Each prompt gets one choice. A choice may be used by several prompts; one that no prompt uses is a distractor. */
  | { readonly type: 'matching'; readonly prompts: readonly Option[]; readonly choices: readonly Option[]; readonly shuffle: boolean }
  /** Put into order; always shown shuffled. */
  | { readonly type: 'ordering'; readonly entries: readonly Option[] }
  /** `text` holds `[[id]]` once for each gap. */
  | { readonly type: 'cloze'; readonly text: RichText; readonly gaps: readonly ClozeGap[] }
  /** Labels are put into places. A place may hold several labels; a label may belong nowhere. */
  | { readonly type: 'placing'; readonly labels: readonly Option[]; readonly places: readonly Option[]; readonly shuffle: boolean }
  /** The most and the least fitting of several actions. */
  | { readonly type: 'situational-judgement'; readonly actions: readonly Option[]; readonly shuffle: boolean }
  /** `longest`: characters, 1..`LONGEST_ESSAY`. */
  | { readonly type: 'essay'; readonly longest: number }
  /** `mediaTypes`: what is taken, such as `application/pdf`; `largestBytes`: of each file; `most`: how many files. */
  | { readonly type: 'file-upload'; readonly mediaTypes: readonly string[]; readonly largestBytes: number; readonly most: number };

/** What is chosen, ordered or put somewhere, in the author's order; empty for types where something is typed or handed in. */
export function optionsOf(interaction: Interaction): readonly Option[] {
  switch (interaction.type) {
    case 'single-choice':
    case 'multiple-choice':
      return interaction.options;
    case 'matching':
      return interaction.choices;
    case 'ordering':
      return interaction.entries;
    case 'placing':
      return interaction.labels;
    case 'situational-judgement':
      return interaction.actions;
    case 'true-false':
    case 'short-text':
    case 'numeric':
    case 'cloze':
    case 'essay':
    case 'file-upload':
      return [];
  }
}
