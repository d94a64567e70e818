/** Marks of one item in hundredths, and what it came to. */
export interface ItemMarks {
  readonly earned: number;
  readonly maximum: number;
  readonly verdict: string;
}

/** A sum that can be checked line by line: the items, what the floor added, and the total. In hundredths. */
export interface Points {
  readonly ofItems: number;
  /** No total is less than nothing: so much was added where wrong answers took more than the others gave; 0 where they did not. */
  readonly floor: number;
  readonly total: number;
  readonly maximum: number;
  /** Items that wait for a person; they stand at nothing in the sum. */
  readonly awaiting: number;
}

/** Adds the items of an attempt up. Items without marks count as nothing; none at all give a sum of 0. */
export function pointsOf(items: readonly { readonly marks: ItemMarks | null }[]): Points {
  const marks = items.flatMap(({ marks: ofItem }) => (ofItem ? [ofItem] : []));
  const sum = (of: (one: ItemMarks) => number) => marks.reduce((total, one) => total + of(one), 0);
  const ofItems = sum(({ earned }) => earned);
  const floor = Math.max(0, -ofItems);
  return { ofItems, floor, total: ofItems + floor, maximum: sum(({ maximum }) => maximum), awaiting: marks.filter(({ verdict }) => verdict === 'awaiting').length };
}
