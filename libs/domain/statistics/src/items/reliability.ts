import { fQuantile } from '../distributions';
import type { Note, Reason } from '../reason';
import { correlationOf, jointSpread, scaledCovariance, sdOf } from './exact-spread';
import type { ItemProducts, ItemSummary, TestSummary } from './item-summary';

/** How far the items of one test measure the same. */
export interface Reliability {
  /** Cronbach 1951, from covariances. May be negative: that is the right answer for items that work against each other. */
  alpha: number | null;
  /** 95 % interval, Feldt 1965: 1 - (1 - alpha) * F(0.975 | 0.025; n - 1, (n - 1)(k - 1)). */
  alpha_ci95_feldt: [number, number] | null;
  /** Alpha of items brought to equal spread: k r / (1 + (k - 1) r) with the mean correlation r of two items. */
  alpha_standardized: number | null;
  average_interitem_r: number | null;
  /** Kuder and Richardson 1937, formula 20: alpha of right-or-wrong items. */
  kr20: number | null;
  /** Formula 21, which takes all items as equally hard; with the population variance of the totals. */
  kr21: number | null;
  split_half_odd_even: {
    r: number | null;
    /** 2 r / (1 + r). */
    spearman_brown: number | null;
    /** Guttman 1945, lambda 4 of the same halves. */
    guttman_lambda4: number | null;
  };
  /** Standard error of measurement, sd * sqrt(1 - alpha), in marks. Larger than the sd where alpha is negative. */
  sem: number | null;
  /** Why there is no alpha; left out where there is one. */
  status?: Reason;
}

/** What alpha and its relatives need of a test that everybody took whole. Spreads are n (n - 1) times a sample variance. */
export interface Composition {
  readonly n: number;
  readonly k: number;
  readonly itemSpreads: readonly number[];
  readonly sumOfItemSpreads: number;
  readonly totalSpread: number;
}

/** Why the items of this test cannot be put together to one scale, or `null` when they can. */
export function whyNotWhole({ items, totals }: TestSummary): Reason | null {
  const n = totals.reduce((sum, { count }) => sum + count, 0);
  return items.every(({ marks }) => peopleIn(marks) === n) ? null : 'not_everybody_saw_every_item';
}

function peopleIn(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

export function compositionOf({ items, totals }: TestSummary): Composition {
  const { n, xx: totalSpread } = jointSpread(totals.map(({ total, count }) => [total, 0, count] as const));
  const itemSpreads = items.map(({ marks }) => jointSpread(marks.map(({ mark, count }) => [mark, 0, count] as const)).xx);
  return { n, k: items.length, itemSpreads, totalSpread, sumOfItemSpreads: itemSpreads.reduce((sum, spread) => sum + spread, 0) };
}

function alphaFrom(k: number, sumOfItemSpreads: number, totalSpread: number): number {
  return (k * (totalSpread - sumOfItemSpreads)) / ((k - 1) * totalSpread);
}

/** All coefficients of one test. Each that cannot be given is `null` with its reason; alpha is never clipped. */
export function reliability(summary: TestSummary, note: Note): Reliability {
  const { items, unitsPerMark, products } = summary;
  const composition = compositionOf(summary);
  const { n, k, sumOfItemSpreads, totalSpread } = composition;
  const why = whyNoAlpha(summary, composition);
  const alpha = why ? note('alpha', why) : alphaFrom(k, sumOfItemSpreads, totalSpread);
  const dichotomous = areRightOrWrong(items);
  const orWhy = <T>(key: string, value: T | null, otherwise: Reason): T | null => value ?? note(key, why ?? otherwise);
  const together = products?.n === n ? products : null;
  const meanR = why || together === null ? null : averageCorrelation(together);
  const noMeanR: Reason = together === null ? 'products_not_kept' : 'zero_variance_of_item';
  return {
    alpha,
    alpha_ci95_feldt: orWhy('alpha_ci95_feldt', alpha === null ? null : feldtInterval(alpha, n, k), 'insufficient_data'),
    alpha_standardized: orWhy('alpha_standardized', standardised(meanR, k), noMeanR),
    average_interitem_r: orWhy('average_interitem_r', meanR, noMeanR),
    kr20: orWhy('kr20', dichotomous ? alpha : null, 'items_not_right_or_wrong'),
    kr21: orWhy('kr21', dichotomous && alpha !== null ? kr21(summary, composition) : null, 'items_not_right_or_wrong'),
    split_half_odd_even: splitHalf(why ? null : together, totalSpread, (key, reason) => note(`split_half_odd_even.${key}`, why ?? reason)),
    sem: orWhy('sem', alpha === null ? null : ((sdOf(totalSpread, n) as number) / unitsPerMark) * Math.sqrt(1 - alpha), 'insufficient_data'),
    ...(why ? { status: why } : {}),
  };
}

function whyNoAlpha(summary: TestSummary, { n, k, totalSpread }: Composition): Reason | null {
  if (n < 2) return 'insufficient_data';
  if (k < 2) return 'needs_two_items';
  return whyNotWhole(summary) ?? (totalSpread === 0 ? 'zero_variance_of_total' : null);
}

/** Alpha of the test without each of its items, in their order. */
export function alphaIfDeleted(summary: TestSummary, note: Note): (number | null)[] {
  const { n, k, itemSpreads, sumOfItemSpreads } = compositionOf(summary);
  const why: Reason | null = n < 2 ? 'insufficient_data' : k < 3 ? 'needs_two_items' : whyNotWhole(summary);
  return summary.items.map(({ id, marks }, index) => {
    const restSpread = jointSpread(marks.map(({ mark, total, count }) => [total - mark, 0, count] as const)).xx;
    if (why || restSpread === 0) return note(`items.${id}.alpha_if_deleted`, why ?? 'zero_variance_of_rest');
    return alphaFrom(k - 1, sumOfItemSpreads - (itemSpreads[index] as number), restSpread);
  });
}

function feldtInterval(alpha: number, n: number, k: number): [number, number] {
  const bound = (p: number): number => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (k - 1));
  return [bound(0.975), bound(0.025)];
}

