/** Ability of everybody with the same score, in logits on the scale of the difficulties. */
export interface PersonEstimate {
  readonly score: number;
  /** Maximum likelihood; `null` for nothing right and everything right, where it is infinite. */
  readonly theta_ml: number | null;
  /** Standard error 1 / sqrt(information) at the estimate. */
  readonly se_ml: number | null;
  /** Weighted likelihood, Warm 1989: nearly without bias, and finite for every score. */
  readonly theta_wle: number;
  readonly se_wle: number;
}

/** Abilities this far beyond the hardest and the easiest item are never reached by an estimate of up to a million items. */
const BEYOND = 40;

/** One estimate for each score 0..k. `difficulty`: k >= 1 logits. */
export function personEstimates(difficulty: readonly number[]): PersonEstimate[] {
  const low = Math.min(...difficulty) - BEYOND;
  const high = Math.max(...difficulty) + BEYOND;
  return Array.from({ length: difficulty.length + 1 }, (_, score) => {
    const inner = score > 0 && score < difficulty.length;
    const ml = inner ? rootOf((theta) => testAt(difficulty, theta).expected - score, low, high) : null;
    const wle = rootOf((theta) => {
      const { expected, information, third } = testAt(difficulty, theta);
      return expected - score - third / (2 * information);
    }, low, high);
    return { score, theta_ml: ml, se_ml: ml === null ? null : errorAt(difficulty, ml), theta_wle: wle, se_wle: errorAt(difficulty, wle) };
  });
}

/** Chance to have an item right. */
export function chanceOfRight(theta: number, difficulty: number): number {
  return 1 / (1 + Math.exp(difficulty - theta));
}

/** Expected score, information (its slope) and the slope of the information at one ability. */
export function testAt(difficulty: readonly number[], theta: number): { expected: number; information: number; third: number } {
  let [expected, information, third] = [0, 0, 0];
  for (const b of difficulty) {
    const p = chanceOfRight(theta, b);
    const wrong = 1 / (1 + Math.exp(theta - b)); // not 1 - p, which is 0 where an ability is far out
    expected += p;
    information += p * wrong;
    third += p * wrong * (wrong - p);
  }
  return { expected, information, third };
}

function errorAt(difficulty: readonly number[], theta: number): number {
  return 1 / Math.sqrt(testAt(difficulty, theta).information);
}

/** Root of an increasing function, halved until no double lies between. */
export function rootOf(increasing: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
}
