import { markingOf, standingDecisions } from '@selaras/domain/assessment';
import { entryOf } from '@selaras/domain/item';
import type { AttemptId, Hundredths, ItemVersionId, Result } from '@selaras/domain/kernel';
import type { Actor } from '@selaras/domain/organisation';
import type { MarkedWorkRecord, MarkingStore } from './ports';

/** How an answer of hers was judged, without who judged it. */
export interface MarkedWork {
  readonly itemVersionId: ItemVersionId;
  readonly earned: Hundredths;
  readonly maximum: Hundredths;
  readonly criteria: readonly {
    readonly title: string;
    readonly weightPercent: number;
    /** What was found, once for each whose judgement counts: two markers who agreed, or whoever decided alone. */
    readonly levels: readonly { readonly text: string; readonly creditPercent: number }[];
  }[];
  /** Only where feedback is shown. */
  readonly comments: readonly string[];
}

/** As far as the review of an attempt may be seen now; a refusal shows nothing. */
export type ReviewLevelOf = (actor: Actor, attemptId: AttemptId) => Promise<Result<{ readonly level: 'nothing' | 'score' | 'answers' | 'feedback' }, unknown>>;

/** What people decided about an attempt of hers: levels where answers are shown, comments where feedback is. None before. */
export function makeMyMarkedWorks({ marking, review }: { readonly marking: Pick<MarkingStore, 'markedWorks'>; readonly review: ReviewLevelOf }) {
  return async (actor: Actor, attemptId: AttemptId): Promise<readonly MarkedWork[]> => {
    const shown = await review(actor, attemptId);
    if (!shown.ok || (shown.value.level !== 'answers' && shown.value.level !== 'feedback')) return [];
    const { level } = shown.value;
    return (await marking.markedWorks(actor.personId, attemptId)).flatMap((work) => markedWork(work, level === 'feedback'));
  };
}

function markedWork({ itemVersionId, decisions, ...scheme }: MarkedWorkRecord, withComments: boolean): readonly MarkedWork[] {
  const marking = markingOf(decisions, scheme);
  if (marking.state !== 'decided') return [];
  const standing = standingDecisions(decisions);
  const decider = standing.find(({ role }) => role === 'decider');
  const counting = decider ? [decider] : standing;
  const chosen = decisions.filter((decision) => counting.includes(decision));
  return [{
    itemVersionId, earned: marking.earned, maximum: scheme.maximum,
    criteria: scheme.rubric.map(({ id, title, weightPercent, levels }) => ({
      title, weightPercent,
      levels: chosen.flatMap((decision) => {
        const level = levels.find((known) => known.id === entryOf(decision.levels, id));
        return level ? [{ text: level.text, creditPercent: level.creditPercent }] : [];
      }),
    })),
    comments: withComments ? chosen.map(({ comment }) => comment).filter((comment) => comment !== '') : [],
  }];
}
