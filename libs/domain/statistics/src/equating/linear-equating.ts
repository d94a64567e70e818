import { ok, refuse, type Result } from '@selaras/domain/kernel';
import { covarianceOf, type Estimate, input, minus, over, plus, root, scaled, sideBySide, times } from './estimate';
import { commonItemsOf, covarianceOfMoments, type FormMoments, type FormScores, listOf, MOMENTS, momentsOfForm } from './form-scores';
import { type AnchorFigures, commonItemsNeeded, EQUATING_LIMITS, type EquatingLimits, type EquatingRefusal, type EquatingWarning, judgeAnchor, whyTooFewPeople } from './may-equate';

/**
 * - `mean_sigma`: equal means and standard deviations, for two groups drawn alike (forms given out by lot);
 * - `tucker`: equal means and standard deviations in both groups together; what one group would have had on the other form is foretold
 *   from the common items by regression;
 * - `chained`: from one form to the common items in the first group, from them to the other form in the second.
 */
export const LINEAR_METHODS = ['mean_sigma', 'tucker', 'chained'] as const;
export type LinearMethod = (typeof LINEAR_METHODS)[number];

/** A score of the first form stands for intercept + slope * score on the second; scores and intercept in whole units. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

export interface LinearEquating extends Line {
  readonly method: LinearMethod;
  readonly from: string;
  readonly to: string;
  /** Sampling variances (delta method) of intercept and slope and their covariance. */
  readonly variance: { readonly intercept: number; readonly slope: number; readonly both: number };
  readonly n: readonly [from: number, to: number];
  readonly anchor: AnchorFigures;
  readonly warnings: readonly EquatingWarning[];
}

export interface EquatedScore {
  readonly score: number;
  /** On the scale of the other form; not rounded, and not cut off at its ends. */
  readonly equated: number;
  /** Standard error of equating: how far it would vary with other people of the same kind. */
  readonly se: number;
}

/**
 * Puts the scores of `from` on the scale of `to`. Marks of both forms in the same whole units.
 * Sources: Kolen and Brennan 2014, chapters 2 and 4 (methods), 7 (standard errors by the delta method, without assuming normal scores).
 */
export function equateLinear(method: LinearMethod, from: FormScores, to: FormScores, limits: EquatingLimits = EQUATING_LIMITS): Result<LinearEquating, EquatingRefusal> {
  const sides = [from, to].map(({ form, cells }) => ({ form, cells, moments: momentsOfForm(cells), n: cells.reduce((sum, { count }) => sum + count, 0) }));
  const [x, y] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const common = commonItemsOf(from, to).length;
  const needed = commonItemsNeeded(Math.max(from.itemIds.length, to.itemIds.length), limits);
  if (method !== 'mean_sigma' && common < needed) return refuse({ reason: 'too_few_common_items', common, needed });
  const tooFew = whyTooFewPeople(sides, limits.fewestPeople);
  if (tooFew) return refuse(tooFew);
  const judged = judgeAnchor(x, y, common, needed, limits, method === 'mean_sigma');
  if ('refusal' in judged) return refuse(judged.refusal);

  const [momentsX, momentsY] = [x.moments as FormMoments, y.moments as FormMoments];
  const { slope, intercept } = estimatedLine(method, momentsX, momentsY);
  const inputs = sideBySide(covarianceOfMoments(from.cells, momentsX), covarianceOfMoments(to.cells, momentsY));
  return ok({
    method,
    from: from.form,
    to: to.form,
    slope: slope.value,
    intercept: intercept.value,
    variance: { intercept: covarianceOf(intercept, intercept, inputs), slope: covarianceOf(slope, slope, inputs), both: covarianceOf(intercept, slope, inputs) },
    n: [momentsX.n, momentsY.n],
    anchor: judged.anchor,
    warnings: judged.warnings,
  });
}

/** A score (whole units) of the first form on the scale of the second, with its standard error. */
export function equatedScore({ slope, intercept, variance }: LinearEquating, score: number): EquatedScore {
  const spread = variance.intercept + 2 * score * variance.both + score * score * variance.slope;
  return { score, equated: intercept + slope * score, se: Math.sqrt(Math.max(0, spread)) };
}

/** The line from the moments of two groups; both totals, and for methods with an anchor both anchors, must have a spread. */
export function lineOf(method: LinearMethod, from: FormMoments, to: FormMoments): Line {
  const { slope, intercept } = estimatedLine(method, from, to);
  return { slope: slope.value, intercept: intercept.value };
}

interface Group {
  readonly n: number;
  readonly mean: Estimate;
  readonly meanAnchor: Estimate;
  readonly variance: Estimate;
  readonly varianceAnchor: Estimate;
  readonly covariance: Estimate;
}

function estimatedLine(method: LinearMethod, from: FormMoments, to: FormMoments): { slope: Estimate; intercept: Estimate } {
  const [x, y] = [groupOf(from, 0), groupOf(to, MOMENTS)];
  switch (method) {
    case 'mean_sigma':
      return lineBetween(x.mean, x.variance, y.mean, y.variance);
    case 'chained': {
      const toAnchor = lineBetween(x.mean, x.variance, x.meanAnchor, x.varianceAnchor);
      const fromAnchor = lineBetween(y.meanAnchor, y.varianceAnchor, y.mean, y.variance);
      return { slope: times(fromAnchor.slope, toAnchor.slope), intercept: plus(fromAnchor.intercept, times(fromAnchor.slope, toAnchor.intercept)) };
    }
    case 'tucker': {
      const together = x.n + y.n;
      const [synthX, synthY] = [inBothGroups(x, y, y.n / together), inBothGroups(y, x, x.n / together)];
      return lineBetween(synthX.mean, synthX.variance, synthY.mean, synthY.variance);
    }
  }
}

function groupOf(moments: FormMoments, at: number): Group {
  const [mean, meanAnchor, variance, varianceAnchor, covariance] = listOf(moments).map((value, index) => input(value, at + index, 2 * MOMENTS)) as [Estimate, Estimate, Estimate, Estimate, Estimate];
  return { n: moments.n, mean, meanAnchor, variance, varianceAnchor, covariance };
}

/** Equal standardised scores: y = mean y + sd y / sd x * (x - mean x). */
function lineBetween(meanX: Estimate, varianceX: Estimate, meanY: Estimate, varianceY: Estimate): { slope: Estimate; intercept: Estimate } {
  const slope = root(over(varianceY, varianceX));
  return { slope, intercept: minus(meanY, times(slope, meanX)) };
}

/** Mean and variance of a form in both groups together, `share` being the share of the other group. Kolen and Brennan 2014, formulas 4.17 to 4.20. */
function inBothGroups(own: Group, other: Group, share: number): { mean: Estimate; variance: Estimate } {
  const regression = over(own.covariance, own.varianceAnchor);
  const apart = minus(own.meanAnchor, other.meanAnchor);
  const shift = times(regression, apart);
  const spread = times(times(regression, regression), minus(own.varianceAnchor, other.varianceAnchor));
  return {
    mean: minus(own.mean, scaled(shift, share)),
    variance: plus(minus(own.variance, scaled(spread, share)), scaled(times(shift, shift), share * (1 - share))),
  };
}
