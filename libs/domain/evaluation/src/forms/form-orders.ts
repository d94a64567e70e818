import type { Cell } from '@selaras/domain/statistics';

/** Which of two parallel forms somebody had first: AB is form A before and form B after. */
export const FORM_ORDERS = ['AB', 'BA'] as const;
export type FormOrder = (typeof FORM_ORDERS)[number];

/** A cell of the joint histogram of one order, in whole units in which both forms have the same maximum. */
export interface OrderedCell extends Omit<Cell, 'group'> {
  readonly order: FormOrder;
}

/** The complete pairs of one order, summed up. */
export interface OrderSums {
  readonly n: number;
  readonly meanPre: number;
  readonly meanPost: number;
  readonly meanGain: number;
  /** Of the gains, divisor n - 1; 0 where there is one pair. */
  readonly varianceGain: number;
}

/** Null without a pair. Gains are taken by `gainOf`, so that they may be of adjusted scores. */
export function sumsOf(cells: readonly OrderedCell[], order: FormOrder, gainOf: (pre: number, post: number, order: FormOrder) => number = (pre, post) => post - pre): OrderSums | null {
  const pairs = cells.flatMap((cell) => (cell.order === order && cell.pre !== null && cell.post !== null ? [{ pre: cell.pre, post: cell.post, count: cell.count }] : []));
  const n = pairs.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  const mean = (value: (pair: { pre: number; post: number }) => number): number => pairs.reduce((sum, pair) => sum + value(pair) * pair.count, 0) / n;
  const gain = ({ pre, post }: { pre: number; post: number }): number => gainOf(pre, post, order);
  const meanGain = mean(gain);
  const squares = pairs.reduce((sum, pair) => sum + (gain(pair) - meanGain) ** 2 * pair.count, 0);
  return { n, meanPre: mean(({ pre }) => pre), meanPost: mean(({ post }) => post), meanGain, varianceGain: n < 2 ? 0 : squares / (n - 1) };
}
