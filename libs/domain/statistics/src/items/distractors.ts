import { type Note, type Reason, within } from '../reason';
import type { ItemLimits } from './bands';
import { correlationOf, jointSpread, scaledCovariance } from './exact-spread';
import { extremeGroups, totalsOf } from './extreme-groups';
import type { ChoiceCell, ItemSummary } from './item-summary';

/** One line of the distractor table. The blank answers are a line of their own, with option `null`. */
export interface OptionRow {
  option: string | null;
  isKey: boolean;
  count: number;
  /** Share of everybody who saw the item. */
  prop: number | null;
  /** Share among the upper and the lower 27 %, ties included. */
  prop_upper: number | null;
  prop_lower: number | null;
  /** Correlation of choosing it with the total without this item: positive for a key, negative for a good distractor. */
  option_rest_r: number | null;
  /** Mean total of those who chose it, in marks. */
  mean_total: number | null;
  /** A distractor works if enough people choose it; `null` for the key, for blanks, and below the fewest takers. */
  works: boolean | null;
}

/** Every option of the item, also those nobody chose, then the blanks where there are any. Items without options: none. */
export function optionRows(item: ItemSummary, unitsPerMark: number, note: Note, limits: ItemLimits): OptionRow[] {
  const { choices, marks } = item;
  if (choices === undefined) return [];
  const n = marks.reduce((sum, { count }) => sum + count, 0);
  const groups = extremeGroups(totalsOf(marks));
  const rest = jointSpread(marks.map(({ mark, total, count }) => [total - mark, 0, count] as const));
  const blank = choices.cells.some(({ option }) => option === null) ? [null] : [];

  return [...choices.options, ...blank].map((option) => {
    const explain = within(note, `options.${option ?? 'blank'}`);
    const cells = choices.cells.filter((cell) => cell.option === option);
    const count = countOf(cells);
    const share = (key: string, part: number, whole: number | undefined): number | null => (whole ? part / whole : explain(key, 'insufficient_data'));
    const isKey = option !== null && choices.key.includes(option);
    // Chosen is 1, not chosen 0: sums of the indicator are sums over those who chose.
    const chose = jointSpread(cells.map((cell) => [cell.total - cell.mark, 1, cell.count] as const));
    const r = correlationOf({ xx: n * count - count * count, yy: rest.xx, xy: scaledCovariance(n, rest.sumX, count, chose.sumX) });
    const noR: Reason = n < 2 ? 'insufficient_data' : rest.xx === 0 ? 'zero_variance_of_rest' : 'zero_variance_of_item';
    return {
      option,
      isKey,
      count,
      prop: share('prop', count, n),
      prop_upper: share('prop_upper', countOf(cells.filter(({ total }) => groups !== null && total >= groups.upperCut)), groups?.upperWithTies),
      prop_lower: share('prop_lower', countOf(cells.filter(({ total }) => groups !== null && total <= groups.lowerCut)), groups?.lowerWithTies),
      option_rest_r: r ?? explain('option_rest_r', noR),
      mean_total: count === 0 ? explain('mean_total', 'insufficient_data') : cells.reduce((sum, cell) => sum + cell.total * cell.count, 0) / count / unitsPerMark,
      works: isKey || option === null ? null : n < limits.fewestTakers ? explain('works', 'not_enough_takers') : count / n >= limits.distractorWorksFrom,
    };
  });
}

function countOf(cells: readonly ChoiceCell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}
