import type { OutboxStorage } from './outbox-storage';
import type { OutboxStep, SendAnswer, SubmitAnswer, StepClosing, StepReceipt, StepRefusal } from './outbox-step';

/** As many as the server takes in one request. */
export const MOST_STEPS_AT_ONCE = 100;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Why nothing arrives at the moment: no way to the server, a server that fails, a session that ended, or an attempt that is on a break. */
export type Obstacle = 'network' | 'server' | 'sign-in' | 'break';

/** Sending ended without an answer: nothing is known of the steps, and they will be sent again. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';

  constructor(readonly obstacle: Obstacle) {
    super(`no answer: ${obstacle}`);
  }
}

export interface QueueDeps {
  readonly storage: OutboxStorage;
  /** Sends steps of one attempt, in order. @throws SendFailure when there was no answer; anything else counts as the network's fault */
  readonly send: (attemptId: string, steps: readonly OutboxStep[], closing: boolean) => Promise<SendAnswer>;
  /** Hands an attempt in. @throws SendFailure when there was no answer */
  readonly submit: (attemptId: string) => Promise<SubmitAnswer>;
  /** Resolves when the person has signed in again; rejects when she has not. */
  readonly signedInAgain: () => Promise<void>;
  /** Awaited when sending goes on after an obstacle, before the first steps of an attempt leave: others may have answered meanwhile. @throws to wait once more */
  readonly beforeGoingOn?: (attemptId: string) => Promise<void>;
  /** Resolves after the pause, or earlier when `wake` was called. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly onChange: (event: QueueEvent) => void;
}

/** `unsent`: how many steps of the attempt have no receipt after the event. */
export type QueueEvent =
  | { readonly kind: 'added'; readonly attemptId: string; readonly unsent: number }
  | { readonly kind: 'recorded'; readonly attemptId: string; readonly unsent: number; readonly receipts: readonly StepReceipt[]; readonly dueAt: string; readonly closing: StepClosing | null }
  | { readonly kind: 'refused'; readonly attemptId: string; readonly unsent: number; readonly refusal: StepRefusal }
  | { readonly kind: 'submission'; readonly attemptId: string; readonly state: 'asked' | 'withdrawn' | 'submitted' }
  | { readonly kind: 'submission-refused'; readonly attemptId: string; readonly refusal: StepRefusal }
  | { readonly kind: 'blocked'; readonly obstacle: Obstacle }
  | { readonly kind: 'flowing' };

/**
 * Delivers one person's steps, oldest first, until each has its receipt. A step leaves the device only when the server has recorded
 * it or has said why it never will.
 */
export class OutboxQueue {
  private steps: OutboxStep[] = [];
  /** Attempts the learner asked to hand in, in that order. */
  private submissions: string[] = [];
  private running: Promise<void> | null = null;
  private closed = false;
  private lastOrder = 0;

  private constructor(
    private readonly personId: string,
    private readonly deps: QueueDeps,
  ) {}

  /** With what an earlier visit left unsent; call `deliver` to send it. */
  static async open(personId: string, deps: QueueDeps): Promise<OutboxQueue> {
    const queue = new OutboxQueue(personId, deps);
    queue.steps = [...(await deps.storage.read(personId))];
    queue.lastOrder = queue.steps.at(-1)?.order ?? 0;
    queue.submissions = (await deps.storage.readSubmissions(personId)).map(({ attemptId }) => attemptId);
    return queue;
  }

  /** Unsent steps of an attempt, oldest first: laid over what the server knows. */
  unsent(attemptId: string): readonly OutboxStep[] {
    return this.steps.filter((step) => step.attemptId === attemptId);
  }

  get size(): number {
    return this.steps.length;
  }

  /** Keeps the step on the device and starts sending. Resolves when it is kept; not yet recorded by the server. */
  async add(step: Omit<OutboxStep, 'order' | 'personId'>): Promise<void> {
    this.lastOrder = Math.max(this.lastOrder + 1, Date.now());
    const kept: OutboxStep = { ...step, personId: this.personId, order: this.lastOrder };
    this.steps.push(kept);
    this.deps.onChange({ kind: 'added', attemptId: kept.attemptId, unsent: this.unsent(kept.attemptId).length });
    // A device that cannot store it (full, private) still sends it from memory.
    await this.deps.storage.add(kept).catch(() => undefined);
    void this.deliver();
  }

  get hasSubmissions(): boolean {
    return this.submissions.length > 0;
  }

  isSubmissionAsked(attemptId: string): boolean {
    return this.submissions.includes(attemptId);
  }

  /**
   * Keeps on the device that she asked to hand in, and does so once every answer of the attempt has its receipt. Resolves when it is kept; it is
   * handed in only when an event says so.
   */
  async askToSubmit(attemptId: string): Promise<void> {
    if (!this.submissions.includes(attemptId)) this.submissions.push(attemptId);
    this.deps.onChange({ kind: 'submission', attemptId, state: 'asked' });
    await this.deps.storage.addSubmission({ attemptId, personId: this.personId }).catch(() => undefined);
    void this.deliver();
  }

