import { inject, Injectable, type Signal, signal, type WritableSignal } from '@angular/core';
import type { Response } from '@selaras/domain/item';
import { ServerClock } from '../clock/server-clock';
import { RecordResponsesDocument, SubmitAttemptDocument } from '../generated';
import { ApiProblem } from '../graphql/api-problem';
import { GraphqlClient } from '../graphql/graphql-client';
import { isRefusal } from '../graphql/refusal-answer';
import { newId } from '../new-id';
import { SessionStore } from '../session/session-store';
import { IndexedDbStorage } from './indexed-db-storage';
import { type Obstacle, OutboxQueue, type QueueEvent, SendFailure } from './outbox-queue';
import type { OutboxStep, SendAnswer, StepClosing, StepReceipt, StepRefusal, SubmitAnswer } from './outbox-step';

/** How the answers of one attempt stand. */
export interface Delivery {
  /** Steps without a receipt. */
  readonly unsent: number;
  /** Server's time of the newest receipt of this visit; null before the first. */
  readonly savedAt: string | null;
  /** What keeps the unsent steps from arriving. */
  readonly obstacle: Obstacle | null;
  /** The newest refusal: that answer is not recorded and never will be. */
  readonly refusal: StepRefusal | null;
  /** Due time of the attempt as the newest receipt told it; null before the first. */
  readonly dueAt: string | null;
  /** Sequence of the newest receipt of this visit; 0 before the first. */
  readonly lastSequence: number;
  /** That the attempt was over when steps of this visit arrived; null while it is open as far as receipts tell. */
  readonly closing: StepClosing | null;
  /** Steps of this visit that arrived after the end: those that count all the same, and those that are kept but not marked. */
  readonly late: { readonly counting: number; readonly kept: number };
  /** Whether she asked to hand in. `submitted` only after the server said so; `asked` is kept on this device until then. */
  readonly submission: 'none' | 'asked' | 'submitted';
  /** Why the server did not take it when she last asked; null when nothing was refused. */
  readonly submissionRefusal: StepRefusal | null;
}

export interface Answer {
  readonly attemptId: string;
  readonly itemVersionId: string;
  readonly response: Response | null;
  readonly flagged: boolean | null;
  readonly basedOn?: Response | null;
}

const OBSTACLE = { offline: 'network', fault: 'server', 'session-ended': 'sign-in' } as const satisfies Record<string, Obstacle>;

export const UNTOUCHED_DELIVERY: Delivery = {
  unsent: 0, savedAt: null, obstacle: null, refusal: null, dueAt: null, lastSequence: 0, closing: null, late: { counting: 0, kept: 0 },
  submission: 'none', submissionRefusal: null,
};
/** How long signing out waits for the last answers. */
const LEAVING_MS = 5_000;

/** Every answer goes through here: on the device first, then to the server until it is acknowledged. */
@Injectable({ providedIn: 'root' })
export class ResponseOutbox {
  private readonly client = inject(GraphqlClient);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(ServerClock);
  private readonly storage = new IndexedDbStorage();
  private readonly deliveries = new Map<string, WritableSignal<Delivery>>();
  private current: { readonly personId: string; readonly queue: Promise<OutboxQueue> } | null = null;
  /** Sequences of the steps of this visit, by attempt and step id. */
  private readonly sent = new Map<string, Map<string, number>>();
  private readonly lookouts = new Map<string, () => Promise<void>>();
  private wake: () => void = () => undefined;

