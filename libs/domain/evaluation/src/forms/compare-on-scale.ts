import { type Comparison, compareHistogram, type Reason } from '@selaras/domain/statistics';
import type { OrderedCell } from './form-orders';
import { gainOnScale } from './gain-on-scale';
import { type ScaleLine, toScale } from './scale-line';

/** Scores on the scale are rounded to so many parts of a whole unit: far below anything that is shown. */
const PARTS = 100;

/** Whole units. */
export interface ScaleOptions {
  readonly maximum: number;
  readonly passMark: number;
}

/**
 * The comparison of people who had different forms, all scores on the scale of form A; figures out of 100. Standard error, interval, t and p of
 * the mean gain hold the error of the scale (`gainOnScale`); the other figures take the scale as given. A score that comes to lie beyond 0 or
 * 100 counts as it is in means and spreads, and as the end where a formula divides by what could be gained.
 */
export function compareOnScale(cells: readonly OrderedCell[], line: ScaleLine, { maximum, passMark }: ScaleOptions): Comparison {
  const placed = cells.map((cell) => ({ count: cell.count, ...inParts(toScale(line, cell)) }));
  const [most, scale] = [maximum * PARTS, 100 / (maximum * PARTS)];
  const inside = placed.map(({ pre, post, count }) => ({ pre: between(pre, most), post: between(post, most), count }));
  const free = compareHistogram(placed, { scale });
  const bounded = compareHistogram(inside, { scale, maximum: most, passMark: passMark * PARTS });
  const { hake, normalized_change, mcnemar } = bounded;
  const reasons: Record<string, Reason> = { ...free.reasons };
  for (const [path, reason] of Object.entries(bounded.reasons)) if (/^(hake|normalized_change|mcnemar)\./.test(path)) reasons[path] = reason;
  return withScaleError({ ...free, ...(hake && { hake }), ...(normalized_change && { normalized_change }), ...(mcnemar && { mcnemar }), reasons }, cells, line, maximum);
}

function withScaleError(comparison: Comparison, cells: readonly OrderedCell[], line: ScaleLine, maximum: number): Comparison {
  const gain = gainOnScale(cells, line);
  if (gain === null || comparison.diff.ci95 === null) return comparison;
  const points = (units: number): number => (units * 100) / maximum;
  return {
    ...comparison,
    diff: { ...comparison.diff, mean: points(gain.mean), se: points(gain.se), ci95: [points(gain.ci95[0]), points(gain.ci95[1])] },
    paired_t: { t: gain.t, df: gain.df, p: gain.p > 0 ? gain.p : null },
    reasons: gain.p > 0 ? comparison.reasons : { ...comparison.reasons, 'paired_t.p': 'p_below_smallest_number' },
  };
}

/** Numbers of people and nothing else: different forms that are on no scale say nothing about a change. */
export function withheldComparison(cells: readonly OrderedCell[]): Comparison {
  const { n_rows, n_complete, missing, n_pre_any, n_post_any } = compareHistogram(cells.map(({ pre, post, count }) => ({ pre, post, count })));
  const none = compareHistogram([]);
  const reasons = Object.fromEntries(Object.keys(none.reasons).map((path) => [path, 'forms_not_comparable' as const]));
  return { ...none, status: 'forms_not_comparable', n_rows, n_complete, missing, n_pre_any, n_post_any, reasons };
}

function inParts({ pre, post }: { readonly pre: number | null; readonly post: number | null }): { pre: number | null; post: number | null } {
  const parts = (score: number | null): number | null => (score === null ? null : Math.round(score * PARTS));
  return { pre: parts(pre), post: parts(post) };
}

function between(score: number | null, most: number): number | null {
  return score === null ? null : Math.min(most, Math.max(0, score));
}
