import type { AuthorUnitFragment, CourseOutlineFragment, Level } from '@selaras/web/data-access';

/** A course version as the workspace holds it: everything but the texts and the items' contents. */
export type CourseVersion = CourseOutlineFragment;
export type CourseModule = CourseVersion['modules'][number];
export type ModuleVariant = CourseModule['variants'][number];
export type CourseFinding = CourseVersion['findings'][number];
export type PairItem = CourseVersion['pair']['items'][number];
export type Unit = AuthorUnitFragment;
export type { Level };

/** Modules in the order of the course. */
export function modulesInOrder(version: CourseVersion): readonly CourseModule[] {
  return [...version.modules].sort((a, b) => a.position - b.position);
}

/** The unit itself, then its parents as far as they are known, closest first. */
export function chainOf(unitId: string, units: ReadonlyMap<string, Unit>): readonly Unit[] {
  const chain: Unit[] = [];
  let next: string | null = unitId;
  while (next !== null && !chain.some(({ id }) => id === next)) {
    const unit = units.get(next);
    if (unit === undefined) break;
    chain.push(unit);
    next = unit.parentId;
  }
  return chain;
}

export function isCore(variant: ModuleVariant): boolean {
  return variant.unit === null && variant.level === null;
}

/** Whether every learner outside the units with a text of their own gets one: the core for all, or one for each level. */
export function hasCore({ variants }: CourseModule): boolean {
  const forAll = variants.filter(({ unit }) => unit === null).map(({ level }) => level);
  return forAll.includes(null) || (forAll.includes('BASIC') && forAll.includes('ADVANCED'));
}
