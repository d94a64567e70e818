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
  /** Server's time as this device knew it, ISO 8601. */
  readonly answeredAt: string;
  /** Grows with every step of this device: the order in which they are sent. */
  readonly order: number;
}

/** What the server said to steps that were sent. */
export type SendAnswer =
  /** `dueAt`: until when the attempt runs, as the server holds it now. */
  | { readonly kind: 'recorded'; readonly receipts: readonly StepReceipt[]; readonly dueAt: string }
  /** None of them was recorded. `stepId` where the refusal is about one of them. */
  | { readonly kind: 'refused'; readonly refusal: StepRefusal };

export interface StepReceipt {
  readonly stepId: string;
  /** ISO 8601, the server's clock. */
  readonly recordedAt: string;
}

export interface StepRefusal {
  readonly code: string;
  readonly params: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}
