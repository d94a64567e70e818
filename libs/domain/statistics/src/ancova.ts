import { fUpper, tTwoSided } from './distributions';
import { type JointMoments, jointMomentsOf, type Pairs, pairsOf } from './joint-histogram';
import { holm } from './multiplicity';
import { type Note, positive, type Reason } from './reason';

/** Post-marks of groups compared at the same pre-mark: post ~ pre + group, no interaction. In mark units where it has a unit. */
export interface Ancova {
  formula: 'post ~ pre + group';
  F_group: number | null;
  df1: number | null;
  df2: number | null;
  p_group: number | null;
  F_pre: number | null;
  p_pre: number | null;
  /** Marks after per mark before, the same in all groups. */
  slope_pre: number | null;
  ss_group: number | null;
  ss_residual: number | null;
  /** ss_group / (ss_group + ss_residual). */
  partial_eta2_group: number | null;
  /** Mean of pre over all complete cases: where the adjusted means stand. */
  covariate_mean: number | null;
  adjusted_means: Record<string, number> | null;
  adjusted_se: Record<string, number> | null;
  r2: number | null;
  homogeneity_of_slopes: { F: number | null; df1: number | null; df2: number | null; p: number | null };
  /** Differences of adjusted means for every two groups, p adjusted by Holm. */
  contrasts_holm: { contrast: string; estimate: number; se: number; t: number; p_holm: number | null }[] | null;
  /** Given only where there is no test. */
  status?: Reason;
}

type Group = readonly [name: string, pairs: Pairs];
type Display = (units: number) => number;

interface Within {
  name: string;
  pairs: Pairs;
  joint: JointMoments;
}

/** Residuals this small a share of the spread are rounding: the fit is perfect. */
const PERFECT_FIT = 1e-24;

/** Type II sums of squares. Groups without complete pairs must not be passed. */
export function ancova(groups: readonly Group[], display: Display, note: Note): Ancova {
  const everybody = pairsOf(groups.flatMap(([, pairs]) => pairs.cells));
  const total = jointMomentsOf(everybody);
  const inside: Within[] = groups.map(([name, pairs]) => ({ name, pairs, joint: jointMomentsOf(pairs) as JointMoments }));
  const k = groups.length;
  const df1 = k - 1;
  const df2 = everybody.n - k - 1;
  const preSquares = sum(inside, ({ joint }) => joint.pre.squares);
  if (k < 2) return undefinedAncova('fewer_than_two_groups', note);
  if (total === null || df2 < 0) return undefinedAncova('insufficient_data', note);
  if (preSquares === 0) return undefinedAncova('zero_variance_of_pre', note);

  const slope = sum(inside, ({ joint }) => joint.products) / preSquares;
  const slopeOverall = total.products / total.pre.squares;
  const fitted = ({ joint }: Within, pre: number): number => joint.post.mean + slope * (pre - joint.pre.mean);
  const raw = sumCells(inside, (group, pre, post) => (post - fitted(group, pre)) ** 2);
  const residual = raw <= PERFECT_FIT * total.post.squares ? 0 : raw;
  // Nested models: what the groups add is the squared distance between the two fits, a sum without cancellation.
  const between = sumCells(inside, (group, pre) => (fitted(group, pre) - total.post.mean - slopeOverall * (pre - total.pre.mean)) ** 2);
  const square: Display = (units2) => display(display(units2));
  const named = (value: (group: Within) => number): Record<string, number> => Object.fromEntries(inside.map((group) => [group.name, value(group)]));

  const common = {
    formula: 'post ~ pre + group' as const,
    df1,
    slope_pre: slope,
    ss_group: square(between),
    ss_residual: square(residual),
    covariate_mean: display(total.pre.mean),
    adjusted_means: named((group) => display(fitted(group, total.pre.mean))),
    r2: total.post.squares === 0 ? note('r2', 'zero_variance_of_post') : 1 - residual / total.post.squares,
  };
  if (df2 === 0 || residual === 0) {
    const status = df2 === 0 ? 'insufficient_data' : 'zero_residual_variance';
    return { ...common, df2, ...untested(status, note), status };
  }
  const error = residual / df2;
  const se = (weight: number, distance: number): number => Math.sqrt(error * (weight + distance ** 2 / preSquares));
  const F_group = between / df1 / error;
  const F_pre = (slope * slope * preSquares) / error;
  return {
    ...common,
    F_group,
    df2,
    p_group: positive(note, 'p_group', fUpper(F_group, df1, df2)),
    F_pre,
    p_pre: positive(note, 'p_pre', fUpper(F_pre, 1, df2)),
    partial_eta2_group: between / (between + residual),
    adjusted_se: named(({ joint }) => display(se(1 / joint.pre.n, joint.pre.mean - total.pre.mean))),
    homogeneity_of_slopes: homogeneity(inside, slope, everybody.n, note),
    contrasts_holm: contrasts(inside, slope, se, df2, display),
  };
}