  constructor() {
    addEventListener('online', () => this.wake());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.current?.queue.then((queue) => queue.sendWhileClosing());
      else this.wake();
    });
    this.session.beforeSignOut(() => this.leave());
  }

  /** Sends what an earlier visit of the signed-in person left behind, and returns what is still unsent of an attempt. */
  async resume(attemptId: string): Promise<readonly OutboxStep[]> {
    const queue = await this.queue();
    const unsent = queue.unsent(attemptId);
    const asked = queue.isSubmissionAsked(attemptId);
    this.update(attemptId, (delivery) => ({ ...delivery, unsent: unsent.length, submission: asked ? 'asked' : delivery.submission }));
    void queue.deliver();
    return unsent;
  }

  /** Where an earlier visit asked to hand in and the network was gone: does so now, wherever in the product she is. Nothing else is sent from here. */
  async handInWhatWasAsked(): Promise<void> {
    const queue = await this.queue();
    if (queue.hasSubmissions) await queue.deliver();
  }

  /** What of an attempt has no receipt yet, oldest first; sends nothing. */
  async unsent(attemptId: string): Promise<readonly OutboxStep[]> {
    return (await this.queue()).unsent(attemptId);
  }

  /** `look` is awaited before sending goes on after an obstacle: another device may have answered meanwhile. @returns no longer */
  lookBeforeGoingOn(attemptId: string, look: () => Promise<void>): () => void {
    this.lookouts.set(attemptId, look);
    return () => {
      if (this.lookouts.get(attemptId) === look) this.lookouts.delete(attemptId);
    };
  }

  /** Whether a step was sent by this device during this visit. */
  hasSent(attemptId: string, stepId: string): boolean {
    return this.sent.get(attemptId)?.has(stepId) ?? false;
  }

  /** Whether receipts of this visit leave gaps after a sequence: another device, or another tab, has recorded steps between them. */
  othersRecordedAfter(attemptId: string, sequence: number): boolean {
    const own = [...(this.sent.get(attemptId)?.values() ?? [])].filter((one) => one > sequence);
    return own.length > 0 && Math.max(...own) - sequence > own.length;
  }

  /** A good moment to try again: the break is over, the network said so. */
  tryNow(): void {
    this.wake();
  }

  /** Resolves when the answer is kept on this device. Whether it is saved, `deliveryOf` says. */
  async add(answer: Answer): Promise<void> {
    const queue = await this.queue();
    await queue.add({ ...answer, stepId: newId(), answeredAt: new Date(this.clock.now()).toISOString() });
    this.wake(); // a new answer is a good moment to find out whether the network is back
  }

  /** Hands the attempt in as soon as all its answers have arrived, now or when the network is back; `deliveryOf` says when the server has it. */
  async askToSubmit(attemptId: string): Promise<void> {
    await (await this.queue()).askToSubmit(attemptId);
    this.wake();
  }

  /** She goes on answering: nothing is handed in unless it has reached the server already. */
  async withdrawSubmission(attemptId: string): Promise<void> {
    await (await this.queue()).withdrawSubmission(attemptId);
  }

  deliveryOf(attemptId: string): Signal<Delivery> {
    return this.writable(attemptId).asReadonly();
  }

  /** Tries at once, then waits until nothing of the attempt is unsent or the time is over. @returns whether all was acknowledged */
  async settle(attemptId: string, patienceMs: number): Promise<boolean> {
    const queue = await this.queue();
    this.wake();
    const until = Date.now() + patienceMs;
    while (queue.unsent(attemptId).length > 0 && Date.now() < until) {
      await Promise.race([queue.deliver(), new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    return queue.unsent(attemptId).length === 0;
  }

  private async leave(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const queue = await current.queue;
    this.wake();
    await Promise.race([queue.deliver(), new Promise((resolve) => setTimeout(resolve, LEAVING_MS))]);
    queue.close();
    this.wake();
    this.current = null;
    this.deliveries.clear();
    this.sent.clear();
  }

  private queue(): Promise<OutboxQueue> {
    const personId = this.session.me()?.id;
    if (!personId) return Promise.reject(new ApiProblem('session-ended', 'nobody is signed in'));
    if (this.current?.personId !== personId) {
      void this.current?.queue.then((queue) => queue.close());
      const queue = OutboxQueue.open(personId, {
        storage: this.storage,
        send: (attemptId, steps, closing) => this.send(attemptId, steps, closing),
        submit: (attemptId) => this.submit(attemptId),
        signedInAgain: () => this.signedInAgain(),
        beforeGoingOn: async (attemptId) => this.lookouts.get(attemptId)?.(),
        pause: (milliseconds) => this.pause(milliseconds),
        onChange: (event) => this.onChange(event),
      });
      this.current = { personId, queue };
    }
    return this.current.queue;
  }

  private async send(attemptId: string, steps: readonly OutboxStep[], closing: boolean): Promise<SendAnswer> {
    const askedAt = Date.now();
    const input = steps.map(({ stepId, itemVersionId, response, flagged, answeredAt }) => ({ stepId, itemVersionId, response, flagged, answeredAt }));
    try {
      const { recordResponses: answer } = await this.client.run(
        RecordResponsesDocument,
        { attemptId, steps: input },
        { whenSessionEnds: 'reject', keepalive: closing },
      );
      if (isRefusal(answer)) {
        // The clock stands still and nothing is taken; what waits is sent when the break is over.
        if (answer.code === 'OnBreak') throw new SendFailure('break');
        return { kind: 'refused', refusal: answer };
      }
      this.clock.learn(answer.serverTime, askedAt);
      const over = answer.closedAt === null ? null : { at: answer.closedAt, by: answer.closedBy ?? 'expiry' };
      return { kind: 'recorded', receipts: answer.receipts, dueAt: answer.dueAt, closing: over };
    } catch (problem) {
      return refusedOrThrown(problem);
    }
  }

  private async submit(attemptId: string): Promise<SubmitAnswer> {
    try {
      const { submitAttempt: answer } = await this.client.run(SubmitAttemptDocument, { attemptId }, { whenSessionEnds: 'reject' });
      return isRefusal(answer) ? { kind: 'refused', refusal: answer } : { kind: 'submitted' };
    } catch (problem) {
      return refusedOrThrown(problem);
    }
  }

  private async signedInAgain(): Promise<void> {
    try {
      await this.session.renewed();
    } catch (somebodyElse) {
      this.current = null;
      throw somebodyElse;
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      // A little apart from each other: after an outage not everybody returns in the same second.
      const timer = setTimeout(resolve, milliseconds * (0.8 + Math.random() * 0.4));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private onChange(event: QueueEvent): void {
    switch (event.kind) {
      case 'added':
        return this.update(event.attemptId, (delivery) => ({ ...delivery, unsent: event.unsent, refusal: null }));
      case 'recorded': {
        const sent = this.sent.get(event.attemptId) ?? new Map<string, number>();
        for (const { stepId, sequence } of event.receipts) sent.set(stepId, sequence);
        this.sent.set(event.attemptId, sent);
        const savedAt = event.receipts.at(-1)?.recordedAt ?? null;
        return this.update(event.attemptId, (delivery) => ({
          ...delivery,
          unsent: event.unsent,
          savedAt: savedAt ?? delivery.savedAt,
          obstacle: null,
          dueAt: event.dueAt,
          lastSequence: Math.max(delivery.lastSequence, ...event.receipts.map(({ sequence }) => sequence)),
          closing: event.closing,
          late: withLate(delivery.late, event.receipts),
        }));
      }
      case 'refused':
        return this.update(event.attemptId, (delivery) => ({ ...delivery, unsent: event.unsent, refusal: event.refusal }));
      case 'submission': {
        const submission = event.state === 'withdrawn' ? 'none' : event.state;
        return this.update(event.attemptId, (delivery) => ({ ...delivery, submission, submissionRefusal: null }));
      }
      case 'submission-refused':
        return this.update(event.attemptId, (delivery) => ({ ...delivery, submission: 'none', submissionRefusal: event.refusal }));
      case 'blocked':
      case 'flowing': {
        const obstacle = event.kind === 'blocked' ? event.obstacle : null;
        for (const attemptId of this.deliveries.keys()) this.update(attemptId, (delivery) => ({ ...delivery, obstacle }));
      }
    }
  }

  private update(attemptId: string, change: (delivery: Delivery) => Delivery): void {
    this.writable(attemptId).update(change);
  }

  private writable(attemptId: string): WritableSignal<Delivery> {
    const known = this.deliveries.get(attemptId);
    if (known) return known;
    const fresh = signal(UNTOUCHED_DELIVERY);
    this.deliveries.set(attemptId, fresh);
    return fresh;
  }
}

/** What the server cannot even read will not be read the next time either, and must not hold up the rest. @throws SendFailure for all else */
function refusedOrThrown(problem: unknown): { readonly kind: 'refused'; readonly refusal: StepRefusal } {
  if (problem instanceof SendFailure) throw problem;
  const kind = problem instanceof ApiProblem ? problem.kind : 'offline';
  if (kind === 'bad-input' || kind === 'forbidden') return { kind: 'refused', refusal: { code: 'unknown', params: [] } };
  throw new SendFailure(OBSTACLE[kind]);
}

function withLate(before: Delivery['late'], receipts: readonly StepReceipt[]): Delivery['late'] {
  const late = receipts.filter((receipt) => receipt.late);
  const counting = late.filter(({ counts }) => counts).length;
  return { counting: before.counting + counting, kept: before.kept + late.length - counting };
}
