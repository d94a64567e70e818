import {
  checkItem, decimalText, LONGEST_TITLE, parseDecimal, plainTextOf, richTextOf, withOpaqueIds,
  type AcceptedNumber, type Criterion, type Decimal, type Feedback, type Interaction, type ItemContent, type ItemProblem, type Key, type Option, type RichText,
} from '@selaras/domain/item';
import { hundredths, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { GiftChoice, GiftFault, GiftNumber, GiftQuestion, GiftText, GiftType } from './gift-question';
import { endsInsideTag, removedMarkup, richTextFrom, type Sanitise } from './rich-text';

/** Why a question that was read cannot become one of our items. */
export type GiftRefusal =
  | GiftFault
  /** A description asks nothing. */
  | { readonly code: 'TypeNotSupported'; readonly type: GiftType }
  /** An option of a single choice worth a part of the marks: our key knows right and wrong only, and would turn the part into nothing. */
  | { readonly code: 'PartialCreditNotSupported'; readonly position: number; readonly percent: number }
  /** Several options that are each fully right where one is chosen. */
  | { readonly code: 'SeveralRightOptions'; readonly count: number }
  /** `*` stands for any text in Moodle; our key compares whole texts. */
  | { readonly code: 'WildcardNotSupported'; readonly position: number; readonly text: string }
  /** HTML cut in two by an `=` that should have been `\=`. */
  | { readonly code: 'MarkupCutOff'; readonly text: string }
  | ItemProblem;

/** What differs between the question in the file and the item made of it. */
export type GiftChange =
  /** Negative weight on some options of a single choice: where wrong options cost marks here, all cost the same. */
  | { readonly code: 'PenaltyDropped'; readonly position: number; readonly percent: number }
  /** Weights of a multiple choice other than those of our rule: share of right options ticked minus share of wrong ones. */
  | { readonly code: 'WeightsByOurRule' }
  | { readonly code: 'CreditRounded'; readonly position: number; readonly percent: number; readonly credit: number }
  /** Feedback belonging to one accepted text or number, or to all other numbers; ours belongs to options. */
  | { readonly code: 'AnswerFeedbackDropped' }
  | { readonly code: 'MarkupRemoved'; readonly names: readonly string[] }
  /** A picture or sound that lay beside the questions in Moodle; GIFT does not carry it. */
  | { readonly code: 'FileMissing'; readonly names: readonly string[] }
  | { readonly code: 'TitleShortened'; readonly limit: number }
  /** GIFT knows no rubric: an essay gets one of a single criterion and a length, to be put right before it is used. */
  | { readonly code: 'RubricAssumed'; readonly longest: number };

export interface ItemFromGift {
  readonly content: ItemContent;
  /** Empty: the item says what the question said. */
  readonly changes: readonly GiftChange[];
}

/**
 * Turns a question into the content of an item: single choice, multiple choice, true/false, short text, number, matching, essay; a
 * description is refused by name. What would change who is right is refused, what changes less is taken and listed in `changes`. The item passes `checkItem`.
 * One mark each, options shuffled, case ignored, as Moodle does when it reads GIFT. A question without a name is titled by its stem.
 */
export function toItemContent(question: GiftQuestion, sanitise: Sanitise): Result<ItemFromGift, GiftRefusal> {
  const cutOff = choiceTexts(question).find(endsInsideTag);
  if (cutOff) return refuse({ code: 'MarkupCutOff', text: cutOff.text.slice(-60) });
  const changes: GiftChange[] = [];
  const rich = richTextReader(sanitise, changes);
  const answering = answeringOf(question, rich, changes);
  if (!answering.ok) return answering;
  const { interaction, key, byOption, penaltyPercent = 0 } = answering.value;

  const stem = rich(question.stem);
  const general = question.generalFeedback ? rich(question.generalFeedback) : null;
  const feedback: Feedback = {
    ...(general ? { general } : {}),
    ...(Object.keys(byOption).length > 0 ? { byOption } : {}),
  };
  const content: ItemContent = {
    title: titleOf(question, stem, changes),
    stem,
    interaction,
    key,
    feedback,
    maximum: hundredths(question.extras.maximum ?? 100),
    ...(penaltyPercent > 0 ? { penaltyPercent } : {}),
  };
  const [problem] = checkItem(content);
  return problem ? refuse(problem) : ok({ content: withOpaqueIds(content), changes: mergedChanges(changes) });
}

type Rich = (text: GiftText) => RichText;

function richTextReader(sanitise: Sanitise, changes: GiftChange[]): Rich {
  return (text) => {
    const richText = richTextFrom(text, sanitise);
    if (text.format !== 'html') return richText;
    const names = removedMarkup(text.text, richText);
    const files = [...text.text.matchAll(/@@PLUGINFILE@@\/([^"'\s<>?]{1,200})/g)].map((file) => file[1] ?? '');
    if (files.length > 0) changes.push({ code: 'FileMissing', names: files });
    if (names.length > 0) changes.push({ code: 'MarkupRemoved', names });
    return richText;
  };
}

interface Answering {
  readonly interaction: Interaction;
  readonly key: Key;
  readonly byOption: Readonly<Record<string, RichText>>;
  readonly penaltyPercent?: number;
}

function answeringOf(question: GiftQuestion, rich: Rich, changes: GiftChange[]): Result<Answering, GiftRefusal> {
  switch (question.type) {
    case 'single':
      return singleChoice(question.choices, question, rich, changes);
    case 'multi':
      return multipleChoice(question.choices, question, rich, changes);
    case 'truefalse': {
      const { isTrue, wrongFeedback, rightFeedback } = question;
      const byOption = {
        ...(wrongFeedback ? { [String(!isTrue)]: rich(wrongFeedback) } : {}),
        ...(rightFeedback ? { [String(isTrue)]: rich(rightFeedback) } : {}),
      };
      return ok({ interaction: { type: 'true-false' }, key: { type: 'true-false', value: isTrue }, byOption });
    }
    case 'short':
      return shortText(question, changes);
    case 'numerical':
      return number(question, changes);
    case 'match':
      return ok(matching(question, rich));
    case 'essay':
      return ok(essay(changes));
    case 'description':
      return refuse({ code: 'TypeNotSupported', type: question.type });
  }
}

/** What an option is worth in per cent: as written, else all for `=` and nothing for `~`. */
function worth({ weight, right }: GiftChoice): number {
  return weight ?? (right ? 100 : 0);
}

function singleChoice(choices: readonly GiftChoice[], question: GiftQuestion, rich: Rich, changes: GiftChange[]): Result<Answering, GiftRefusal> {
  const full = choices.flatMap((choice, index) => (worth(choice) >= 100 ? [index] : []));
  if (full.length > 1) return refuse({ code: 'SeveralRightOptions', count: full.length });
  const partial = choices.map((choice, index) => ({ position: index + 1, percent: worth(choice) })).find(({ percent }) => percent > 0 && percent < 100);
  if (partial) return refuse({ code: 'PartialCreditNotSupported', ...partial });
  const penaltyPercent = penaltyOfAll(choices);
  choices.forEach((choice, index) => {
    if (worth(choice) < -penaltyPercent) changes.push({ code: 'PenaltyDropped', position: index + 1, percent: worth(choice) });
  });
  const { interaction, byOption } = optionsOf('single-choice', choices, question, rich);
  return ok({ interaction, key: { type: 'single-choice', optionId: full[0] === undefined ? '' : optionId(full[0]) }, byOption, penaltyPercent });
}

/** What every wrong option costs alike, in whole per cent; 0 where they differ or cost nothing. */
function penaltyOfAll(choices: readonly GiftChoice[]): number {
  const [cost, ...others] = [...new Set(choices.map(worth).filter((percent) => percent < 100))];
  return cost !== undefined && others.length === 0 && Number.isInteger(cost) && cost < 0 && cost >= -100 ? -cost : 0;
}

function multipleChoice(choices: readonly GiftChoice[], question: GiftQuestion, rich: Rich, changes: GiftChange[]): Result<Answering, GiftRefusal> {
  const right = choices.filter((choice) => worth(choice) > 0).length;
  const ours = (choice: GiftChoice): number => (worth(choice) > 0 ? 100 / right : -100 / (choices.length - right));
  // Moodle writes thirds as 33.33333.
  if (choices.some((choice) => Math.abs(worth(choice) - ours(choice)) > 0.01)) changes.push({ code: 'WeightsByOurRule' });
  const optionIds = choices.flatMap((choice, index) => (worth(choice) > 0 ? [optionId(index)] : []));
  const { interaction, byOption } = optionsOf('multiple-choice', choices, question, rich);
  return ok({ interaction, key: { type: 'multiple-choice', optionIds }, byOption });
}

function optionsOf(
  type: 'single-choice' | 'multiple-choice', choices: readonly GiftChoice[], { extras }: GiftQuestion, rich: Rich,
): Pick<Answering, 'interaction' | 'byOption'> {
  const byOption: Record<string, RichText> = {};
  const options = choices.map(({ text, feedback }, index) => {
    if (feedback) byOption[optionId(index)] = rich(feedback);
    return { id: optionId(index), text: rich(text), ...(extras.staysLast?.includes(index + 1) ? { staysLast: true } : {}) };
  });
  return { interaction: { type, options, shuffle: extras.shuffle ?? true }, byOption };
}

/** a, b, c ... z, then o27, o28 ...: by position in the file. */
export function optionId(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : `o${index + 1}`;
}

/** Right sides that read the same are one choice; one without a left side is a distractor. */
function matching({ pairs, extras }: GiftQuestion & { type: 'match' }, rich: Rich): Answering {
  const choices = new Map<string, Option>();
  const prompts: Option[] = [];
  const right: Record<string, string> = {};
  for (const pair of pairs) {
    const text = pair.right.replace(/\s+/g, ' ').trim();
    const choice = choices.get(text) ?? { id: optionId(choices.size), text: richTextOf(text) };
    choices.set(text, choice);
    if (!pair.left) continue;
    const prompt = { id: optionId(prompts.length), text: rich(pair.left) };
    prompts.push(prompt);
    right[prompt.id] = choice.id;
  }
  return { interaction: { type: 'matching', prompts, choices: [...choices.values()], shuffle: extras.shuffle ?? true }, key: { type: 'matching', pairs: right }, byOption: {} };
}

const ASSUMED_LONGEST = 5_000;

/** In the language of the courses, for it becomes part of one. */
const ASSUMED_RUBRIC: readonly Criterion[] = [{
  id: 'isi', title: 'Isi jawaban', weightPercent: 100,
  levels: [
    { id: 'lengkap', text: 'Menjawab pertanyaan dengan lengkap dan benar', creditPercent: 100 },
    { id: 'sebagian', text: 'Menjawab sebagian pertanyaan', creditPercent: 50 },
    { id: 'tidak', text: 'Tidak menjawab pertanyaan', creditPercent: 0 },
  ],
}];

function essay(changes: GiftChange[]): Answering {
  changes.push({ code: 'RubricAssumed', longest: ASSUMED_LONGEST });
  return { interaction: { type: 'essay', longest: ASSUMED_LONGEST }, key: { type: 'essay', rubric: ASSUMED_RUBRIC, markers: 1 }, byOption: {} };
}

function shortText(question: GiftQuestion & { type: 'short' }, changes: GiftChange[]): Result<Answering, GiftRefusal> {
  const caseSensitive = question.extras.caseSensitive ?? false;
  const accepted = new Map<string, { text: string; creditPercent: number }>();
  for (const [index, { text: pattern, weight, feedback }] of question.answers.entries()) {
    if (feedback) changes.push({ code: 'AnswerFeedbackDropped' });
    if ((weight ?? 100) <= 0) continue; // earns nothing, as everything that is not accepted
    if (/(?<!\\)\*/.test(pattern)) return refuse({ code: 'WildcardNotSupported', position: index + 1, text: pattern });
    const text = pattern.replaceAll('\\*', '*').replace(/\s+/g, ' ').trim();
    const same = caseSensitive ? text : text.toLowerCase();
    // Moodle gives the first that fits; a second spelling in other case changes nothing.
    if (!accepted.has(same)) accepted.set(same, { text, creditPercent: wholePercent(weight ?? 100, index, changes) });
  }
  return ok({ interaction: { type: 'short-text' }, key: { type: 'short-text', caseSensitive, accepted: [...accepted.values()] }, byOption: {} });
}

function number(question: GiftQuestion & { type: 'numerical' }, changes: GiftChange[]): Result<Answering, GiftRefusal> {
  const { unit } = question.extras;
  if (question.otherFeedback || question.answers.some(({ feedback }) => feedback)) changes.push({ code: 'AnswerFeedbackDropped' });
  const accepted = question.answers.flatMap(({ accepts, weight }, index): AcceptedNumber[] =>
    (weight ?? 100) <= 0 ? [] : [{ ...aroundMiddle(accepts), creditPercent: wholePercent(weight ?? 100, index, changes) }]);
  return ok({ interaction: { type: 'numeric', ...(unit === undefined ? {} : { unit }) }, key: { type: 'numeric', accepted }, byOption: {} });
}

/** A range as its middle and half its width, exactly: 3.141..3.142 is 3.1415 +- 0.0005. */
function aroundMiddle(accepts: GiftNumber): { value: string; tolerance: string } {
  if (accepts.kind === 'value') return { value: accepts.value, tolerance: accepts.tolerance ?? '0' };
  const low = parseDecimal(accepts.low);
  const high = parseDecimal(accepts.high);
  const scale = Math.max(low.scale, high.scale);
  const units = ({ units: own, scale: ownScale }: Decimal): bigint => own * 10n ** BigInt(scale - ownScale);
  const half = (doubled: bigint): string => shortest({ units: doubled * 5n, scale: scale + 1 });
  return { value: half(units(low) + units(high)), tolerance: half(units(high) - units(low)) };
}

function shortest({ units, scale }: Decimal): string {
  let digits = units;
  let places = scale;
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return decimalText({ units: digits, scale: places });
}

/** Our credits are whole per cents: 33.33333 becomes 33, and is said. More than 100 is 100. */
function wholePercent(percent: number, index: number, changes: GiftChange[]): number {
  const credit = Math.min(100, Math.max(1, Math.round(percent)));
  if (credit !== percent) changes.push({ code: 'CreditRounded', position: index + 1, percent, credit });
  return credit;
}

const DEFAULT_TITLE_LENGTH = 80;

/** The name in the file; without one the beginning of the stem, or the line when the stem has no words. At most `LONGEST_TITLE` characters. */
export function titleOf({ name, line }: GiftQuestion, stem: RichText, changes: GiftChange[]): string {
  if (name === null) {
    const words = [...plainTextOf(stem)];
    if (words.length === 0) return `#${line}`;
    return words.length > DEFAULT_TITLE_LENGTH ? `${words.slice(0, DEFAULT_TITLE_LENGTH - 1).join('').trimEnd()}…` : words.join('');
  }
  const characters = [...name];
  if (characters.length <= LONGEST_TITLE) return name;
  changes.push({ code: 'TitleShortened', limit: LONGEST_TITLE });
  return `${characters.slice(0, LONGEST_TITLE - 1).join('').trimEnd()}…`;
}

/** The texts an unescaped `=` can cut in two so that both halves still look like options. */
function choiceTexts(question: GiftQuestion): GiftText[] {
  if (question.type === 'match') return question.pairs.flatMap(({ left }) => left ?? []);
  if (question.type !== 'single' && question.type !== 'multi') return [];
  return question.choices.flatMap(({ text, feedback }) => (feedback ? [text, feedback] : [text]));
}

/** One line for each kind of change, names of removed markup joined. */
function mergedChanges(changes: readonly GiftChange[]): GiftChange[] {
  const merged: GiftChange[] = [];
  for (const change of changes) {
    const same = merged.findIndex(({ code }) => code === change.code);
    const known = merged[same];
    if (known === undefined) merged.push(change);
    else if ('names' in known && 'names' in change) merged[same] = { ...known, names: [...new Set([...known.names, ...change.names])] };
    else if ('position' in change) merged.push(change);
  }
  return merged;
}
