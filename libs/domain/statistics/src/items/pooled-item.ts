import type { Reason } from '../reason';
import { type DiscriminationBand, discriminationBand, type FacilityBand, facilityBand, ITEM_LIMITS, type ItemLimits } from './bands';
import { correlationOf, type JointSpread, jointSpread } from './exact-spread';
import { extremeGroups, THIRDS, totalsOf } from './extreme-groups';
import type { ChoiceCell, ItemSummary } from './item-summary';

/** From this difference on, a distractor that more of the upper than of the lower third choose is pointed out. A limit of ours: one person in ten. */
export const UPPER_PREFER_FROM = 0.1;

/** One line of the distractor table; `option` null for those who chose nothing. Shares 0..1. */
export interface PooledOption {
  readonly option: string | null;
  readonly isKey: boolean;
  readonly count: number;
  readonly share: number | null;
  /** Among the third with the highest and the third with the lowest totals; people at the boundary count in part. */
  readonly upperShare: number | null;
  readonly lowerShare: number | null;
}

/** Nothing is called wrong that chance alone would bring about more often than once in twenty times. */
const BEYOND_CHANCE = 1.96;

/**
 * What stands out in the figures of an item. Said of nothing below the fewest takers, and of no difference that chance may have made.
 * `negative-discrimination`: its 95 % interval (Fisher 1921) lies below 0. `low-discrimination`: to 0.2 (Ebel & Frisbie 1991: to be revised or rejected).
 * `all-right`, `none-right`: everybody earned all (nothing), so the item tells nobody apart.
 * `unchosen-option`: a distractor that fewer than 5 % choose (Haladyna & Downing 1993).
 * `upper-prefer-option`: a distractor that draws the upper third more than the lower (limit `UPPER_PREFER_FROM`, and beyond chance for two shares).
 * `key-loses`: more of the upper third choose this distractor than the single key, beyond chance (sign test): a wrong key is likely.
 */
export type ItemNote =
  | { readonly code: 'negative-discrimination' | 'low-discrimination' | 'all-right' | 'none-right' }
  | { readonly code: 'unchosen-option' | 'upper-prefer-option' | 'key-loses'; readonly option: string };
export type ItemNoteCode = ItemNote['code'];

export interface PooledItem {
  /** People it was presented to. */
  readonly n: number;
  /** Mean mark over maximum. */
  readonly facility: number | null;
  readonly facilityBand: FacilityBand | null;
  /** Correlation of the mark with the rest of the core, within groups that were asked the same (pooled within-group correlation). */
  readonly discrimination: number | null;
  /** Why there is none. */
  readonly discriminationReason: Reason | null;
  readonly discriminationBand: DiscriminationBand | null;
  readonly options: readonly PooledOption[];
  readonly notes: readonly ItemNote[];
  readonly enoughTakers: boolean;
}

/**
 * One item over several groups of takers whose totals do not compare with each other: other tests, pre and post, parallel forms. Sums of
 * squares and products are taken around the means of each group and added up, and each group has thirds of its own; so the groups may come in
 * any number. The same groups in the same order give the same digits. Nobody: figures are null.
 * @throws TypeError when the groups are not of one item.
 */
export function poolItem(groups: readonly ItemSummary[], limits: ItemLimits = ITEM_LIMITS): PooledItem {
  const [first] = groups;
  if (first === undefined) return { n: 0, facility: null, facilityBand: null, discrimination: null, discriminationReason: 'insufficient_data', discriminationBand: null, options: [], notes: [], enoughTakers: false };
  if (groups.some(({ id, maximum }) => id !== first.id || maximum !== first.maximum)) throw new TypeError('groups of different items do not pool');
  const toRest = groups.map(({ marks }) => jointSpread(marks.map(({ mark, total, count }) => [mark, total - mark, count] as const)));
  const n = toRest.reduce((sum, group) => sum + group.n, 0);
  const sum = toRest.reduce((marks, group) => marks + group.sumX, 0);
  const facility = n === 0 || first.maximum === 0 ? null : sum / (n * first.maximum);
  const within = withinGroups(toRest);
  const discrimination = n < 2 ? null : correlationOf(within);
  const enoughTakers = n >= limits.fewestTakers;
  const { options, inThird } = optionsOf(groups, n);
  return {
    n, facility, discrimination, options, enoughTakers,
    discriminationReason: discrimination !== null ? null : n < 2 ? 'insufficient_data' : within.xx === 0 ? 'zero_variance_of_item' : 'zero_variance_of_rest',
    facilityBand: enoughTakers && facility !== null ? facilityBand(facility, limits.facility) : null,
    discriminationBand: enoughTakers && discrimination !== null ? discriminationBand(discrimination, limits.discrimination) : null,
    notes: enoughTakers ? notesOf({ n, facility, discrimination, options, inThird }, limits) : [],
  };
}

