import { computed, inject, Injectable, signal } from '@angular/core';
import type { Interaction, Response } from '@selaras/domain/item';
import { type AttemptPartsFragment, type Delivery, GraphqlClient, MyAttemptDocument, type OutboxStep, ResponseOutbox, ServerClock } from '@selaras/web/data-access';
import { isAnswered, isTyped, preloadInteractions, type SavedState } from '@selaras/web/ui';

/** How long typing has to rest before a text counts as an answer. */
const TYPING_REST_MS = 600;

interface Standing {
  readonly response: Response | null;
  readonly flagged: boolean;
}

type Attempt = AttemptPartsFragment;
export type AttemptItem = Attempt['items'][number];

/** An item with where it stands: what the page, the map and the review show. */
export interface ItemStanding extends Standing {
  readonly item: AttemptItem;
  readonly answered: boolean;
}

/**
 * One attempt while it is taken: what the server knows, what this device has not delivered yet, and what is being typed.
 * Provided by the page, so that it lives and ends with it.
 */
@Injectable()
export class AttemptSession {
  private readonly client = inject(GraphqlClient);
  private readonly outbox = inject(ResponseOutbox);
  private readonly clock = inject(ServerClock);
  private readonly attempt = signal<Attempt | null>(null);
  private readonly standings = signal<ReadonlyMap<string, Standing>>(new Map());
  private readonly typing = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly typingCount = signal(0);

  readonly current = this.attempt.asReadonly();
  readonly items = computed<readonly ItemStanding[]>(() => {
    const standings = this.standings();
    return (this.attempt()?.items ?? []).map((item) => {
      const { response, flagged } = standings.get(item.itemVersionId) ?? { response: null, flagged: false };
      return { item, response, flagged, answered: isAnswered(response) };
    });
  });
  readonly unanswered = computed(() => this.items().filter(({ answered }) => !answered));
  readonly flagged = computed(() => this.items().filter(({ flagged }) => flagged));
  readonly delivery = computed<Delivery | null>(() => {
    const attempt = this.attempt();
    return attempt && this.outbox.deliveryOf(attempt.id)();
  });
  readonly dueAt = computed(() => Date.parse(this.delivery()?.dueAt ?? this.attempt()?.dueAt ?? ''));
  /** Submitted, or closed by the clock: nothing more is taken. */
  readonly closed = computed(() => (this.attempt()?.submittedAt ?? null) !== null);

  /** What is true of the answers: never "saved" while one of them has no receipt. */
  readonly saved = computed<SavedState>(() => {
    const delivery = this.delivery();
    if (!delivery) return { kind: 'untouched' };
    if (delivery.unsent > 0 && delivery.obstacle !== null) return { kind: OBSTACLE_STATE[delivery.obstacle] };
    if (delivery.unsent > 0 || this.typingCount() > 0) return { kind: 'saving' };
    if (delivery.refusal) return { kind: 'refused' };
    return delivery.savedAt ? { kind: 'saved', at: delivery.savedAt } : { kind: 'untouched' };
  });

  /** Reads the attempt from the server and lays over it what this device still has to deliver. @returns false when it is not the reader's */
  async load(attemptId: string): Promise<boolean> {
    const askedAt = Date.now();
    const { myAttempt } = await this.client.run(MyAttemptDocument, { id: attemptId });
    if (!myAttempt) return false;
    this.clock.learn(myAttempt.serverTime, askedAt);
    const unsent = myAttempt.submittedAt === null ? await this.outbox.resume(attemptId) : [];
    const standings = standingsOf(myAttempt, unsent);
    for (const itemVersionId of this.typing.keys()) {
      const beingTyped = this.standings().get(itemVersionId);
      if (beingTyped) standings.set(itemVersionId, beingTyped);
    }
    this.standings.set(standings);
    this.attempt.set(myAttempt);
    // So that the test goes on when the network does not. Where it fails now, the item itself offers to try again.
    void preloadInteractions(myAttempt.items.map(({ interaction }) => (interaction as Interaction).type)).catch(() => undefined);
    return true;
  }

  /** Answers an item. Texts wait until typing rests; everything else goes at once. */
  respond(item: AttemptItem, response: Response): void {
    if (this.closed()) return;
    this.stand(item.itemVersionId, { response });
    if (!isTyped(response)) return this.deliver(item.itemVersionId, response, null);
    clearTimeout(this.typing.get(item.itemVersionId));
    this.typing.set(item.itemVersionId, setTimeout(() => this.settleTyping(item.itemVersionId), TYPING_REST_MS));
    this.typingCount.set(this.typing.size);
  }

  flag(item: AttemptItem, flagged: boolean): void {
    if (this.closed()) return;
    this.stand(item.itemVersionId, { flagged });
    this.deliver(item.itemVersionId, null, flagged);
  }

  /** What is being typed is meant: the field was left, the page is being hidden, time is nearly up. */
  settleTyping(only?: string): void {
    for (const [itemVersionId, timer] of [...this.typing]) {
      if (only !== undefined && itemVersionId !== only) continue;
      clearTimeout(timer);
      this.typing.delete(itemVersionId);
      const response = this.standings().get(itemVersionId)?.response;
      if (response) this.deliver(itemVersionId, response, null);
    }
    this.typingCount.set(this.typing.size);
  }

  /** @returns whether the server has acknowledged every answer within the time given */
  async settle(patienceMs: number): Promise<boolean> {
    const attempt = this.attempt();
    this.settleTyping();
    return attempt ? this.outbox.settle(attempt.id, patienceMs) : true;
  }

  private stand(itemVersionId: string, change: Partial<Standing>): void {
    this.standings.update((before) => new Map(before).set(itemVersionId, { response: null, flagged: false, ...before.get(itemVersionId), ...change }));
  }

  private deliver(itemVersionId: string, response: Response | null, flagged: boolean | null): void {
    const attempt = this.attempt();
    if (attempt) void this.outbox.add({ attemptId: attempt.id, itemVersionId, response, flagged });
  }
}

const OBSTACLE_STATE = { network: 'waiting-for-network', server: 'waiting-for-server', 'sign-in': 'waiting-for-sign-in' } as const;

/** The server's newest answers, with unsent steps of this device over them in their order. */
export function standingsOf(attempt: Pick<Attempt, 'items'>, unsent: readonly OutboxStep[]): Map<string, Standing> {
  const standings = new Map<string, Standing>(
    attempt.items.map(({ itemVersionId, response, flagged }) => [itemVersionId, { response: response as Response | null, flagged }]),
  );
  for (const step of unsent) {
    const before = standings.get(step.itemVersionId);
    if (before) standings.set(step.itemVersionId, { response: step.response ?? before.response, flagged: step.flagged ?? before.flagged });
  }
  return standings;
}
