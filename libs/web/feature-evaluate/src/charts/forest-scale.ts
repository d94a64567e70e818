/** A line of gains common to all rows of a table, with 0 always on it. */
export interface ForestScale {
  readonly width: number;
  /** Where a gain stands, in pixels from the left. */
  readonly at: (gain: number) => number;
  /** Whole numbers worth a label, 0 among them. */
  readonly ticks: readonly number[];
}

/** Room for half a mark and half a label at both ends. */
const EDGE = 14;
/** Marks are written with a few decimals: what differs by less is the same place. */
const SMALLEST_SPAN = 1e-6;

/**
 * @param gains every gain and both ends of every interval that is drawn; 0 is added
 * @param width in pixels
 */
export function forestScale(gains: readonly number[], width: number): ForestScale {
  const low = Math.min(0, ...gains);
  const high = Math.max(0, ...gains);
  const span = Math.max(high - low, SMALLEST_SPAN);
  const at = (gain: number) => EDGE + ((gain - low) / span) * (width - 2 * EDGE);
  const step = tickStep(span);
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step + 0);
  return { width, at, ticks };
}

/** 1, 2 or 5 times a power of ten, so that two to five ticks fit. */
function tickStep(span: number): number {
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return step * power;
}
