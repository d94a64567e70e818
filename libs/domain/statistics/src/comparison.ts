import { correlation, effectSizes, type EffectSizes } from './effect-size';
import { hake, type Hake, normalizedChange, type NormalizedChange } from './gain';
import { compareGroups, type GroupComparison } from './groups';
import { isConstant } from './histogram';
import { type Cell, jointMomentsOf, type PairCell, pairsOf } from './joint-histogram';
import { mcnemar, type McNemar } from './mcnemar';
import { describe, describeDifferences, type Description, type DifferenceDescription, pairedT, type PairedT } from './paired-t';
import { noteInto, type Reason, within } from './reason';
import { reliableChange, type ReliableChange } from './reliable-change';
import { wilcoxon, type Wilcoxon } from './signed-rank';

/**
 * One comparison of marks before and after, over the people who have both; d = post - pre. Spread uses n - 1, tests are two-sided,
 * intervals 95 %. Keys are those that statisticians' programs use, and stay the same in every export. Where a figure is undefined it is
 * `null`, and `reasons` says why under its path (`paired_t.t`).
 */
export interface Comparison {
  status: ComparisonStatus;
  n_rows: number;
  n_complete: number;
  missing: { pre_only_missing: number; post_only_missing: number; both_missing: number };
  n_pre_any: number;
  n_post_any: number;
  pre: Description;
  post: Description;
  r_pre_post: number | null;
  diff: DifferenceDescription;
  paired_t: PairedT;
  wilcoxon: Wilcoxon;
  effect: EffectSizes;
  /** With a maximum. */
  hake?: Hake;
  /** With a maximum. */
  normalized_change?: NormalizedChange;
  /** With a maximum or a pass mark. */
  mcnemar?: McNemar;
  /** With a reliability. */
  reliable_change?: ReliableChange;
  /** With groups. */
  groups?: GroupComparison;
  reasons: Record<string, Reason>;
}

/** Whether a change can be tested at all: not below two pairs, nor when everybody changed by the same amount, nor between forms on no common scale. */
export type ComparisonStatus = 'ok' | 'insufficient_data' | 'zero_variance_of_differences' | 'forms_not_comparable';

/** Everything in whole units. */
export interface ComparisonInput {
  readonly cells: readonly Cell[];
  readonly maximum: number | null;
  readonly passMark: number | null;
  readonly passFraction: number | null;
  readonly reliability: number | null;
  /** The first ten complete rows where their order is known. */
  readonly firstPairs: readonly Pick<PairCell, 'pre' | 'post'>[] | null;
  /** Units as mark units. Linear, without an offset. */
  readonly display: (units: number) => number;
}

export function compare(input: ComparisonInput): Comparison {
  const { cells, maximum, display } = input;
  const reasons: Record<string, Reason> = {};
  const note = noteInto(reasons);
  const pairs = pairsOf(cells);
  const joint = jointMomentsOf(pairs);
  const count = (matches: (cell: Cell) => boolean): number => cells.reduce((sum, cell) => sum + (matches(cell) ? cell.count : 0), 0);
  const paired_t = pairedT(pairs.gain, within(note, 'paired_t'));
  const r = correlation(pairs, joint, note);
  const pre = describe(pairs.pre, display, within(note, 'pre'));
  return {
    status: pairs.n < 2 ? 'insufficient_data' : isConstant(pairs.gain) ? 'zero_variance_of_differences' : 'ok',
    n_rows: count(() => true),
    n_complete: pairs.n,
    missing: {
      pre_only_missing: count((cell) => cell.pre === null && cell.post !== null),
      post_only_missing: count((cell) => cell.pre !== null && cell.post === null),
      both_missing: count((cell) => cell.pre === null && cell.post === null),
    },
    n_pre_any: count((cell) => cell.pre !== null),
    n_post_any: count((cell) => cell.post !== null),
    pre,
    post: describe(pairs.post, display, within(note, 'post')),
    r_pre_post: r,
    diff: describeDifferences(pairs.gain, display, within(note, 'diff')),
    paired_t,
    wilcoxon: wilcoxon(pairs.gain, display, within(note, 'wilcoxon')),
    effect: effectSizes(pairs, joint, r, paired_t.t, within(note, 'effect')),
    ...(maximum === null
      ? {}
      : {
          hake: hake(pairs, maximum, display, within(note, 'hake')),
          normalized_change: normalizedChange(pairs, maximum, within(note, 'normalized_change')),
        }),
    ...(input.passMark === null
      ? {}
      : { mcnemar: mcnemar(pairs.cells, input.passMark, input.passFraction, maximum === 0, display, within(note, 'mcnemar')) }),
    ...(input.reliability === null
      ? {}
      : { reliable_change: reliableChange(pairs.cells, input.firstPairs, pre.sd, input.reliability, display, within(note, 'reliable_change')) }),
    ...(cells.some((cell) => cell.group !== undefined) ? { groups: compareGroups(cells, display, within(note, 'groups')) } : {}),
    reasons,
  };
}
