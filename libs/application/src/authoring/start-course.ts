import { copyVersion } from '@selaras/domain/course';
import { type CourseId, type CourseVersionId, refuse, type Result, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { readLine } from './checks';
import type { AuthoringDeps } from './deps';
import type { AuthoringRefusal } from './refusals';
import { type VersionView, viewOf } from './version-view';

export interface CreateCourse {
  readonly courseId: CourseId;
  readonly versionId: CourseVersionId;
  readonly ownerUnitId: WorkUnitId;
  readonly title: string;
}

/** A new course with an empty first draft. Sent again with the same ids, it answers with what was made. */
export function makeCreateCourse({ store, clock }: AuthoringDeps) {
  return async (actor: Actor, command: CreateCourse): Promise<Result<VersionView, AuthoringRefusal>> => {
    const scope = scopeOf(actor, 'instructor');
    const title = readLine('title', command.title);
    if (!title.ok) return title;
    const within = await store.unitsWithin(scope, [command.ownerUnitId]);
    if (!within.has(command.ownerUnitId)) return refuse({ code: 'UnitNotFound', field: 'ownerUnitId', unitId: command.ownerUnitId });
    const made = await store.createCourse({ ...command, title: title.value, createdBy: actor.personId, at: clock() });
    if (!made.ok) return made;
    const record = await store.version(scope, made.value);
    return record ? { ok: true, value: viewOf(record) } : refuse({ code: 'VersionNotFound' });
  };
}

/** The course's open draft; when there is none, a copy of the newest published version becomes it. */
export function makeOpenDraft({ store, newId, clock }: AuthoringDeps) {
  return async (actor: Actor, command: { readonly courseId: CourseId; readonly versionId: CourseVersionId }): Promise<Result<VersionView, AuthoringRefusal>> => {
    const scope = scopeOf(actor, 'instructor');
    const draft = await store.openDraft(scope, command.courseId, { personId: actor.personId, at: clock() }, (newest, number) =>
      copyVersion(newest, { id: command.versionId, number }, newId));
    if (!draft.ok) return draft;
    const record = await store.version(scope, draft.value);
    return record ? { ok: true, value: viewOf(record) } : refuse({ code: 'VersionNotFound' });
  };
}
