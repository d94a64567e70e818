import { chanceOfRight, type PersonEstimate } from './person-estimates';
import { overInnerScores, type ScoreCounts } from './score-counts';

/** How far people's answers scatter around the model; 1 is as expected, more is noise, less is more regular than chance allows. */
export interface ItemFit {
  /** Mean of squared standardised residuals: moved by surprising answers far from a person's ability. */
  readonly outfit_msq: number;
  /** Sum of squared residuals over sum of their variances: moved by answers near a person's ability. */
  readonly infit_msq: number;
}

/**
 * Fit of each item over people with an inner score, at the maximum likelihood ability of that score. Source: Wright and Masters 1982.
 * Everybody with the same score has the same expectation, so counts by item and score are enough.
 */
export function itemFit(counts: ScoreCounts, difficulty: readonly number[], people: readonly PersonEstimate[]): ItemFit[] {
  const n = overInnerScores(counts.people);
  return difficulty.map((b, i) => {
    let [standardised, residuals, variances] = [0, 0, 0];
    for (let r = 1; r < difficulty.length; r += 1) {
      const persons = counts.people[r] as number;
      if (persons === 0) continue;
      const right = counts.right[i]?.[r] as number;
      const p = chanceOfRight(people[r]?.theta_ml as number, b);
      const variance = p * (1 - p);
      const squares = right * (1 - p) ** 2 + (persons - right) * p ** 2;
      standardised += squares / variance;
      residuals += squares;
      variances += persons * variance;
    }
    return { outfit_msq: standardised / n, infit_msq: residuals / variances };
  });
}
