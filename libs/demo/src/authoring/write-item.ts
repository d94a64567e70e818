import { withOpaqueIds, type AcceptedNumber, type AcceptedText, type Criterion, type Feedback, type ItemContent, type Option, type RichText } from '@selaras/domain/item';
import { hundredths } from '@selaras/domain/kernel';
import type { DemoItem, Slug } from '../shapes';

/** Every demo item that a key marks is worth one mark. */
const ONE_MARK = hundredths(100);

interface Heading {
  readonly slug: Slug;
  readonly title: string;
  readonly objective: string;
  readonly stem: RichText;
  /** Shown after the attempt whatever was answered. */
  readonly why: RichText;
}

/** An option with its text and what the learner who chose it should hear. */
export type OptionText = readonly [text: RichText, feedback: RichText];

/** A question before it is known for whom it counts; `forAll` and `forCase` place it. */
export interface WrittenItem {
  readonly slug: Slug;
  readonly objectiveCode: string;
  readonly content: ItemContent;
}

export function forAll(items: readonly WrittenItem[]): DemoItem[] {
  return items.map((item) => ({ ...item, part: 'core', unit: null, form: null }));
}

/** `unit` null: for everybody whose unit has no case items of its own. */
export function forCase(unit: Slug | null, items: readonly WrittenItem[]): DemoItem[] {
  return items.map((item) => ({ ...item, part: 'case', unit, form: null }));
}

/** Asked in practice alone. */
export function forPractice(items: readonly WrittenItem[]): DemoItem[] {
  return items.map((item) => ({ ...item, part: 'practice', unit: null, form: null }));
}

export function singleChoice(heading: Heading & { readonly options: Readonly<Record<string, OptionText>>; readonly key: string }): WrittenItem {
  return written(heading, optionFeedback(heading), {
    interaction: { type: 'single-choice', options: optionsOf(heading.options), shuffle: true },
    key: { type: 'single-choice', optionId: heading.key },
  });
}

export function multipleChoice(
  heading: Heading & { readonly options: Readonly<Record<string, OptionText>>; readonly keys: readonly string[] },
): WrittenItem {
  return written(heading, optionFeedback(heading), {
    interaction: { type: 'multiple-choice', options: optionsOf(heading.options), shuffle: true },
    key: { type: 'multiple-choice', optionIds: heading.keys },
  });
}

export function trueFalse(
  heading: Heading & { readonly key: boolean; readonly ifTrue: RichText; readonly ifFalse: RichText },
): WrittenItem {
  return written(heading, { general: paragraph(heading.why), byOption: { true: paragraph(heading.ifTrue), false: paragraph(heading.ifFalse) } }, {
    interaction: { type: 'true-false' },
    key: { type: 'true-false', value: heading.key },
  });
}

export function shortText(heading: Heading & { readonly accepted: readonly AcceptedText[] }): WrittenItem {
  return written(heading, { general: paragraph(heading.why) }, {
    interaction: { type: 'short-text' },
    key: { type: 'short-text', accepted: heading.accepted, caseSensitive: false },
  });
}

export function numeric(heading: Heading & { readonly unit: string; readonly accepted: readonly AcceptedNumber[] }): WrittenItem {
  return written(heading, { general: paragraph(heading.why) }, {
    interaction: { type: 'numeric', unit: heading.unit },
    key: { type: 'numeric', accepted: heading.accepted },
  });
}

/** `entries` in the right order. */
export function ordering(heading: Heading & { readonly entries: readonly RichText[] }): WrittenItem {
  const entries = counted(heading.entries);
  return written(heading, { general: paragraph(heading.why) }, {
    interaction: { type: 'ordering', entries },
    key: { type: 'ordering', entryIds: entries.map(({ id }) => id), credit: 'by-pairs' },
  });
}

export function matching(heading: Heading & { readonly pairs: readonly (readonly [prompt: RichText, choice: RichText])[]; readonly distractors: readonly RichText[] }): WrittenItem {
  const prompts = counted(heading.pairs.map(([prompt]) => prompt));
  const choices = counted([...heading.pairs.map(([, choice]) => choice), ...heading.distractors]);
  return written(heading, { general: paragraph(heading.why) }, {
    interaction: { type: 'matching', prompts, choices, shuffle: true },
    key: { type: 'matching', pairs: Object.fromEntries(prompts.map(({ id }) => [id, id])) },
  });
}

/** Ratings as the instructors of the invented city gave them, 1 to 5. */
export function situationalJudgement(heading: Heading & { readonly actions: readonly (readonly [text: RichText, rating: number, feedback: RichText])[] }): WrittenItem {
  const actions = counted(heading.actions.map(([text]) => text));
  const byAction = <T>(read: (action: (typeof heading.actions)[number]) => T) => Object.fromEntries(heading.actions.map((action, index) => [actions[index]?.id ?? '', read(action)]));
  return written(heading, { general: paragraph(heading.why), byOption: byAction(([, , feedback]) => paragraph(feedback)) }, {
    interaction: { type: 'situational-judgement', actions, shuffle: true },
    key: { type: 'situational-judgement', ratings: byAction(([, rating]) => rating) },
  });
}

/** Marked by people. `marks` in hundredths; `longest` in characters. */
export function essay(heading: Heading & { readonly longest: number; readonly markers: 1 | 2; readonly marks: number; readonly rubric: readonly Criterion[] }): WrittenItem {
  const item = written(heading, { general: paragraph(heading.why) }, {
    interaction: { type: 'essay', longest: heading.longest },
    key: { type: 'essay', rubric: heading.rubric, markers: heading.markers },
  });
  return { ...item, content: { ...item.content, maximum: hundredths(heading.marks) } };
}

/** a, b, c ...; `written` gives them ids that tell nothing. */
function counted(texts: readonly RichText[]): Option[] {
  return texts.map((text, index) => ({ id: String.fromCharCode(97 + index), text }));
}

function written(heading: Heading, feedback: Feedback, asked: Pick<ItemContent, 'interaction' | 'key'>): WrittenItem {
  return {
    slug: heading.slug,
    objectiveCode: heading.objective,
    content: withOpaqueIds({ title: heading.title, stem: paragraph(heading.stem), ...asked, feedback, maximum: ONE_MARK }),
  };
}

function optionsOf(options: Readonly<Record<string, OptionText>>): Option[] {
  return Object.entries(options).map(([id, [text]]) => ({ id, text }));
}

function optionFeedback(heading: Heading & { readonly options: Readonly<Record<string, OptionText>> }): Feedback {
  const byOption = Object.fromEntries(Object.entries(heading.options).map(([id, [, feedback]]) => [id, paragraph(feedback)]));
  return { general: paragraph(heading.why), byOption };
}

function paragraph(text: RichText): RichText {
  return text.startsWith('<') ? text : `<p>${text}</p>`;
}
