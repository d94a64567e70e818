import { exactUnits } from '../exact-units';

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

export interface ItemDefinition {
  readonly id: string;
  /** Marks of a full answer. */
  readonly maximum: number;
  readonly options?: readonly string[];
  readonly key?: readonly string[];
}

export interface Answer {
  /** Marks earned; a blank earns 0 (or what the marking rule says). */
  readonly mark: number;
  /** Options ticked; empty or left out when blank. */
  readonly chosen?: readonly string[];
}

export interface Taker {
  /** One for each item, in order; `null`: the item was not presented to this person. */
  readonly answers: readonly (Answer | null)[];
  readonly group?: string | null;
}

/**
 * Counts the answers of people. Marks may have decimals; they become whole units. The total is the sum of the marks of the items given here:
 * pass the items of the core for core statistics. No people: every cell list is empty.
 * @throws TypeError when a person has not one answer (or `null`) for each item.
 */
export function summariseTest(items: readonly ItemDefinition[], takers: readonly Taker[], options: { unitsPerMark?: number } = {}): TestSummary {
  const unitsPerMark = options.unitsPerMark ?? exactUnits(marksOf(items, takers)).unitsPerMark;
  const units = (mark: number): number => Math.round(mark * unitsPerMark);

  const totals: TotalCell[] = [];
  const marks: MarkCell[][] = items.map(() => []);
  const chosen: ChoiceCell[][] = items.map(() => []);
  const complete: number[][] = [];
  for (const { answers, group } of takers) {
    if (answers.length !== items.length) throw new TypeError(`${answers.length} answers for ${items.length} items`);
    const inUnits = answers.map((answer) => (answer === null ? null : units(answer.mark)));
    const total = inUnits.reduce<number>((sum, mark) => sum + (mark ?? 0), 0);
    totals.push({ total, count: 1 });
    for (const [index, mark] of inUnits.entries()) {
      if (mark === null) continue;
      const cell: MarkCell = { mark, total, count: 1, ...(group === undefined ? {} : { group }) };
      (marks[index] as MarkCell[]).push(cell);
      if (items[index]?.options === undefined) continue;
      const ticked = new Set(answers[index]?.chosen ?? []);
      for (const option of ticked.size === 0 ? [null] : ticked) (chosen[index] as ChoiceCell[]).push({ ...cell, option });
    }
    if (inUnits.every((mark) => mark !== null)) complete.push(inUnits);
  }
  const summary: TestSummary = {
    unitsPerMark,
    totals,
    products: productsOf(items.length, complete),
    items: items.map(({ id, maximum, options: offered, key }, index) => ({
      id,
      maximum: units(maximum),
      marks: marks[index] as MarkCell[],
      ...(offered ? { choices: { options: offered, key: key ?? [], cells: chosen[index] as ChoiceCell[] } } : {}),
    })),
  };
  return mergeTestSummaries([summary]);
}

function* marksOf(items: readonly ItemDefinition[], takers: readonly Taker[]): Generator<number> {
  for (const { maximum } of items) yield maximum;
  for (const { answers } of takers) for (const answer of answers) if (answer !== null) yield answer.mark;
}

function productsOf(k: number, rows: readonly (readonly number[])[]): ItemProducts {
  const sums = new Array<number>(k).fill(0);
  const products = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const row of rows) {
    for (let i = 0; i < k; i += 1) {
      const mark = row[i] as number;
      if (mark === 0) continue;
      sums[i] = (sums[i] as number) + mark;
      const line = products[i] as number[];
      for (let j = 0; j < k; j += 1) line[j] = (line[j] as number) + mark * (row[j] as number);
    }
  }
  return { n: rows.length, sums, products };
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
function keyOf({ total, mark, option, group }: AnyCell): string {
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
