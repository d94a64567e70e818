import { type CourseVersionId, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { asKept, checkTestRules, type Phase, type TestRules } from '@selaras/domain/scheduling';
import { changeDraft, checkRevision } from './change-draft';
import { sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

export interface SaveTestRules {
  readonly versionId: CourseVersionId;
  /** Of the version. */
  readonly revision: number;
  /** Phases left out stay as they are. */
  readonly rules: readonly TestRules[];
}

/** How the tests of a draft are taken. */
export function makeSaveTestRules(deps: AuthoringDeps) {
  return async (actor: Actor, { versionId, revision, rules }: SaveTestRules): Promise<Result<VersionView, AuthoringRefusal>> => {
    const named = new Set<Phase>();
    for (const [index, rule] of rules.entries()) {
      if (named.has(rule.phase)) return refuse({ code: 'PhaseTwice', field: `rules.${index}.phase` });
      named.add(rule.phase);
      const refusal = checkTestRules(rule);
      if (refusal) return refuse({ ...refusal, field: `rules.${index}.${refusal.field}` });
    }
    const wanted = rules.map(asKept);
    return changeDraft(deps, actor, versionId, (version) => {
      const isAlreadySo = () => wanted.every((rule) => sameValue(rule, version.pair.rules.find(({ phase }) => phase === rule.phase)));
      const { stale, done } = checkRevision(version, revision, 'version', isAlreadySo);
      if (stale) return refuse(stale);
      return ok(done || wanted.length === 0 ? [] : [{ kind: 'rules', rules: wanted }]);
    });
  };
}
