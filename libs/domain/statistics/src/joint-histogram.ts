import { histogramOf, type Histogram, type Moments, momentsOf } from './histogram';

/**
 * One cell of the joint histogram: how many people had this mark before and this mark after, in whole units.
 * `null` is a missing test, so the cells with a `null` are the missing row and column.
 * A person stands in one cell only; cells of different shards merge by adding the counts of equal keys.
 */
export interface Cell {
  readonly pre: number | null;
  readonly post: number | null;
  readonly count: number;
  /** Comparison group; left out where people are not grouped, `null` where one person's group is unknown. */
  readonly group?: string | null;
}

export interface PairCell {
  readonly pre: number;
  readonly post: number;
  readonly count: number;
}

/** @throws TypeError when a mark or a count is not a whole number, or a count is negative: a summary that is wrong is a bug. */
export function mergeCells(...shards: readonly (readonly Cell[])[]): Cell[] {
  const merged = new Map<string, Cell>();
  for (const cell of shards.flat()) {
    for (const whole of [cell.pre ?? 0, cell.post ?? 0, cell.count]) {
      if (!Number.isSafeInteger(whole)) throw new TypeError(`a summary holds whole units and counts, not ${whole}`);
    }
    if (cell.count < 0) throw new TypeError(`a count cannot be ${cell.count}`);
    if (cell.count === 0) continue;
    const key = JSON.stringify([cell.pre, cell.post, cell.group === undefined ? [] : cell.group]);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, count: known.count + cell.count } : cell);
  }
  return [...merged.values()];
}

/** Everything about the complete pairs of one group of people. */
export interface Pairs {
  readonly cells: readonly PairCell[];
  readonly n: number;
  readonly pre: Histogram;
  readonly post: Histogram;
  /** Differences post - pre. */
  readonly gain: Histogram;
}

/** Equal pairs are added up and sorted, so that the same people give the same digits in whatever order their cells arrive. */
export function pairsOf(cells: Iterable<Cell>): Pairs {
  const byPair = new Map<string, PairCell>();
  for (const { pre, post, count } of cells) {
    if (pre === null || post === null || count === 0) continue;
    const key = `${pre} ${post}`;
    byPair.set(key, { pre, post, count: count + (byPair.get(key)?.count ?? 0) });
  }
  const complete = [...byPair.values()].sort((a, b) => a.pre - b.pre || a.post - b.post);
  const gain = histogramOf(complete.map((cell) => [cell.post - cell.pre, cell.count] as const));
  return {
    cells: complete,
    n: gain.total,
    pre: histogramOf(complete.map((cell) => [cell.pre, cell.count] as const)),
    post: histogramOf(complete.map((cell) => [cell.post, cell.count] as const)),
    gain,
  };
}

export interface JointMoments {
  readonly pre: Moments;
  readonly post: Moments;
  /** Sum of products of the deviations from the two means. */
  readonly products: number;
}

/** `null` without a pair. */
export function jointMomentsOf(pairs: Pairs): JointMoments | null {
  const pre = momentsOf(pairs.pre);
  const post = momentsOf(pairs.post);
  if (pre === null || post === null) return null;
  let products = 0;
  for (const cell of pairs.cells) products += (cell.pre - pre.mean) * (cell.post - post.mean) * cell.count;
  return { pre, post, products };
}
