import type { Clock } from '@selaras/domain/kernel';
import type { JobHandlers, JobName, JobPayloads } from './job-names';
import type { JobHistory } from './ports';

export interface DeliveredJob {
  readonly name: string;
  readonly key: string;
  readonly payload: unknown;
  /** True when the queue will not try again after this. */
  readonly isLastTry: boolean;
}

/**
 * Runs one delivered job and writes what became of it. A failure is thrown on, so that the queue tries again;
 * only the last one is written down as failed.
 * @throws for a name without a handler: a job from a newer release, which a newer worker will take.
 */
export function makeRunJob({ handlers, history, clock }: { readonly handlers: JobHandlers; readonly history: JobHistory; readonly clock: Clock }) {
  return async (job: DeliveredJob): Promise<void> => {
    if (!isJobName(job.name, handlers)) throw new Error(`no handler for the job ${job.name}`);
    try {
      // The outbox wrote the payload for this name; the handler table pairs the two types.
      const handle = handlers[job.name] as (payload: JobPayloads[JobName]) => ReturnType<JobHandlers[JobName]>;
      const report = await handle(job.payload as JobPayloads[JobName]);
      await history.record(job.name, job.key, report.outcome, report.detail ?? '', clock());
    } catch (error) {
      if (job.isLastTry) await history.record(job.name, job.key, 'failed', error instanceof Error ? error.message : String(error), clock());
      throw error;
    }
  };
}

function isJobName(name: string, handlers: JobHandlers): name is JobName {
  return Object.hasOwn(handlers, name);
}
