import { prerequisiteLoop } from '@selaras/domain/course';
import { type CourseVersionId, type ModuleId, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { changeDraft, checkRevision, moduleOf } from './change-draft';
import { firstRefusal, inRange, MOST, readLine, sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { ModuleFrame } from './ports';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

type Answer = Promise<Result<VersionView, AuthoringRefusal>>;

export interface SaveModule {
  readonly versionId: CourseVersionId;
  readonly moduleId: ModuleId;
  /** Null makes the module, at the end. */
  readonly revision: number | null;
  readonly title: string;
  readonly estimatedMinutes: number;
  readonly objectiveCodes: readonly string[];
  readonly requiresIds: readonly ModuleId[];
}

/** The frame of a module: title, minutes, objectives, prerequisites. Its texts are saved apart. */
export function makeSaveModule(deps: AuthoringDeps) {
  return async (actor: Actor, command: SaveModule): Answer => {
    const title = readLine('title', command.title);
    const refusal = firstRefusal(title, inRange('estimatedMinutes', command.estimatedMinutes, 1, 600));
    if (refusal) return refuse(refusal);
    if (!title.ok) throw new Error('a refusal was passed over');
    if (command.requiresIds.length > MOST.prerequisites) return refuse({ code: 'TooMany', field: 'requiresIds', most: MOST.prerequisites });
    const module: ModuleFrame = {
      id: command.moduleId, title: title.value, estimatedMinutes: command.estimatedMinutes,
      objectiveCodes: [...new Set(command.objectiveCodes)], requiresIds: [...new Set(command.requiresIds)],
    };

    return changeDraft(deps, actor, command.versionId, (version) => {
      const standing = moduleOf(version, module.id);
      if (!standing && command.revision !== null) return refuse({ code: 'ModuleNotFound', moduleId: module.id });
      const { stale, done } = checkRevision(standing, command.revision, 'module', () => standing !== undefined && isSameFrame(standing, module));
      if (stale) return refuse(stale);
      if (done) return ok([]);

      for (const [index, objectiveCode] of module.objectiveCodes.entries()) {
        if (!version.objectives.some(({ code }) => code === objectiveCode)) return refuse({ code: 'ObjectiveUnknown', field: `objectiveCodes.${index}`, objectiveCode });
      }
      for (const [index, moduleId] of module.requiresIds.entries()) {
        if (moduleId !== module.id && !moduleOf(version, moduleId)) return refuse({ code: 'PrerequisiteUnknown', field: `requiresIds.${index}`, moduleId });
      }
      const after = standing ? version.modules.map((other) => (other.id === module.id ? module : other)) : [...version.modules, module];
      const loop = prerequisiteLoop(after);
      if (loop) return refuse(loop);
      if (!standing && version.modules.length >= MOST.modules) return refuse({ code: 'TooMany', field: 'modules', most: MOST.modules });
      return ok([standing ? { kind: 'changeModule', module } : { kind: 'addModule', module, position: version.modules.length + 1 }]);
    });
  };
}

function isSameFrame(a: ModuleFrame, b: ModuleFrame): boolean {
  const frame = ({ title, estimatedMinutes, objectiveCodes, requiresIds }: ModuleFrame) => ({ title, estimatedMinutes, objectiveCodes: [...objectiveCodes].sort(), requiresIds: [...requiresIds].sort() });
  return sameValue(frame(a), frame(b));
}

/** Puts the module at this place, counted from 1; a place beyond the end is the end. */
export function makeMoveModule(deps: AuthoringDeps) {
  return (actor: Actor, command: { readonly versionId: CourseVersionId; readonly moduleId: ModuleId; readonly position: number }): Answer =>
    changeDraft(deps, actor, command.versionId, (version) => {
      if (!moduleOf(version, command.moduleId)) return refuse({ code: 'ModuleNotFound', moduleId: command.moduleId });
      const others = version.modules.map(({ id }) => id).filter((id) => id !== command.moduleId);
      const place = Math.min(Math.max(command.position, 1), others.length + 1) - 1;
      const moduleIds = [...others.slice(0, place), command.moduleId, ...others.slice(place)];
      return ok(sameValue(moduleIds, version.modules.map(({ id }) => id)) ? [] : [{ kind: 'orderModules', moduleIds }]);
    });
}

/** Removes a module with its texts; refused while another one requires it. Already gone is fine. */
export function makeRemoveModule(deps: AuthoringDeps) {
  return (actor: Actor, command: { readonly versionId: CourseVersionId; readonly moduleId: ModuleId }): Answer =>
    changeDraft(deps, actor, command.versionId, (version) => {
      if (!moduleOf(version, command.moduleId)) return ok([]);
      const modules = version.modules.filter(({ requiresIds }) => requiresIds.includes(command.moduleId)).map(({ title }) => title);
      if (modules.length > 0) return refuse({ code: 'ModuleIsRequired', modules });
      return ok([{ kind: 'removeModule', moduleId: command.moduleId }]);
    });
}
