import type { Response } from '@selaras/domain/item';
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

export interface ItemOutcome extends Marks {
  readonly itemVersionId: ItemVersionId;
  readonly part: Part;
  readonly objectiveCode: string | null;
  readonly answered: boolean;
}

export interface ObjectiveOutcome extends Marks {
  readonly code: string;
}

/** What an attempt came to. `full` is core and case together: it decides whether she passed; only `core` is compared between units. */
export interface Outcome {
  readonly core: Marks;
  readonly full: Marks;
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
    const score = scoreResponse(item, responses.get(place.itemVersionId) ?? null);
    return { itemVersionId: place.itemVersionId, part: place.part, objectiveCode: item.objectiveCode, ...score };
  });
  return outcomeOf(outcomes, passMarkPercent);
}

/** Adds the items of one attempt up. An item without any marks to earn (one that was dropped) counts in no objective. */
export function outcomeOf(items: readonly ItemOutcome[], passMarkPercent: number): Outcome {
  const full = totalOf(items);
  return { core: totalOf(items.filter((item) => item.part === 'core')), full, passed: passes(full, passMarkPercent), items, objectives: byObjective(items) };
}

/** At the pass mark is passed; decided in whole numbers (69.99 % of 70 is not). Where nothing can be earned, nobody passes. */
export function passes({ earned, maximum }: Marks, passMarkPercent: number): boolean {
  return maximum > 0 && earned * 100 >= passMarkPercent * maximum;
}

function totalOf(marks: readonly Marks[]): Marks {
  return { earned: sumMarks(marks.map(({ earned }) => earned)), maximum: sumMarks(marks.map(({ maximum }) => maximum)) };
}

function byObjective(items: readonly ItemOutcome[]): readonly ObjectiveOutcome[] {
  const byCode = new Map<string, Marks>();
  for (const { objectiveCode, earned, maximum } of items) {
    if (objectiveCode === null || maximum === 0) continue;
    const before = byCode.get(objectiveCode) ?? { earned: NO_MARKS, maximum: NO_MARKS };
    byCode.set(objectiveCode, { earned: hundredths(before.earned + earned), maximum: hundredths(before.maximum + maximum) });
  }
  return [...byCode].map(([code, marks]) => ({ code, ...marks })).sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}

/** Objectives by what most needs revision: the smallest share earned first, and of equal shares the one with more at stake. */
export function byNeedOfRevision<T extends Marks>(objectives: readonly T[]): readonly T[] {
  return [...objectives].sort((a, b) => a.earned * b.maximum - b.earned * a.maximum || b.maximum - a.maximum);
}
