import { NONE, allOrNothing, atLeastNothing, type Credit } from './credit';

/** Something that was put somewhere (null: left out), and where it belongs (null: nowhere). */
export interface Placed {
  readonly chosen: string | null;
  readonly belongs: string | null;
}

/**
 * Matching: the share of prompts with the right choice. Who gives one and the same choice to all the prompts she answers, though the
 * key does not, has told nothing apart and earns nothing: else one choice for everything would always earn one share.
 * Prompts the key says nothing about are passed over; without any there is nothing to earn.
 */
export function matchingCredit(prompts: readonly Placed[]): Credit {
  const keyed = prompts.filter(({ belongs }) => belongs !== null);
  const answered = keyed.filter(({ chosen }) => chosen !== null);
  const oneForAll = answered.length > 1 && new Set(answered.map(({ chosen }) => chosen)).size === 1;
  if (keyed.length === 0 || (oneForAll && new Set(answered.map(({ belongs }) => belongs)).size > 1)) return NONE;
  return { of: answered.filter(({ chosen, belongs }) => chosen === belongs).length, outOf: keyed.length };
}

/**
 * Placing: labels put where they belong, minus labels put where they do not, over the labels that belong somewhere; never below
 * nothing. Where most labels belong to one place, a wrong one costs more: as many times as there are labels of that place for each
 * other label. So putting everything into one place earns nothing whatever the key, and with a single place the rule is that of a
 * multiple choice (`multipleChoiceCredit`). Nothing to earn when no label belongs anywhere.
 */
export function placingCredit(labels: readonly Placed[]): Credit {
  const belonging = labels.filter(({ belongs }) => belongs !== null);
  if (belonging.length === 0) return NONE;
  const right = belonging.filter(({ chosen, belongs }) => chosen === belongs).length;
  const wrong = labels.filter(({ chosen, belongs }) => chosen !== null && chosen !== belongs).length;
  const largest = largestGroup(belonging);
  const others = labels.length - largest;
  // In whole numbers: right/outOf - wrong * (largest/others)/outOf where that is more than one to one.
  return others > 0 && largest > others
    ? atLeastNothing(right * others - wrong * largest, belonging.length * others)
    : atLeastNothing(right - wrong, belonging.length);
}

function largestGroup(labels: readonly Placed[]): number {
  const sizes = new Map<string | null, number>();
  for (const { belongs } of labels) sizes.set(belongs, (sizes.get(belongs) ?? 0) + 1);
  return Math.max(0, ...sizes.values());
}

/**
 * Ordering by pairs: of all pairs of entries, those in the right order minus those in the wrong one, over all pairs; never below
 * nothing. This is Kendall's rank correlation (Kendall 1938, Biometrika 30:81) between the order given and the right one: an order
 * by lot earns nothing on average before the floor, one slip of neighbours among five costs a fifth.
 * Entries the key does not know are passed over; with fewer than two there is nothing to put in order.
 */
export function pairsCredit(rightOrder: readonly string[], given: readonly string[]): Credit {
  const rank = new Map(rightOrder.map((id, index) => [id, index]));
  const ranks = given.flatMap((id) => rank.get(id) ?? []);
  const pairs = (rightOrder.length * (rightOrder.length - 1)) / 2;
  let inOrder = 0;
  let compared = 0;
  ranks.forEach((first, at) => {
    for (const second of ranks.slice(at + 1)) {
      compared += 1;
      if (first < second) inOrder += 1;
    }
  });
  return pairs === 0 ? NONE : atLeastNothing(inOrder - (compared - inOrder), pairs);
}

export function wholeOrderCredit(rightOrder: readonly string[], given: readonly string[]): Credit {
  return allOrNothing(rightOrder.length > 1 && rightOrder.length === given.length && rightOrder.every((id, index) => id === given[index]));
}
