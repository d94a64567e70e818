import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import fQuantileLower from '@stdlib/stats-base-dists-f-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileLower from '@stdlib/stats-base-dists-t-quantile';

/*
 * Tails are taken in complement form, never as 1 - cdf: a p of 1e-40 keeps all its digits.
 */

/** P(|T| >= |t|) for Student's t with `df` > 0 degrees of freedom (fractions allowed). */
export function tTwoSided(t: number, df: number): number {
  return 2 * tCdf(-Math.abs(t), df);
}

/** The t below which a share `p` (0 < p < 1) of Student's t distribution lies. */
export function tQuantile(p: number, df: number): number {
  return tQuantileLower(p, df);
}

/** P(F >= f) for f >= 0. */
export function fUpper(f: number, df1: number, df2: number): number {
  return betainc(df2 / (df2 + df1 * f), df2 / 2, df1 / 2, true, false);
}

/** The f below which a share `p` (0 < p < 1) of the F distribution lies. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return fQuantileLower(p, df1, df2);
}

/** P(chi-square >= x) for x >= 0. */
export function chiSquareUpper(x: number, df: number): number {
  return gammainc(x / 2, df / 2, true, true);
}

/** P(Z <= z) of the standard normal distribution. */
export function normalLower(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** P(|Z| >= |z|) of the standard normal distribution. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The z below which a share `p` (0 < p < 1) of the standard normal distribution lies. */
export function normalQuantile(p: number): number {
  return -Math.SQRT2 * erfcinv(2 * p);
}

/** Natural logarithm of the gamma function, x > 0. */
export function logGamma(x: number): number {
  return gammaln(x);
}
