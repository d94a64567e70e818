import { isMarkedByPeople, type Response } from '@selaras/domain/item';
import { hundredths, NO_MARKS, sumMarks, type Hundredths, type ItemVersionId } from '@selaras/domain/kernel';
import type { Form, Part } from './form';
import { scoreResponse, type Scorable } from './score-response';

export interface Marks {
  readonly earned: Hundredths;
  readonly maximum: Hundredths;
}

/** An item version as far as scoring needs it. */
export interface KeyedItem extends Scorable {
  readonly objectiveCode: string | null;
}

/** Why an item counts as it does, where it is not simply its published key. `awaiting`: answered, and a person has yet to mark it. */
export type MarkBasis = 'corrected-key' | 'dropped' | 'credited' | 'person' | 'awaiting';

export interface ItemOutcome extends Marks {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  readonly objectiveCode: string | null;
  readonly answered: boolean;
  /** Left out for an item that is marked by the key it was published with. */
  readonly basis?: MarkBasis;
}

export interface ObjectiveOutcome extends Marks {
  readonly code: string;
}

/** What an attempt came to. `full` is core and case together: it decides whether she passed; only `core` is compared between units. */
export interface Outcome {
  readonly core: Marks;
  readonly full: Marks;
  /** False while an item awaits its marks: such an outcome passes nobody and enters no comparison. */
  readonly complete: boolean;
  /** Never while it is not complete. */
  readonly passed: boolean;
  /** In the order of the form; blank items with nothing earned. */
  readonly items: readonly ItemOutcome[];
  /** By code; items without an objective count in none. */
  readonly objectives: readonly ObjectiveOutcome[];
}

/**
 * Scores a whole attempt from its newest responses. Recomputed from nothing each time: scoring again gives the same outcome.
 * @throws TypeError when an item of the form is not among `items`: a form always names stored versions.
 */
export function scoreAttempt(
  form: Form,
  responses: ReadonlyMap<ItemVersionId, Response | null>,
  items: ReadonlyMap<ItemVersionId, KeyedItem>,
  passMarkPercent: number,
): Outcome {
  const outcomes = form.map((place): ItemOutcome => {
    const item = items.get(place.itemVersionId);
    if (!item) throw new TypeError(`item version ${place.itemVersionId} of the form was not read`);
    return { itemVersionId: place.itemVersionId, part: place.part, objectiveCode: item.objectiveCode, ...markByKey(item, responses.get(place.itemVersionId) ?? null) };
  });
  return outcomeOf(outcomes, passMarkPercent);
}

/** What the key gives; an answer that only a person can mark earns nothing until she has. */
export function markByKey(item: Scorable, response: Response | null): Omit<ItemOutcome, 'itemVersionId' | 'part' | 'objectiveCode'> {
  const score = scoreResponse(item, response);
  return score.answered && isMarkedByPeople(item.key.type) ? { ...score, basis: 'awaiting' } : score;
}

/**
 * Adds the items of one attempt up. An item without any marks to earn (one that was dropped) counts in no objective.
 * Where marks are lost for wrong answers, an item may come to less than nothing, but no total does: each is at least 0, and
 * `floorAdjustment` is what that added.
 */
export function outcomeOf(items: readonly ItemOutcome[], passMarkPercent: number): Outcome {
  const full = totalOf(items);
  const complete = items.every(({ basis }) => basis !== 'awaiting');
  return {
    core: totalOf(items.filter((item) => item.part === 'core')), full, complete,
    passed: complete && passes(full, passMarkPercent), items, objectives: byObjective(items),
  };
}

/** What was added to a total because it would have been less than nothing: items and this add up to the total. Nothing where no marks were lost. */
export function floorAdjustment(items: readonly Pick<Marks, 'earned'>[]): Hundredths {
  return hundredths(Math.max(0, -sumMarks(items.map(({ earned }) => earned))));
}

/** At the pass mark is passed; decided in whole numbers (69.99 % of 70 is not). Where nothing can be earned, nobody passes. */
export function passes({ earned, maximum }: Marks, passMarkPercent: number): boolean {
  return maximum > 0 && earned * 100 >= passMarkPercent * maximum;
}

function totalOf(marks: readonly Marks[]): Marks {
  return atLeastNothing({ earned: sumMarks(marks.map(({ earned }) => earned)), maximum: sumMarks(marks.map(({ maximum }) => maximum)) });
}

function atLeastNothing({ earned, maximum }: Marks): Marks {
  return { earned: hundredths(Math.max(0, earned)), maximum };
}

function byObjective(items: readonly ItemOutcome[]): readonly ObjectiveOutcome[] {
  const byCode = new Map<string, Marks>();
  for (const { objectiveCode, earned, maximum } of items) {
    if (objectiveCode === null || maximum === 0) continue;
    const before = byCode.get(objectiveCode) ?? { earned: NO_MARKS, maximum: NO_MARKS };
    byCode.set(objectiveCode, { earned: hundredths(before.earned + earned), maximum: hundredths(before.maximum + maximum) });
  }
  return [...byCode].map(([code, marks]) => ({ code, ...atLeastNothing(marks) })).sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}

/** Objectives by what most needs revision: the smallest share earned first, and of equal shares the one with more at stake. */
export function byNeedOfRevision<T extends Marks>(objectives: readonly T[]): readonly T[] {
  return [...objectives].sort((a, b) => a.earned * b.maximum - b.earned * a.maximum || b.maximum - a.maximum);
}
