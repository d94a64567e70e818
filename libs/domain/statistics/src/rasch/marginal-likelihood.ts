import { ok, refuse, type Result } from '@selaras/domain/kernel';
import type { TestSummary } from '../items';
import { chanceOfRight } from './person-estimates';
import { overInnerScores, type RaschRefusal, type ScoreCounts, scoreCountsOf, type SetAside, setAsideExtremes } from './score-counts';

export interface MarginalCalibration {
  /** Logits, the mean ability being 0. */
  readonly items: readonly { readonly item: string; readonly difficulty: number }[];
  readonly setAside: readonly SetAside[];
  /** Variance of abilities. */
  readonly thetaVariance: number;
  /** Logarithm of the likelihood of all answers. */
  readonly logLikelihood: number;
  /** Mean and standard deviation of the ability of people with each score, 0..k: drawn towards the mean, finite also at the ends. */
  readonly people: readonly { readonly score: number; readonly count: number; readonly eap: number; readonly sd: number }[];
}

export type MarginalRefusal = RaschRefusal | { readonly reason: 'no_spread_of_ability' | 'did_not_settle' };

/** Abilities at which the normal distribution is taken, in its standard deviations: equal steps are exact for it far beyond the last digit. */
const POINTS = Array.from({ length: 97 }, (_, index) => (index - 48) / 6);
const DENSITY = POINTS.map((z) => Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI) / 6);

const MOST_ROUNDS = 5_000;
const SMALLEST_CHANGE = 1e-10;

/**
 * The Rasch model with abilities taken as normal, difficulties and their spread by marginal maximum likelihood (Thissen 1982), by an
 * EM algorithm. Unlike the conditional estimate it says something of people with nothing or everything right, at the price of that assumption.
 */
export function marginalRasch(summary: TestSummary): Result<MarginalCalibration, MarginalRefusal> {
  const counted = scoreCountsOf(summary);
  if (!counted.ok) return counted;
  const { counts, setAside } = setAsideExtremes(counted.value);
  if (counts.ids.length < 2) return refuse({ reason: 'needs_two_items' });
  if (overInnerScores(counts.people) === 0) return refuse({ reason: 'insufficient_data' });

  const n = counts.people.reduce((sum, count) => sum + count, 0);
  const itemScores = counts.right.map((right) => right.reduce((sum, count) => sum + count, 0));
  if (!hasSpread(counts.people, itemScores, n)) return refuse({ reason: 'no_spread_of_ability' });
  let fit: Fit = { difficulty: itemScores.map((score) => Math.log((n - score) / score)), spread: 1 };
  for (let round = 0; ; round += 1) {
    const next = improved(fit, counts.people, itemScores, n);
    const change = Math.max(Math.abs(next.spread - fit.spread), ...next.difficulty.map((b, i) => Math.abs(b - (fit.difficulty[i] as number))));
    fit = next;
    if (change < SMALLEST_CHANGE) break;
    if (round > MOST_ROUNDS) return refuse({ reason: 'did_not_settle' });
  }
  return ok({ ...described(counts, itemScores, fit), setAside });
}

interface Fit {
  readonly difficulty: readonly number[];
  /** Standard deviation of abilities. */
  readonly spread: number;
}

/**
 * Whether the likelihood rises when abilities are allowed to differ a little: its slope there is the variance of the scores beyond what
 * chance alone gives to people who are all alike, sum of p (1 - p).
 */
function hasSpread(people: readonly number[], itemScores: readonly number[], n: number): boolean {
  const mean = itemScores.reduce((sum, score) => sum + score, 0) / n;
  const squares = people.reduce((sum, count, score) => sum + count * (score - mean) ** 2, 0);
  return squares > itemScores.reduce((sum, score) => sum + (score * (n - score)) / n, 0) * (1 + 1e-12);
}

/**
 * One round of expectation and maximisation, in which the scale of abilities is left free twice: as the slope of the items and as the mean
 * and variance of people; both are put together afterwards, so that fewer rounds are
 * needed (Liu, Rubin and Wu 1998).
 */
