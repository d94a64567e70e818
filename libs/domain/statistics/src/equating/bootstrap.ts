import type { RandomSource } from '@selaras/domain/kernel';
import { type FormMoments, type FormScores, momentsOfForm, type ScoreCell } from './form-scores';
import { lineOf, type LinearMethod } from './linear-equating';

export interface BootstrapErrors {
  /** Standard error of equating for each score asked for; `null` when fewer than two samples could be equated. */
  readonly se: readonly (number | null)[];
  /** Samples that could be equated: those in which totals and anchors have a spread. */
  readonly replicates: number;
}

/**
 * Standard errors of equating by drawing both groups again from themselves: a second opinion on the delta method that needs no large
 * sample. `random` decides every draw, so the same seed gives the same errors. Scores in whole units. Source: Efron and Tibshirani 1993.
 */
export function bootstrapErrors(
  method: LinearMethod, from: FormScores, to: FormScores, scores: readonly number[], options: { readonly replicates: number; readonly random: RandomSource },
): BootstrapErrors {
  const draw = [from, to].map(({ cells }) => drawer(cells, options.random)) as [() => ScoreCell[], () => ScoreCell[]];
  const sums = scores.map(() => ({ mean: 0, squares: 0 }));
  let used = 0;
  for (let replicate = 0; replicate < options.replicates; replicate += 1) {
    const [x, y] = [momentsOfForm(draw[0]()), momentsOfForm(draw[1]())];
    if (x === null || y === null || !hasSpread(x, method) || !hasSpread(y, method)) continue;
    const { slope, intercept } = lineOf(method, x, y);
    used += 1;
    for (const [index, score] of scores.entries()) {
      const sum = sums[index] as { mean: number; squares: number };
      const apart = intercept + slope * score - sum.mean;
      sum.mean += apart / used;
      sum.squares += apart * (intercept + slope * score - sum.mean);
    }
  }
  return { se: sums.map(({ squares }) => (used < 2 ? null : Math.sqrt(squares / (used - 1)))), replicates: used };
}

function hasSpread({ varianceTotal, varianceAnchor }: FormMoments, method: LinearMethod): boolean {
  return varianceTotal > 0 && (method === 'mean_sigma' || varianceAnchor > 0);
}

/** Draws as many people as there are, each equally likely at every draw. */
function drawer(cells: readonly ScoreCell[], random: RandomSource): () => ScoreCell[] {
  const upTo: number[] = [];
  let n = 0;
  for (const { count } of cells) upTo.push((n += count));
  return () => {
    const counts = new Array<number>(cells.length).fill(0);
    for (let person = 0; person < n; person += 1) {
      const index = cellOf(upTo, Math.floor(random() * n));
      counts[index] = (counts[index] as number) + 1;
    }
    return cells.flatMap((cell, index) => (counts[index] === 0 ? [] : [{ ...cell, count: counts[index] as number }]));
  };
}

/** First cell whose running count is above the person's number. */
function cellOf(upTo: readonly number[], person: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) > person) high = middle;
    else low = middle + 1;
  }
  return low;
}
