/**
 * Marks as whole units. 0.1 + 0.2 and 0.3 are the same mark to a person and different doubles; ties, pass marks and zero differences
 * are only right when marks are whole numbers. Decimals are therefore multiplied by a power of ten before anything else is done.
 */
export interface ExactUnits {
  /** 1, 10, 100 ...: how many units one mark has. */
  readonly unitsPerMark: number;
  /** Whole units of a mark. */
  readonly units: (mark: number) => number;
}

/** Finer than a thousand-millionth of a mark is taken as rounding noise of a computation, not as a mark. */
const MOST_DECIMALS = 9;
/** Products below this are whole and exact, with room for sums of a few. */
const LARGEST_UNIT = 2 ** 51;

function decimalsOf(mark: number): number {
  const [mantissa = '', exponent = '0'] = String(mark).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}

/**
 * The smallest power of ten that makes every mark whole.
 * More than nine decimals, or so many that the units would no longer be exact, are rounded to the nearest unit.
 * No marks: one unit per mark. @throws TypeError for a mark that is not finite.
 */
export function exactUnits(marks: Iterable<number>): ExactUnits {
  let decimals = 0;
  let largest = 0;
  for (const mark of marks) {
    if (!Number.isFinite(mark)) throw new TypeError(`a mark must be a finite number, not ${mark}`);
    if (!Number.isInteger(mark)) decimals = Math.max(decimals, decimalsOf(mark));
    largest = Math.max(largest, Math.abs(mark));
  }
  decimals = Math.min(decimals, MOST_DECIMALS);
  while (decimals > 0 && largest * 10 ** decimals > LARGEST_UNIT) decimals -= 1;
  const unitsPerMark = 10 ** decimals;
  return { unitsPerMark, units: (mark) => Math.round(mark * unitsPerMark) };
}

/**
 * The smallest whole number of units that is at least `fraction` of `maximum`, in exact arithmetic: 0.55 of 100 is 55, although
 * 0.55 * 100 is 55.00000000000001 in doubles. `maximum` in whole units; `fraction` with at most nine decimals.
 */
export function ceilingOfFraction(fraction: number, maximum: number): number {
  const { unitsPerMark, units } = exactUnits([fraction]);
  const product = BigInt(units(fraction)) * BigInt(maximum);
  const divisor = BigInt(unitsPerMark);
  const floor = product / divisor;
  return Number(product % divisor > 0n ? floor + 1n : floor);
}
