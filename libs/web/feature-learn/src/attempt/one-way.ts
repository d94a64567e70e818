/** What decides where a learner may be in her test. Positions are one-based, as the server counts them. */
export interface Way {
  readonly navigation: 'FREE' | 'ONE_WAY';
  /** Position of the furthest item touched; 0 before the first. */
  readonly furthest: number;
  /** How many items this device has, from the first on. */
  readonly delivered: number;
  readonly itemCount: number;
}

/**
 * Index (zero-based) of the item to show when `asked` (one-based, from the address) is asked for. Free: any; the first when nothing sensible is asked for.
 * One-way: only the furthest item touched, which may still be changed, or the one after it.
 */
export function indexToShow({ navigation, furthest, delivered }: Way, asked: number): number {
  const last = Math.max(delivered - 1, 0);
  const index = Number.isInteger(asked) ? Math.min(Math.max(asked - 1, 0), last) : 0;
  return navigation === 'FREE' ? index : Math.min(Math.max(index, furthest - 1, 0), last);
}

/** Whether an item at this index is behind her for good once she stands at `current`. */
export function isPassed({ navigation }: Way, index: number, current: number): boolean {
  return navigation === 'ONE_WAY' && index < current;
}

/** Whether an item can be chosen from the map while she stands at `current`. */
export function canChoose(way: Way, index: number, current: number): boolean {
  return way.navigation === 'FREE' ? index < way.delivered : index === current;
}

/**
 * What moving on from an item means.
 * - `go`: simply the next one.
 * - `ask`: one-way and left empty; she is asked, since there is no way back.
 * - `stay`: one-way, empty, and the test cannot be handed in without it.
 */
export function movingOn({ navigation }: Pick<Way, 'navigation'>, item: { readonly answered: boolean; readonly required: boolean }): 'go' | 'ask' | 'stay' {
  if (navigation === 'FREE' || item.answered) return 'go';
  return item.required ? 'stay' : 'ask';
}
