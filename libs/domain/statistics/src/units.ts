import { tTwoSided } from './distributions';
import { type Cell, pairsOf } from './joint-histogram';
import { benjaminiHochberg, bonferroni, holm } from './multiplicity';
import { pairedT } from './paired-t';
import { unnoted } from './reason';

/** One paired t test per work unit, as one family of tests. */
export interface UnitFamily {
  /** Complete pairs of every unit, also of those too small to be tested. */
  n: Record<string, number>;
  /** By unit: those with at least the smallest number of pairs. `null` where the test is undefined; such units are not counted. */
  adjust: {
    p: Record<string, number | null>;
    holm: Record<string, number | null>;
    BH: Record<string, number | null>;
    bonferroni: Record<string, number | null>;
  };
}

/** Below three pairs a t test says nothing and only costs the others power. */
export const FEWEST_PAIRS_OF_A_UNIT = 3;

/** `units`: cells of the joint histogram by unit name, in the order the result should have. */
export function unitFamily(units: ReadonlyMap<string, readonly Cell[]>, fewestPairs: number = FEWEST_PAIRS_OF_A_UNIT): UnitFamily {
  const all = [...units].map(([name, cells]) => ({ name, pairs: pairsOf(cells) }));
  const tested = all.filter(({ pairs }) => pairs.n >= fewestPairs);
  const p = tested.map(({ pairs }) => {
    const { t, df } = pairedT(pairs.gain, unnoted);
    // A p too small to be written down still takes its place in the family, as the smallest number there is: it is at most that.
    return t === null || df === null ? null : Math.max(tTwoSided(t, df), Number.MIN_VALUE);
  });
  const named = <T>(values: readonly T[]): Record<string, T> => Object.fromEntries(tested.map(({ name }, index) => [name, values[index] as T]));
  return {
    n: Object.fromEntries(all.map(({ name, pairs }) => [name, pairs.n])),
    adjust: { p: named(p), holm: named(holm(p)), BH: named(benjaminiHochberg(p)), bonferroni: named(bonferroni(p)) },
  };
}
