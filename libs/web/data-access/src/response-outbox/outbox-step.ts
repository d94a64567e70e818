import type { Response } from '@selaras/domain/item';

/** One answer on its way to the server: kept on the device until its receipt has come. */
export interface OutboxStep {
  /** Made here; the server answers the same step with the same receipt however often it is sent. */
  readonly stepId: string;
  /** Whose answer it is: a shared computer sends and shows nobody else's. */
  readonly personId: string;
  readonly attemptId: string;
  readonly itemVersionId: string;
  /** Null when only the flag changes. */
  readonly response: Response | null;
  /** Null when only the response changes. */
  readonly flagged: boolean | null;
  /**
   * The answer that stood at the server, as far as this device knew, when this one was given; stays on the device. When another stands there on
   * delivery, both were written without knowledge of each other. Left out by a step that only flags.
   */
  readonly basedOn?: Response | null;
  /** Server's time as this device knew it, ISO 8601. */
  readonly answeredAt: string;
  /** Grows with every step of this device: the order in which they are sent. */
  readonly order: number;
}

/** That the learner asked to hand an attempt in: kept on the device until the server has said what became of it. */
export interface OutboxSubmission {
  readonly attemptId: string;
  readonly personId: string;
}

/** What the server said to handing in. */
export type SubmitAnswer = { readonly kind: 'submitted' } | { readonly kind: 'refused'; readonly refusal: StepRefusal };

/** What the server said to steps that were sent. */
export type SendAnswer =
  /** `dueAt`: until when the attempt runs, as the server holds it now. `closing`: that it was over when they arrived; null while it is open. */
  | { readonly kind: 'recorded'; readonly receipts: readonly StepReceipt[]; readonly dueAt: string; readonly closing: StepClosing | null }
  /** None of them was recorded. `stepId` where the refusal is about one of them. */
  | { readonly kind: 'refused'; readonly refusal: StepRefusal };

export interface StepClosing {
  /** ISO 8601, the server's clock. */
  readonly at: string;
  /** `learner` or `expiry`. */
  readonly by: string;
}

export interface StepReceipt {
  readonly stepId: string;
  /** Place among all steps of the attempt, from whatever device. */
  readonly sequence: number;
  /** It arrived after the attempt was over. */
  readonly late: boolean;
  /** False for a late one that is kept but not marked. */
  readonly counts: boolean;
  /** ISO 8601, the server's clock. */
  readonly recordedAt: string;
}

export interface StepRefusal {
  readonly code: string;
  readonly params: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}
