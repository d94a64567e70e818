import { type Comparison, compare } from './comparison';
import { ceilingOfFraction, exactUnits } from './exact-units';
import { type Cell, mergeCells } from './joint-histogram';
import { DEFAULT_PASS_FRACTION, lowestPassingMark } from './pass-mark';

/** One person's two marks; `null` is a test not taken. Decimals are allowed. */
export interface PairRow {
  readonly pre: number | null;
  readonly post: number | null;
  /** Comparison group: leave the key out everywhere when there are no groups; `null` where one person's is unknown. */
  readonly group?: string | null;
}

export interface PairOptions {
  /** Highest possible mark. With it come `hake`, `normalized_change` and `mcnemar`. */
  readonly maximum?: number;
  /** Lowest mark that passes; otherwise the lowest whole mark that reaches `passFraction` of the maximum. */
  readonly passMark?: number;
  /** Share of the maximum that passes; 0.7 unless said otherwise. */
  readonly passFraction?: number;
  /** Reliability of the test, 0..1, as stated by its makers. With it comes `reliable_change`. */
  readonly reliability?: number;
}

export interface MarkOutOfRange {
  /** 0-based index of the row. */
  readonly row: number;
  readonly test: 'pre' | 'post';
  readonly mark: number;
}

/** The first mark below 0 or above the maximum: figures that divide by the maximum would mean nothing. `null` when all are right. */
export function markOutOfRange(rows: readonly PairRow[], maximum: number): MarkOutOfRange | null {
  for (const [row, marks] of rows.entries()) {
    for (const test of ['pre', 'post'] as const) {
      const mark = marks[test];
      if (mark !== null && (mark < 0 || mark > maximum)) return { row, test, mark };
    }
  }
  return null;
}

/**
 * Compares marks before and after. Outputs that have a unit are in marks. No rows: a comparison whose status is `insufficient_data`.
 * @throws TypeError for a mark that is not finite, RangeError for a mark outside 0..maximum (ask `markOutOfRange` first).
 */
export function comparePairs(rows: readonly PairRow[], options: PairOptions = {}): Comparison {
  const { maximum = null, passMark = null, passFraction = DEFAULT_PASS_FRACTION, reliability = null } = options;
  const outside = maximum === null ? null : markOutOfRange(rows, maximum);
  if (outside) throw new RangeError(`row ${outside.row}: ${outside.test} is ${outside.mark}, outside 0 to ${maximum}`);
  const marks = rows.flatMap(({ pre, post }) => [pre, post]).filter((mark) => mark !== null);
  const { units, unitsPerMark } = exactUnits([...marks, ...[maximum, passMark].filter((mark) => mark !== null)]);
  const cells = mergeCells(
    rows.map(({ pre, post, group }): Cell => ({
      pre: pre === null ? null : units(pre),
      post: post === null ? null : units(post),
      count: 1,
      ...(group === undefined ? {} : { group }),
    })),
  );
  const cut = passMark ?? (maximum === null ? null : lowestPassingMark(maximum, passFraction));
  const firstPairs = rows.flatMap(({ pre, post }) => (pre === null || post === null ? [] : [{ pre: units(pre), post: units(post) }])).slice(0, 10);
  return compare({
    cells,
    maximum: maximum === null ? null : units(maximum),
    passMark: cut === null ? null : units(cut),
    passFraction: fractionOf(passMark, maximum, passFraction),
    reliability,
    firstPairs,
    display: (value) => value / unitsPerMark,
  });
}

function fractionOf(passMark: number | null, maximum: number | null, passFraction: number): number | null {
  if (passMark === null) return passFraction;
  return maximum === null || maximum === 0 ? null : passMark / maximum;
}

export interface HistogramOptions extends PairOptions {
  /** Mark units per whole unit, e.g. 100 / maximum to print scores out of 100. 1 unless said otherwise. */
  readonly scale?: number;
}

/**
 * The same comparison from a joint histogram: all that is needed of any number of people. Cells may come from several shards; equal keys
 * are added up. `maximum` and `passMark` are whole units like the cells; `scale` turns units into the mark units of the output (means,
 * sds, intervals, sums of squares with its square) and leaves t, p, d and shares alone. A pass mark that is not given is the lowest whole
 * unit that reaches `passFraction` of the maximum. `reliable_change.rci_first10` is `null`: a summary keeps no order of rows.
 * @throws TypeError for cells that are not whole, RangeError for a mark outside 0..maximum.
 */
export function compareHistogram(cells: readonly Cell[], options: HistogramOptions = {}): Comparison {
  const { maximum = null, passMark = null, passFraction = DEFAULT_PASS_FRACTION, reliability = null, scale = 1 } = options;
  const merged = mergeCells(cells);
  const outside = maximum === null ? null : markOutOfRange(merged, maximum);
  if (outside) throw new RangeError(`a cell has a ${outside.test} mark of ${outside.mark}, outside 0 to ${maximum}`);
  return compare({
    cells: merged,
    maximum,
    passMark: passMark ?? (maximum === null ? null : ceilingOfFraction(passFraction, maximum)),
    passFraction: fractionOf(passMark, maximum, passFraction),
    reliability,
    firstPairs: null,
    display: (value) => value * scale,
  });
}
