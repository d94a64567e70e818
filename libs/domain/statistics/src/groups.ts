import { type Ancova, ancova } from './ancova';
import { type Anova, brownForsythe, type FTest, oneWayAnova, welchAnova } from './analysis-of-variance';
import { momentsOf, varianceOf } from './histogram';
import { type Cell, type Pairs, pairsOf } from './joint-histogram';
import { type KruskalWallis, kruskalWallis } from './rank-groups';
import { type Note, within } from './reason';
import { type TwoGroupGain, twoGroupGain } from './two-groups';

/** Comparison of groups over their complete pairs. Whether a difference has a cause in the training depends on how groups were made. */
export interface GroupComparison {
  /** Groups with a complete pair, in the order of their characters' code points. */
  levels: string[];
  n: Record<string, number>;
  mean_pre: Record<string, number>;
  mean_post: Record<string, number>;
  mean_gain: Record<string, number>;
  /** `null` for a group of one. */
  sd_gain: Record<string, number | null>;
  ancova: Ancova;
  welch_anova_gain: FTest;
  anova_gain: Anova;
  kruskal_gain: KruskalWallis;
  levene_brown_forsythe_gain: Pick<FTest, 'F' | 'p'>;
  /** Only with exactly two groups. */
  two_group_gain?: TwoGroupGain;
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** People whose group is unknown are left out here, not in the comparison of all. */
export function compareGroups(cells: readonly Cell[], display: (units: number) => number, note: Note): GroupComparison {
  const byGroup = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (cell.group == null || cell.pre === null || cell.post === null) continue;
    const known = byGroup.get(cell.group);
    if (known) known.push(cell);
    else byGroup.set(cell.group, [cell]);
  }
  const groups = [...byGroup]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, own]) => [name, pairsOf(own)] as const)
    .filter(([, pairs]) => pairs.n > 0);
  const gains = groups.map(([, pairs]) => pairs.gain);
  const each = <T>(value: (pairs: Pairs, name: string) => T): Record<string, T> => Object.fromEntries(groups.map(([name, pairs]) => [name, value(pairs, name)]));
  const mean = (part: 'pre' | 'post' | 'gain') => each((pairs) => display((momentsOf(pairs[part]) as { mean: number }).mean));
  const [first, second] = groups;
  return {
    levels: groups.map(([name]) => name),
    n: each((pairs) => pairs.n),
    mean_pre: mean('pre'),
    mean_post: mean('post'),
    mean_gain: mean('gain'),
    sd_gain: each((pairs, name) => {
      const variance = varianceOf(momentsOf(pairs.gain));
      return variance === null ? note(`sd_gain.${name}`, 'insufficient_data') : display(Math.sqrt(variance));
    }),
    ancova: ancova(groups, display, within(note, 'ancova')),
    welch_anova_gain: welchAnova(gains, within(note, 'welch_anova_gain')),
    anova_gain: oneWayAnova(gains, within(note, 'anova_gain')),
    kruskal_gain: kruskalWallis(gains, within(note, 'kruskal_gain')),
    levene_brown_forsythe_gain: brownForsythe(gains, within(note, 'levene_brown_forsythe_gain')),
    ...(groups.length === 2 && first && second
      ? { two_group_gain: twoGroupGain([first[0], first[1].gain], [second[0], second[1].gain], display, within(note, 'two_group_gain')) }
      : {}),
  };
}