function improved({ difficulty, spread }: Fit, scores: readonly number[], itemScores: readonly number[], n: number): Fit {
  const posterior = posteriorByScore({ difficulty, spread });
  const at = (q: number, of: (score: number) => number): number => scores.reduce((sum, count, score) => sum + of(score) * count * (posterior[score]?.weights[q] as number), 0);
  const people = POINTS.map((_, q) => at(q, () => 1));
  let [slopeGradient, slopeInformation] = [0, 0];
  const gradient = itemScores.map((score) => -score);
  const information = itemScores.map(() => 0);
  const both = itemScores.map(() => 0);
  for (const [q, z] of POINTS.entries()) {
    slopeGradient += z * at(q, (score) => score);
    for (const [i, b] of difficulty.entries()) {
      const p = chanceOfRight(spread * z, b);
      const expected = (people[q] as number) * p;
      slopeGradient -= z * expected;
      slopeInformation += z * z * expected * (1 - p);
      gradient[i] = (gradient[i] as number) + expected;
      information[i] = (information[i] as number) + expected * (1 - p);
      both[i] = (both[i] as number) + z * expected * (1 - p);
    }
  }
  // Newton's step; the difficulties have nothing to do with one another but through the slope.
  const overItems = (part: (i: number) => number): number => itemScores.reduce((sum, _, i) => sum + part(i) / (information[i] as number), 0);
  const step = (slopeGradient + overItems((i) => (both[i] as number) * (gradient[i] as number))) / (slopeInformation - overItems((i) => (both[i] as number) ** 2));
  const slopeStep = Math.max(-spread / 2, Math.min(spread, step));
  const slope = spread + slopeStep;
  const mean = people.reduce((sum, count, q) => sum + count * (POINTS[q] as number), 0) / n;
  const variance = people.reduce((sum, count, q) => sum + count * ((POINTS[q] as number) - mean) ** 2, 0) / n;
  const moved = difficulty.map((b, i) => b + ((gradient[i] as number) + (both[i] as number) * slopeStep) / (information[i] as number));
  return { difficulty: moved.map((b) => b - slope * mean), spread: slope * Math.sqrt(variance) };
}

interface Posterior {
  /** Share of the people with this score at each point. */
  readonly weights: readonly number[];
  /** Logarithm of the chance of one set of answers with this score, but for the difficulties of the items answered right. */
  readonly logChance: number;
}

function posteriorByScore({ difficulty, spread }: Fit): Posterior[] {
  const theta = POINTS.map((z) => z * spread);
  const base = theta.map((ability, q) => difficulty.reduce((sum, b) => sum - Math.log1p(Math.exp(ability - b)), Math.log(DENSITY[q] as number)));
  return Array.from({ length: difficulty.length + 1 }, (_, score) => {
    const logs = base.map((log, q) => log + score * (theta[q] as number));
    const highest = Math.max(...logs);
    const parts = logs.map((log) => Math.exp(log - highest));
    const whole = parts.reduce((sum, part) => sum + part, 0);
    return { weights: parts.map((part) => part / whole), logChance: highest + Math.log(whole) };
  });
}

function described(counts: ScoreCounts, itemScores: readonly number[], fit: Fit): Omit<MarginalCalibration, 'setAside'> {
  const { difficulty, spread } = fit;
  const posterior = posteriorByScore(fit);
  const byScore = posterior.reduce((sum, { logChance }, score) => sum + (counts.people[score] as number) * logChance, 0);
  return {
    items: counts.ids.map((item, i) => ({ item, difficulty: difficulty[i] as number })),
    thetaVariance: spread * spread,
    logLikelihood: itemScores.reduce((sum, score, i) => sum - score * (difficulty[i] as number), byScore),
    people: posterior.map(({ weights }, score) => {
      const moment = (power: number): number => weights.reduce((sum, weight, q) => sum + weight * ((POINTS[q] as number) * spread) ** power, 0);
      const eap = moment(1);
      return { score, count: counts.people[score] as number, eap, sd: Math.sqrt(moment(2) - eap * eap) };
    }),
  };
}
