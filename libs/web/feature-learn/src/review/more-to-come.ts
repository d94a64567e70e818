import type { ReviewLevel } from '@selaras/web/data-access';

/** What a learner may see at each stage of a test; the later stage decides. */
export interface ReviewStages {
  readonly afterSubmit: ReviewLevel;
  readonly afterLastAttempt: ReviewLevel;
  readonly afterClosing: ReviewLevel;
}
export type ReviewStage = keyof ReviewStages;

/** From least to most. */
const LEVELS: readonly ReviewLevel[] = ['NOTHING', 'SCORE', 'ANSWERS', 'FEEDBACK'];
const STAGES: readonly ReviewStage[] = ['afterSubmit', 'afterLastAttempt', 'afterClosing'];

/** `itemsDone`: as soon as none of her tests can ask these items any more. */
export interface MoreToCome {
  readonly when: 'itemsDone' | 'afterLastAttempt' | 'afterClosing';
  readonly level: ReviewLevel;
}

/** At which stage a test is for a learner. */
export function stageOf(test: { readonly isOver: boolean; readonly hasOpenAttempt: boolean; readonly attemptsLeft: number }): ReviewStage {
  if (test.isOver) return 'afterClosing';
  return !test.hasOpenAttempt && test.attemptsLeft <= 0 ? 'afterLastAttempt' : 'afterSubmit';
}

/**
 * What will be shown later and is not now, soonest first; empty when nothing more will be.
 *
 * @param level what is shown now
 * @param byRules what the rules would show at this stage; more than `level` while the items may still be asked
 */
export function moreToCome(stages: ReviewStages, stage: ReviewStage, level: ReviewLevel, byRules: ReviewLevel): readonly MoreToCome[] {
  const more: MoreToCome[] = [];
  let shown = rank(level);
  if (rank(byRules) > shown) {
    more.push({ when: 'itemsDone', level: byRules });
    shown = rank(byRules);
  }
  for (const later of STAGES.slice(STAGES.indexOf(stage) + 1)) {
    if (rank(stages[later]) <= shown || later === 'afterSubmit') continue;
    more.push({ when: later, level: stages[later] });
    shown = rank(stages[later]);
  }
  return more;
}

export function showsAtLeast(level: ReviewLevel, least: ReviewLevel): boolean {
  return rank(level) >= rank(least);
}

function rank(level: ReviewLevel): number {
  return LEVELS.indexOf(level);
}
