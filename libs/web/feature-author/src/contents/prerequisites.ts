import type { CourseModule } from '../workspace/course-version';

/**
 * Whether a module could never be opened if it required another: because it is that module, or because the other one
 * waits for it, over any number of steps.
 */
export function wouldLoop(modules: readonly Pick<CourseModule, 'id' | 'requiresIds'>[], moduleId: string, requiresId: string): boolean {
  const requires = new Map(modules.map(({ id, requiresIds }) => [id, requiresIds]));
  const open = [requiresId];
  const seen = new Set<string>();
  while (open.length > 0) {
    const id = open.pop() ?? '';
    if (id === moduleId) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(requires.get(id) ?? []));
  }
  return false;
}
