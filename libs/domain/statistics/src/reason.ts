/**
 * Why a figure is not given. A closed list: screens and exports translate each of them, and nothing is ever printed as NaN,
 * infinity or a probability of exactly 0.
 */
export const REASONS = [
  /** Fewer complete pairs (or people in a group) than the formula needs. */
  'insufficient_data',
  /** Everybody changed by the same amount: t, its p and d_z would divide by 0. */
  'zero_variance_of_differences',
  'zero_variance_of_pre',
  'zero_variance_of_post',
  /** Pre-marks and post-marks are both constant, so there is no spread to express the change in. */
  'zero_variance_of_marks',
  /** All differences are 0, so there is no sign and no rank to test. */
  'no_nonzero_differences',
  /** The exact distribution would cost more additions than the stated bound; the normal approximation stands beside it. */
  'exact_distribution_too_large',
  /** The textbook signed-rank table holds only without ties and zeros and for fewer than 50 differences. */
  'not_in_textbook_table',
  /** Positive, but smaller than the smallest number a double can hold (about 5e-324). */
  'p_below_smallest_number',
  'maximum_zero',
  /** The mean before already was the maximum: there was nothing left to gain. */
  'mean_pre_at_maximum',
  'everybody_at_maximum_before',
  /** Everybody had 0 or the maximum both times. */
  'everybody_at_a_limit_twice',
  /** Nobody crossed the pass mark in either direction. */
  'no_discordant_pairs',
  /** Nobody fell from pass to fail, so the odds ratio would divide by 0. */
  'nobody_fell_below_pass_mark',
  /** Reliability 1 or no spread before: the standard error of a difference is 0. */
  'not_defined',
  'zero_residual_variance',
  'fewer_than_two_groups',
  /** A group has no spread, or too few people to have one. */
  'zero_variance_in_a_group',
  'all_values_equal',
  /** A summary holds counts, not the order of the rows. */
  'row_order_not_kept',
  'no_maximum_given',
  /** Fewer people took the item or the test than a verdict in words should rest on: not enough data yet. */
  'not_enough_takers',
  /** Everybody has the same total, so nothing tells the takers apart. */
  'zero_variance_of_total',
  /** Everybody earned the same mark on the item (or nobody, or everybody, chose the option). */
  'zero_variance_of_item',
  /** Everybody has the same total on the other items. */
  'zero_variance_of_rest',
  /** A half of the test has no spread, or the halves cancel each other out. */
  'zero_variance_of_a_half',
  /** A coefficient of agreement between items needs two of them; without one of two there is only one left. */
  'needs_two_items',
  /** Variants differ, so the totals are sums of different items: only what everybody saw can be put together. */
  'not_everybody_saw_every_item',
  /** The formula is for items that are right or wrong and all worth the same. */
  'items_not_right_or_wrong',
  /** The summary does not hold the cross-products of the items. */
  'products_not_kept',
  /** Everybody who could tell something answered it right (wrong): its difficulty lies beyond every finite number. */
  'everybody_right',
  'everybody_wrong',
  /** One set of items is right for all who have anything right outside of it, so their difficulties are infinitely far apart. */
  'items_fall_apart',
  /** Answers are no more alike within a person than between people, so there is no ability to spread. */
  'no_spread_of_ability',
  /** Step by step the figures kept moving, so none of them is the answer. */
  'did_not_settle',
  /** No stratum holds people of both groups with both outcomes. */
  'groups_do_not_overlap',
  /** Different forms were used that are on no common scale: their scores do not compare. */
  'forms_not_comparable',
] as const;

export type Reason = (typeof REASONS)[number];

/** Records why the figure at `key` is undefined and answers the `null` to put in its place. */
export type Note = (key: string, reason: Reason) => null;

/** For a caller who reads the `null` and needs no reason. */
export const unnoted: Note = () => null;

/** Collects reasons by the path of the figure they explain, e.g. `paired_t.t`. */
export function noteInto(reasons: Record<string, Reason>): Note {
  return (key, reason) => {
    reasons[key] = reason;
    return null;
  };
}

export function within(note: Note, section: string): Note {
  return (key, reason) => note(`${section}.${key}`, reason);
}

/** A probability that underflowed to 0 is not 0: it is smaller than can be written down. */
export function positive(note: Note, key: string, p: number): number | null {
  return p > 0 ? p : note(key, 'p_below_smallest_number');
}
