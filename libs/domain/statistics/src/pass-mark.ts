import { ceilingOfFraction, exactUnits } from './exact-units';

/** Seven tenths, the usual pass mark; institutions set their own. */
export const DEFAULT_PASS_FRACTION = 0.7;

/**
 * Lowest whole mark that passes: ceil(fraction x maximum), in exact arithmetic (21 of 30 passes a cut of 0.7).
 * `maximum` in marks, decimals allowed.
 */
export function lowestPassingMark(maximum: number, fraction: number): number {
  const { unitsPerMark, units } = exactUnits([maximum]);
  return Math.ceil(ceilingOfFraction(fraction, units(maximum)) / unitsPerMark);
}

/** Whether a mark reaches the fraction of the maximum, compared as exact decimals; nothing passes a test without marks. */
export function passes(mark: number, maximum: number, fraction: number): boolean {
  const { units } = exactUnits([mark, maximum]);
  return maximum > 0 && units(mark) >= ceilingOfFraction(fraction, units(maximum));
}
