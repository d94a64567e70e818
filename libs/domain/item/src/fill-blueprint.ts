import { type ItemId, seededRandom, shuffled } from '@selaras/domain/kernel';
import { type BlueprintCell, type BlueprintItem, type CheckedCell, checkBlueprint, commonItemsWanted, type InForm, itemsOfForm, type ParallelForm, PARALLEL_FORMS, placeOf } from './blueprint';

/** An item as far as filling needs it; full marks in hundredths. */
export interface FillableItem extends BlueprintItem {
  readonly maximum: number;
}

export interface FillWish {
  readonly blueprint: readonly BlueprintCell[];
  /** Core items that stand in the tests already. They stay where they are. */
  readonly placed: readonly (FillableItem & InForm)[];
  /** What may be taken: items of the bank that stand nowhere in the tests. */
  readonly bank: readonly FillableItem[];
  /** Two forms, or one. */
  readonly forms: boolean;
  readonly seed: string;
}

export interface Filling {
  readonly added: readonly { readonly itemId: ItemId; readonly form: ParallelForm | null }[];
  /** Cells that would still lack items, by form; `form` null for a test of one form. */
  readonly lacking: readonly (CheckedCell & { readonly form: ParallelForm | null })[];
}

/** More than the fifth that equating wants at least: an item may turn out to drift, or be dropped. */
const COMMON_SHARE = 0.3;

/**
 * Proposes items for what the blueprint asks and the tests lack; takes nothing out. In two forms a share is common to both, spread over the
 * cells as the forms themselves are (Kolen and Brennan 2014, section 8.5: the anchor is a small image of the test), and the others are drawn in
 * twos of equal marks. Where the bank is short, more become common. The same wish gives the same proposal; another seed another one.
 */
export function fillBlueprint(wish: FillWish): Filling {
  const asked = checkBlueprint(wish.blueprint, []).cells;
  const random = seededRandom(wish.seed);
  const targets = wish.forms ? commonByCell(asked) : asked.map(({ number }) => number);
  const added = asked.flatMap((cell, index) => {
    const inCell = (item: BlueprintItem): boolean => placeOf(item) === placeOf(cell);
    // Shuffled from one order, so that the bank's own order decides nothing.
    const candidates = shuffled(wish.bank.filter(inCell).sort((a, b) => (a.itemId < b.itemId ? -1 : 1)), random);
    return wish.forms
      ? fillTwo(cell.number, targets[index] ?? 0, wish.placed.filter(inCell), candidates)
      : candidates.slice(0, Math.max(0, cell.number - wish.placed.filter(inCell).length)).map(({ itemId }) => ({ itemId, form: null }));
  });
  return { added, lacking: lackingAfter(wish, added) };
}

/** How many items of each cell are common: in proportion, the largest remainders rounded up. */
function commonByCell(cells: readonly CheckedCell[]): number[] {
  const length = cells.reduce((sum, { number }) => sum + number, 0);
  const wanted = Math.min(length, Math.max(commonItemsWanted(length), Math.round(length * COMMON_SHARE)));
  const exact = cells.map(({ number }) => (length === 0 ? 0 : (number * wanted) / length));
  const whole = exact.map(Math.floor);
  const left = wanted - whole.reduce((sum, number) => sum + number, 0);
  const first = exact.map((share, index) => ({ index, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left);
  for (const { index } of first) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

function fillTwo(number: number, targetCommon: number, placed: readonly InForm[], candidates: readonly FillableItem[]): { itemId: ItemId; form: ParallelForm | null }[] {
  const there = (form: ParallelForm | null): number => placed.filter((item) => item.form === form).length;
  const [needA, needB] = PARALLEL_FORMS.map((form) => Math.max(0, number - there(null) - there(form))) as [number, number];
  const mostCommon = Math.min(needA, needB);
  const short = needA + needB - candidates.length;
  // Each common item fills both forms, and so saves one.
  const common = Math.min(mostCommon, candidates.length, Math.max(0, targetCommon - there(null), short));
  const twos = equalTwos(candidates).slice(0, mostCommon - common);
  const inTwos = new Set(twos.flat());
  const rest = candidates.filter((item) => !inTwos.has(item));
  const take = (count: number): FillableItem[] => rest.splice(0, Math.max(0, count));
  const added: { itemId: ItemId; form: ParallelForm | null }[] = [
    ...take(common).map(({ itemId }) => ({ itemId, form: null })),
    ...twos.flatMap(([a, b]) => [{ itemId: a.itemId, form: 'A' } as const, { itemId: b.itemId, form: 'B' } as const]),
  ];
  let [leftA, leftB] = [needA - common - twos.length, needB - common - twos.length];
  while (rest.length > 0 && (leftA > 0 || leftB > 0)) {
    const form: ParallelForm = leftA >= leftB ? 'A' : 'B';
    added.push(...take(1).map(({ itemId }) => ({ itemId, form })));
    if (form === 'A') leftA -= 1;
    else leftB -= 1;
  }
  return added;
}

/** Items of equal marks in twos, in the order in which the second of each comes. */
function equalTwos(items: readonly FillableItem[]): [FillableItem, FillableItem][] {
  const waiting = new Map<number, FillableItem>();
  return items.flatMap((item): [FillableItem, FillableItem][] => {
    const partner = waiting.get(item.maximum);
    if (partner === undefined) {
      waiting.set(item.maximum, item);
      return [];
    }
    waiting.delete(item.maximum);
    return [[partner, item]];
  });
}

function lackingAfter({ blueprint, placed, bank, forms }: FillWish, added: Filling['added']): Filling['lacking'] {
  const byId = new Map(bank.map((item) => [item.itemId, item]));
  const all = [...placed, ...added.flatMap(({ itemId, form }) => (byId.get(itemId) ? [{ ...(byId.get(itemId) as FillableItem), form }] : []))];
  return (forms ? PARALLEL_FORMS : [null]).flatMap((form) => checkBlueprint(blueprint, itemsOfForm(all, form)).lacking.map((cell) => ({ ...cell, form })));
}
