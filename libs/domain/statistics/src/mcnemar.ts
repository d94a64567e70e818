import { chiSquareUpper } from './distributions';
import type { PairCell } from './joint-histogram';
import { type Note, positive, type Reason } from './reason';

/** Who crossed the pass mark, and whether more crossed it upwards than downwards. */
export interface McNemar extends McNemarTest {
  /** Share of the maximum that is asked for; `null` when a pass mark was given without a maximum. */
  cut_fraction: number | null;
  /** Lowest mark that passes, in mark units. */
  cut_min_marks: number;
  fail_fail: number;
  fail_to_pass: number;
  pass_to_fail: number;
  pass_pass: number;
  pass_rate_pre: number | null;
  pass_rate_post: number | null;
}

export interface McNemarTest {
  /** (|b - c| - 1)^2 / (b + c), 0 when b = c. */
  chi2_cc: number | null;
  p_cc: number | null;
  chi2: number | null;
  p: number | null;
  /** Two-sided binomial on the people who crossed; 1 when nobody did. */
  p_exact: number | null;
  /** p_exact less the probability of exactly what was seen. */
  p_mid: number | null;
  /** fail_to_pass / pass_to_fail. */
  odds_ratio: number | null;
}

/**
 * McNemar's test from the two counts that matter (b upwards, c downwards), whole and not negative.
 * Source: McNemar 1947; Edwards 1948 (correction); Fagerland, Lydersen and Laake 2013 (mid-p).
 */
export function mcnemarTest(failToPass: number, passToFail: number, note: Note): McNemarTest {
  const crossed = failToPass + passToFail;
  const oddsRatio = passToFail > 0 ? failToPass / passToFail : note('odds_ratio', crossed === 0 ? 'no_discordant_pairs' : 'nobody_fell_below_pass_mark');
  if (crossed === 0) {
    for (const key of ['chi2_cc', 'p_cc', 'chi2', 'p', 'p_mid']) note(key, 'no_discordant_pairs');
    return { chi2_cc: null, p_cc: null, chi2: null, p: null, p_exact: 1, p_mid: null, odds_ratio: oddsRatio };
  }
  const apart = Math.abs(failToPass - passToFail);
  const chi2 = apart ** 2 / crossed;
  const corrected = apart === 0 ? 0 : (apart - 1) ** 2 / crossed;
  const { seen, upTo } = binomialHalf(Math.min(failToPass, passToFail), crossed);
  const exact = Math.min(1, 2 * upTo);
  return {
    chi2_cc: corrected,
    p_cc: positive(note, 'p_cc', chiSquareUpper(corrected, 1)),
    chi2,
    p: positive(note, 'p', chiSquareUpper(chi2, 1)),
    p_exact: positive(note, 'p_exact', exact),
    p_mid: positive(note, 'p_mid', exact - seen),
    odds_ratio: oddsRatio,
  };
}

/**
 * P(X = k) and P(X <= k) for X binomial(n, 1/2), k <= n / 2. The product C(n, k) / 2^n is built factor by factor with the halvings
 * woven in, so neither part leaves the range of doubles; the terms below k follow by their ratio.
 */
function binomialHalf(k: number, n: number): { seen: number; upTo: number } {
  let seen = 1;
  let halvings = n;
  for (let factor = 1; factor <= k; factor += 1) {
    seen *= (n - k + factor) / factor;
    while (seen > 1 && halvings > 0) {
      seen /= 2;
      halvings -= 1;
    }
  }
  seen *= 2 ** -halvings;
  let upTo = 0;
  let term = seen;
  for (let below = k; below >= 0 && term > upTo * 1e-18; below -= 1) {
    upTo += term;
    term *= below / (n - below + 1);
  }
  return { seen, upTo };
}

/**
 * Pass and fail before and after, over complete pairs; a mark passes when it reaches `passMark` (whole units). A test whose maximum is 0
 * (`maximumIsZero`) cannot be passed. Without pairs the rates and tests are `null`.
 */
export function mcnemar(
  cells: readonly PairCell[],
  passMark: number,
  cutFraction: number | null,
  maximumIsZero: boolean,
  display: (units: number) => number,
  note: Note,
): McNemar {
  const counts = { fail_fail: 0, fail_to_pass: 0, pass_to_fail: 0, pass_pass: 0 };
  for (const { pre, post, count } of cells) {
    const before = pre >= passMark && !maximumIsZero ? 'pass' : 'fail';
    const after = post >= passMark && !maximumIsZero ? 'pass' : 'fail';
    if (before === after) counts[before === 'pass' ? 'pass_pass' : 'fail_fail'] += count;
    else counts[before === 'pass' ? 'pass_to_fail' : 'fail_to_pass'] += count;
  }
  const n = counts.fail_fail + counts.fail_to_pass + counts.pass_to_fail + counts.pass_pass;
  const untestable: Reason | null = n === 0 ? 'insufficient_data' : maximumIsZero ? 'maximum_zero' : null;
  const rate = (passed: number, key: string): number | null => (untestable === null ? passed / n : note(key, untestable));
  return {
    cut_fraction: cutFraction ?? note('cut_fraction', 'no_maximum_given'),
    cut_min_marks: display(passMark),
    ...counts,
    pass_rate_pre: rate(counts.pass_to_fail + counts.pass_pass, 'pass_rate_pre'),
    pass_rate_post: rate(counts.fail_to_pass + counts.pass_pass, 'pass_rate_post'),
    ...(untestable === null ? mcnemarTest(counts.fail_to_pass, counts.pass_to_fail, note) : noTest(untestable, note)),
  };
}

function noTest(reason: Reason, note: Note): McNemarTest {
  for (const key of ['chi2_cc', 'p_cc', 'chi2', 'p', 'p_exact', 'p_mid', 'odds_ratio']) note(key, reason);
  return { chi2_cc: null, p_cc: null, chi2: null, p: null, p_exact: null, p_mid: null, odds_ratio: null };
}
