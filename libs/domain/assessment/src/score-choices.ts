import { NONE, atLeastNothing, type Credit } from './credit';

/**
 * Share of right options ticked minus share of wrong options ticked, never below nothing.
 * Ticking everything earns 1 - 1 = 0, and so does guessing in the long run. This is Youden's index, sensitivity +
 * specificity - 1 (Youden 1950, Cancer 3:32), read over the options of one item.
 * Where every option is right there is nothing to tick wrongly, and the share of right ones is what counts.
 * Options named by the key or the response that the item does not have are passed over; a key without any earns nothing.
 */
export function multipleChoiceCredit(optionIds: readonly string[], keyIds: readonly string[], tickedIds: readonly string[]): Credit {
  const key = new Set(keyIds);
  const ticked = new Set(tickedIds);
  const right = optionIds.filter((id) => key.has(id));
  const wrong = optionIds.filter((id) => !key.has(id));
  const rightTicked = right.filter((id) => ticked.has(id)).length;
  const wrongTicked = wrong.filter((id) => ticked.has(id)).length;
  if (right.length === 0) return NONE;
  if (wrong.length === 0) return { of: rightTicked, outOf: right.length };
  return atLeastNothing(rightTicked * wrong.length - wrongTicked * right.length, right.length * wrong.length);
}

/**
 * How far apart experts rate what was called most and least fitting, over how far apart it could be: the best action as most and the
 * worst as least earn all, the other way round nothing, never below nothing. Scoring by the ratings of experts, with partial credit
 * for how close a choice comes, is what Motowidlo, Dunnette and Carter (1990, J. Appl. Psychol. 75:640) and Bergman et al. (2006,
 * Int. J. Sel. Assess. 14:223) describe for most-and-least instructions; over the distance of a pair, naming the same good action as
 * others do earns nothing unless it is told from a worse one. Where all ratings are equal there is nothing to tell apart, and nothing
 * is earned. An action nobody rated earns nothing.
 */
export function judgementCredit(ratings: readonly number[], most: number | undefined, least: number | undefined): Credit {
  const range = Math.max(...ratings) - Math.min(...ratings);
  return most === undefined || least === undefined || !(range > 0) ? NONE : atLeastNothing(most - least, range);
}
