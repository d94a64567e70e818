import { logGamma, normalQuantile } from './distributions';
import { isConstant, type Moments, momentsOf } from './histogram';
import type { JointMoments, Pairs } from './joint-histogram';
import { noncentralityInterval } from './noncentral-t';
import type { Note, Reason } from './reason';

/** Standardised mean differences; all are free of the unit of marks. */
export interface EffectSizes {
  /** mean(d) / sd(d): how regular the change is. */
  d_z: number | null;
  /** 95 % interval of d_z by inverting the non-central t. */
  d_z_ci95_nct: [number, number] | null;
  /** mean(d) / ((sd_pre + sd_post) / 2): how far apart the two distributions are. */
  d_av: number | null;
  /** mean(d) / sqrt((var_pre + var_post) / 2). */
  d_rms: number | null;
  /** Glass: mean(d) / sd_pre. */
  d_pre_glass: number | null;
  /** d_z * sqrt(2 (1 - r)). */
  d_rm: number | null;
  /** Hedges' small-sample factor for n - 1 degrees of freedom, exact with gamma functions. */
  J_exact: number | null;
  /** 1 - 3 / (4 df - 1). */
  J_approx: number | null;
  g_z: number | null;
  g_av: number | null;
  g_av_Japprox: number | null;
  g_rms: number | null;
  /** 95 % interval of d_rms, Bonett 2008. */
  d_rms_ci95_bonett: [number, number] | null;
}

/**
 * Hedges' J: what an estimate of d must be multiplied by to be unbiased, exp(lgamma(df/2) - ln sqrt(df/2) - lgamma((df-1)/2)).
 * `null` below two degrees of freedom, where the expectation of d does not exist. Source: Hedges 1981.
 */
export function hedgesFactor(df: number): number | null {
  if (df < 2) return null;
  return Math.exp(logGamma(df / 2) - Math.log(Math.sqrt(df / 2)) - logGamma((df - 1) / 2));
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

/** Pearson correlation of the two tests; `null` where one of them has no spread. */
export function correlation(pairs: Pairs, joint: JointMoments | null, note: Note): number | null {
  const key = 'r_pre_post';
  if (joint === null || pairs.n < 2) return note(key, 'insufficient_data');
  if (isConstant(pairs.pre)) return note(key, 'zero_variance_of_pre');
  if (isConstant(pairs.post)) return note(key, 'zero_variance_of_post');
  const r = joint.products / Math.sqrt(joint.pre.squares * joint.post.squares);
  return Math.max(-1, Math.min(1, r));
}

/** All effect sizes of complete pairs. Conventions: Lakens 2013 (names), Hedges 1981 (J), Bonett 2008. Below two pairs all are `null`. */
export function effectSizes(pairs: Pairs, joint: JointMoments | null, r: number | null, t: number | null, note: Note): EffectSizes {
  const { n } = pairs;
  const df = n - 1;
  const gain = momentsOf(pairs.gain);
  const sizes = joint === null || gain === null || n < 2 ? null : standardised(joint, gain);
  const spreadReason: Reason = n < 2 ? 'insufficient_data' : 'zero_variance_of_differences';
  const marksReason: Reason = n < 2 ? 'insufficient_data' : 'zero_variance_of_marks';
  const given = <T>(key: keyof EffectSizes, value: T | null, reason: Reason): T | null => (value === null ? note(key, reason) : value);

  const j = hedgesFactor(df);
  const jApprox = df < 2 ? null : 1 - 3 / (4 * df - 1);
  const smallReason = (size: number | null | undefined, otherwise: Reason): Reason => (size == null ? otherwise : 'insufficient_data');
  const dz = sizes?.dz ?? null;
  return {
    d_z: given('d_z', dz, spreadReason),
    d_z_ci95_nct: given('d_z_ci95_nct', dz === null || t === null ? null : intervalOfDz(t, n), spreadReason),
    d_av: given('d_av', sizes?.dav ?? null, marksReason),
    d_rms: given('d_rms', sizes?.drms ?? null, marksReason),
    d_pre_glass: given('d_pre_glass', sizes?.glass ?? null, n < 2 ? 'insufficient_data' : 'zero_variance_of_pre'),
    d_rm: given('d_rm', dz === null || r === null ? null : dz * Math.sqrt(2 * (1 - r)), r === null && n >= 2 ? 'zero_variance_of_marks' : spreadReason),
    J_exact: given('J_exact', j, 'insufficient_data'),
    J_approx: given('J_approx', jApprox, 'insufficient_data'),
    g_z: given('g_z', times(dz, j), smallReason(dz, spreadReason)),
    g_av: given('g_av', times(sizes?.dav ?? null, j), smallReason(sizes?.dav, marksReason)),
    g_av_Japprox: given('g_av_Japprox', times(sizes?.dav ?? null, jApprox), smallReason(sizes?.dav, marksReason)),
    g_rms: given('g_rms', times(sizes?.drms ?? null, j), smallReason(sizes?.drms, marksReason)),
    d_rms_ci95_bonett: given('d_rms_ci95_bonett', sizes?.bonett ?? null, marksReason),
  };
}

function intervalOfDz(t: number, n: number): [number, number] {
  const [low, high] = noncentralityInterval(t, n - 1);
  return [low / Math.sqrt(n), high / Math.sqrt(n)];
}

interface Standardised {
  dz: number | null;
  dav: number | null;
  drms: number | null;
  glass: number | null;
  bonett: [number, number] | null;
}

function standardised({ pre, post, products }: JointMoments, gain: Moments): Standardised {
  const df = gain.n - 1;
  const { mean } = gain;
  const variancePre = pre.squares / df;
  const variancePost = post.squares / df;
  const covariance = products / df;
  const varianceOfGain = gain.squares / df;
  const averageSd = (Math.sqrt(variancePre) + Math.sqrt(variancePost)) / 2;
  const averageVariance = (variancePre + variancePost) / 2;
  if (averageSd === 0) return { dz: null, dav: null, drms: null, glass: null, bonett: null };
  const drms = mean / Math.sqrt(averageVariance);
  // The published form has r^2 var_pre var_post, which is the squared covariance; so it stays defined when one variance is 0.
  const standardError = Math.sqrt(
    (drms ** 2 * (variancePre ** 2 + variancePost ** 2 + 2 * covariance ** 2)) / (8 * df * averageVariance ** 2) + varianceOfGain / (df * averageVariance),
  );
  const half = normalQuantile(0.975) * standardError;
  return {
    dz: varianceOfGain === 0 ? null : mean / Math.sqrt(varianceOfGain),
    dav: mean / averageSd,
    drms,
    glass: variancePre === 0 ? null : mean / Math.sqrt(variancePre),
    bonett: [drms - half, drms + half],
  };
}
