/*
 * Many tests, one question: the chance that at least one of them is wrong grows with their number. Each function takes the p-values of
 * one family and gives them back adjusted, in the same order; a `null` stays `null` and is not counted. Results are at most 1.
 */
export type PValues = readonly (number | null)[];

/** Runs an adjustment over the given p-values sorted ascending and puts the results back in their places. */
function sortedAdjustment(p: PValues, adjust: (ascending: readonly number[]) => number[]): (number | null)[] {
  const known = p.flatMap((value, index) => (value === null ? [] : [{ value, index }])).sort((a, b) => a.value - b.value);
  const adjusted: (number | null)[] = p.map(() => null);
  adjust(known.map(({ value }) => value)).forEach((value, rank) => {
    adjusted[(known[rank] as { index: number }).index] = Math.min(1, value);
  });
  return adjusted;
}

/** Holm 1979, step-down: keeps the chance of any false alarm below the level. */
export function holm(p: PValues): (number | null)[] {
  return sortedAdjustment(p, (ascending) => {
    let highest = 0;
    return ascending.map((value, rank) => (highest = Math.max(highest, (ascending.length - rank) * value)));
  });
}

/** Benjamini and Hochberg 1995, step-up: keeps the expected share of false alarms among the findings below the level. */
export function benjaminiHochberg(p: PValues): (number | null)[] {
  return sortedAdjustment(p, (ascending) => {
    const m = ascending.length;
    let lowest = 1;
    return ascending
      .map((value, rank) => (m / (rank + 1)) * value)
      .reduceRight<number[]>((results, value) => [(lowest = Math.min(lowest, value)), ...results], []);
  });
}

/** Each p times their number. */
export function bonferroni(p: PValues): (number | null)[] {
  return sortedAdjustment(p, (ascending) => ascending.map((value) => value * ascending.length));
}
