import type { CourseVersion } from '@selaras/domain/course';
import { type CourseVersionId, type ModuleId, refuse, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { AuthoringDeps } from './deps';
import type { Decision, VersionRecord } from './ports';
import type { AuthoringRefusal, StaleRevision } from './refusals';
import { type VersionView, viewResult } from './version-view';

/**
 * The way every change of a draft goes: the version is locked, what is published refuses, `decide` sees it as it stands now,
 * and what it decides is written in the same commit. The answer is the version after the change.
 */
export async function changeDraft(
  { store, clock }: AuthoringDeps,
  actor: Actor,
  versionId: CourseVersionId,
  decide: (version: CourseVersion, record: VersionRecord) => Decision,
): Promise<Result<VersionView, AuthoringRefusal>> {
  const by = { personId: actor.personId, at: clock() };
  const changed = await store.change(scopeOf(actor, 'instructor'), versionId, by, (record) =>
    record.version.status === 'draft' ? decide(record.version, record) : refuse({ code: 'VersionIsPublished' }));
  return viewResult(changed);
}

/**
 * The optimistic lock. A save names the revision it was made on (null: it means to create). It is refused when that is not the
 * one that stands, unless what stands is already what the save wants: then its first answer was lost on the way back.
 */
export function checkRevision(
  standing: { readonly id: string; readonly revision: number } | undefined,
  claimed: number | null,
  subject: StaleRevision['subject'],
  isAlreadySo: () => boolean,
): { readonly stale: StaleRevision | null; readonly done: boolean } {
  if (!standing) return { stale: null, done: false };
  if (standing.revision === claimed) return { stale: null, done: false };
  if (isAlreadySo()) return { stale: null, done: true };
  return { stale: { code: 'StaleRevision', subject, id: standing.id, current: standing.revision }, done: false };
}

export function moduleOf(version: CourseVersion, moduleId: ModuleId): CourseVersion['modules'][number] | undefined {
  return version.modules.find((module) => module.id === moduleId);
}
