import type { CorrectionId } from '@selaras/domain/assessment';
import { BATCH, inBatches, markBatch } from './mark-batch';
import type { RegradingDeps } from './ports';

export type Regrading =
  | { readonly kind: 'regraded'; readonly keyVersion: number }
  | { readonly kind: 'regraded-before' }
  | { readonly kind: 'unknown-correction' };

/**
 * Marks all attempts of a version anew after a correction. Outcomes are prepared aside, batch after batch, where nobody reads them;
 * the last commit makes them all stand at once. What is killed goes on with the attempts that are not prepared yet; two at once do
 * the same work and finish once.
 */
export function makeRegradeVersion({ regrades, clock }: Pick<RegradingDeps, 'regrades' | 'clock'>) {
  return async (correctionId: CorrectionId): Promise<Regrading> => {
    const task = await regrades.task(correctionId);
    if (!task) return { kind: 'unknown-correction' };
    if (task.isFinished) return { kind: 'regraded-before' };
    const mark = markBatch(await regrades.keyedItems(task.versionId), task.corrections, task.policy);
    // Attempts are scored meanwhile: each round leaves fewer, and what fits into one batch is done under the lock of finishing.
    for (let ids = await regrades.unprepared(task); ids.length > 0; ids = ids.length > BATCH ? await regrades.unprepared(task) : []) {
      for await (const attempts of inBatches(regrades, ids)) await regrades.prepare(task, mark(attempts), clock());
    }
    const finished = await regrades.finish(task, mark, clock());
    return finished ? { kind: 'regraded', keyVersion: task.keyVersion } : { kind: 'regraded-before' };
  };
}
