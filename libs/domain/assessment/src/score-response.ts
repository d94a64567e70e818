import { entryOf, isAnswered, isMarkedByPeople, type Interaction, type ItemContent, type Key, type Option, type Response } from '@selaras/domain/item';
import { hundredths, NO_MARKS, type Hundredths } from '@selaras/domain/kernel';
import { allOrNothing, marksFor, type Credit } from './credit';
import { matchingCredit, pairsCredit, placingCredit, wholeOrderCredit, type Placed } from './score-arranging';
import { judgementCredit, multipleChoiceCredit } from './score-choices';
import { clozeCredit, numberCredit, textCredit } from './score-typing';

/**
 * What one response earned: at most `maximum`; an unanswered item earns nothing. Less than nothing only where the item has a
 * penalty, and then never less than minus the maximum.
 */
export interface ItemScore {
  readonly earned: Hundredths;
  readonly maximum: Hundredths;
  /** False for no response, a blank one, half of a situational judgement, and a text in a number field that is not a number. */
  readonly answered: boolean;
}

/** What a scorer needs of an item. */
export type Scorable = Pick<ItemContent, 'interaction' | 'key' | 'maximum' | 'penaltyPercent'>;

/**
 * Marks of one response by the item's key, in whole hundredths, always rounded down; a loss is rounded towards nothing.
 * - single choice, true/false: all or nothing.
 * - multiple choice: `multipleChoiceCredit`; situational judgement: `judgementCredit`.
 * - short text: `textCredit`; number: `numberCredit`; cloze: `clozeCredit`.
 * - matching: `matchingCredit`; placing: `placingCredit`; ordering: `pairsCredit`, or the whole order or nothing, as its key says.
 * - essay, file upload: nothing; a person marks them by a rubric (`marksByRubric`).
 * Negative marking: an answer that earns no share at all loses `penaltyPercent` of the maximum. No answer loses nothing, and neither
 * does one that a person marks.
 * @throws TypeError when response, interaction and key are not of one type: responses are checked when they come in.
 */
export function scoreResponse(item: Scorable, response: Response | null): ItemScore {
  const { interaction, key, maximum } = item;
  const blank: ItemScore = { earned: NO_MARKS, maximum, answered: false };
  if (response === null) return blank;
  if (response.type !== key.type) throw new TypeError(`a ${response.type} response to a ${key.type} item`);
  if (isMarkedByPeople(key.type)) return { ...blank, answered: isAnswered(response) };
  const credit = creditOf(interaction, key, response);
  if (credit === null) return blank;
  return { earned: credit.of > 0 ? marksFor(credit, maximum) : penalty(item), maximum, answered: true };
}

function penalty({ maximum, penaltyPercent = 0 }: Scorable): Hundredths {
  const lost = Math.floor((maximum * penaltyPercent) / 100);
  return lost === 0 ? NO_MARKS : hundredths(-lost);
}

/** Null when the response says nothing. */
function creditOf(interaction: Interaction, key: Key, response: Response): Credit | null {
  if (key.type === 'single-choice' && response.type === 'single-choice') {
    return response.optionId === null ? null : allOrNothing(response.optionId === key.optionId);
  }
  if (key.type === 'true-false' && response.type === 'true-false') {
    return response.value === null ? null : allOrNothing(response.value === key.value);
  }
  if (key.type === 'short-text' && response.type === 'short-text') return textCredit(response.text, key);
  if (key.type === 'numeric' && response.type === 'numeric') {
    return numberCredit(response.text, key.accepted, interaction.type === 'numeric' ? interaction.unit : undefined);
  }
  // The others are scored over what the item offers: without an answer, or with the interaction of another type, there is none.
  if (!isAnswered(response)) return null;
  if (key.type === 'multiple-choice' && response.type === 'multiple-choice' && interaction.type === 'multiple-choice') {
    return multipleChoiceCredit(idsOf(interaction.options), key.optionIds, response.optionIds);
  }
  if (key.type === 'matching' && response.type === 'matching' && interaction.type === 'matching') {
    return matchingCredit(placed(interaction.prompts, response.pairs, key.pairs));
  }
  if (key.type === 'placing' && response.type === 'placing' && interaction.type === 'placing') {
    return placingCredit(placed(interaction.labels, response.placements, key.placements));
  }
  if (key.type === 'ordering' && response.type === 'ordering' && interaction.type === 'ordering') {
    const entries = new Set(idsOf(interaction.entries));
    const rightOrder = key.entryIds.filter((id) => entries.has(id));
    return key.credit === 'by-pairs' ? pairsCredit(rightOrder, response.entryIds) : wholeOrderCredit(rightOrder, response.entryIds);
  }
  if (key.type === 'situational-judgement' && response.type === 'situational-judgement' && interaction.type === 'situational-judgement') {
    const rating = (id: string | null) => (id === null ? undefined : entryOf(key.ratings, id));
    return judgementCredit(interaction.actions.flatMap(({ id }) => rating(id) ?? []), rating(response.most), rating(response.least));
  }
  if (key.type === 'cloze' && response.type === 'cloze' && interaction.type === 'cloze') return clozeCredit(interaction.gaps, key.gaps, response.gaps);
  throw new TypeError(`an item whose interaction is ${interaction.type} and whose key is ${key.type}`);
}

function idsOf(options: readonly Option[]): readonly string[] {
  return options.map(({ id }) => id);
}

function placed(options: readonly Option[], chosen: Readonly<Record<string, string>>, belongs: Readonly<Record<string, string | null>>): readonly Placed[] {
  return options.map(({ id }) => ({ chosen: entryOf(chosen, id) ?? null, belongs: entryOf(belongs, id) ?? null }));
}
