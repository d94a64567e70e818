import type { LinearEquating } from '@selaras/domain/statistics';
import { type OrderedCell, sumsOf } from './form-orders';

/** A score of form B stands for intercept + slope * score on the scale of form A. */
export interface ScaleLine {
  readonly slope: number;
  readonly intercept: number;
  /** Sampling variances of intercept and slope and their covariance. */
  readonly variance: { readonly intercept: number; readonly slope: number; readonly both: number };
  /** Degrees of freedom of that variance. */
  readonly df: number;
}

export function lineOfEquating({ slope, intercept, variance, n }: LinearEquating): ScaleLine {
  return { slope, intercept, variance, df: n[0] + n[1] - 2 };
}

/**
 * The difference in difficulty as the two orders themselves show it. Form B being easier by d, whoever has it after gains d more than she
 * learnt, and whoever had it before d less. Half the difference of the two mean gains is d; taken off every score of form B, the mean gain of
 * everybody is the average of both orders: (B after - A before + A after - B before) / 2, which is the gain on form A and the gain on form B,
 * averaged. It rests on nothing but that orders are given by lot. Null with fewer than two pairs in an order.
 * Source: mean equating in the counterbalanced single-group design, Kolen and Brennan 2014, chapters 1 and 2.
 */
export function lineOfOrders(cells: readonly OrderedCell[]): ScaleLine | null {
  const [ab, ba] = [sumsOf(cells, 'AB'), sumsOf(cells, 'BA')];
  if (ab === null || ba === null || ab.n < 2 || ba.n < 2) return null;
  return {
    slope: 1,
    intercept: (ba.meanGain - ab.meanGain) / 2,
    variance: { intercept: (ab.varianceGain / ab.n + ba.varianceGain / ba.n) / 4, slope: 0, both: 0 },
    df: ab.n + ba.n - 2,
  };
}

/** Scores of form B on the scale of form A, not rounded and not cut off at its ends; those of form A as they are. */
export function toScale(line: ScaleLine, { order, pre, post }: Pick<OrderedCell, 'order' | 'pre' | 'post'>): { pre: number | null; post: number | null } {
  const placed = (score: number | null): number | null => (score === null ? null : line.intercept + line.slope * score);
  return order === 'AB' ? { pre, post: placed(post) } : { pre: placed(pre), post };
}
