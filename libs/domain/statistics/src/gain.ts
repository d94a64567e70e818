import { histogramOf, medianOf, momentsOf, varianceOf } from './histogram';
import type { PairCell, Pairs } from './joint-histogram';
import type { Note } from './reason';

export const GAIN_BANDS = ['high', 'medium', 'low'] as const;
export type GainBand = (typeof GAIN_BANDS)[number];

/** Normalised gain after Hake 1998: what share of the possible gain was gained. */
export interface Hake {
  /** The maximum, in mark units. */
  max: number;
  /** Gain of the averages: (mean post - mean pre) / (max - mean pre). May be negative. */
  g_of_averages: number | null;
  /** Mean of the individual gains (post - pre) / (max - pre), over people with pre below the maximum. */
  g_individual_mean: number | null;
  g_individual_sd: number | null;
  n_individual: number;
  n_excluded_pre_at_max: number;
  /** Band of the gain of the averages. */
  band: GainBand | null;
}

/** Normalised change after Marx and Cummings 2007: losses are measured against what could be lost. */
export interface NormalizedChange {
  mean: number | null;
  sd: number | null;
  median: number | null;
  n: number;
  /** People with 0 both times or the maximum both times. */
  n_dropped: number;
}

/** High from 0.7, medium from 0.3, low below (also when negative). Source: Hake 1998. */
export function gainBand(g: number): GainBand {
  if (g >= 0.7) return 'high';
  return g >= 0.3 ? 'medium' : 'low';
}

/** Mean and sd of a share per person, summed in a fixed order so that shards in any order give the same digits. */
function shares(cells: readonly PairCell[], share: (cell: PairCell) => number | null): { mean: number | null; sd: number | null; median: number | null; n: number } {
  const counted: [number, number][] = [];
  for (const cell of cells) {
    const value = share(cell);
    if (value !== null) counted.push([value, cell.count]);
  }
  const histogram = histogramOf(counted);
  const moments = momentsOf(histogram);
  const variance = varianceOf(moments);
  return {
    mean: moments?.mean ?? null,
    sd: variance === null ? null : Math.sqrt(variance),
    median: medianOf(histogram),
    n: histogram.total,
  };
}

/** `maximum` in whole units; `display` turns units into marks. */
export function hake(pairs: Pairs, maximum: number, display: (units: number) => number, note: Note): Hake {
  const individual = shares(pairs.cells, ({ pre, post }) => (pre < maximum ? (post - pre) / (maximum - pre) : null));
  const empty = pairs.n === 0 ? 'insufficient_data' : maximum === 0 ? 'maximum_zero' : null;
  const pre = momentsOf(pairs.pre);
  const gain = momentsOf(pairs.gain);
  // Compared as whole numbers: the mean is the maximum only when everybody is.
  const nothingToGain = pairs.pre.values.every((value) => value >= maximum);
  const g = pre === null || gain === null || nothingToGain ? null : gain.mean / (maximum - pre.mean);
  return {
    max: display(maximum),
    g_of_averages: g ?? note('g_of_averages', empty ?? 'mean_pre_at_maximum'),
    g_individual_mean: individual.mean ?? note('g_individual_mean', empty ?? 'everybody_at_maximum_before'),
    g_individual_sd: individual.sd ?? note('g_individual_sd', empty ?? (individual.n === 0 ? 'everybody_at_maximum_before' : 'insufficient_data')),
    n_individual: individual.n,
    n_excluded_pre_at_max: pairs.n - individual.n,
    band: g === null ? note('band', empty ?? 'mean_pre_at_maximum') : gainBand(g),
  };
}

function changeOf({ pre, post }: PairCell, maximum: number): number | null {
  if (post > pre) return (post - pre) / (maximum - pre);
  if (post < pre) return (post - pre) / pre;
  return pre === 0 || pre === maximum ? null : 0;
}

export function normalizedChange(pairs: Pairs, maximum: number, note: Note): NormalizedChange {
  const change = shares(pairs.cells, (cell) => changeOf(cell, maximum));
  const empty = pairs.n === 0 ? 'insufficient_data' : maximum === 0 ? 'maximum_zero' : 'everybody_at_a_limit_twice';
  return {
    mean: change.mean ?? note('mean', empty),
    sd: change.sd ?? note('sd', change.n === 0 ? empty : 'insufficient_data'),
    median: change.median ?? note('median', empty),
    n: change.n,
    n_dropped: pairs.n - change.n,
  };
}
