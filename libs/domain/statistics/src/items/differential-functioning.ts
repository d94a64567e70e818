import { chiSquareUpper } from '../distributions';
import { type Note, positive, type Reason } from '../reason';
import type { ItemSummary } from './item-summary';

export const DIF_CLASSES = ['A', 'B', 'C'] as const;
/** ETS: A negligible, B moderate, C large. */
export type DifClass = (typeof DIF_CLASSES)[number];

/** Whether people of two groups with the same total have the same chance to have an item right (Mantel and Haenszel 1959; Holland and Thayer 1988). */
export interface DifferentialFunctioning {
  item: string;
  n_reference: number;
  n_focal: number;
  /** Common odds ratio over the totals: above 1 favours the reference group. */
  alpha_mh: number | null;
  /** -2.35 ln(odds ratio), the ETS delta scale: negative favours the reference group. */
  delta_mh: number | null;
  /** Robins, Breslow and Greenland 1986. */
  se_delta: number | null;
  /** With continuity correction 0.5, one degree of freedom; as published, also where the surplus is below 0.5. */
  chi2_cc: number | null;
  p: number | null;
  /** By size alone: from 1 on B, from 1.5 on C. */
  ets_class_size_only: DifClass | null;
  /** A when the test is not significant at 5 % or the size is below 1; C when the size is from 1.5 on and significantly above 1; otherwise B. */
  ets_class_full: DifClass | null;
}

/** People of one total: right and wrong in the reference group, right and wrong in the focal group. */
type Stratum = [rightReference: number, wrongReference: number, rightFocal: number, wrongFocal: number];

const DELTA = 2.35;

/**
 * Compares two groups on a right-or-wrong item, people matched by their total, this item included; nothing is purified. People of other or
 * unknown groups are left out. Figures are `null` with a reason where the item has part marks or no total holds what the ratio needs.
 */
export function differentialFunctioning(item: ItemSummary, groups: { readonly reference: string; readonly focal: string }, note: Note): DifferentialFunctioning {
  const strata = [...strataOf(item, groups).values()];
  const sum = (part: (stratum: Stratum, n: number) => number): number => strata.reduce((total, stratum) => total + part(stratum, stratum[0] + stratum[1] + stratum[2] + stratum[3]), 0);
  const nReference = sum(([a, b]) => a + b);
  const nFocal = sum(([, , c, d]) => c + d);
  const forReference = sum(([a, , , d], n) => (a * d) / n);
  const forFocal = sum(([, b, c], n) => (b * c) / n);
  const dichotomous = item.maximum > 0 && item.marks.every(({ mark }) => mark === 0 || mark === item.maximum);
  const why: Reason = !dichotomous ? 'items_not_right_or_wrong' : nReference === 0 || nFocal === 0 ? 'insufficient_data' : 'groups_do_not_overlap';
  const none = (key: keyof DifferentialFunctioning): null => note(key, why);

  const variance = sum(([a, b, c, d], n) => (n < 2 ? 0 : ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1))));
  const surplus = sum(([a, b, c], n) => a - ((a + b) * (a + c)) / n);
  const chi2 = !dichotomous || variance === 0 ? none('chi2_cc') : (Math.abs(surplus) - 0.5) ** 2 / variance;
  const p = chi2 === null ? none('p') : positive(note, 'p', chiSquareUpper(chi2, 1));
  const given = dichotomous && forReference > 0 && forFocal > 0;
  const delta = given ? -DELTA * Math.log(forReference / forFocal) : none('delta_mh');
  const se = given ? DELTA * Math.sqrt(varianceOfLogRatio(sum, forReference, forFocal)) : none('se_delta');
  return {
    item: item.id,
    n_reference: nReference,
    n_focal: nFocal,
    alpha_mh: given ? forReference / forFocal : none('alpha_mh'),
    delta_mh: delta,
    se_delta: se,
    chi2_cc: chi2,
    p,
    ets_class_size_only: delta === null ? none('ets_class_size_only') : classBySize(Math.abs(delta)),
    ets_class_full: delta === null || se === null || chi2 === null ? none('ets_class_full') : fullClass(Math.abs(delta), se, p ?? 0),
  };
}

function strataOf({ marks, maximum }: ItemSummary, { reference, focal }: { reference: string; focal: string }): Map<number, Stratum> {
  const strata = new Map<number, Stratum>();
  for (const { total, mark, count, group } of marks) {
    if (group !== reference && group !== focal) continue;
    const stratum = strata.get(total) ?? [0, 0, 0, 0];
    const place = (group === reference ? 0 : 2) + (mark === maximum ? 0 : 1);
    stratum[place] = (stratum[place] as number) + count;
    strata.set(total, stratum);
  }
  return strata;
}

function varianceOfLogRatio(sum: (part: (stratum: Stratum, n: number) => number) => number, forReference: number, forFocal: number): number {
  const agree = ([a, , , d]: Stratum, n: number): number => (a + d) / n;
  const disagree = ([, b, c]: Stratum, n: number): number => (b + c) / n;
  const r = ([a, , , d]: Stratum, n: number): number => (a * d) / n;
  const s = ([, b, c]: Stratum, n: number): number => (b * c) / n;
  return (
    sum((x, n) => agree(x, n) * r(x, n)) / (2 * forReference ** 2) +
    sum((x, n) => agree(x, n) * s(x, n) + disagree(x, n) * r(x, n)) / (2 * forReference * forFocal) +
    sum((x, n) => disagree(x, n) * s(x, n)) / (2 * forFocal ** 2)
  );
}

function classBySize(size: number): DifClass {
  if (size < 1) return 'A';
  return size < 1.5 ? 'B' : 'C';
}

function fullClass(size: number, se: number, p: number): DifClass {
  if (p >= 0.05 || size < 1) return 'A';
  return size >= 1.5 && size - 1.645 * se > 1 ? 'C' : 'B';
}
