import { fUpper } from './distributions';
import { exactUnits } from './exact-units';
import { type Histogram, histogramOf, medianOf, momentsOf, varianceOf } from './histogram';
import { type Note, positive, type Reason } from './reason';

export interface FTest {
  F: number | null;
  df1: number | null;
  df2: number | null;
  p: number | null;
}

function undefinedF(note: Note, reason: Reason, df1: number | null = null, df2: number | null = null): FTest {
  note('F', reason);
  note('p', reason);
  if (df1 === null) note('df1', reason);
  if (df2 === null) note('df2', reason);
  return { F: null, df1, df2, p: null };
}

/** Analysis of variance of one value by groups; `eta2` is the share of the variance that lies between them. */
export interface Anova extends FTest {
  eta2: number | null;
}

/** Classical one-way analysis of variance (Fisher): needs two groups, and more people than groups. */
export function oneWayAnova(groups: readonly Histogram[], note: Note): Anova {
  const everybody = momentsOf(histogramOf(groups.flatMap((group) => group.values.map((value, index) => [value, group.counts[index] as number] as const))));
  const df1 = groups.length - 1;
  const df2 = (everybody?.n ?? 0) - groups.length;
  const refuse = (reason: Reason): Anova => ({ ...undefinedF(note, reason, df1 > 0 ? df1 : null, df2 > 0 ? df2 : null), eta2: note('eta2', reason) });
  if (groups.length < 2) return refuse('fewer_than_two_groups');
  if (everybody === null || df2 < 1) return refuse('insufficient_data');
  if (everybody.squares === 0) return refuse('all_values_equal');
  let between = 0;
  let inside = 0;
  for (const group of groups) {
    const moments = momentsOf(group);
    if (moments === null) continue;
    between += moments.n * (moments.mean - everybody.mean) ** 2;
    inside += moments.squares;
  }
  const eta2 = between / (between + inside);
  if (inside === 0) return { ...undefinedF(note, 'zero_residual_variance', df1, df2), eta2 };
  const F = between / df1 / (inside / df2);
  return { F, df1, df2, p: positive(note, 'p', fUpper(F, df1, df2)), eta2 };
}

/** The same for plain numbers: decimals are made whole first, so that an offset of 10^12 loses no digit. One array per group. */
export function anovaOfValues(groups: readonly (readonly number[])[], note: Note): Anova {
  const { units } = exactUnits(groups.flat());
  return oneWayAnova(groups.map((values) => histogramOf(values.map((value) => [units(value), 1] as const))), note);
}

/** Welch 1951: means may differ in groups of unequal variance. Needs spread and two people in each group. */
export function welchAnova(groups: readonly Histogram[], note: Note): FTest {
  const k = groups.length;
  if (k < 2) return undefinedF(note, 'fewer_than_two_groups');
  const summaries = groups.map((group) => ({ moments: momentsOf(group), variance: varianceOf(momentsOf(group)) }));
  const weighted: { n: number; mean: number; weight: number }[] = [];
  for (const { moments, variance } of summaries) {
    if (moments === null || variance === null) return undefinedF(note, 'insufficient_data');
    if (variance === 0) return undefinedF(note, 'zero_variance_in_a_group');
    weighted.push({ n: moments.n, mean: moments.mean, weight: moments.n / variance });
  }
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const centre = weighted.reduce((sum, { weight, mean }) => sum + weight * mean, 0) / total;
  const between = weighted.reduce((sum, { weight, mean }) => sum + weight * (mean - centre) ** 2, 0) / (k - 1);
  const uncertainty = weighted.reduce((sum, { weight, n }) => sum + (1 - weight / total) ** 2 / (n - 1), 0);
  const df1 = k - 1;
  const df2 = (k * k - 1) / (3 * uncertainty);
  const F = between / (1 + (2 * (k - 2) * uncertainty) / (k * k - 1));
  return { F, df1, df2, p: positive(note, 'p', fUpper(F, df1, df2)) };
}

/** Brown and Forsythe 1974 (Levene's test around the medians): do the groups spread equally? */
export function brownForsythe(groups: readonly Histogram[], note: Note): Pick<FTest, 'F' | 'p'> {
  const distances = groups.map((group) => {
    const median = medianOf(group) ?? 0;
    // Doubled, because the median of an even number may lie half-way between two whole units.
    return histogramOf(group.values.map((value, index) => [Math.abs(2 * value - 2 * median), group.counts[index] as number] as const));
  });
  const onlyTest: Note = (key, reason) => (key === 'F' || key === 'p' ? note(key, reason) : null);
  const { F, p } = oneWayAnova(distances, onlyTest);
  return { F, p };
}

