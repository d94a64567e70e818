import { histogramOf, isConstant } from '../histogram';
import type { Note, Reason } from '../reason';
import { type DiscriminationBand, discriminationBand, type FacilityBand, facilityBand, ITEM_LIMITS, type ItemLimits } from './bands';
import { type OptionRow, optionRows } from './distractors';
import { correlationOf, jointSpread, sdOf } from './exact-spread';
import { extremeGroups, totalsOf } from './extreme-groups';
import type { ItemSummary, MarkCell } from './item-summary';

/** Figures of one item, over the people it was presented to. Marks in mark units. */
export interface ItemStatistics {
  item: string;
  n: number;
  /** Blank answers; `null` for items without options, where a blank is not told from a wrong answer. */
  omitted: number | null;
  mean: number | null;
  /** Sample standard deviation of the mark (divisor n - 1). */
  sd: number | null;
  /** Mean mark over maximum; a blank counts 0. */
  facility: number | null;
  item_total_r: number | null;
  /** Correlation of the mark with the total without it: the discrimination that is judged. */
  item_rest_r: number | null;
  /** Facility of the upper minus facility of the lower 27 %, everybody at or beyond the k-th total included. */
  D27_ties_included: number | null;
  /** The same with groups of exactly k, boundary totals weighted. */
  D27_fractional: number | null;
  /** Covariance with the rest over the largest covariance that the same marks could have had: at most 1, without a floor below. */
  discriminative_efficiency: number | null;
  /** `null` below the fewest takers, reason `not_enough_takers`. */
  facility_band: FacilityBand | null;
  discrimination_band: DiscriminationBand | null;
  /** Empty for items without options. */
  options: OptionRow[];
}

/**
 * Classical statistics of one item. Conventions: sd and correlations of a sample; D27 after Kelley 1939; discriminative efficiency as Moodle's
 * quiz report defines it. Nobody saw it: everything but n is `null` with reason `insufficient_data`.
 */
export function itemStatistics(item: ItemSummary, unitsPerMark: number, note: Note, limits: ItemLimits = ITEM_LIMITS): ItemStatistics {
  const { maximum, marks } = item;
  const toTotal = jointSpread(marks.map(({ mark, total, count }) => [mark, total, count] as const));
  const toRest = jointSpread(marks.map(({ mark, total, count }) => [mark, total - mark, count] as const));
  const { n, sumX } = toTotal;
  const none: Reason | null = n === 0 ? 'insufficient_data' : null;
  const few: Reason | null = n < 2 ? 'insufficient_data' : null;
  const given = <T>(key: keyof ItemStatistics, value: T | null, reason: Reason): T | null => value ?? note(key, reason);

  const facility = given('facility', n === 0 || maximum === 0 ? null : sumX / (n * maximum), none ?? 'maximum_zero');
  const restReason: Reason = few ?? (toRest.xx === 0 ? 'zero_variance_of_item' : 'zero_variance_of_rest');
  const itemRest = given('item_rest_r', few ? null : correlationOf(toRest), restReason);
  const [tiesIncluded, fractional] = differenceOfExtremes(marks, maximum);
  const extremesReason: Reason = n < 2 ? 'insufficient_data' : maximum === 0 ? 'maximum_zero' : 'zero_variance_of_total';
  const enough = n >= limits.fewestTakers;
  return {
    item: item.id,
    n,
    omitted: item.choices ? item.choices.cells.reduce((sum, { option, count }) => sum + (option === null ? count : 0), 0) : null,
    mean: given('mean', n === 0 ? null : sumX / n / unitsPerMark, 'insufficient_data'),
    sd: given('sd', scaled(sdOf(toTotal.xx, n), 1 / unitsPerMark), 'insufficient_data'),
    facility,
    item_total_r: given('item_total_r', few ? null : correlationOf(toTotal), few ?? (toTotal.xx === 0 ? 'zero_variance_of_item' : 'zero_variance_of_total')),
    item_rest_r: itemRest,
    D27_ties_included: given('D27_ties_included', tiesIncluded, extremesReason),
    D27_fractional: given('D27_fractional', fractional, extremesReason),
    discriminative_efficiency: given('discriminative_efficiency', few ? null : efficiency(marks, toRest.xy, n), restReason),
    facility_band: given('facility_band', enough && facility !== null ? facilityBand(facility, limits.facility) : null, enough ? 'maximum_zero' : 'not_enough_takers'),
    discrimination_band: given('discrimination_band', enough && itemRest !== null ? discriminationBand(itemRest, limits.discrimination) : null, enough ? restReason : 'not_enough_takers'),
    options: optionRows(item, unitsPerMark, note, limits),
  };
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** [ties included, fractional]; both `null` where there are no groups to tell apart or the maximum is 0. */
function differenceOfExtremes(marks: readonly MarkCell[], maximum: number): [number | null, number | null] {
  const totals = totalsOf(marks);
  const groups = extremeGroups(totals);
  if (groups === null || maximum === 0 || isConstant(totals)) return [null, null];
  let [upperTies, lowerTies, upper, lower] = [0, 0, 0, 0];
  for (const { mark, total, count } of marks) {
    if (total >= groups.upperCut) upperTies += mark * count;
    if (total <= groups.lowerCut) lowerTies += mark * count;
    upper += mark * count * groups.upperWeight(total);
    lower += mark * count * groups.lowerWeight(total);
  }
  return [(upperTies / groups.upperWithTies - lowerTies / groups.lowerWithTies) / maximum, (upper - lower) / groups.k / maximum];
}

/** Sorting marks and rests side by side gives the largest covariance two such lists can have. `null` when that is 0. */
function efficiency(marks: readonly MarkCell[], covariance: number, n: number): number | null {
  const byMark = histogramOf(marks.map(({ mark, count }) => [mark, count] as const));
  const byRest = histogramOf(marks.map(({ mark, total, count }) => [total - mark, count] as const));
  const together: [number, number, number][] = [];
  let [i, j, usedI, usedJ] = [0, 0, 0, 0];
  for (let placed = 0; placed < n; ) {
    const count = Math.min((byMark.counts[i] as number) - usedI, (byRest.counts[j] as number) - usedJ);
    together.push([byMark.values[i] as number, byRest.values[j] as number, count]);
    placed += count;
    usedI += count;
    usedJ += count;
    if (usedI === byMark.counts[i]) [i, usedI] = [i + 1, 0];
    if (usedJ === byRest.counts[j]) [j, usedJ] = [j + 1, 0];
  }
  const largest = jointSpread(together).xy;
  return largest === 0 ? null : covariance / largest;
}
