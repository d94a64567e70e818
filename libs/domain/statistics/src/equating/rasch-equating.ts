import { ok, refuse, type Result } from '@selaras/domain/kernel';
import type { ItemProducts, TestSummary } from '../items';
import { scaledCovariance } from '../items/exact-spread';
import { calibrateRasch, chanceOfRight, type RaschCalibration } from '../rasch';
import { covarianceOf, type Estimate, input, logistic, meanOf, minus, over, plus, sideBySide, spreadOf, sumOf, times } from './estimate';
import type { FormMoments } from './form-scores';
import { type AnchorFigures, commonItemsNeeded, EQUATING_LIMITS, type EquatingLimits, type EquatingRefusal, type EquatingWarning, judgeAnchor, whyTooFewPeople } from './may-equate';

/**
 * - `mean_mean`: abilities of the first form shifted by the difference of the mean difficulties of the common items; slope 1, as the Rasch model has it;
 * - `mean_sigma`: also stretched by the ratio of the standard deviations of those difficulties (Marco 1977).
 */
export const RASCH_METHODS = ['mean_mean', 'mean_sigma'] as const;
export type RaschMethod = (typeof RASCH_METHODS)[number];

export interface RaschForm {
  readonly form: string;
  readonly summary: TestSummary;
}

export interface Drift {
  readonly item: string;
  /** Difficulty on the first form, put on the second's scale, minus difficulty on the second, in logits. */
  readonly displacement: number;
  /** Standard error of the two difficulties themselves. */
  readonly se: number;
  /** At least half a logit and more than two standard errors: it is not the same item any more for these people. */
  readonly drifts: boolean;
}

export interface RaschEquating {
  readonly method: RaschMethod;
  readonly from: string;
  readonly to: string;
  /** Ability on the second scale = slope * ability on the first + shift. */
  readonly slope: number;
  readonly shift: number;
  readonly seSlope: number;
  readonly seShift: number;
  readonly n: readonly [from: number, to: number];
  readonly anchor: AnchorFigures;
  readonly drift: readonly Drift[];
  /** Number right on the first form -> expected number right on the second (true-score equating). The ends stand for the ends, without an error. */
  readonly table: readonly { readonly score: number; readonly equated: number; readonly se: number | null }[];
  readonly warnings: readonly EquatingWarning[];
}

const DRIFT_LOGITS = 0.5;

/**
 * Puts two right-or-wrong forms with common items on one scale: each is calibrated on its own, then their common difficulties are brought
 * together. Standard errors by the delta method from the covariances of both calibrations, so they hold the sampling of people through them.
 * `leaveOut`: common items that are not to be used, e.g. those that drift. Source: Kolen and Brennan 2014, sections 6.2 and 6.5.
 */
export function equateRasch(method: RaschMethod, from: RaschForm, to: RaschForm, options: { readonly limits?: EquatingLimits; readonly leaveOut?: readonly string[] } = {}): Result<RaschEquating, EquatingRefusal> {
  const limits = options.limits ?? EQUATING_LIMITS;
  const sides = [from, to];
  const tooFew = whyTooFewPeople(sides.map(({ form, summary }) => ({ form, n: summary.totals.reduce((sum, { count }) => sum + count, 0) })), limits.fewestPeopleRasch);
  if (tooFew) return refuse(tooFew);
  const calibrated: RaschCalibration[] = [];
  for (const { form, summary } of sides) {
    const result = calibrateRasch(summary);
    if (!result.ok) return refuse({ reason: 'form_not_calibrated', form, because: result.refusal.reason });
    if (summary.products === undefined) return refuse({ reason: 'form_not_calibrated', form, because: 'products_not_kept' });
    calibrated.push(result.value);
  }
  const [x, y] = calibrated as [RaschCalibration, RaschCalibration];
  const pairs = commonPairs(x, y, options.leaveOut ?? []);
  const needed = commonItemsNeeded(Math.max(from.summary.items.length, to.summary.items.length), limits);
  const ids = new Set(pairs.map(([i]) => x.items[i]?.item as string));
  const judged = judgeAnchor({ form: from.form, moments: momentsOf(from.summary, ids) }, { form: to.form, moments: momentsOf(to.summary, ids) }, pairs.length, needed, limits);
  if ('refusal' in judged) return refuse(judged.refusal);

  const count = x.items.length + y.items.length;
  const difficultyX = x.items.map(({ difficulty }, index) => input(difficulty, index, count));
  const difficultyY = y.items.map(({ difficulty }, index) => input(difficulty, x.items.length + index, count));
  const anchorX = pairs.map(([i]) => difficultyX[i] as Estimate);
  const anchorY = pairs.map(([, j]) => difficultyY[j] as Estimate);
  for (const [form, anchor] of [[from.form, anchorX], [to.form, anchorY]] as const) {
    if (method === 'mean_sigma' && spreadOf(anchor).value === 0) return refuse({ reason: 'zero_variance', form, of: 'anchor_difficulties' });
  }
  const slope = method === 'mean_sigma' ? over(spreadOf(anchorY), spreadOf(anchorX)) : { value: 1, slope: new Array<number>(count).fill(0) };
  const shift = minus(meanOf(anchorY), times(slope, meanOf(anchorX)));
  const inputs = sideBySide(x.covariance, y.covariance);
  const error = (estimate: Estimate): number => Math.sqrt(Math.max(0, covarianceOf(estimate, estimate, inputs)));
  const drift = pairs.map(([i, j], index): Drift => {
    const displacement = slope.value * (anchorX[index] as Estimate).value + shift.value - (anchorY[index] as Estimate).value;
    const se = Math.hypot(slope.value * (x.items[i]?.se as number), y.items[j]?.se as number);
    return { item: x.items[i]?.item as string, displacement, se, drifts: Math.abs(displacement) >= DRIFT_LOGITS && Math.abs(displacement) > 2 * se };
  });
  return ok({
    method,
    from: from.form,
    to: to.form,
    slope: slope.value,
    shift: shift.value,
    seSlope: error(slope),
    seShift: error(shift),
    n: [x, y].map(({ people }) => people.reduce((sum, { count: persons }) => sum + persons, 0)) as [number, number],
    anchor: judged.anchor,
    drift,
    table: tableOf(x, y, difficultyX, difficultyY, slope, shift, error),
    warnings: [...judged.warnings, ...(drift.some(({ drifts }) => drifts) ? (['anchor_items_drift'] as const) : [])],
  });
}

