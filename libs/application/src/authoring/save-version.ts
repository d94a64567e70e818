import type { Objective } from '@selaras/domain/course';
import { type CourseVersionId, ok, refuse, type Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import { changeDraft, checkRevision } from './change-draft';
import { firstRefusal, inRange, LONGEST, MOST, readLine, readOptionalText, sameValue } from './checks';
import type { AuthoringDeps } from './deps';
import type { AuthoringRefusal } from './refusals';
import type { VersionView } from './version-view';

export interface SaveVersion {
  readonly versionId: CourseVersionId;
  readonly revision: number;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  readonly objectives: readonly { readonly code: string; readonly text: string }[];
}

/** Title, summary, JP and objectives. An objective keeps its links to modules for as long as its code stays; one left out is gone. */
export function makeSaveVersion(deps: AuthoringDeps) {
  return async (actor: Actor, command: SaveVersion): Promise<Result<VersionView, AuthoringRefusal>> => {
    const title = readLine('title', command.title);
    const summary = readOptionalText('summary', command.summary, LONGEST.summary);
    const jp = inRange('jp', command.jp, 0, 1_000);
    const objectives = readObjectives(command.objectives);
    const refusal = firstRefusal(title, summary, jp, objectives);
    if (refusal) return refuse(refusal);
    if (!title.ok || !summary.ok || !objectives.ok) throw new Error('a refusal was passed over');

    return changeDraft(deps, actor, command.versionId, (version) => {
      const wanted = { title: title.value, summary: summary.value, jp: command.jp, objectives: objectives.value };
      const { stale, done } = checkRevision(version, command.revision, 'version', () =>
        sameValue(wanted, { title: version.title, summary: version.summary, jp: version.jp, objectives: version.objectives.map(({ code, text }) => ({ code, text })) }));
      if (stale) return refuse(stale);
      if (done) return ok([]);
      const kept = new Map(version.objectives.map((objective) => [objective.code, objective.id]));
      const withIds = wanted.objectives.map((objective): Objective => ({ ...objective, id: kept.get(objective.code) ?? deps.newId<'Objective'>() }));
      return ok([{ kind: 'frame', ...wanted, objectives: withIds }]);
    });
  };
}

function readObjectives(objectives: SaveVersion['objectives']): Result<SaveVersion['objectives'], AuthoringRefusal> {
  if (objectives.length > MOST.objectives) return refuse({ code: 'TooMany', field: 'objectives', most: MOST.objectives });
  const clean: { code: string; text: string }[] = [];
  for (const [index, objective] of objectives.entries()) {
    const code = readLine(`objectives.${index}.code`, objective.code, LONGEST.objectiveCode);
    if (!code.ok) return code;
    const text = readLine(`objectives.${index}.text`, objective.text, LONGEST.objectiveText);
    if (!text.ok) return text;
    if (clean.some((earlier) => earlier.code === code.value)) {
      return refuse({ code: 'ObjectiveCodeTwice', field: `objectives.${index}.code`, objectiveCode: code.value });
    }
    clean.push({ code: code.value, text: text.value });
  }
  return ok(clean);
}
