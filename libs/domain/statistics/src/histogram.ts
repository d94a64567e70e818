/** How many people have each value: whole units, ascending, each value once. */
export interface Histogram {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
}

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean; exactly 0 only when all values are equal. */
  readonly squares: number;
}

export function histogramOf(counted: Iterable<readonly [value: number, count: number]>): Histogram {
  const byValue = new Map<number, number>();
  for (const [value, count] of counted) byValue.set(value, (byValue.get(value) ?? 0) + count);
  const values = [...byValue.keys()].sort((a, b) => a - b);
  const counts = values.map((value) => byValue.get(value) as number);
  return { values, counts, total: counts.reduce((sum, count) => sum + count, 0) };
}

export function smallest(histogram: Histogram): number | null {
  return histogram.values[0] ?? null;
}

export function largest(histogram: Histogram): number | null {
  return histogram.values.at(-1) ?? null;
}

export function isConstant(histogram: Histogram): boolean {
  return histogram.values.length <= 1;
}

/** Value at a position (0-based) of the sorted list that the histogram stands for. */
function valueAt(histogram: Histogram, position: number): number {
  let passed = 0;
  for (const [index, count] of histogram.counts.entries()) {
    passed += count;
    if (position < passed) return histogram.values[index] as number;
  }
  throw new RangeError(`position ${position} of ${histogram.total} values`);
}

/** Median: the mean of the two middle values when their number is even. `null` when there are none. */
export function medianOf(histogram: Histogram): number | null {
  const { total } = histogram;
  if (total === 0) return null;
  return (valueAt(histogram, Math.floor((total - 1) / 2)) + valueAt(histogram, Math.floor(total / 2))) / 2;
}

/**
 * Mean and squared deviations. Values are first shifted by the smallest (exact for whole units), then taken in two passes with the
 * rounding of the mean corrected, so that large offsets (1 000 000 003 against 1 000 000 001) lose no digit. `null` when empty.
 */
export function momentsOf(histogram: Histogram): Moments | null {
  const { values, counts, total: n } = histogram;
  const origin = values[0];
  if (origin === undefined) return null;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += ((values[index] as number) - origin) * (counts[index] as number);
  const shifted = sum / n;
  let squares = 0;
  let drift = 0;
  for (let index = 0; index < values.length; index += 1) {
    const deviation = (values[index] as number) - origin - shifted;
    squares += deviation * deviation * (counts[index] as number);
    drift += deviation * (counts[index] as number);
  }
  return { n, mean: origin + shifted, squares: isConstant(histogram) ? 0 : squares - (drift * drift) / n };
}

/** Sample variance (divisor n - 1); `null` below two values. */
export function varianceOf(moments: Moments | null): number | null {
  return moments === null || moments.n < 2 ? null : moments.squares / (moments.n - 1);
}
