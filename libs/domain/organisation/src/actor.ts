import type { PersonId, WorkUnitId } from '@selaras/domain/kernel';

export const ROLES = ['learner', 'instructor', 'evaluator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** One role over a unit and everything below it, in force now. */
export interface Grant {
  readonly role: Role;
  readonly unitId: WorkUnitId;
}

/** Who asks. Everything decided about access is decided from this and nothing else. */
export interface Actor {
  readonly personId: PersonId;
  readonly grants: readonly Grant[];
}

/**
 * The roots of the subtrees an actor may see in one role. A query that reads other people's rows takes a scope and
 * joins on it, so forgetting it does not compile. An empty scope sees nothing: deny by default.
 */
export interface UnitScope {
  readonly role: Role;
  readonly rootUnitIds: readonly WorkUnitId[];
  readonly __brand: 'UnitScope';
}

/** The subtrees the actor holds this role over; empty when she does not hold it. */
export function scopeOf(actor: Actor, role: Role): UnitScope {
  const rootUnitIds = [...new Set(actor.grants.filter((grant) => grant.role === role).map((grant) => grant.unitId))];
  return { role, rootUnitIds } as unknown as UnitScope;
}

export function holdsRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}
