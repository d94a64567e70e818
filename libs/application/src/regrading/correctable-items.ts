import { correctionsInForce, upToKeyVersion, type CorrectableItem, type Correction } from '@selaras/domain/assessment';
import type { CourseVersionId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { UnitView } from '@selaras/application/identity';
import type { RegradingDeps } from './ports';

export interface ItemToCorrect extends CorrectableItem {
  readonly position: number;
  /** Whose case it is; null for a core item and for everybody else's case. */
  readonly unit: UnitView | null;
  /** The correction by which it is marked now; null where that is the key it was published with. */
  readonly inForce: Correction | null;
}

/** The items of a version's tests with their keys, in their order. Null when the course is not in scope. */
export function makeCorrectableItems({ corrections }: Pick<RegradingDeps, 'corrections'>) {
  return async (actor: Actor, versionId: CourseVersionId): Promise<readonly ItemToCorrect[] | null> => {
    const version = await corrections.versionToCorrect(scopeOf(actor, 'instructor'), versionId);
    if (!version) return null;
    const units = await corrections.unitsOfItems(versionId);
    const standing = upToKeyVersion(version.history, version.keyVersionInForce);
    const inForce = correctionsInForce(standing);
    return version.items.map((item, index) => {
      const stands = inForce.get(item.itemVersionId);
      return {
        ...item, position: index + 1, unit: units.get(item.itemVersionId) ?? null,
        // What is in force is one of the rows of the list.
        inForce: standing.find((correction) => correction === stands) ?? null,
      };
    });
  };
}
