import { regrade, type Correction, type KeyedItem, type RegradePolicy } from '@selaras/domain/assessment';
import type { AttemptId, ItemVersionId } from '@selaras/domain/kernel';
import type { AttemptBefore, MarkBatch, RegradeStore } from './ports';

/** Attempts that are read, marked and written together: large enough to make round trips cheap, small enough to let others in between. */
export const BATCH = 500;

export function markBatch(items: ReadonlyMap<ItemVersionId, KeyedItem>, corrections: readonly Correction[], policy: RegradePolicy): MarkBatch {
  return (attempts) => attempts.map((attempt) => ({
    attemptId: attempt.attemptId,
    base: { keyVersion: attempt.outcome.keyVersion, revision: attempt.outcome.revision },
    outcome: regrade(attempt, items, corrections, policy, attempt.outcome),
  }));
}

/** Reads attempts a batch at a time. */
export async function* inBatches(store: Pick<RegradeStore, 'attempts'>, ids: readonly AttemptId[]): AsyncGenerator<readonly AttemptBefore[]> {
  for (let start = 0; start < ids.length; start += BATCH) yield store.attempts(ids.slice(start, start + BATCH));
}
