import type { Reason } from '@selaras/domain/statistics';

/** The customary level of a two-sided test; it matches the 95 % intervals. */
export const LEVEL = 0.05;

/** Whether a p-value speaks against chance. One that is too small to be written down does; one that is undefined does not. */
export function isEvident(p: number | null, reason?: Reason): boolean {
  return p === null ? reason === 'p_below_smallest_number' : p < LEVEL;
}