  /** She goes on answering instead. What has reached the server already cannot be taken back. */
  async withdrawSubmission(attemptId: string): Promise<void> {
    if (!this.submissions.includes(attemptId)) return;
    await this.forgetSubmission(attemptId);
    this.deps.onChange({ kind: 'submission', attemptId, state: 'withdrawn' });
  }

  /** Sends until nothing is left. One delivery at a time: a second call joins the first. */
  deliver(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = null;
      if (this.hasWork() && !this.closed) void this.deliver();
    });
    return this.running;
  }

  /** One attempt to send what is left while the page goes away; nobody waits for it. */
  sendWhileClosing(): void {
    for (const [attemptId, steps] of batches(this.steps)) {
      void this.deps.send(attemptId, steps, true).then((answer) => this.settle(answer, steps), () => undefined);
    }
  }

  /** Stops retrying; what is unsent stays on the device for its owner. */
  close(): void {
    this.closed = true;
  }

  private async sendAll(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    let wasHeldUp = false;
    while (this.hasWork() && !this.closed) {
      const next = batches(this.steps)[0];
      try {
        if (wasHeldUp && next) await this.deps.beforeGoingOn?.(next[0]);
        if (next) await this.sendBatch(...next);
        else await this.submitNext();
        this.deps.onChange({ kind: 'flowing' });
        pause = FIRST_PAUSE_MS;
        wasHeldUp = false;
      } catch (failure) {
        const obstacle = failure instanceof SendFailure ? failure.obstacle : 'network';
        this.deps.onChange({ kind: 'blocked', obstacle });
        wasHeldUp = true;
        if (obstacle === 'sign-in') {
          await this.deps.signedInAgain().catch(() => this.close());
        } else {
          await this.deps.pause(pause);
          pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
      }
    }
  }

  private hasWork(): boolean {
    return this.steps.length > 0 || this.submissions.length > 0;
  }

  /** Only once no step is left: what was answered before handing in belongs to what is handed in. */
  private async submitNext(): Promise<void> {
    const [attemptId] = this.submissions;
    if (attemptId === undefined) return;
    const answer = await this.deps.submit(attemptId);
    await this.forgetSubmission(attemptId);
    if (answer.kind === 'submitted') this.deps.onChange({ kind: 'submission', attemptId, state: 'submitted' });
    else this.deps.onChange({ kind: 'submission-refused', attemptId, refusal: answer.refusal });
  }

  private async forgetSubmission(attemptId: string): Promise<void> {
    this.submissions = this.submissions.filter((asked) => asked !== attemptId);
    // Left behind it would be sent again, and answered as the first time.
    await this.deps.storage.removeSubmission(attemptId).catch(() => undefined);
  }

  /** The server takes all or none; when it takes none of several, each is sent alone so that one bad step does not hold up the others. */
  private async sendBatch(attemptId: string, batch: readonly OutboxStep[]): Promise<void> {
    const answer = await this.deps.send(attemptId, batch, false);
    if (answer.kind === 'recorded' || batch.length === 1) return this.settle(answer, batch);
    for (const step of batch) await this.settle(await this.deps.send(attemptId, [step], false), [step]);
  }

  private async settle(answer: SendAnswer, sent: readonly OutboxStep[]): Promise<void> {
    if (answer.kind === 'recorded') {
      await this.forget(answer.receipts.map(({ stepId }) => stepId));
      const [first] = sent;
      if (first) this.deps.onChange({ kind: 'recorded', attemptId: first.attemptId, unsent: this.unsent(first.attemptId).length, receipts: answer.receipts, dueAt: answer.dueAt, closing: answer.closing });
      return;
    }
    if (sent.length > 1) return; // only while closing: sorted out at the next visit
    for (const step of sent) {
      await this.forget([step.stepId]);
      this.deps.onChange({ kind: 'refused', attemptId: step.attemptId, unsent: this.unsent(step.attemptId).length, refusal: answer.refusal });
    }
  }

  private async forget(stepIds: readonly string[]): Promise<void> {
    const gone = new Set(stepIds);
    this.steps = this.steps.filter((step) => !gone.has(step.stepId));
    // Left behind it would be sent again and answered with the same receipt.
    await this.deps.storage.remove(stepIds).catch(() => undefined);
  }
}

/** Steps by attempt, attempts in the order of their oldest step, cut to what the server takes at once. */
function batches(steps: readonly OutboxStep[]): Array<[string, readonly OutboxStep[]]> {
  const byAttempt = new Map<string, OutboxStep[]>();
  for (const step of steps) {
    const batch = byAttempt.get(step.attemptId) ?? [];
    if (batch.length < MOST_STEPS_AT_ONCE) batch.push(step);
    byAttempt.set(step.attemptId, batch);
  }
  return [...byAttempt];
}
