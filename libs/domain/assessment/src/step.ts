import type { Response } from '@selaras/domain/item';
import { toIso, type AttemptId, type Instant, type ItemVersionId, type StepId } from '@selaras/domain/kernel';

/** One thing a learner did in an attempt. Its id is made by the client, so that sending it again is recognised. */
export interface Step {
  readonly id: StepId;
  readonly itemVersionId: ItemVersionId;
  /** Null when only the flag changes. */
  readonly response: Response | null;
  /** "Come back to this one"; null when only the response changes. */
  readonly flagged: boolean | null;
  /** By the client's clock: kept as said, never used to decide anything. */
  readonly answeredAt: Instant;
}

/** That a step reached the server after its attempt was over. `counts`: it is marked all the same. */
export interface Lateness {
  readonly counts: boolean;
}

/** A step as it was appended. */
export interface RecordedStep extends Step {
  /** 1, 2, 3 ... without gaps within an attempt. */
  readonly sequence: number;
  /** By the server's clock. */
  readonly recordedAt: Instant;
  /** Left out for a step that came in time. */
  readonly late?: Lateness;
  readonly hash: string;
}

/** Proof that a step was recorded. */
export interface Receipt {
  readonly stepId: StepId;
  readonly sequence: number;
  readonly recordedAt: Instant;
  /** Left out for a step that came in time. */
  readonly late?: Lateness;
  readonly hash: string;
}

/** SHA-256 in lower-case hexadecimal digits of a text's UTF-8 bytes; handed in, so that the rules stay free of any runtime. */
export type HashText = (text: string) => string;

/** Where the chain of an attempt starts: steps of one attempt can never pass for those of another. */
export function firstHash(attemptId: AttemptId, hash: HashText): string {
  return hash(`attempt ${attemptId}`);
}

/** Hash of the step before, and all that makes this step, the label of a late one too, in one text whose spelling does not depend on how it was stored. */
export function stepHash(previousHash: string, step: Omit<RecordedStep, 'hash'>, hash: HashText): string {
  return hash(previousHash + canonicalJson([
    step.sequence, step.id, step.itemVersionId, step.response, step.flagged, toIso(step.answeredAt), toIso(step.recordedAt),
    ...(step.late ? ['late', step.late.counts] : []),
  ]));
}

/** The receipt of closing an attempt; the same however often it is asked for. */
export function closingHash(lastHash: string, submittedAt: Instant, closedBy: string, hash: HashText): string {
  return hash(lastHash + canonicalJson(['closed', toIso(submittedAt), closedBy]));
}

/** The sequence of the first step that was altered, left out or put in; null when the chain is whole. */
export function firstBrokenLink(attemptId: AttemptId, steps: readonly RecordedStep[], hash: HashText): number | null {
  let previous = firstHash(attemptId, hash);
  for (const [index, step] of steps.entries()) {
    if (step.sequence !== index + 1 || step.hash !== stepHash(previous, step, hash)) return index + 1;
    previous = step.hash;
  }
  return null;
}

export function receiptOf({ id, sequence, recordedAt, hash, late }: RecordedStep): Receipt {
  return { stepId: id, sequence, recordedAt, hash, ...(late ? { late } : {}) };
}

/** JSON with the keys of every object in order: equal values are spelt equally. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner);
}
