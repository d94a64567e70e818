/** An answer as its learner sent it. */
export interface SentStep {
  readonly stepId: string;
  readonly itemVersionId: string;
  readonly response: { readonly type: string; readonly optionId: string | null };
  readonly answeredAt: string;
}

export interface Receipt {
  readonly stepId: string;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly hash: string;
  readonly late: boolean;
  readonly counts: boolean;
}

/** Everything the learners were told, as they were told it. */
export interface Ledger {
  readonly acknowledged: { readonly attemptId: string; readonly step: SentStep; readonly receipt: Receipt }[];
  /** Answers that were refused because the attempt was closed. */
  readonly turnedAway: { readonly attemptId: string; readonly stepId: string }[];
  readonly submissions: { readonly attemptId: string; readonly submittedAt: string; readonly receipt: string }[];
  /** What no learner should ever hear. */
  readonly surprises: string[];
  retries: number;
  /** Milliseconds from giving an answer to its receipt, the longest of all. */
  longestWait: number;
}

export function anEmptyLedger(): Ledger {
  return { acknowledged: [], turnedAway: [], submissions: [], surprises: [], retries: 0, longestWait: 0 };
}
