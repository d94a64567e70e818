import type { CourseVersionId, Id } from '@selaras/domain/kernel';
import type { CourseVersion } from './course-version';

/** Gives an id never given before. The adapters draw it; the domain is handed it. */
export type IdSource = <Kind extends string>() => Id<Kind>;

/**
 * A new draft with the content of a published version. Objectives, modules and variants get ids of their own and every
 * reference follows them; item versions and files are shared, since they never change. What was stale stays stale.
 */
export function copyVersion(source: CourseVersion, target: { readonly id: CourseVersionId; readonly number: number }, newId: IdSource): CourseVersion {
  const moduleIds = new Map(source.modules.map((module) => [module.id, newId<'Module'>()]));
  return {
    ...source,
    ...target,
    status: 'draft',
    revision: 1,
    objectives: source.objectives.map((objective) => ({ ...objective, id: newId<'Objective'>() })),
    modules: source.modules.map((module) => ({
      ...module,
      id: moduleIds.get(module.id) ?? newId<'Module'>(),
      requiresIds: module.requiresIds.flatMap((id) => moduleIds.get(id) ?? []),
      revision: 1,
      variants: module.variants.map((variant) => ({ ...variant, id: newId<'Variant'>(), revision: 1 })),
    })),
  };
}
