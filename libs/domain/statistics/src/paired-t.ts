import { tQuantile, tTwoSided } from './distributions';
import { type Histogram, isConstant, medianOf, momentsOf, smallest, largest, varianceOf } from './histogram';
import { type Note, positive } from './reason';

type Display = (units: number) => number;

/** One test's marks over the complete pairs, in mark units. */
export interface Description {
  mean: number | null;
  /** Sample standard deviation (divisor n - 1). */
  sd: number | null;
  median: number | null;
  min: number | null;
  max: number | null;
}

/** The differences post - pre, in mark units. */
export interface DifferenceDescription {
  mean: number | null;
  sd: number | null;
  median: number | null;
  /** Standard error of the mean difference. */
  se: number | null;
  /** 95 % t interval of the mean difference. */
  ci95: [number, number] | null;
  n_positive: number;
  n_negative: number;
  n_zero: number;
}

export interface PairedT {
  t: number | null;
  df: number | null;
  /** Two-sided. */
  p: number | null;
}

function shown(value: number | null, display: Display, note: Note, key: string): number | null {
  return value === null ? note(key, 'insufficient_data') : display(value);
}

export function describe(marks: Histogram, display: Display, note: Note): Description {
  const moments = momentsOf(marks);
  const variance = varianceOf(moments);
  return {
    mean: shown(moments?.mean ?? null, display, note, 'mean'),
    sd: shown(variance === null ? null : Math.sqrt(variance), display, note, 'sd'),
    median: shown(medianOf(marks), display, note, 'median'),
    min: shown(smallest(marks), display, note, 'min'),
    max: shown(largest(marks), display, note, 'max'),
  };
}

export function describeDifferences(gain: Histogram, display: Display, note: Note): DifferenceDescription {
  const { mean, sd, median } = describe(gain, display, (key, reason) => (key === 'min' || key === 'max' ? null : note(key, reason)));
  const count = (wanted: number): number =>
    gain.values.reduce((sum, value, index) => sum + (Math.sign(value) === wanted ? (gain.counts[index] as number) : 0), 0);
  const se = sd === null ? note('se', 'insufficient_data') : sd / Math.sqrt(gain.total);
  return {
    mean,
    sd,
    median,
    se,
    ci95: meanInterval(mean, se, gain, note),
    n_positive: count(1),
    n_negative: count(-1),
    n_zero: count(0),
  };
}

function meanInterval(mean: number | null, se: number | null, gain: Histogram, note: Note): [number, number] | null {
  if (mean === null || se === null) return note('ci95', 'insufficient_data');
  if (isConstant(gain)) return note('ci95', 'zero_variance_of_differences');
  const half = tQuantile(0.975, gain.total - 1) * se;
  return [mean - half, mean + half];
}

/** Paired t test: t = mean(d) / (sd(d) / sqrt n) with n - 1 degrees of freedom. Undefined below two pairs or without spread. */
export function pairedT(gain: Histogram, note: Note): PairedT {
  const moments = momentsOf(gain);
  const variance = varianceOf(moments);
  if (moments === null || variance === null) {
    for (const key of ['t', 'df', 'p']) note(key, 'insufficient_data');
    return { t: null, df: null, p: null };
  }
  const df = moments.n - 1;
  if (isConstant(gain)) {
    for (const key of ['t', 'p']) note(key, 'zero_variance_of_differences');
    return { t: null, df, p: null };
  }
  const t = moments.mean / Math.sqrt(variance / moments.n);
  return { t, df, p: positive(note, 'p', tTwoSided(t, df)) };
}
