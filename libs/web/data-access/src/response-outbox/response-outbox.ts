import { inject, Injectable, type Signal, signal, type WritableSignal } from '@angular/core';
import type { Response } from '@selaras/domain/item';
import { ServerClock } from '../clock/server-clock';
import { RecordResponsesDocument } from '../generated/operations';
import { ApiProblem } from '../graphql/api-problem';
import { GraphqlClient } from '../graphql/graphql-client';
import { isRefusal } from '../graphql/refusal-answer';
import { newId } from '../new-id';
import { SessionStore } from '../session/session-store';
import { IndexedDbStorage } from './indexed-db-storage';
import { type Obstacle, OutboxQueue, type QueueEvent, SendFailure } from './outbox-queue';
import type { OutboxStep, SendAnswer, StepRefusal } from './outbox-step';

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
}

export interface Answer {
  readonly attemptId: string;
  readonly itemVersionId: string;
  readonly response: Response | null;
  readonly flagged: boolean | null;
}

const OBSTACLE = { offline: 'network', fault: 'server', 'session-ended': 'sign-in' } as const satisfies Record<string, Obstacle>;

const UNTOUCHED: Delivery = { unsent: 0, savedAt: null, obstacle: null, refusal: null, dueAt: null };
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
    this.update(attemptId, (delivery) => ({ ...delivery, unsent: unsent.length }));
    void queue.deliver();
    return unsent;
  }

  /** Resolves when the answer is kept on this device. Whether it is saved, `deliveryOf` says. */
  async add(answer: Answer): Promise<void> {
    const queue = await this.queue();
    await queue.add({ ...answer, stepId: newId(), answeredAt: new Date(this.clock.now()).toISOString() });
    this.wake(); // a new answer is a good moment to find out whether the network is back
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
  }

  private queue(): Promise<OutboxQueue> {
    const personId = this.session.me()?.id;
    if (!personId) return Promise.reject(new ApiProblem('session-ended', 'nobody is signed in'));
    if (this.current?.personId !== personId) {
      void this.current?.queue.then((queue) => queue.close());
      const queue = OutboxQueue.open(personId, {
        storage: this.storage,
        send: (attemptId, steps, closing) => this.send(attemptId, steps, closing),
        signedInAgain: () => this.signedInAgain(),
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
      if (isRefusal(answer)) return { kind: 'refused', refusal: answer };
      this.clock.learn(answer.serverTime, askedAt);
      return { kind: 'recorded', receipts: answer.receipts, dueAt: answer.dueAt };
    } catch (problem) {
      const kind = problem instanceof ApiProblem ? problem.kind : 'offline';
      // What the server cannot even read will not be read the next time either, and must not hold up the rest.
      if (kind === 'bad-input' || kind === 'forbidden') return { kind: 'refused', refusal: { code: 'unknown', params: [] } };
      throw new SendFailure(OBSTACLE[kind]);
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
        const savedAt = event.receipts.at(-1)?.recordedAt ?? null;
        return this.update(event.attemptId, (delivery) => ({
          ...delivery,
          unsent: event.unsent,
          savedAt: savedAt ?? delivery.savedAt,
          obstacle: null,
          dueAt: event.dueAt,
        }));
      }
      case 'refused':
        return this.update(event.attemptId, (delivery) => ({ ...delivery, unsent: event.unsent, refusal: event.refusal }));
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
    const fresh = signal(UNTOUCHED);
    this.deliveries.set(attemptId, fresh);
    return fresh;
  }
}
