import type { Reason } from './reason';

/** How well two markers agree who judged the same works without seeing each other. */
export interface MarkerAgreement {
  /** Works that both judged. */
  readonly n: number;
  /** Share of the works on which both gave exactly the same, 0..1. */
  readonly exactShare: number | null;
  /** Quadratically weighted kappa, -1..1: 1 is perfect, 0 what chance alone would give. */
  readonly weightedKappa: number | null;
  /** Why a figure is null. */
  readonly reasons: Readonly<Partial<Record<'exactShare' | 'weightedKappa', Reason>>>;
}

/**
 * Agreement of two markers over the values each gave to the same works. Values are whole numbers (hundredths of a mark, or the
 * credit of a level in per cent); which of the two comes first in a pair does not matter for `exactShare`, and for the kappa each
 * place of the pair is one marker.
 *
 * Weighted kappa (Cohen 1968, Psychological Bulletin 70:213) with weights that grow with the square of the distance, as
 * kappa = 1 - (mean square distance of the pairs) / (mean square distance of every first with every second value). The second is
 * what two markers with these marginals would differ by chance. Sums are over whole numbers and exact in a double up to 2^53.
 *
 * Without works there is neither (`insufficient_data`); where both gave one and the same value throughout, chance alone would agree
 * perfectly and kappa is 0/0 (`all_values_equal`).
 * @throws TypeError for a value that is not a whole number.
 */
export function markerAgreement(pairs: readonly (readonly [number, number])[]): MarkerAgreement {
  const n = pairs.length;
  if (n === 0) return { n, exactShare: null, weightedKappa: null, reasons: { exactShare: 'insufficient_data', weightedKappa: 'insufficient_data' } };
  let [same, apart, sumFirst, sumSecond, squaresFirst, squaresSecond] = [0, 0, 0, 0, 0, 0];
  for (const [first, second] of pairs) {
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second)) throw new TypeError(`not whole numbers: ${first}, ${second}`);
    if (first === second) same += 1;
    apart += (first - second) ** 2;
    sumFirst += first;
    sumSecond += second;
    squaresFirst += first * first;
    squaresSecond += second * second;
  }
  // Sum over all i, j of (first_i - second_j)^2, multiplied out.
  const byChance = n * (squaresFirst + squaresSecond) - 2 * sumFirst * sumSecond;
  const exactShare = same / n;
  if (byChance === 0) return { n, exactShare, weightedKappa: null, reasons: { weightedKappa: 'all_values_equal' } };
  return { n, exactShare, weightedKappa: 1 - (apart * n) / byChance, reasons: {} };
}
