import { entryOf, type Criterion } from '@selaras/domain/item';
import { hundredths, ok, refuse, type Hundredths, type Result } from '@selaras/domain/kernel';

/** What a marker decided: the level of each criterion, by their ids. */
export type ChosenLevels = Readonly<Record<string, string>>;

export type RubricRefusal =
  | { readonly code: 'CriterionNotJudged'; readonly criterionId: string; readonly title: string }
  | { readonly code: 'UnknownCriterion'; readonly criterionId: string }
  | { readonly code: 'UnknownLevel'; readonly criterionId: string; readonly levelId: string };

/**
 * Marks by a rubric: each criterion gives its weight times the credit of the level chosen; in whole hundredths, rounded down once, at
 * the end. Every criterion has to be judged: a marker who forgot one is told which.
 */
export function marksByRubric(rubric: readonly Criterion[], chosen: ChosenLevels, maximum: Hundredths): Result<Hundredths, RubricRefusal> {
  const unknown = Object.keys(chosen).find((id) => rubric.every((criterion) => criterion.id !== id));
  if (unknown !== undefined) return refuse({ code: 'UnknownCriterion', criterionId: unknown });
  let share = 0;
  for (const { id: criterionId, title, weightPercent, levels } of rubric) {
    const levelId = entryOf(chosen, criterionId);
    if (levelId === undefined) return refuse({ code: 'CriterionNotJudged', criterionId, title });
    const level = levels.find(({ id }) => id === levelId);
    if (!level) return refuse({ code: 'UnknownLevel', criterionId, levelId });
    share += weightPercent * level.creditPercent;
  }
  return ok(hundredths(Math.floor((maximum * share) / 10_000)));
}

/** Two markers agree when their marks are no further apart than this share of the maximum; at the bound they agree. */
export const AGREEMENT_PERCENT = 20;

/** Where the marking of one answer stands. */
export type Marking =
  /** So many markers have yet to decide. */
  | { readonly state: 'awaiting'; readonly needed: number }
  /** Two markers are too far apart; a third decides. Both in hundredths. */
  | { readonly state: 'disagreed'; readonly apart: Hundredths; readonly allowed: Hundredths }
  | { readonly state: 'decided'; readonly earned: Hundredths };

/**
 * What the markers' decisions come to, in the order in which they were made.
 * - One marker: her mark stands.
 * - Two: each decides without seeing the other. When they agree the mark is the mean, rounded down; otherwise a third decision is
 *   needed, by somebody who sees both, and it stands alone. The mean with an outlier would be a mark that nobody gave.
 * Decisions after the one that settled it are passed over.
 */
export function settleMarks(markers: 1 | 2, decisions: readonly Hundredths[], maximum: Hundredths): Marking {
  const [first, second, third] = decisions;
  if (first === undefined) return { state: 'awaiting', needed: markers };
  if (markers === 1) return { state: 'decided', earned: first };
  if (second === undefined) return { state: 'awaiting', needed: 1 };
  const apart = Math.abs(first - second);
  if (apart * 100 <= AGREEMENT_PERCENT * maximum) return { state: 'decided', earned: hundredths(Math.floor((first + second) / 2)) };
  if (third !== undefined) return { state: 'decided', earned: third };
  return { state: 'disagreed', apart: hundredths(apart), allowed: hundredths(Math.floor((AGREEMENT_PERCENT * maximum) / 100)) };
}
