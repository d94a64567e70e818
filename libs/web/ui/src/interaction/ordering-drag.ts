/** Where a row stood when it was taken up: from the top of the page, in pixels. */
export interface RowPlace {
  readonly top: number;
  readonly height: number;
}

/**
 * The place a dragged row has come to: it passes a neighbour once it covers the middle of it.
 * @param rows all rows as they stood when the drag began, from top to bottom
 * @param from the dragged one @param distance how far the pointer has moved down since (negative: up)
 * @returns an index into `rows`; `from` itself while it has passed nobody
 */
export function dropIndex(rows: readonly RowPlace[], from: number, distance: number): number {
  const held = rows[from];
  if (!held) return from;
  const [top, bottom] = [held.top + distance, held.top + held.height + distance];
  const middle = ({ top: start, height }: RowPlace): number => start + height / 2;
  const above = rows.slice(0, from).filter((row) => top >= middle(row)).length;
  const passed = rows.slice(from + 1).filter((row) => bottom > middle(row)).length;
  return distance < 0 ? above : from + passed;
}

/**
 * How far a row makes way while another is held over the list, in pixels down.
 * @param gap between two rows
 */
export function makesWay(rows: readonly RowPlace[], index: number, from: number, to: number, gap: number): number {
  const height = (rows[from]?.height ?? 0) + gap;
  if (index > from && index <= to) return -height;
  return index < from && index >= to ? height : 0;
}

/** The list with one member moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const member = list[from];
  if (member === undefined) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), member, ...others.slice(to)];
}
