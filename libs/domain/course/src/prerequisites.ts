import type { ModuleId } from '@selaras/domain/kernel';
import type { Module } from './course-version';

type Requiring = Pick<Module, 'id' | 'requiresIds'>;

/**
 * A loop of prerequisites, each module requiring the next and the last the first again; a module that requires itself is a loop
 * of one. `null` when there is none, so that every module can be reached. Requirements of unknown modules are passed over.
 */
export function findPrerequisiteLoop(modules: readonly Requiring[]): readonly ModuleId[] | null {
  const requires = new Map(modules.map((module) => [module.id, module.requiresIds]));
  const cleared = new Set<ModuleId>();
  const trail: ModuleId[] = [];

  const walk = (id: ModuleId): readonly ModuleId[] | null => {
    const start = trail.indexOf(id);
    if (start >= 0) return trail.slice(start);
    if (cleared.has(id)) return null;
    trail.push(id);
    for (const required of requires.get(id) ?? []) {
      const loop = walk(required);
      if (loop) return loop;
    }
    trail.pop();
    cleared.add(id);
    return null;
  };

  for (const { id } of modules) {
    const loop = walk(id);
    if (loop) return loop;
  }
  return null;
}

export interface PrerequisiteLoop {
  readonly code: 'PrerequisiteLoop';
  readonly moduleIds: readonly ModuleId[];
  /** Titles along the loop, the first one again at the end: `A → B → C → A`. */
  readonly loop: string;
}

/** The loop as a refusal that names it; `null` when there is none. */
export function prerequisiteLoop(modules: readonly (Requiring & Pick<Module, 'title'>)[]): PrerequisiteLoop | null {
  const moduleIds = findPrerequisiteLoop(modules);
  if (!moduleIds) return null;
  const titles = moduleIds.map((id) => modules.find((module) => module.id === id)?.title ?? id);
  return { code: 'PrerequisiteLoop', moduleIds, loop: [...titles, titles[0]].join(' → ') };
}
