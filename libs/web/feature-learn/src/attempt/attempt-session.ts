import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Interaction, Response } from '@selaras/domain/item';
import { AttemptAnswersDocument, AttemptClockDocument, type AttemptMovingFragment, type AttemptPartsFragment, type Delivery, GraphqlClient, MyAttemptDocument, ResponseOutbox, ServerClock } from '@selaras/web/data-access';
import { isTyped, preloadInteractions, type SavedState } from '@selaras/web/ui';
import { type AnswerConflict, conflictBetween } from './answer-conflict';
import { type Given, itemStandings, NOTHING_YET, type Standing, standingsOf } from './item-standing';
import type { Way } from './one-way';
import { timeGained, type TimeKnown } from './time-change';

/** How long typing has to rest before a text counts as an answer. */
const TYPING_REST_MS = 600;

type Attempt = AttemptPartsFragment;
export type AttemptItem = Attempt['items'][number];

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
  /** What stands at the server as far as this device knows, its own answers on their way included. */
  private readonly known = new Map<string, Response | null>();
  /** What this device answered during this visit, by item: finding one of these elsewhere is no news. */
  private readonly given = new Map<string, readonly Response[]>();
  /** What stood at the server when it was last asked, and up to which step this device knows all that was recorded. */
  private readonly stood = new Map<string, Response | null>();
  private seenUpTo = 0;
  /** Answers handed over while the server is being asked: its reply may be older than they are. */
  private readonly givenMeanwhile = new Set<Given[]>();
  private readonly openConflicts = signal<ReadonlyMap<string, AnswerConflict>>(new Map());
  private readonly furthestHere = signal(0);
  private readonly gained = signal<{ readonly seconds: number } | null>(null);
  private stopLooking: () => void = () => undefined;

  readonly current = this.attempt.asReadonly();
  readonly items = computed(() => itemStandings(this.attempt()?.items ?? [], this.standings()));
  readonly unanswered = computed(() => this.items().filter(({ answered }) => !answered));
  readonly flagged = computed(() => this.items().filter(({ flagged }) => flagged));
  readonly conflicts = this.openConflicts.asReadonly();
  readonly delivery = computed<Delivery | null>(() => {
    const attempt = this.attempt();
    return attempt && this.outbox.deliveryOf(attempt.id)();
  });
  readonly dueAt = computed(() => Date.parse(this.attempt()?.dueAt ?? ''));
  /** Submitted, or closed by the clock: nothing more is taken. */
  readonly closed = computed(() => (this.attempt()?.submittedAt ?? null) !== null);
  readonly runningBreak = computed(() => (this.closed() ? null : (this.attempt()?.breaks.running ?? null)));
  readonly way = computed<Way>(() => {
    const attempt = this.attempt();
    if (!attempt) return { navigation: 'FREE', furthest: 0, delivered: 0, itemCount: 0 };
    return { navigation: attempt.navigation, furthest: Math.max(attempt.furthest, this.furthestHere()), delivered: attempt.items.length, itemCount: attempt.itemCount };
  });
  /** Time that somebody added while the page was open; a new object each time it happened. */
  readonly timeGained = this.gained.asReadonly();

  /** What is true of the answers: never "saved" while one of them has no receipt. */
  readonly saved = computed<SavedState>(() => {
    const delivery = this.delivery();
    if (!delivery) return { kind: 'untouched' };
    if (delivery.unsent > 0 && delivery.obstacle !== null) return { kind: OBSTACLE_STATE[delivery.obstacle] };
    if (delivery.unsent > 0 || this.typingCount() > 0) return { kind: 'saving' };
    if (delivery.refusal) return { kind: 'refused' };
    return delivery.savedAt ? { kind: 'saved', at: delivery.savedAt } : { kind: 'untouched' };
  });

  constructor() {
    // A receipt tells the due time too, as it was then: each is heard once, or an old one would take back what was granted since. Where it is another than
    // the one known, the server is asked why: a break moves it, and gives no time.
    const heard = computed(() => `${this.delivery()?.savedAt ?? ''} ${this.delivery()?.dueAt ?? ''}`);
    effect(() => {
      heard();
      const dueAt = untracked(() => this.delivery()?.dueAt);
      untracked(() => void this.lookAtOthers().catch(() => undefined));
      if (!dueAt || Date.parse(dueAt) === untracked(this.dueAt)) return;
      untracked(() => void this.refresh().catch(() => this.move({ dueAt })));
    });
    inject(DestroyRef).onDestroy(() => this.stopLooking());
  }

  /** Reads the attempt from the server and lays over it what this device still has to deliver. @returns false when it is not the reader's */
  async load(attemptId: string): Promise<boolean> {
    const askedAt = Date.now();
    const given: Given[] = [];
    this.givenMeanwhile.add(given);
    try {
      const before = await this.outbox.unsent(attemptId);
      const { myAttempt } = await this.client.run(MyAttemptDocument, { id: attemptId });
      if (!myAttempt) return false;
      this.clock.learn(myAttempt.serverTime, askedAt);
      this.take(myAttempt, [...before, ...given]);
    } finally {
      this.givenMeanwhile.delete(given);
    }
    this.stopLooking();
    this.stopLooking = this.outbox.lookBeforeGoingOn(attemptId, async () => void (await this.load(attemptId)));
    await this.outbox.resume(attemptId);
    return true;
  }

  /** Asks for what may have moved: due time, breaks, whether it was handed in elsewhere. Reads all of it again where others answered. */
  async refresh(): Promise<void> {
    const attempt = this.attempt();
    if (!attempt) return;
    const askedAt = Date.now();
    const { myAttempt } = await this.client.run(AttemptClockDocument, { id: attempt.id });
    if (!myAttempt) return;
    this.clock.learn(myAttempt.serverTime, askedAt);
    const known = Math.max(this.attempt()?.lastSequence ?? 0, this.delivery()?.lastSequence ?? 0);
    this.move(myAttempt);
    if (myAttempt.submittedAt !== null || myAttempt.lastSequence > known) await this.load(attempt.id);
  }

  /**
   * Receipts that leave gaps tell that others recorded steps in between. What they wrote is asked for: a text that this device wrote over without knowing
   * it is shown, and where theirs is the newer one, it is what stands.
   */
  private async lookAtOthers(): Promise<void> {
    const attempt = this.attempt();
    if (!attempt || !this.outbox.othersRecordedAfter(attempt.id, this.seenUpTo)) return;
    const after = this.seenUpTo;
    const { attemptAnswers } = await this.client.run(AttemptAnswersDocument, { attemptId: attempt.id, after });
    this.seenUpTo = Math.max(this.seenUpTo, ...attemptAnswers.map(({ sequence }) => sequence));
    const newest = new Map(attemptAnswers.map((answer) => [answer.itemVersionId, answer]));
    const theirs = new Map(attemptAnswers.filter(({ stepId }) => !this.outbox.hasSent(attempt.id, stepId)).map((answer) => [answer.itemVersionId, answer]));
    for (const [itemVersionId, answer] of theirs) {
      if (newest.get(itemVersionId) === answer) return void (await this.load(attempt.id));
      const known = (this.given.get(itemVersionId) ?? []).some((one) => JSON.stringify(one) === JSON.stringify(answer.response));
      const found = known ? null : conflictBetween(this.stood.get(itemVersionId) ?? null, this.standings().get(itemVersionId)?.response ?? null, answer.response as Response);
      if (found) this.openConflicts.update((before) => new Map(before).set(itemVersionId, found));
    }
  }

  /** What a break, or any other word of the server, changed. */
  move(change: Partial<AttemptMovingFragment>): void {
    const before = this.attempt();
    if (before) this.hear({ ...before, ...change });
  }

  private hear(attempt: Attempt): void {
    const before = this.attempt();
    this.attempt.set(attempt);
    if (before?.id !== attempt.id || before.submittedAt !== null || attempt.submittedAt !== null) return;
    const seconds = timeGained(timeOf(before), timeOf(attempt));
    if (seconds > 0) this.gained.set({ seconds });
  }

  /** She has read that she has more time: it need not stand there for the rest of the test. */
  forgetGain(): void {
    this.gained.set(null);
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

  /** The learner says which of two texts counts: it becomes the newest answer, whichever was sent last. */
  decide(item: AttemptItem, which: keyof AnswerConflict): void {
    const conflict = this.openConflicts().get(item.itemVersionId);
    if (!conflict || this.closed()) return;
    this.openConflicts.update((before) => without(before, item.itemVersionId));
    this.respond(item, conflict[which]);
    this.settleTyping(item.itemVersionId);
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

  private take(attempt: Attempt, given: readonly Given[]): void {
    const standings = standingsOf(attempt, given);
    const conflicts = new Map(this.openConflicts());
    for (const { itemVersionId, response } of attempt.items) {
      const theirs = response as Response | null;
      const [first, last] = [given.find((step) => isAnswerTo(step, itemVersionId)), given.findLast((step) => isAnswerTo(step, itemVersionId))];
      const beingTyped = this.typing.has(itemVersionId) ? this.standings().get(itemVersionId) : undefined;
      const isMine = given.some((step) => JSON.stringify(step.response) === JSON.stringify(theirs) && isAnswerTo(step, itemVersionId));
      const basedOn = (first ? first.basedOn : this.known.get(itemVersionId)) ?? null;
      const mine = beingTyped?.response ?? last?.response ?? null;
      const found = isMine || attempt.submittedAt !== null ? null : conflictBetween(basedOn, mine, theirs);
      if (found) conflicts.set(itemVersionId, found);
      if (beingTyped) standings.set(itemVersionId, beingTyped);
      this.known.set(itemVersionId, last?.response ?? theirs);
    }
    this.openConflicts.set(conflicts);
    this.standings.set(standings);
    for (const { itemVersionId, response } of attempt.items) this.stood.set(itemVersionId, response as Response | null);
    this.seenUpTo = Math.max(this.seenUpTo, attempt.lastSequence);
    this.hear(attempt);
    // So that the test goes on when the network does not. Where it fails now, the item itself offers to try again.
    void preloadInteractions(attempt.items.map(({ interaction }) => (interaction as Interaction).type)).catch(() => undefined);
  }

  private stand(itemVersionId: string, change: Partial<Standing>): void {
    this.standings.update((before) => new Map(before).set(itemVersionId, { ...NOTHING_YET, ...before.get(itemVersionId), ...change }));
  }

  private deliver(itemVersionId: string, response: Response | null, flagged: boolean | null): void {
    const attempt = this.attempt();
    if (!attempt) return;
    const given: Given = { itemVersionId, response, flagged, ...(response === null ? {} : { basedOn: this.known.get(itemVersionId) ?? null }) };
    if (response !== null) {
      this.known.set(itemVersionId, response);
      this.given.set(itemVersionId, [...(this.given.get(itemVersionId) ?? []), response]);
    }
    for (const list of this.givenMeanwhile) list.push(given);
    this.furthestHere.update((furthest) => Math.max(furthest, attempt.items.find((item) => item.itemVersionId === itemVersionId)?.position ?? 0));
    void this.outbox.add({ attemptId: attempt.id, ...given });
  }
}

const OBSTACLE_STATE = { network: 'waiting-for-network', server: 'waiting-for-server', 'sign-in': 'waiting-for-sign-in', break: 'waiting-for-break' } as const;

function isAnswerTo(step: Given, itemVersionId: string): boolean {
  return step.itemVersionId === itemVersionId && step.response !== null;
}

function timeOf({ dueAt, extraSeconds, breaks }: AttemptMovingFragment): TimeKnown {
  return { dueAt: Date.parse(dueAt), extraSeconds, breaksUsed: breaks.used, breakSeconds: breaks.secondsTaken, onBreak: breaks.running !== null };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([known]) => known !== key));
}
