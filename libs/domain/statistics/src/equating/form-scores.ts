import type { ItemDefinition, Taker } from '../items';

/** How many takers of a form have this total and this score on the common items, in whole units. Shards merge by adding counts. */
export interface ScoreCell {
  readonly total: number;
  readonly anchor: number;
  readonly count: number;
}

/** One form of a test as it was taken by one group of people. */
export interface FormScores {
  readonly form: string;
  readonly itemIds: readonly string[];
  readonly cells: readonly ScoreCell[];
}

/** Moments of one group. Variances with divisor n - 1. */
export interface FormMoments {
  readonly n: number;
  readonly meanTotal: number;
  readonly meanAnchor: number;
  readonly varianceTotal: number;
  readonly varianceAnchor: number;
  readonly covariance: number;
}

export function commonItemsOf(a: { readonly itemIds: readonly string[] }, b: { readonly itemIds: readonly string[] }): string[] {
  const ids = new Set(b.itemIds);
  return a.itemIds.filter((id) => ids.has(id));
}

/**
 * Counts the totals of a form against the score on the common items, which are part of the total. Takers who were not asked every item
 * are left out: their total is of another test.
 */
export function formScoresOf(form: string, items: readonly ItemDefinition[], takers: readonly Taker[], common: readonly string[], unitsPerMark = 100): FormScores {
  const isCommon = items.map(({ id }) => common.includes(id));
  const cells = takers.flatMap(({ answers }): ScoreCell[] => {
    if (answers.length !== items.length || answers.includes(null)) return [];
    const units = answers.map((answer) => Math.round((answer?.mark ?? 0) * unitsPerMark));
    const sum = (of: readonly number[]): number => of.reduce((total, mark) => total + mark, 0);
    return [{ total: sum(units), anchor: sum(units.filter((_, index) => isCommon[index])), count: 1 }];
  });
  return { form, itemIds: items.map(({ id }) => id), cells: mergeScoreCells(cells) };
}

/** Adds up equal cells, in the order of totals. @throws TypeError when a cell holds no whole numbers. */
export function mergeScoreCells(...shards: readonly (readonly ScoreCell[])[]): ScoreCell[] {
  const byKey = new Map<string, ScoreCell>();
  for (const cell of shards.flat()) {
    for (const whole of [cell.total, cell.anchor, cell.count]) if (!Number.isSafeInteger(whole)) throw new TypeError(`a summary holds whole units and counts, not ${whole}`);
    if (cell.count <= 0) continue;
    const key = `${cell.total} ${cell.anchor}`;
    byKey.set(key, { ...cell, count: cell.count + (byKey.get(key)?.count ?? 0) });
  }
  return [...byKey.values()].sort((a, b) => a.total - b.total || a.anchor - b.anchor);
}

/** `null` below two people. Two passes over deviations from a first value, so that large scores lose no digits. */
export function momentsOfForm(cells: readonly ScoreCell[]): FormMoments | null {
  const n = cells.reduce((sum, { count }) => sum + count, 0);
  const first = cells[0];
  if (first === undefined || n < 2) return null;
  const mean = (value: (cell: ScoreCell) => number): number => value(first) + cells.reduce((sum, cell) => sum + (value(cell) - value(first)) * cell.count, 0) / n;
  const meanTotal = mean(({ total }) => total);
  const meanAnchor = mean(({ anchor }) => anchor);
  let [totals, anchors, products] = [0, 0, 0];
  for (const { total, anchor, count } of cells) {
    totals += (total - meanTotal) ** 2 * count;
    anchors += (anchor - meanAnchor) ** 2 * count;
    products += (total - meanTotal) * (anchor - meanAnchor) * count;
  }
  const same = (value: (cell: ScoreCell) => number): boolean => cells.every((cell) => value(cell) === value(first));
  return {
    n,
    meanTotal,
    meanAnchor,
    varianceTotal: same(({ total }) => total) ? 0 : totals / (n - 1),
    varianceAnchor: same(({ anchor }) => anchor) ? 0 : anchors / (n - 1),
    covariance: products / (n - 1),
  };
}

/** The five moments in a fixed order: mean of total and anchor, variance of total and anchor, covariance. */
export const MOMENTS = 5;

export function listOf({ meanTotal, meanAnchor, varianceTotal, varianceAnchor, covariance }: FormMoments): number[] {
  return [meanTotal, meanAnchor, varianceTotal, varianceAnchor, covariance];
}

/**
 * Large-sample covariance of the five moments, from the fourth moments of the scores themselves: nothing is taken as normal.
 * Each person moves a mean by its deviation and a variance by its squared deviation less the variance.
 */
export function covarianceOfMoments(cells: readonly ScoreCell[], moments: FormMoments): number[][] {
  const sums = Array.from({ length: MOMENTS }, () => new Array<number>(MOMENTS).fill(0));
  for (const { total, anchor, count } of cells) {
    const t = total - moments.meanTotal;
    const v = anchor - moments.meanAnchor;
    const moved = [t, v, t * t - moments.varianceTotal, v * v - moments.varianceAnchor, t * v - moments.covariance];
    for (let i = 0; i < MOMENTS; i += 1) for (let j = 0; j < MOMENTS; j += 1) (sums[i] as number[])[j] = (sums[i]?.[j] as number) + count * (moved[i] as number) * (moved[j] as number);
  }
  return sums.map((row) => row.map((sum) => sum / moments.n ** 2));
}
