import type { AttemptId, CourseVersionId, ItemVersionId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { makeMarkWork } from './mark-work';
import { makeMarkingQueue } from './marking-queue';
import type { MarkingDeps, MarkingState } from './ports';
import { shownTo, type WorkView } from './work-view';

export * from './attempt-files';
export { handedInOnly } from './handed-in-only';
export type { MarkWork } from './mark-work';
export type { ItemAgreement, QueuedItem } from './marking-queue';
export { makeMyMarkedWorks, type MarkedWork, type ReviewLevelOf } from './my-marked-works';
export * from './ports';
export * from './refusals';
export type { WorkView } from './work-view';

/** What instructors do with answers that no key can mark. */
export function makeMarkingUseCases(deps: MarkingDeps) {
  const { marking } = deps;
  return {
    markingQueue: makeMarkingQueue(deps),
    /** Answers to one item that stand where `state` says for this person. Null when the course is not in scope. */
    works: async (
      actor: Actor, versionId: CourseVersionId, itemVersionId: ItemVersionId, state: MarkingState, page: { readonly first: number; readonly offset: number },
    ): Promise<{ readonly rows: readonly WorkView[]; readonly hasNextPage: boolean; readonly totalCount: number } | null> => {
      const found = await marking.works(scopeOf(actor, 'instructor'), versionId, itemVersionId, actor.personId, state, page);
      return found && { ...found, rows: found.rows.map((work) => shownTo(actor.personId, work)) };
    },
    /** Null when it is not in scope or not to be marked by people. */
    work: async (actor: Actor, attemptId: AttemptId, itemVersionId: ItemVersionId): Promise<WorkView | null> => {
      const found = await marking.work(scopeOf(actor, 'instructor'), attemptId, itemVersionId, actor.personId);
      return found && shownTo(actor.personId, found);
    },
    markWork: makeMarkWork(deps),
  };
}
export type MarkingUseCases = ReturnType<typeof makeMarkingUseCases>;
