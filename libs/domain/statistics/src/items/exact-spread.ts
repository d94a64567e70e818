/**
 * Second moments from whole numbers. The differences n*sum(xy) - sum(x)*sum(y) are taken in exact integers and rounded once, so that
 * no digit is lost to the size of the totals and a spread of 0 is exactly 0.
 */
export interface JointSpread {
  readonly n: number;
  readonly sumX: number;
  readonly sumY: number;
  /** n * sum(x^2) - sum(x)^2, that is n (n - 1) times the sample variance. */
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** `cells`: value x, value y, how many people. Whole numbers. Empty: all 0. */
export function jointSpread(cells: Iterable<readonly [x: number, y: number, count: number]>): JointSpread {
  let [n, x, y, xx, yy, xy] = [0n, 0n, 0n, 0n, 0n, 0n];
  for (const cell of cells) {
    const [valueX, valueY, count] = [BigInt(cell[0]), BigInt(cell[1]), BigInt(cell[2])];
    n += count;
    x += count * valueX;
    y += count * valueY;
    xx += count * valueX * valueX;
    yy += count * valueY * valueY;
    xy += count * valueX * valueY;
  }
  return { n: Number(n), sumX: Number(x), sumY: Number(y), xx: Number(n * xx - x * x), yy: Number(n * yy - y * y), xy: Number(n * xy - x * y) };
}

/** n*sum(xy) - sum(x)*sum(y) of sums kept elsewhere. */
export function scaledCovariance(n: number, sumX: number, sumY: number, sumXY: number): number {
  return Number(BigInt(n) * BigInt(sumXY) - BigInt(sumX) * BigInt(sumY));
}

/** Pearson correlation; `null` when one side has no spread. */
export function correlationOf({ xx, yy, xy }: Pick<JointSpread, 'xx' | 'yy' | 'xy'>): number | null {
  if (xx === 0 || yy === 0) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/** Sample standard deviation (divisor n - 1) of a scaled spread; `null` below two people. */
export function sdOf(spread: number, n: number): number | null {
  return n < 2 ? null : Math.sqrt(spread / (n * (n - 1)));
}
