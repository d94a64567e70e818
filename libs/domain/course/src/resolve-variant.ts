import type { WorkUnitId } from '@selaras/domain/kernel';
import type { Level } from './level';

/** Where a learner stands: her own unit first, then its ancestors upward, and her background level. */
export interface Place {
  readonly unitPath: readonly WorkUnitId[];
  readonly level: Level;
}

/** Whom a text is written for. `unitId` null: the core, for everybody; `level` null: for every level. */
export interface Audience {
  readonly unitId: WorkUnitId | null;
  readonly level: Level | null;
}

/** Why a text was chosen, from the most to the least specific; the closed list of what a preview has to explain. */
export const VARIANT_REASONS = ['ownUnitAndLevel', 'ownUnit', 'higherUnitAndLevel', 'higherUnit', 'coreForLevel', 'core'] as const;
export type VariantReason = (typeof VARIANT_REASONS)[number];

export interface ResolvedVariant<V> {
  readonly variant: V;
  readonly reason: VariantReason;
}

/**
 * The one rule by which everybody gets her text:
 * 1. a text for another level, or for a unit that is not on the learner's path, never applies;
 * 2. among the others the closest unit wins, the core being farther than any unit;
 * 3. within the same unit a text for the learner's level beats the text for all levels.
 * So a text of the own unit for all levels beats one of a higher unit for exactly her level: the unit's case matters more.
 *
 * `null` when nothing applies: the module has no core for this level. The order of `variants` does not matter,
 * provided that no two have the same audience (the database sees to that).
 */
export function resolveVariant<V extends Audience>(variants: readonly V[], place: Place): V | null {
  return explainVariant(variants, place)?.variant ?? null;
}

/** As `resolveVariant`, with the reason. */
export function explainVariant<V extends Audience>(variants: readonly V[], place: Place): ResolvedVariant<V> | null {
  for (const unitId of [...place.unitPath, null]) {
    for (const level of [place.level, null]) {
      const variant = variants.find((candidate) => candidate.unitId === unitId && candidate.level === level);
      if (variant) return { variant, reason: reasonOf(variant, place) };
    }
  }
  return null;
}

function reasonOf({ unitId, level }: Audience, { unitPath }: Place): VariantReason {
  if (unitId === null) return level === null ? 'core' : 'coreForLevel';
  if (unitId === unitPath[0]) return level === null ? 'ownUnit' : 'ownUnitAndLevel';
  return level === null ? 'higherUnit' : 'higherUnitAndLevel';
}
