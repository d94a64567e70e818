import { decidePublication } from '@selaras/domain/course';
import { type CourseVersionId, ok, refuse, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import type { AuthoringDeps } from './deps';
import type { AuthoringRefusal } from './refusals';
import { type VersionView, viewResult } from './version-view';

/** Makes a draft final. Published already is fine: the wish is fulfilled, and its first answer may have been lost. */
export function makePublishVersion({ store, clock }: AuthoringDeps) {
  return async (actor: Actor, versionId: CourseVersionId): Promise<Result<VersionView, AuthoringRefusal>> => {
    const by = { personId: actor.personId, at: clock() };
    return viewResult(await store.change(scopeOf(actor, 'instructor'), versionId, by, ({ version, unitPaths }) => {
      if (version.status === 'published') return ok([]);
      const decision = decidePublication(version, unitPaths, { publishedAt: by.at, publishedBy: by.personId });
      if (decision.ok) return ok([{ kind: 'publish', publication: decision.value }]);
      const { refusal } = decision;
      return refuse(refusal.code === 'FindingsBlock' ? { ...refusal, findings: [...new Set(refusal.findings.map(({ code }) => code))] } : refusal);
    }));
  };
}
