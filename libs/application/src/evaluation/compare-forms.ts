import {
  analyseForms, compareOnScale, FORM_ORDERS, type FormOrder, type FormsAnalysis, type FormTakers, type OrderedCell, suppressSmallGroups, toScale, withheldComparison,
} from '@selaras/domain/evaluation';
import type { ParallelForm } from '@selaras/domain/item';
import { type Comparison, compareHistogram } from '@selaras/domain/statistics';
import { type Bin, binsOf } from './histogram-bins';
import type { ResultCell } from './ports';

export interface OrderEvaluation {
  readonly order: FormOrder;
  readonly pairs: number;
  /** Raw scores of either form; null where an order is too small to be shown, or would give a small one away. */
  readonly raw: Comparison | null;
}

/** What an evaluator sees of the two forms of a cohort. */
export interface FormsEvaluation extends Omit<FormsAnalysis, 'line'> {
  readonly orders: readonly OrderEvaluation[];
}

export interface FormsComparer {
  readonly forms: FormsEvaluation;
  /** On the scale of form A; numbers of people alone where the forms are on no common scale. */
  compare(cells: readonly ResultCell[]): Comparison;
  bins(cells: readonly ResultCell[]): readonly Bin[];
}

/** Compares a cohort whose people had form A or B first. `takers`: first tests, item by item. */
export function compareForms(cells: readonly ResultCell[], takers: Readonly<Record<ParallelForm, FormTakers>>, passMarkPercent: number): FormsComparer {
  const maximum = cells.flatMap(({ coreMaximum, postMaximum }) => [coreMaximum, postMaximum ?? coreMaximum]).filter((units) => units > 0).reduce(leastCommonMultiple, 1);
  const passMark = Math.ceil((passMarkPercent * maximum) / 100);
  const ordered = (some: readonly ResultCell[]) => some.map((cell) => orderedCell(cell, maximum));
  const { line, ...analysis } = analyseForms(ordered(cells), takers.A, takers.B, maximum);
  return {
    forms: { ...analysis, orders: ordersOf(ordered(cells), maximum, passMark) },
    compare: (some) => (line === null ? withheldComparison(ordered(some)) : compareOnScale(ordered(some), line, { maximum, passMark })),
    bins: (some) => (line === null ? [] : binsOf(ordered(some).map((cell) => ({ count: cell.count, ...within(toScale(line, cell), maximum) })), maximum)),
  };
}

function orderedCell({ firstForm, coreMaximum, postMaximum, pre, post, count }: ResultCell, maximum: number): OrderedCell {
  const inUnits = (score: number | null, own: number): number | null => (score === null ? null : own === 0 ? 0 : (score * maximum) / own);
  return { order: firstForm === 'B' ? 'BA' : 'AB', pre: inUnits(pre, coreMaximum), post: inUnits(post, postMaximum ?? coreMaximum), count };
}

function ordersOf(cells: readonly OrderedCell[], maximum: number, passMark: number): OrderEvaluation[] {
  const all = FORM_ORDERS.map((order) => {
    const raw = compareHistogram(cells.filter((cell) => cell.order === order).map(({ pre, post, count }) => ({ pre, post, count })), { maximum, passMark, scale: 100 / maximum });
    return { order, name: order, people: raw.n_complete, raw };
  });
  const shown = suppressSmallGroups(all).visible;
  return all.map((one) => ({ order: one.order, pairs: one.people, raw: shown.includes(one) ? one.raw : null }));
}

/** A picture from 0 to 100 shows what lies beyond at its ends. */
function within({ pre, post }: { readonly pre: number | null; readonly post: number | null }, maximum: number): { pre: number | null; post: number | null } {
  const inside = (score: number | null): number | null => (score === null ? null : Math.round(Math.min(maximum, Math.max(0, score))));
  return { pre: inside(pre), post: inside(post) };
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
