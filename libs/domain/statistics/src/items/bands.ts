/** Words for the figures of an item. The limits are settings of an institution; these are the ones Selaras starts with. */
export interface ItemLimits {
  /** Facility: to the first hard, to the second medium, above easy. */
  readonly facility: readonly [hardTo: number, mediumTo: number];
  /** Discrimination: negative replace, to the first poor, to the second fair, to the third good, above very good. */
  readonly discrimination: readonly [poorTo: number, fairTo: number, goodTo: number];
  /** A distractor works if at least this share of the takers choose it. */
  readonly distractorWorksFrom: number;
  /** Below this number of takers nothing is said in words. */
  readonly fewestTakers: number;
}

export const ITEM_LIMITS: ItemLimits = { facility: [0.3, 0.7], discrimination: [0.2, 0.4, 0.7], distractorWorksFrom: 0.05, fewestTakers: 30 };

export const FACILITY_BANDS = ['hard', 'medium', 'easy'] as const;
export type FacilityBand = (typeof FACILITY_BANDS)[number];

export const DISCRIMINATION_BANDS = ['replace', 'poor', 'fair', 'good', 'very_good'] as const;
export type DiscriminationBand = (typeof DISCRIMINATION_BANDS)[number];

export function facilityBand(facility: number, [hardTo, mediumTo] = ITEM_LIMITS.facility): FacilityBand {
  if (facility <= hardTo) return 'hard';
  return facility <= mediumTo ? 'medium' : 'easy';
}

export function discriminationBand(discrimination: number, [poorTo, fairTo, goodTo] = ITEM_LIMITS.discrimination): DiscriminationBand {
  if (discrimination < 0) return 'replace';
  if (discrimination <= poorTo) return 'poor';
  if (discrimination <= fairTo) return 'fair';
  return discrimination <= goodTo ? 'good' : 'very_good';
}
