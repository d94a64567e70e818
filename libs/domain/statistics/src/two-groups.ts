import { tQuantile, tTwoSided } from './distributions';
import { hedgesFactor } from './effect-size';
import { exactUnits } from './exact-units';
import { type Histogram, histogramOf, type Moments, momentsOf, varianceOf } from './histogram';
import { type MannWhitney, mannWhitney } from './mann-whitney';
import { type Note, positive, type Reason, within } from './reason';

/** The gains of exactly two groups against each other; differences are first minus second, in mark units. */
export interface TwoGroupGain {
  /** e.g. `control - course`. */
  direction: string;
  welch: WelchTest;
  student: { t: number | null; df: number | null; p: number | null };
  mann_whitney: MannWhitney;
  /** Difference of the mean gains over the pooled sd. */
  cohen_d_pooled: number | null;
  /** Cohen's d times Hedges' exact factor for n1 + n2 - 2 degrees of freedom. */
  hedges_g: number | null;
}

export interface WelchTest {
  t: number | null;
  df: number | null;
  p: number | null;
  ci95: [number, number] | null;
  /** Given only where there is no test. */
  status?: 'insufficient_data' | 'zero_variance_in_a_group';
}

interface Side {
  moments: Moments;
  variance: number;
}

/** Both variances, or why there are none. */
function sidesOf(first: Histogram, second: Histogram): [Side, Side] | 'insufficient_data' | 'zero_variance_in_a_group' {
  const sides: Side[] = [];
  for (const group of [first, second]) {
    const moments = momentsOf(group);
    const variance = varianceOf(moments);
    if (moments === null || variance === null) return 'insufficient_data';
    sides.push({ moments, variance });
  }
  const [a, b] = sides as [Side, Side];
  return a.variance === 0 && b.variance === 0 ? 'zero_variance_in_a_group' : [a, b];
}

/** Welch 1947: difference of two means with unequal variances; one of them may be 0. */
export function welchTest(first: Histogram, second: Histogram, display: (units: number) => number, note: Note): WelchTest {
  const sides = sidesOf(first, second);
  if (typeof sides === 'string') {
    for (const key of ['t', 'df', 'p', 'ci95']) note(key, sides);
    return { t: null, df: null, p: null, ci95: null, status: sides };
  }
  const [a, b] = sides;
  const shareA = a.variance / a.moments.n;
  const shareB = b.variance / b.moments.n;
  const difference = a.moments.mean - b.moments.mean;
  const error = Math.sqrt(shareA + shareB);
  const df = (shareA + shareB) ** 2 / (shareA ** 2 / (a.moments.n - 1) + shareB ** 2 / (b.moments.n - 1));
  const half = tQuantile(0.975, df) * error;
  const t = difference / error;
  return { t, df, p: positive(note, 'p', tTwoSided(t, df)), ci95: [display(difference - half), display(difference + half)] };
}

/** Welch's test of plain numbers, decimals made whole first. */
export function welchOfValues(first: readonly number[], second: readonly number[], note: Note): WelchTest {
  const { units, unitsPerMark } = exactUnits([...first, ...second]);
  const histogram = (values: readonly number[]): Histogram => histogramOf(values.map((value) => [units(value), 1] as const));
  return welchTest(histogram(first), histogram(second), (value) => value / unitsPerMark, note);
}

export function twoGroupGain(
  [firstName, first]: readonly [string, Histogram],
  [secondName, second]: readonly [string, Histogram],
  display: (units: number) => number,
  note: Note,
): TwoGroupGain {
  const direction = `${firstName} - ${secondName}`;
  const welch = welchTest(first, second, display, within(note, 'welch'));
  const mann_whitney = mannWhitney(first, second, within(note, 'mann_whitney'));
  const sides = sidesOf(first, second);
  if (typeof sides === 'string') return { direction, welch, student: noStudent(sides, note), mann_whitney, ...noEffect(sides, note) };
  const [a, b] = sides;
  const df = a.moments.n + b.moments.n - 2;
  const pooled = (a.moments.squares + b.moments.squares) / df;
  const difference = a.moments.mean - b.moments.mean;
  const t = difference / Math.sqrt(pooled * (1 / a.moments.n + 1 / b.moments.n));
  const d = difference / Math.sqrt(pooled);
  return {
    direction,
    welch,
    student: { t, df, p: positive(within(note, 'student'), 'p', tTwoSided(t, df)) },
    mann_whitney,
    cohen_d_pooled: d,
    hedges_g: d * (hedgesFactor(df) as number),
  };
}

function noStudent(reason: Reason, note: Note): TwoGroupGain['student'] {
  for (const key of ['t', 'df', 'p']) note(`student.${key}`, reason);
  return { t: null, df: null, p: null };
}

function noEffect(reason: Reason, note: Note): Pick<TwoGroupGain, 'cohen_d_pooled' | 'hedges_g'> {
  return { cohen_d_pooled: note('cohen_d_pooled', reason), hedges_g: note('hedges_g', reason) };
}
