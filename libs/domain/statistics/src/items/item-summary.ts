/**
 * What is kept of one test to answer everything about its items: counts, so that shards merge by addition and a screen costs the number of
 * cells, not of people. Marks and totals are whole units (`unitsPerMark` of them are one mark).
 */
export interface TestSummary {
  readonly unitsPerMark: number;
  /** In the order of the form; the order decides odd and even of the split half. */
  readonly items: readonly ItemSummary[];
  /** How many people have each total. A person stands in one cell. */
  readonly totals: readonly TotalCell[];
  /** Cross-products of the items; left out where they are not kept. */
  readonly products?: ItemProducts;
}

export interface TotalCell {
  readonly total: number;
  readonly count: number;
}

export interface ItemSummary {
  readonly id: string;
  readonly maximum: number;
  /** Everybody the item was presented to, once each: blank is mark 0, not presented is no cell. */
  readonly marks: readonly MarkCell[];
  /** For items with options. */
  readonly choices?: ItemChoices;
}

export interface MarkCell {
  readonly mark: number;
  /** Total of the same person, this item included. */
  readonly total: number;
  readonly count: number;
  /** Comparison group, for differential functioning; left out where people are not grouped, `null` where one person's is unknown. */
  readonly group?: string | null;
}

export interface ItemChoices {
  /** Every option, also those nobody chose, in the author's order. */
  readonly options: readonly string[];
  /** Options that belong to the right answer. */
  readonly key: readonly string[];
  /** Who ticks several options stands in the cells of several options; who ticks none stands in one cell of option `null`. */
  readonly cells: readonly ChoiceCell[];
}

export interface ChoiceCell extends MarkCell {
  readonly option: string | null;
}

/** Sums over the people who saw every item, in the order of the items. */
export interface ItemProducts {
  readonly n: number;
  readonly sums: readonly number[];
  /** `products[i][j]`: sum of mark i times mark j. */
  readonly products: readonly (readonly number[])[];
}

/**
 * Adds up the summaries of shards (cohorts, units ...) of the same form. A person must not stand in two of them.
 * Cells come out sorted, so that the same people give the same digits in whatever order they arrive. Products are kept only if all shards keep them.
 * @throws TypeError when the shards are not of the same form, or a count is no whole number from 0.
 */
export function mergeTestSummaries(shards: readonly TestSummary[]): TestSummary {
  const [first, ...rest] = shards;
  if (first === undefined) throw new TypeError('nothing to merge');
  for (const shard of rest) {
    if (shard.unitsPerMark !== first.unitsPerMark || !sameForm(shard.items, first.items)) throw new TypeError('summaries of different forms do not merge');
  }
  const products = mergeProducts(shards.map((shard) => shard.products));
  return {
    unitsPerMark: first.unitsPerMark,
    totals: addUp(shards.flatMap(({ totals }) => totals)),
    ...(products ? { products } : {}),
    items: first.items.map((item, index) => {
      const same = shards.map((shard) => shard.items[index] as ItemSummary);
      return {
        id: item.id,
        maximum: item.maximum,
        marks: addUp(same.flatMap(({ marks }) => marks)),
        ...(item.choices
          ? {
              choices: {
                ...item.choices,
                cells: addUp(same.flatMap(({ choices }) => choices?.cells ?? [])),
              },
            }
          : {}),
      };
    }),
  };
}

function sameForm(a: readonly ItemSummary[], b: readonly ItemSummary[]): boolean {
  return a.length === b.length && a.every((item, index) => item.id === b[index]?.id && item.maximum === b[index].maximum);
}

type AnyCell = TotalCell & Partial<Omit<ChoiceCell, 'total' | 'count'>>;

/** What tells one cell from another. A missing text is told from an unknown one and from an empty one. */
export function keyOf({ total, mark, option, group }: AnyCell): string {
  return `${total} ${mark ?? 0} ${textKey(option)} ${textKey(group)}`;
}

function textKey(text: string | null | undefined): string {
  if (text === undefined) return '';
  return text === null ? '?' : `=${text.length}:${text}`;
}

function addUp<C extends AnyCell>(cells: readonly C[]): C[] {
  const byKey = new Map<string, { first: C; count: number }>();
  for (const cell of cells) {
    if (!Number.isSafeInteger(cell.count) || cell.count < 0) throw new TypeError(`a count cannot be ${cell.count}`);
    if (!Number.isSafeInteger(cell.total) || !Number.isSafeInteger(cell.mark ?? 0)) throw new TypeError('a summary holds whole units');
    if (cell.count === 0) continue;
    const key = keyOf(cell);
    const known = byKey.get(key);
    if (known) known.count += cell.count;
    else byKey.set(key, { first: cell, count: cell.count });
  }
  return [...byKey.entries()]
    .sort(([a, { first: x }], [b, { first: y }]) => x.total - y.total || (x.mark ?? 0) - (y.mark ?? 0) || (a < b ? -1 : 1))
    .map(([, { first, count }]) => ({ ...first, count }));
}

function mergeProducts(shards: readonly (ItemProducts | undefined)[]): ItemProducts | null {
  const known = shards.flatMap((shard) => shard ?? []);
  const first = known[0];
  if (first === undefined || known.length < shards.length) return null;
  const over = (pick: (shard: ItemProducts) => number): number => known.reduce((sum, shard) => sum + pick(shard), 0);
  return {
    n: over(({ n }) => n),
    sums: first.sums.map((_, i) => over(({ sums }) => sums[i] as number)),
    products: first.products.map((line, i) => line.map((__, j) => over(({ products }) => products[i]?.[j] as number))),
  };
}
