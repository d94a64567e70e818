import type { ChosenLevels, MarkingScheme } from '@selaras/domain/assessment';
import { entryOf, type Criterion } from '@selaras/domain/item';
import type { CourseVersionId } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { markerAgreement, type MarkerAgreement } from '@selaras/domain/statistics';
import type { BlindPair, MarkingDeps, MarkingItem } from './ports';

export interface ItemAgreement {
  /** Over the marks each gave to the whole answer. */
  readonly marks: MarkerAgreement;
  /** Over the levels each chose, as per cent of the criterion. */
  readonly criteria: readonly { readonly criterionId: string; readonly title: string; readonly agreement: MarkerAgreement }[];
}

export interface QueuedItem extends MarkingItem {
  /** Null where one marker is enough. */
  readonly agreement: ItemAgreement | null;
}

/** The items of a version that people mark: how much waits for this person, and how well two markers agree. Null when the course is not in scope. */
export function makeMarkingQueue({ marking }: Pick<MarkingDeps, 'marking'>) {
  return async (actor: Actor, versionId: CourseVersionId): Promise<readonly QueuedItem[] | null> => {
    const scope = scopeOf(actor, 'instructor');
    const items = await marking.items(scope, versionId, actor.personId);
    if (!items) return null;
    const pairs = items.some(({ markers }) => markers === 2) ? await marking.blindPairs(scope, versionId) : [];
    return items.map((item) => ({ ...item, agreement: item.markers === 2 ? agreementOf(item, pairs.filter(({ itemVersionId }) => itemVersionId === item.itemVersionId)) : null }));
  };
}

function agreementOf({ rubric }: MarkingScheme, pairs: readonly BlindPair[]): ItemAgreement {
  return {
    marks: markerAgreement(pairs.map(({ first, second }) => [first.earned, second.earned] as const)),
    criteria: rubric.map((criterion) => ({
      criterionId: criterion.id, title: criterion.title,
      agreement: markerAgreement(pairs.map(({ first, second }) => [creditOf(criterion, first.levels), creditOf(criterion, second.levels)] as const)),
    })),
  };
}

/** Decisions are stored with levels of their rubric only. */
function creditOf({ id, levels }: Criterion, chosen: ChosenLevels): number {
  const level = levels.find((known) => known.id === entryOf(chosen, id));
  if (!level) throw new Error(`no level of criterion ${id} was chosen`);
  return level.creditPercent;
}