/** Positions in both calibrations of the items that both could estimate. */
function commonPairs(x: RaschCalibration, y: RaschCalibration, leaveOut: readonly string[]): [number, number][] {
  const inY = new Map(y.items.map(({ item }, index) => [item, index]));
  return x.items.flatMap(({ item }, i): [number, number][] => {
    const j = inY.get(item);
    return j === undefined || leaveOut.includes(item) ? [] : [[i, j]];
  });
}

/** Items set aside because everybody has them right add one to every score but the lowest. */
function givenAway({ setAside }: RaschCalibration): number {
  return setAside.filter(({ reason }) => reason === 'everybody_right').length;
}

function tableOf(
  x: RaschCalibration, y: RaschCalibration, difficultyX: readonly Estimate[], difficultyY: readonly Estimate[], slope: Estimate, shift: Estimate, error: (estimate: Estimate) => number,
): RaschEquating['table'] {
  const inner = x.people.flatMap(({ score, theta_ml }) => {
    if (theta_ml === null) return [];
    const ability = plus(times(slope, abilityOf(theta_ml, difficultyX)), shift);
    const expected = sumOf(difficultyY.map((b) => logistic(minus(ability, b))));
    return [{ score: score + givenAway(x), equated: expected.value + givenAway(y), se: error(expected) }];
  });
  const ends = [x, y].map(({ items, setAside }) => items.length + setAside.length) as [number, number];
  return [{ score: 0, equated: 0, se: null }, ...inner, { score: ends[0], equated: ends[1], se: null }];
}

/** The ability at which the expected score is the score: it moves with the difficulty of an item by that item's share of the information. */
function abilityOf(theta: number, difficulty: readonly Estimate[]): Estimate {
  const information = difficulty.map(({ value }) => {
    const p = chanceOfRight(theta, value);
    return p * (1 - p);
  });
  const whole = information.reduce((sum, one) => sum + one, 0);
  const count = difficulty[0]?.slope.length ?? 0;
  const slope = new Array<number>(count).fill(0);
  for (const [index, { slope: own }] of difficulty.entries()) for (const [at, by] of own.entries()) slope[at] = (slope[at] as number) + (by * (information[index] as number)) / whole;
  return { value: theta, slope };
}

/** Moments of total and score on the common items, in whole units, from the sums of products of the items. */
function momentsOf({ items, products }: TestSummary, common: ReadonlySet<string>): FormMoments | null {
  const { n, sums, products: both } = products as ItemProducts;
  if (n < 2) return null;
  const isCommon = items.map(({ id }) => common.has(id));
  const total = { mean: 0, anchor: 0, all: 0, mixed: 0, common: 0 };
  for (let i = 0; i < items.length; i += 1) {
    total.mean += (sums[i] as number) / n;
    if (isCommon[i]) total.anchor += (sums[i] as number) / n;
    for (let j = 0; j < items.length; j += 1) {
      const covariance = scaledCovariance(n, sums[i] as number, sums[j] as number, both[i]?.[j] as number) / (n * (n - 1));
      total.all += covariance;
      if (isCommon[i]) total.mixed += covariance;
      if (isCommon[i] && isCommon[j]) total.common += covariance;
    }
  }
  return { n, meanTotal: total.mean, meanAnchor: total.anchor, varianceTotal: total.all, varianceAnchor: total.common, covariance: total.mixed };
}
