import { tQuantile, tTwoSided } from '@selaras/domain/statistics';
import { FORM_ORDERS, type OrderedCell, sumsOf } from './form-orders';
import { type ScaleLine, toScale } from './scale-line';

/** The mean gain of people who had different forms, on one scale; in the units of the cells. */
export interface GainOnScale {
  readonly n: number;
  readonly mean: number;
  /** Of the mean: the spread of people, and the error of the scale itself. */
  readonly se: number;
  readonly df: number;
  /** 95 %. */
  readonly ci95: readonly [number, number];
  readonly t: number;
  /** Two-sided; 0 where it is smaller than can be written down. */
  readonly p: number;
}

/**
 * The error has two parts. People: variance of the gains on the scale, over n. The scale: how far the mean moves with intercept and slope.
 * An intercept that is too high lifts the gains of AB and lowers those of BA, so in a balanced cohort it falls out. Both are added as if
 * independent, degrees of freedom after Satterthwaite 1946. For `lineOfOrders` on all pairs this is the error of the average of two means.
 * Null below two pairs, and where nothing varies.
 */
export function gainOnScale(cells: readonly OrderedCell[], line: ScaleLine): GainOnScale | null {
  const [ab, ba] = FORM_ORDERS.map((order) => sumsOf(cells, order, (pre, post) => {
    const placed = toScale(line, { order, pre, post });
    return (placed.post ?? 0) - (placed.pre ?? 0);
  }));
  const orders = [ab, ba].flatMap((sums) => sums ?? []);
  const n = orders.reduce((sum, order) => sum + order.n, 0);
  if (n < 2) return null;
  const mean = orders.reduce((sum, order) => sum + order.meanGain * order.n, 0) / n;
  const variance = orders.reduce((sum, order) => sum + order.varianceGain * (order.n - 1) + order.n * (order.meanGain - mean) ** 2, 0) / (n - 1);
  const byIntercept = ((ab?.n ?? 0) - (ba?.n ?? 0)) / n;
  const bySlope = ((ab?.n ?? 0) * (ab?.meanPost ?? 0) - (ba?.n ?? 0) * (ba?.meanPre ?? 0)) / n;
  const ofPeople = variance / n;
  const ofScale = Math.max(0, byIntercept ** 2 * line.variance.intercept + 2 * byIntercept * bySlope * line.variance.both + bySlope ** 2 * line.variance.slope);
  const se = Math.sqrt(ofPeople + ofScale);
  if (se === 0) return null;
  const df = (ofPeople + ofScale) ** 2 / (ofPeople ** 2 / (n - 1) + ofScale ** 2 / line.df);
  const half = tQuantile(0.975, df) * se;
  return { n, mean, se, df, ci95: [mean - half, mean + half], t: mean / se, p: tTwoSided(mean / se, df) };
}
