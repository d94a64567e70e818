import { computed, inject, Injectable, signal } from '@angular/core';
import { EndBreakDocument, GraphqlClient, isRefusal, newId, type RefusalAnswer, ResponseOutbox, StartBreakDocument } from '@selaras/web/data-access';
import { AttemptSession } from './attempt-session';

/** Answers typed before a break have to arrive before it: during it nothing is taken. */
const SETTLE_MS = 8_000;

/** The recorded pauses of one attempt: how many are left, beginning one, ending it. Provided by the page. */
@Injectable()
export class AttemptBreaks {
  private readonly client = inject(GraphqlClient);
  private readonly session = inject(AttemptSession);
  private readonly outbox = inject(ResponseOutbox);
  /** Kept until the server has answered: asking again begins the same break, not a second one. */
  private nextId: string | null = null;

  readonly busy = signal(false);
  readonly refusal = signal<RefusalAnswer | null>(null);
  readonly problem = signal<unknown>(null);
  /** Answers are still on their way, so the break was not begun. */
  readonly undelivered = signal(false);
  readonly left = computed(() => {
    const breaks = this.session.current()?.breaks;
    return breaks ? Math.max(0, breaks.most - breaks.used) : 0;
  });

  async start(): Promise<void> {
    const attempt = this.session.current();
    if (!attempt || this.busy()) return;
    await this.during(async () => {
      if (!(await this.session.settle(SETTLE_MS))) return this.undelivered.set(true);
      this.nextId ??= newId();
      const { startBreak: answer } = await this.client.run(StartBreakDocument, { attemptId: attempt.id, breakId: this.nextId });
      this.nextId = null;
      if (isRefusal(answer)) {
        this.refusal.set(answer);
        return this.session.refresh();
      }
      const { id, number, startedAt, endsAt, endedAt } = answer.break;
      const running = endedAt === null ? { id, number, startedAt, endsAt } : null;
      this.session.move({ dueAt: answer.dueAt, breaks: { ...attempt.breaks, used: Math.max(attempt.breaks.used, number), running } });
    });
  }

  /** Goes on before the break is over; also called when it ended itself. */
  async end(): Promise<void> {
    const attempt = this.session.current();
    const running = attempt?.breaks.running;
    if (!attempt || !running || this.busy()) return;
    await this.during(async () => {
      const { endBreak: answer } = await this.client.run(EndBreakDocument, { attemptId: attempt.id, breakId: running.id });
      if (isRefusal(answer)) {
        this.refusal.set(answer);
        return this.session.refresh();
      }
      const taken = Math.round((Date.parse(answer.break.endedAt ?? answer.break.endsAt) - Date.parse(answer.break.startedAt)) / 1000);
      this.session.move({ dueAt: answer.dueAt, breaks: { ...attempt.breaks, secondsTaken: attempt.breaks.secondsTaken + taken, running: null } });
      this.outbox.tryNow();
    });
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    this.undelivered.set(false);
    try {
      await work();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