function sum(groups: readonly Within[], value: (group: Within) => number): number {
  return groups.reduce((total, group) => total + value(group), 0);
}

function sumCells(groups: readonly Within[], value: (group: Within, pre: number, post: number) => number): number {
  return sum(groups, (group) => group.pairs.cells.reduce((total, { pre, post, count }) => total + count * value(group, pre, post), 0));
}

/** Do the groups' own slopes fit better than the common one? */
function homogeneity(groups: readonly Within[], common: number, n: number, note: Note): Ancova['homogeneity_of_slopes'] {
  const df1 = groups.length - 1;
  const df2 = n - 2 * groups.length;
  const refuse = (reason: Reason): Ancova['homogeneity_of_slopes'] => {
    for (const key of ['F', 'df1', 'df2', 'p']) note(`homogeneity_of_slopes.${key}`, reason);
    return { F: null, df1: null, df2: null, p: null };
  };
  if (df2 < 1) return refuse('insufficient_data');
  if (groups.some(({ joint }) => joint.pre.squares === 0)) return refuse('zero_variance_in_a_group');
  const own = ({ joint }: Within): number => joint.products / joint.pre.squares;
  const gained = sum(groups, (group) => (own(group) - common) ** 2 * group.joint.pre.squares);
  const left = sumCells(groups, (group, pre, post) => (post - group.joint.post.mean - own(group) * (pre - group.joint.pre.mean)) ** 2);
  if (left <= PERFECT_FIT * sum(groups, ({ joint }) => joint.post.squares)) return refuse('zero_residual_variance');
  const F = gained / df1 / (left / df2);
  return { F, df1, df2, p: positive((key, reason) => note(`homogeneity_of_slopes.${key}`, reason), 'p', fUpper(F, df1, df2)) };
}

function contrasts(
  groups: readonly Within[],
  slope: number,
  se: (weight: number, distance: number) => number,
  df: number,
  display: Display,
): NonNullable<Ancova['contrasts_holm']> {
  const pairs = groups.flatMap((first, index) => groups.slice(index + 1).map((second) => [first, second] as const));
  const tests = pairs.map(([{ name: a, joint: first }, { name: b, joint: second }]) => {
    const apart = first.pre.mean - second.pre.mean;
    const estimate = first.post.mean - second.post.mean - slope * apart;
    const error = se(1 / first.pre.n + 1 / second.pre.n, apart);
    return { contrast: `${a} - ${b}`, estimate: display(estimate), se: display(error), t: estimate / error };
  });
  const adjusted = holm(tests.map(({ t }) => tTwoSided(t, df)));
  return tests.map((test, index) => ({ ...test, p_holm: adjusted[index] || null }));
}

type Tested = Pick<Ancova, 'F_group' | 'p_group' | 'F_pre' | 'p_pre' | 'partial_eta2_group' | 'adjusted_se' | 'homogeneity_of_slopes' | 'contrasts_holm'>;

function untested(reason: Reason, note: Note): Tested {
  const nothing = (key: string): null => note(key, reason);
  return {
    F_group: nothing('F_group'),
    p_group: nothing('p_group'),
    F_pre: nothing('F_pre'),
    p_pre: nothing('p_pre'),
    partial_eta2_group: nothing('partial_eta2_group'),
    adjusted_se: nothing('adjusted_se'),
    homogeneity_of_slopes: {
      F: nothing('homogeneity_of_slopes.F'),
      df1: nothing('homogeneity_of_slopes.df1'),
      df2: nothing('homogeneity_of_slopes.df2'),
      p: nothing('homogeneity_of_slopes.p'),
    },
    contrasts_holm: nothing('contrasts_holm'),
  };
}

function undefinedAncova(status: Reason, note: Note): Ancova {
  const nothing = (key: string): null => note(key, status);
  return {
    formula: 'post ~ pre + group',
    df1: nothing('df1'),
    df2: nothing('df2'),
    slope_pre: nothing('slope_pre'),
    ss_group: nothing('ss_group'),
    ss_residual: nothing('ss_residual'),
    covariate_mean: nothing('covariate_mean'),
    adjusted_means: nothing('adjusted_means'),
    r2: nothing('r2'),
    ...untested(status, note),
    status,
  };
}
