import type { CorrectionId } from '@selaras/domain/assessment';
import type { AttemptId } from '@selaras/domain/kernel';

/** Every kind of work done behind the request, with what it is told. A new one is added here and does not compile until handled. */
export interface JobPayloads {
  'score-attempt': { readonly attemptId: AttemptId };
  'expire-attempt': { readonly attemptId: AttemptId };
  /** Marks all attempts of a version anew after a correction. */
  regrade: { readonly correctionId: CorrectionId };
}
export type JobName = keyof JobPayloads;

/** What a handler reports to our own history. */
export interface JobReport {
  readonly outcome: 'done' | 'nothing-to-do';
  readonly detail?: string;
}

/** Handlers must be safe to run twice: the queue delivers at least once. */
export type JobHandlers = { readonly [Name in JobName]: (payload: JobPayloads[Name]) => Promise<JobReport> };