/** A single group keeps its whole numbers, so that it gives the digits it gives alone. */
function withinGroups(groups: readonly JointSpread[]): Pick<JointSpread, 'xx' | 'yy' | 'xy'> {
  const [only, ...others] = groups.filter(({ n }) => n > 0);
  if (only === undefined) return { xx: 0, yy: 0, xy: 0 };
  if (others.length === 0) return only;
  const over = (pick: (group: JointSpread) => number): number => [only, ...others].reduce((total, group) => total + pick(group) / group.n, 0);
  return { xx: over(({ xx }) => xx), yy: over(({ yy }) => yy), xy: over(({ xy }) => xy) };
}

/** With the number of people in each of the thirds. */
function optionsOf(groups: readonly ItemSummary[], n: number): { readonly options: readonly PooledOption[]; readonly inThird: number } {
  const [first] = groups;
  if (first?.choices === undefined) return { options: [], inThird: 0 };
  const { options, key } = first.choices;
  const ends = groups.map(({ marks, choices }) => ({ cells: choices?.cells ?? [], thirds: extremeGroups(totalsOf(marks), THIRDS) }));
  const people = ends.reduce((sum, { thirds }) => sum + (thirds?.k ?? 0), 0);
  const blank = ends.some(({ cells }) => cells.some(({ option }) => option === null)) ? [null] : [];
  const lines = [...options, ...blank].map((option): PooledOption => {
    const chose = ends.map(({ cells, thirds }) => ({ thirds, cells: cells.filter((cell) => cell.option === option) }));
    const over = (weight: (cell: ChoiceCell, thirds: (typeof chose)[number]['thirds']) => number): number =>
      chose.reduce((sum, { cells, thirds }) => sum + cells.reduce((part, cell) => part + cell.count * weight(cell, thirds), 0), 0);
    const count = over(() => 1);
    return {
      option, count,
      isKey: option !== null && key.includes(option),
      share: n === 0 ? null : count / n,
      upperShare: people === 0 ? null : over(({ total }, thirds) => thirds?.upperWeight(total) ?? 0) / people,
      lowerShare: people === 0 ? null : over(({ total }, thirds) => thirds?.lowerWeight(total) ?? 0) / people,
    };
  });
  return { options: lines, inThird: people };
}

type Weighed = Pick<PooledItem, 'n' | 'facility' | 'discrimination' | 'options'> & { readonly inThird: number };

function notesOf({ n, facility, discrimination, options, inThird }: Weighed, limits: ItemLimits): ItemNote[] {
  const [poorTo] = limits.discrimination;
  const keys = options.filter(({ isKey }) => isKey);
  const keyUpper = keys.length === 1 ? (keys[0]?.upperShare ?? null) : null;
  return [
    ...(facility === 1 ? [{ code: 'all-right' } as const] : facility === 0 ? [{ code: 'none-right' } as const] : []),
    ...(discrimination === null || discrimination > poorTo ? [] : [{ code: isBelowNothing(discrimination, n) ? 'negative-discrimination' : 'low-discrimination' } as const]),
    ...options.flatMap(({ option, isKey, share, upperShare, lowerShare }): ItemNote[] => {
      if (option === null || isKey || share === null || upperShare === null || lowerShare === null) return [];
      if (keyUpper !== null && winsOver(upperShare, keyUpper, inThird)) return [{ code: 'key-loses', option }];
      if (upperShare - lowerShare >= UPPER_PREFER_FROM && differ(upperShare, lowerShare, inThird)) return [{ code: 'upper-prefer-option', option }];
      return share < limits.distractorWorksFrom ? [{ code: 'unchosen-option', option }] : [];
    }),
  ];
}

function isBelowNothing(correlation: number, n: number): boolean {
  return Math.atanh(Math.max(correlation, -1 + Number.EPSILON)) + BEYOND_CHANCE / Math.sqrt(n - 3) < 0;
}

/** Of the people of one group who chose one of the two, more chose the first. */
function winsOver(share: number, other: number, people: number): boolean {
  return share > other && (share - other) * Math.sqrt(people) >= BEYOND_CHANCE * Math.sqrt(share + other);
}

/** Shares of two groups of so many people each. */
function differ(share: number, other: number, people: number): boolean {
  const both = (share + other) / 2;
  return Math.abs(share - other) >= BEYOND_CHANCE * Math.sqrt((2 * both * (1 - both)) / people);
}
