import {
  isAnswered, isMarkedByPeople, isWithin, parseDecimal, readNumber,
  type AcceptedNumber, type Interaction, type ItemContent, type Key, type Response,
} from '@selaras/domain/item';
import { hundredths, NO_MARKS, type Hundredths } from '@selaras/domain/kernel';
import { comparableText } from './text-response';

/** What one response earned. `0 <= earned <= maximum`; an unanswered item earns nothing. */
export interface ItemScore {
  readonly earned: Hundredths;
  readonly maximum: Hundredths;
  /** False for no response, a blank one, and a text in a number field that is not a number. */
  readonly answered: boolean;
}

/** What a scorer needs of an item. */
export type Scorable = Pick<ItemContent, 'interaction' | 'key' | 'maximum'>;

/**
 * Marks of one response by the item's key, in whole hundredths, always rounded down.
 * - single choice, true/false: all or nothing.
 * - multiple choice: see `multipleChoiceCredit`.
 * - short text: the accepted text that compares equal (see `comparableText`) and gives most credit.
 * - number: the accepted range that contains a reading of the text (see `readNumber`) and gives most credit.
 * @throws TypeError when response, interaction and key are not of one type: responses are checked when they come in.
 */
export function scoreResponse(item: Scorable, response: Response | null): ItemScore {
  const blank: ItemScore = { earned: NO_MARKS, maximum: item.maximum, answered: false };
  if (response === null) return blank;
  if (response.type !== item.key.type) throw new TypeError(`a ${response.type} response to a ${item.key.type} item`);
  if (isMarkedByPeople(item.key.type)) return { ...blank, answered: isAnswered(response) };
  const credit = creditOf(item.interaction, item.key, response);
  if (credit === null) return blank;
  return { earned: hundredths(Math.floor((item.maximum * credit.of) / credit.outOf)), maximum: item.maximum, answered: true };
}

/** A share of the marks as an exact fraction of whole numbers. */
interface Credit {
  readonly of: number;
  readonly outOf: number;
}
const NONE: Credit = { of: 0, outOf: 1 };
const FULL: Credit = { of: 1, outOf: 1 };

/** Null when the response says nothing. */
function creditOf(interaction: Interaction, key: Key, response: Response): Credit | null {
  if (key.type === 'single-choice' && response.type === 'single-choice') {
    return response.optionId === null ? null : allOrNothing(response.optionId === key.optionId);
  }
  if (key.type === 'true-false' && response.type === 'true-false') {
    return response.value === null ? null : allOrNothing(response.value === key.value);
  }
  if (key.type === 'multiple-choice' && response.type === 'multiple-choice' && interaction.type === 'multiple-choice') {
    const optionIds = interaction.options.map((option) => option.id);
    return response.optionIds.length === 0 ? null : multipleChoiceCredit(optionIds, key.optionIds, response.optionIds);
  }
  if (key.type === 'short-text' && response.type === 'short-text') {
    const text = comparableText(response.text, key.caseSensitive);
    if (text === '') return null;
    return best(key.accepted.filter((accepted) => comparableText(accepted.text, key.caseSensitive) === text));
  }
  if (key.type === 'numeric' && response.type === 'numeric') {
    const readings = readNumber(withoutUnit(response.text, interaction));
    if (readings.length === 0) return null;
    return best(key.accepted.filter((accepted) => readings.some((reading) => accepts(accepted, reading))));
  }
  throw new TypeError(`an item whose interaction is ${interaction.type} and whose key is ${key.type}`);
}

function allOrNothing(right: boolean): Credit {
  return right ? FULL : NONE;
}

/**
 * Share of right options ticked minus share of wrong options ticked, never below nothing.
 * Ticking everything earns 1 - 1 = 0, and so does guessing in the long run. This is Youden's index, sensitivity +
 * specificity - 1 (Youden 1950, Cancer 3:32), read over the options of one item.
 * Where every option is right there is nothing to tick wrongly, and the share of right ones is what counts.
 * Options named by the key or the response that the item does not have are passed over; a key without any earns nothing.
 */
function multipleChoiceCredit(optionIds: readonly string[], keyIds: readonly string[], tickedIds: readonly string[]): Credit {
  const key = new Set(keyIds);
  const ticked = new Set(tickedIds);
  const right = optionIds.filter((id) => key.has(id));
  const wrong = optionIds.filter((id) => !key.has(id));
  const rightTicked = right.filter((id) => ticked.has(id)).length;
  const wrongTicked = wrong.filter((id) => ticked.has(id)).length;
  if (right.length === 0) return NONE;
  if (wrong.length === 0) return { of: rightTicked, outOf: right.length };
  const of = rightTicked * wrong.length - wrongTicked * right.length;
  return { of: Math.max(0, of), outOf: right.length * wrong.length };
}

/** The most generous of the accepted answers that fit. */
function best(fitting: readonly { readonly creditPercent: number }[]): Credit {
  return { of: Math.max(0, ...fitting.map((accepted) => accepted.creditPercent)), outOf: 100 };
}

function accepts(accepted: AcceptedNumber, reading: ReturnType<typeof parseDecimal>): boolean {
  return isWithin(reading, parseDecimal(accepted.value), parseDecimal(accepted.tolerance));
}

/** The unit is printed behind the field; some type it once more. */
function withoutUnit(text: string, interaction: Interaction): string {
  const unit = interaction.type === 'numeric' ? (interaction.unit ?? '').trim() : '';
  const trimmed = text.trim();
  const repeated = unit !== '' && trimmed.toLowerCase().endsWith(unit.toLowerCase());
  return repeated ? trimmed.slice(0, -unit.length) : trimmed;
}
