import { inverse, type Matrix, solve } from './positive-definite';
import { overInnerScores, type ScoreCounts } from './score-counts';
import { leavingOneOut, leavingOutPairsOf, symmetricFunctions } from './symmetric-functions';

export interface ConditionalEstimate {
  /** Logits, summing to 0. */
  readonly difficulty: readonly number[];
  /** Covariance of the difficulties under that sum: singular, its rows sum to 0. */
  readonly covariance: Matrix;
  /** Logarithm of the likelihood of the answers given the scores. */
  readonly logLikelihood: number;
}

interface Slope {
  readonly gradient: number[];
  readonly information: number[][];
}

const MOST_STEPS = 100;
/** A step this small changes no digit that a double of the size of a logit still holds. */
const SMALLEST_STEP = 1e-14;

/**
 * Conditional maximum likelihood of the Rasch model P(right) = 1 / (1 + exp(-(theta - b))), difficulties summing to 0, by Newton's method.
 * Given people's scores the answers do not depend on their abilities, so nothing need be assumed about them. Source: Andersen 1972.
 * The counts must have finite difficulties (`hasFiniteDifficulties`). @throws RangeError when Newton's method does not settle.
 */
export function conditionalEstimate(counts: ScoreCounts): ConditionalEstimate {
  const n = overInnerScores(counts.people);
  const itemScores = counts.right.map(overInnerScores);
  let difficulty = centred(itemScores.map((score) => Math.log((n - score) / score)));
  let logLikelihood = logLikelihoodOf(counts, itemScores, difficulty);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = slopeOf(counts, itemScores, difficulty);
    const move = centred(solve(bordered(information), gradient));
    let share = 1;
    let next = difficulty.map((b, i) => b + (move[i] as number));
    let reached = logLikelihoodOf(counts, itemScores, next);
    // The likelihood is concave: a step that lowers it by more than rounding went too far.
    while (reached < logLikelihood - 1e-9 * Math.abs(logLikelihood) && share > 1e-6) {
      share /= 2;
      next = difficulty.map((b, i) => b + share * (move[i] as number));
      reached = logLikelihoodOf(counts, itemScores, next);
    }
    difficulty = centred(next);
    logLikelihood = reached;
    const size = Math.max(...move.map(Math.abs));
    if (size <= SMALLEST_STEP * Math.max(1, ...difficulty.map(Math.abs)) || (step > 0 && settled(size, gradient, n))) {
      return { difficulty, covariance: covarianceOf(slopeOf(counts, itemScores, difficulty).information), logLikelihood };
    }
  }
  throw new RangeError('the difficulties did not settle');
}

/** Near the maximum the gradient is nothing but rounding, and so is the step it asks for. */
function settled(step: number, gradient: readonly number[], n: number): boolean {
  return step < 1e-11 && gradient.every((value) => Math.abs(value) < 1e-12 * n);
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function logLikelihoodOf({ people }: ScoreCounts, itemScores: readonly number[], difficulty: readonly number[]): number {
  const gamma = symmetricFunctions(difficulty.map((b) => Math.exp(-b)));
  let sum = 0;
  for (const [i, score] of itemScores.entries()) sum -= (difficulty[i] as number) * score;
  for (let r = 1; r < itemScores.length; r += 1) if (people[r] !== 0) sum -= (people[r] as number) * Math.log(gamma[r] as number);
  return sum;
}

/** First derivatives of the likelihood by the difficulties, and the matrix of its negative second derivatives. */
function slopeOf({ people }: ScoreCounts, itemScores: readonly number[], difficulty: readonly number[]): Slope {
  const k = difficulty.length;
  const easiness = difficulty.map((b) => Math.exp(-b));
  const gamma = symmetricFunctions(easiness);
  const one = leavingOneOut(easiness);
  /** Chance to have item i right with r of k right. */
  const chance = one.map((without, i) => Float64Array.from(gamma, (whole, r) => (r === 0 ? 0 : ((easiness[i] as number) * (without[r - 1] as number)) / whole)));
  const information = difficulty.map(() => new Array<number>(k).fill(0));
  const gradient = itemScores.map((score, i) => {
    let expected = 0;
    let variance = 0;
    for (let r = 1; r < k; r += 1) {
      const p = chance[i]?.[r] as number;
      expected += (people[r] as number) * p;
      variance += (people[r] as number) * p * (1 - p);
    }
    (information[i] as number[])[i] = variance;
    return expected - score;
  });
  for (let i = 0; i < k; i += 1) {
    for (const [offset, without] of leavingOutPairsOf(easiness, i).entries()) {
      const j = i + 1 + offset;
      const product = (easiness[i] as number) * (easiness[j] as number);
      let covariance = 0;
      for (let r = 1; r < k; r += 1) {
        const both = r < 2 ? 0 : (product * (without[r - 2] as number)) / (gamma[r] as number);
        covariance += (people[r] as number) * (both - (chance[i]?.[r] as number) * (chance[j]?.[r] as number));
      }
      (information[i] as number[])[j] = covariance;
      (information[j] as number[])[i] = covariance;
    }
  }
  return { gradient, information };
}

/** The information says nothing about a shift of all difficulties; a constant added to every entry pins it without touching the rest. */
function pinOf(information: Matrix): number {
  return information.reduce((sum, row, i) => sum + (row[i] as number), 0) / information.length ** 2;
}

function bordered(information: Matrix): number[][] {
  const pin = pinOf(information);
  return information.map((row) => row.map((value) => value + pin));
}

/** The generalised inverse of the information: the pin, taken out again. */
function covarianceOf(information: Matrix): number[][] {
  const share = 1 / (pinOf(information) * information.length ** 2);
  return inverse(bordered(information)).map((row) => row.map((value) => value - share));
}
