import { asId, type Clock, plusSeconds } from '@selaras/domain/kernel';
import type { JobHandlers } from './job-names';
import type { LeftoverStore } from './ports';

const BATCH = 500;
/** A job normally runs within a second; after this long it is not late but lost. */
const PATIENCE_SECONDS = 60;

/**
 * The net under the queue: closes attempts whose expiry job was lost, scores those whose scoring job was, goes on with regrading that stands still.
 * Uses the same handlers, so it is as safe to run twice as they are. Returns how many it found.
 */
export function makeSweepLeftovers({ leftovers, handlers, clock }: { readonly leftovers: LeftoverStore; readonly handlers: JobHandlers; readonly clock: Clock }) {
  return async (): Promise<number> => {
    const overdue = await leftovers.overdueAttempts(plusSeconds(clock(), -PATIENCE_SECONDS), BATCH);
    for (const id of overdue) await handlers['expire-attempt']({ attemptId: asId<'Attempt'>(id) });
    const unscored = await leftovers.unscoredAttempts(plusSeconds(clock(), -PATIENCE_SECONDS), BATCH);
    for (const id of unscored) await handlers['score-attempt']({ attemptId: asId<'Attempt'>(id) });
    const stalled = await leftovers.stalledRegrades(plusSeconds(clock(), -PATIENCE_SECONDS), BATCH);
    for (const id of stalled) await handlers.regrade({ correctionId: asId<'Correction'>(id) });
    return overdue.length + unscored.length + stalled.length;
  };
}
