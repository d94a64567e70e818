export interface Tally { passed: number; failed: number; skipped: number }
export const NO_TESTS: Tally;
export function sum(tallies: readonly Tally[]): Tally;
export function tallyOf(report: unknown, endedWell: boolean): Tally;
export function inWords(tally: Tally): string;