/** Right or wrong, and all worth the same: only then is the total a count of right answers. */
export function areRightOrWrong(items: readonly ItemSummary[]): boolean {
  const maximum = items[0]?.maximum ?? 0;
  return maximum > 0 && items.every((item) => item.maximum === maximum && item.marks.every(({ mark }) => mark === 0 || mark === maximum));
}

function kr21({ items, totals }: TestSummary, { n, k, totalSpread }: Composition): number {
  const worth = items[0]?.maximum as number;
  const mean = totals.reduce((sum, { total, count }) => sum + total * count, 0) / n / worth;
  const populationVariance = totalSpread / (n * n) / (worth * worth);
  return (k / (k - 1)) * (1 - (mean * (k - mean)) / (k * populationVariance));
}

function covarianceOf({ n, sums, products }: ItemProducts, i: number, j: number): number {
  return scaledCovariance(n, sums[i] as number, sums[j] as number, products[i]?.[j] as number);
}

/** Mean correlation of two different items; `null` when one of them has no spread. */
function averageCorrelation(together: ItemProducts): number | null {
  const k = together.sums.length;
  const variances = together.sums.map((_, i) => covarianceOf(together, i, i));
  let sum = 0;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const r = correlationOf({ xx: variances[i] as number, yy: variances[j] as number, xy: covarianceOf(together, i, j) });
      if (r === null) return null;
      sum += r;
    }
  }
  return sum / ((k * (k - 1)) / 2);
}

/** `null` also where the mean correlation is so negative that the formula divides by 0. */
function standardised(meanR: number | null, k: number): number | null {
  if (meanR === null) return null;
  const divisor = 1 + (k - 1) * meanR;
  return divisor === 0 ? null : (k * meanR) / divisor;
}

/** First, third, fifth ... item against second, fourth ... */
function splitHalf(together: ItemProducts | null, totalSpread: number, note: Note): Reliability['split_half_odd_even'] {
  const halves = { xx: 0, yy: 0, xy: 0 };
  for (let i = 0; together !== null && i < together.sums.length; i += 1) {
    for (let j = 0; j < together.sums.length; j += 1) {
      const covariance = covarianceOf(together, i, j);
      if (i % 2 === 0 && j % 2 === 0) halves.xx += covariance;
      else if (i % 2 === 1 && j % 2 === 1) halves.yy += covariance;
      else if (i % 2 === 0) halves.xy += covariance;
    }
  }
  const reason: Reason = together === null ? 'products_not_kept' : 'zero_variance_of_a_half';
  const r = together === null ? null : correlationOf(halves);
  return {
    r: r ?? note('r', reason),
    spearman_brown: r === null || r === -1 ? note('spearman_brown', reason) : (2 * r) / (1 + r),
    guttman_lambda4: together === null ? note('guttman_lambda4', reason) : (4 * halves.xy) / totalSpread,
  };
}
