import { largest, medianOf, momentsOf, smallest } from '../histogram';
import { noteInto, type Reason, within } from '../reason';
import { ITEM_LIMITS, type ItemLimits } from './bands';
import { jointSpread, sdOf } from './exact-spread';
import { extremeGroups, totalsOf } from './extreme-groups';
import { itemStatistics, type ItemStatistics } from './item-statistics';
import type { TestSummary } from './item-summary';
import { alphaIfDeleted, reliability, type Reliability } from './reliability';

export interface ItemAnalysis extends Reliability {
  n: number;
  k: number;
  /** Totals in marks. */
  total: { mean: number | null; sd: number | null; median: number | null; min: number | null; max: number | null };
  D27: { k_group: number; upper_cut: number | null; lower_cut: number | null; n_upper_ties: number | null; n_lower_ties: number | null };
  items: (ItemStatistics & { alpha_if_deleted: number | null })[];
  /** False below the fewest takers: figures are there, but say "not enough data yet" instead of judging by them. */
  enough_takers: boolean;
  /** Why a figure is `null`, by its path: `alpha`, `items.<id>.facility` ... */
  reasons: Record<string, Reason>;
}

/** Everything classical test theory says about one test, from its summary. Costs the number of cells, not of people. */
export function analyseItems(summary: TestSummary, limits: ItemLimits = ITEM_LIMITS): ItemAnalysis {
  const reasons: Record<string, Reason> = {};
  const note = noteInto(reasons);
  const { items, unitsPerMark } = summary;
  const totals = totalsOf(summary.totals);
  const n = totals.total;
  const moments = momentsOf(totals);
  const groups = extremeGroups(totals);
  const noneLeft = alphaIfDeleted(summary, note);
  const inMarks = (key: string, units: number | null, why: Reason = 'insufficient_data'): number | null => (units === null ? note(key, why) : units / unitsPerMark);
  return {
    n,
    k: items.length,
    total: {
      mean: inMarks('total.mean', moments?.mean ?? null),
      sd: inMarks('total.sd', sdOf(jointSpread(summary.totals.map(({ total, count }) => [total, 0, count] as const)).xx, n)),
      median: inMarks('total.median', medianOf(totals)),
      min: inMarks('total.min', smallest(totals)),
      max: inMarks('total.max', largest(totals)),
    },
    ...reliability(summary, note),
    D27: {
      k_group: groups?.k ?? 0,
      upper_cut: inMarks('D27.upper_cut', groups?.upperCut ?? null),
      lower_cut: inMarks('D27.lower_cut', groups?.lowerCut ?? null),
      n_upper_ties: groups?.upperWithTies ?? note('D27.n_upper_ties', 'insufficient_data'),
      n_lower_ties: groups?.lowerWithTies ?? note('D27.n_lower_ties', 'insufficient_data'),
    },
    items: items.map((item, index) => ({
      ...itemStatistics(item, unitsPerMark, within(note, `items.${item.id}`), limits),
      alpha_if_deleted: noneLeft[index] as number | null,
    })),
    enough_takers: n >= limits.fewestTakers,
    reasons,
  };
}
