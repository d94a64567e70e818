import type { EquatingRefusal } from '@selaras/domain/statistics';
import { SMALLEST_SHOWN_GROUP } from '../small-groups';
import { equateForms, type FormsEquated, type FormTakers, type LineMethod } from './equate-forms';
import { FORM_ORDERS, type OrderedCell, sumsOf } from './form-orders';
import { lineOfEquating, lineOfOrders, type ScaleLine } from './scale-line';

/**
 * How scores of two forms came onto one scale.
 * - `equated`: by the first method that may be used.
 * - `averaged`: no equating may be used; the gain is the average over both orders, in which the difference in difficulty cancels out.
 * - `none`: neither; nothing may be claimed. `refusal` says why the forms were not equated.
 */
export type FormsBasis =
  | { readonly kind: 'equated'; readonly method: LineMethod }
  | { readonly kind: 'averaged'; readonly refusal: EquatingRefusal }
  | { readonly kind: 'none'; readonly refusal: EquatingRefusal };

export interface FormsAnalysis extends FormsEquated {
  readonly basis: FormsBasis;
  /** Null where there is no basis. */
  readonly line: ScaleLine | null;
}

/**
 * Puts a cohort with two forms on the scale of form A, or says why not. `cells` and `maximum` in the whole units both forms come to.
 * Averaging needs so many pairs in each order as a group must have to be shown: below, one person's order would decide.
 */
export function analyseForms(cells: readonly OrderedCell[], a: FormTakers, b: FormTakers, maximum: number, fewestPairs: number = SMALLEST_SHOWN_GROUP): FormsAnalysis {
  const equated = equateForms(a, b, maximum);
  for (const { method, linear } of equated.tried) {
    if (linear !== null) return { ...equated, basis: { kind: 'equated', method }, line: lineOfEquating(linear) };
  }
  const refusal = equated.tried.find((tried) => tried.refusal !== null)?.refusal ?? null;
  if (refusal === null) throw new TypeError('an equating is there or was refused');
  const enough = FORM_ORDERS.every((order) => (sumsOf(cells, order)?.n ?? 0) >= Math.max(2, fewestPairs));
  const line = enough ? lineOfOrders(cells) : null;
  return { ...equated, basis: { kind: line ? 'averaged' : 'none', refusal }, line };
}
