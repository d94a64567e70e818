import type { Criterion } from '@selaras/domain/item';

/** The levels chosen so far, by criterion. */
export type Levels = Readonly<Record<string, string>>;

/** The first criterion without a level; null when all are judged. */
export function firstUnjudged(rubric: readonly Criterion[], levels: Levels): Criterion | null {
  return rubric.find(({ id }) => !Object.hasOwn(levels, id)) ?? null;
}

/** Hundredths that the chosen levels would give, criteria without one giving nothing yet; as the server counts, rounded down once. */
export function marksSoFar(rubric: readonly Criterion[], levels: Levels, maximum: number): number {
  const share = rubric.reduce((sum, { id, weightPercent, levels: known }) => sum + weightPercent * (known.find((level) => level.id === levels[id])?.creditPercent ?? 0), 0);
  return Math.floor((maximum * share) / 10_000);
}
