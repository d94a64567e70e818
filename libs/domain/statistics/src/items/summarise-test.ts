import { exactUnits } from '../exact-units';
import { type ChoiceCell, type ItemProducts, keyOf, type MarkCell, mergeTestSummaries, type TestSummary, type TotalCell } from './item-summary';

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

  const people = new Tally<TotalCell & Pick<MarkCell, 'group'>>();
  const marks = items.map(() => new Tally<MarkCell>());
  const chosen = items.map(() => new Tally<ChoiceCell>());
  const [markNumber, optionNumber, personKind] = [numbering(), numbering(), numbering()];
  const complete: number[][] = [];
  for (const { answers, group } of takers) {
    if (answers.length !== items.length) throw new TypeError(`${answers.length} answers for ${items.length} items`);
    const inUnits = answers.map((answer) => (answer === null ? null : units(answer.mark)));
    const total = inUnits.reduce<number>((sum, mark) => sum + (mark ?? 0), 0);
    const person = { total, ...(group === undefined ? {} : { group }) };
    const kind = personKind(keyOf({ ...person, count: 1 }));
    people.add(kind, () => ({ ...person, count: 0 }));
    for (let index = 0; index < items.length; index += 1) {
      const mark = inUnits[index];
      if (mark === null || mark === undefined) continue;
      const place = kind * DISTINCT + markNumber(mark);
      marks[index]?.add(place, () => ({ mark, ...person, count: 0 }));
      if (items[index]?.options === undefined) continue;
      const ticked = new Set(answers[index]?.chosen ?? []);
      for (const option of ticked.size === 0 ? [null] : ticked) chosen[index]?.add(place * DISTINCT + optionNumber(option), () => ({ mark, option, ...person, count: 0 }));
    }
    if (inUnits.every((mark) => mark !== null)) complete.push(inUnits);
  }
  const summary: TestSummary = {
    unitsPerMark,
    totals: people.cells().map(({ total, count }) => ({ total, count })),
    products: productsOf(items.length, complete),
    items: items.map(({ id, maximum, options: offered, key }, index) => ({
      id,
      maximum: units(maximum),
      marks: (marks[index] as Tally<MarkCell>).cells(),
      ...(offered ? { choices: { options: offered, key: key ?? [], cells: (chosen[index] as Tally<ChoiceCell>).cells() } } : {}),
    })),
  };
  return mergeTestSummaries([summary]);
}

/** More different marks or options than this no test has: numbers of both are put side by side in one whole number. */
const DISTINCT = 2 ** 14;

/** Gives each different value a number, in the order in which they come. */
function numbering(): (value: unknown) => number {
  const numbers = new Map<unknown, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
}

/** Counts people by the number of their cell; the cell itself is written down only the first time. */
class Tally<C extends { readonly count: number }> {
  private readonly byNumber = new Map<number, { first: C; count: number }>();

  add(number: number, cell: () => C): void {
    const known = this.byNumber.get(number);
    if (known) known.count += 1;
    else this.byNumber.set(number, { first: cell(), count: 1 });
  }

  cells(): C[] {
    return [...this.byNumber.values()].map(({ first, count }) => ({ ...first, count }));
  }
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
