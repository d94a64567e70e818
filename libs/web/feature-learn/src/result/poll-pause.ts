/** Scoring takes a moment; asking stays polite: 0.8, 1.2, 1.8 ... seconds, at most 15. @param asked how often it was asked already */
export function pollPauseMs(asked: number): number {
  return Math.min(15_000, Math.round(800 * 1.5 ** asked));
}
