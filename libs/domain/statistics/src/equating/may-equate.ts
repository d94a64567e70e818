import type { Reason } from '../reason';
import type { FormMoments } from './form-scores';

/**
 * When two forms may be put on one scale. Settings of an institution; these are the ones Selaras starts with:
 * - common items: at least a fifth of the longer form (Kolen and Brennan 2014, section 8.5), at least 5 in a short one, and 30 are enough in any;
 * - people: 50 a form for linear methods (below that equating adds more error than it removes: Skaggs 2005); 100 a form for Rasch
 *   (difficulties then stand within half a logit: Linacre 1994);
 * - correlation of total and common items 0.5 in each group: our own floor, as with less the anchor tells little about the test;
 * - groups: means on the common items at most 0.5 standard deviations apart, where methods no longer agree; from 0.3 on, or with spreads
 *   more than a fifth apart, a warning (Kolen and Brennan 2014, section 8.5).
 */
export interface EquatingLimits {
  readonly commonShare: number;
  readonly fewestCommon: number;
  readonly commonAlwaysEnough: number;
  readonly fewestPeople: number;
  readonly fewestPeopleRasch: number;
  readonly lowestAnchorCorrelation: number;
  /** In pooled standard deviations of the score on the common items. */
  readonly mostDifference: number;
  readonly warnDifference: number;
  /** Ratio of the two standard deviations on the common items. */
  readonly warnSpreadRatio: readonly [low: number, high: number];
}

export const EQUATING_LIMITS: EquatingLimits = {
  commonShare: 0.2,
  fewestCommon: 5,
  commonAlwaysEnough: 30,
  fewestPeople: 50,
  fewestPeopleRasch: 100,
  lowestAnchorCorrelation: 0.5,
  mostDifference: 0.5,
  warnDifference: 0.3,
  warnSpreadRatio: [0.8, 1.25],
};

export type EquatingRefusal =
  | { readonly reason: 'too_few_common_items'; readonly common: number; readonly needed: number }
  | { readonly reason: 'too_few_people'; readonly form: string; readonly n: number; readonly needed: number }
  | { readonly reason: 'zero_variance'; readonly form: string; readonly of: 'total' | 'anchor' | 'anchor_difficulties' }
  | { readonly reason: 'anchor_correlation_too_low'; readonly form: string; readonly r: number; readonly needed: number }
  | { readonly reason: 'groups_too_far_apart'; readonly difference: number; readonly most: number }
  | { readonly reason: 'form_not_calibrated'; readonly form: string; readonly because: Reason };

export const EQUATING_WARNINGS = ['groups_differ', 'spreads_differ', 'anchor_items_drift'] as const;
export type EquatingWarning = (typeof EQUATING_WARNINGS)[number];

export interface AnchorFigures {
  readonly common: number;
  readonly needed: number;
  /** Correlation of total and common items, in the group of each form; `null` where no anchor is used. */
  readonly r: readonly [from: number | null, to: number | null];
  /** Mean on the common items of the first group minus that of the second, in pooled standard deviations. */
  readonly difference: number | null;
  readonly spreadRatio: number | null;
}

/** How many items two forms of these lengths must have in common: in whole numbers, a fifth of 20 is 4 and of 21 is 5. */
export function commonItemsNeeded(longerForm: number, limits: EquatingLimits = EQUATING_LIMITS): number {
  return Math.min(limits.commonAlwaysEnough, Math.max(limits.fewestCommon, Math.ceil(Number((longerForm * limits.commonShare).toFixed(9)))));
}

interface Side {
  readonly form: string;
  readonly moments: FormMoments | null;
}

export function whyTooFewPeople(sides: readonly { form: string; n: number }[], needed: number): EquatingRefusal | null {
  const small = sides.find(({ n }) => n < needed);
  return small ? { reason: 'too_few_people', form: small.form, n: small.n, needed } : null;
}

/**
 * Why the scores of two groups must not be equated through their common items, or what is to be known of the anchor.
 * `withoutAnchor`: the groups were drawn alike, so only their distance is judged, and only where there are common items.
 */
export function judgeAnchor(from: Side, to: Side, common: number, needed: number, limits: EquatingLimits, withoutAnchor = false): { refusal: EquatingRefusal } | { anchor: AnchorFigures; warnings: EquatingWarning[] } {
  if (!withoutAnchor && common < needed) return { refusal: { reason: 'too_few_common_items', common, needed } };
  for (const { form, moments } of [from, to]) {
    if (moments === null || moments.varianceTotal === 0) return { refusal: { reason: 'zero_variance', form, of: 'total' } };
    if (withoutAnchor) continue;
    if (moments.varianceAnchor === 0) return { refusal: { reason: 'zero_variance', form, of: 'anchor' } };
    const r = correlation(moments) as number;
    if (r < limits.lowestAnchorCorrelation) return { refusal: { reason: 'anchor_correlation_too_low', form, r, needed: limits.lowestAnchorCorrelation } };
  }
  const [a, b] = [from.moments as FormMoments, to.moments as FormMoments];
  const pooled = ((a.n - 1) * a.varianceAnchor + (b.n - 1) * b.varianceAnchor) / (a.n + b.n - 2);
  const difference = common === 0 || pooled === 0 ? null : (a.meanAnchor - b.meanAnchor) / Math.sqrt(pooled);
  const spreadRatio = common === 0 || b.varianceAnchor === 0 ? null : Math.sqrt(a.varianceAnchor / b.varianceAnchor);
  if (difference !== null && Math.abs(difference) > limits.mostDifference) return { refusal: { reason: 'groups_too_far_apart', difference, most: limits.mostDifference } };
  const warnings: EquatingWarning[] = [];
  if (difference !== null && Math.abs(difference) > limits.warnDifference) warnings.push('groups_differ');
  if (spreadRatio !== null && (spreadRatio < limits.warnSpreadRatio[0] || spreadRatio > limits.warnSpreadRatio[1])) warnings.push('spreads_differ');
  return { anchor: { common, needed, r: [correlation(a), correlation(b)], difference, spreadRatio }, warnings };
}

function correlation({ covariance, varianceAnchor, varianceTotal }: FormMoments): number | null {
  return varianceAnchor === 0 || varianceTotal === 0 ? null : covariance / Math.sqrt(varianceAnchor * varianceTotal);
}
