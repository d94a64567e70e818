/** Marks are exact: whole hundredths of a mark, as money is whole cents. 1 mark = 100. */
export type Hundredths = number & { readonly __brand: 'Hundredths' };

/** @throws TypeError when the count is not whole. */
export function hundredths(count: number): Hundredths {
  if (!Number.isSafeInteger(count)) throw new TypeError(`marks are whole hundredths, not ${count}`);
  return count as Hundredths;
}

export const NO_MARKS = hundredths(0);

export function sumMarks(marks: Iterable<Hundredths>): Hundredths {
  let total = 0;
  for (const mark of marks) total += mark;
  return hundredths(total);
}

/** Score out of 100 for reading, never for arithmetic that follows. `null` when nothing could be earned. */
export function percentOf(earned: Hundredths, maximum: Hundredths): number | null {
  return maximum === 0 ? null : (earned * 100) / maximum;
}
