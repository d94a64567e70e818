import { normalLower, normalQuantile } from './distributions';

/** Terms whose logarithm is this far below the largest change no digit of a double. */
const NEGLIGIBLE = -45;

/** log of the density of ln(S), S = sqrt(chi-square / df), up to a constant; its maximum, 0, is at u = 0. */
function logDensity(u: number, df: number): number {
  return df * (u - Math.expm1(2 * u) / 2);
}

/** Where the density becomes negligible, left (`direction` -1) or right (+1) of its maximum. */
function edgeOfDensity(df: number, direction: -1 | 1): number {
  let inside = 0;
  let outside: number = direction;
  while (logDensity(outside, df) > NEGLIGIBLE) outside *= 2;
  for (let round = 0; round < 40; round += 1) {
    const middle = (inside + outside) / 2;
    if (logDensity(middle, df) > NEGLIGIBLE) inside = middle;
    else outside = middle;
  }
  return outside;
}

/**
 * P(T <= t) of the non-central t distribution: T = (Z + ncp) / S with S = sqrt(chi-square_df / df).
 * Given S the probability is normal, so it is averaged over u = ln S: P = E[ Phi(t e^u - ncp) ]. The trapezoidal rule on such a
 * quickly vanishing analytic function converges geometrically; the step follows the narrower of the density and the normal ramp.
 * Unlike series that start from exp(-ncp^2 / 2) it works for any non-centrality. Absolute error below 1e-12. t >= 0, df > 0.
 */
export function noncentralTLower(t: number, df: number, ncp: number): number {
  const from = edgeOfDensity(df, -1);
  const to = edgeOfDensity(df, 1);
  const finest = Math.min(0.5 / Math.sqrt(2 * df), 0.5 / (Math.max(ncp, 0) + 5), 0.1);
  const steps = Math.ceil((to - from) / finest);
  const step = (to - from) / steps;
  let weighted = 0;
  let weights = 0;
  for (let index = 0; index <= steps; index += 1) {
    const u = from + index * step;
    const weight = Math.exp(logDensity(u, df));
    weights += weight;
    weighted += weight * normalLower(t * Math.exp(u) - ncp);
  }
  return weighted / weights;
}

/** The non-centrality at which P(T <= t) is `p`; the probability falls as the non-centrality grows. Secant steps kept in a bracket. */
function noncentralityAt(t: number, df: number, p: number): number {
  const spread = Math.sqrt(1 + (t * t) / (2 * df));
  const guess = t - normalQuantile(p) * spread;
  let low = guess - spread;
  let high = guess + spread;
  let atLow = noncentralTLower(t, df, low) - p;
  let atHigh = noncentralTLower(t, df, high) - p;
  for (let widen = 1; atLow < 0; widen *= 2) atLow = noncentralTLower(t, df, (low -= widen * spread)) - p;
  for (let widen = 1; atHigh > 0; widen *= 2) atHigh = noncentralTLower(t, df, (high += widen * spread)) - p;
  // Illinois variant of the false position: an end that stays twice in a row counts half, so both ends keep moving.
  let stayed = 0;
  for (let round = 0; round < 100 && high - low > 1e-13 * (1 + Math.abs(high)); round += 1) {
    const next = (low * atHigh - high * atLow) / (atHigh - atLow);
    const value = noncentralTLower(t, df, next) - p;
    if (Math.abs(value) < 1e-15) return next;
    if (value > 0) {
      low = next;
      atLow = value;
      if (stayed === 1) atHigh /= 2;
      stayed = 1;
    } else {
      high = next;
      atHigh = value;
      if (stayed === -1) atLow /= 2;
      stayed = -1;
    }
  }
  return (low * atHigh - high * atLow) / (atHigh - atLow);
}

/**
 * 95 % interval of the non-centrality behind an observed t, by inverting the non-central t distribution: the two non-centralities
 * that put the observed t at the 97.5th and the 2.5th percentile. Divided by sqrt(n) it is the interval of d_z.
 */
export function noncentralityInterval(t: number, df: number): [number, number] {
  const size = Math.abs(t);
  const low = noncentralityAt(size, df, 0.975);
  const high = noncentralityAt(size, df, 0.025);
  return t < 0 ? [-high, -low] : [low, high];
}
