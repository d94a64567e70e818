import { hundredths, type Hundredths } from '@selaras/domain/kernel';

/** A share of the marks of an item as an exact fraction of whole numbers; `of` is 0..`outOf`, `outOf` at least 1. */
export interface Credit {
  readonly of: number;
  readonly outOf: number;
}
export const NONE: Credit = { of: 0, outOf: 1 };
export const FULL: Credit = { of: 1, outOf: 1 };

export function allOrNothing(right: boolean): Credit {
  return right ? FULL : NONE;
}

/** What was gained less what was lost, never below nothing. */
export function atLeastNothing(of: number, outOf: number): Credit {
  return { of: Math.max(0, of), outOf };
}

/** The most generous of the accepted answers that fit; nothing when none does. */
export function best(fitting: readonly { readonly creditPercent: number }[]): Credit {
  return { of: Math.max(0, ...fitting.map((accepted) => accepted.creditPercent)), outOf: 100 };
}

/** The share in marks: whole hundredths, rounded down. */
export function marksFor({ of, outOf }: Credit, maximum: Hundredths): Hundredths {
  return hundredths(Math.floor((maximum * of) / outOf));
}
