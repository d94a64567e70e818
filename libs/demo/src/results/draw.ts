import type { RandomSource } from '@selaras/domain/kernel';

/** Standard normal, by Box and Muller. */
export function drawNormal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function drawFrom<T>(values: readonly T[], random: RandomSource): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to draw from');
  return value;
}

export function drawBetween(low: number, high: number, random: RandomSource): number {
  return low + (high - low) * random();
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
